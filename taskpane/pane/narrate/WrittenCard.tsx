import { Button } from '@fluentui/react-components';
import type { StoredNarrative } from '../../../src/narrative/stored';
import { usePane } from '../context';
import { changeText } from './ParagraphText';
import type { StaleCells } from './stale';
import { counted } from '../strings';

interface WrittenCardProps {
  readonly written: StoredNarrative;
  readonly stale: StaleCells;
  readonly disabled: boolean;
  readonly onUpdate: () => void;
}

/** Where the text went, and which of its paragraphs no longer agree with the cells they were made from. */
export function WrittenCard({ written: { target, lines }, stale, disabled, onUpdate }: WrittenCardProps) {
  const { text, select } = usePane();
  return (
    <section className={stale.size > 0 ? 'written written-stale' : 'written'}>
      <p>
        {target.kind === 'sheet' ? text.writtenTo : text.writtenToFile} <b>{target.name}</b>{' '}
        {target.kind === 'sheet' && (
          <Button size="small" appearance="subtle" onClick={() => select([{ sheet: target.name, address: 'A1' }])}>
            {text.show}
          </Button>
        )}
        <br />
        {stale.size > 0 ? counted(stale.size, text.writtenStale) : text.writtenFresh}
      </p>
      {stale.size > 0 && (
        <>
          <ul className="stale-lines">
            {[...stale].map(([line, changed]) => (
              <li key={line}>
                <span className="stale-text">{lines[line]?.text}</span>
                {changed.map((cell) => (
                  <button key={`${cell.sheet}!${cell.address}`} type="button" className="chip" onClick={() => select([cell])}>
                    {changeText(cell, text)}
                  </button>
                ))}
              </li>
            ))}
          </ul>
          <Button size="small" appearance="primary" disabledFocusable={disabled} onClick={onUpdate}>
            {text.update}
          </Button>
        </>
      )}
    </section>
  );
}
