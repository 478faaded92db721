import { Button } from '@fluentui/react-components';
import { sentenceIn } from '../../../src/findings/sentence';
import type { NewSheet, NewSheets } from '../../../src/author/new-sheets';
import { usePane } from '../context';
import type { Strings } from '../strings';
import { counted } from '../strings';

interface PlannedProps {
  readonly plan: NewSheets;
  readonly busy: boolean;
  readonly onAdd: () => void;
  readonly onOpen: () => void;
}

/** What the new sheets will be, before anything is written: their names, what is emptied, which columns of last year are filled. */
export function Planned({ plan, busy, onAdd, onOpen }: PlannedProps) {
  const { text, select, language } = usePane();
  const { from, to, sheets, notes } = plan;
  return (
    <>
      <p className="year-counts">
        {from} → {to}
        {text.colon}
        {counted(sheets.length, text.yearSheets)}
      </p>
      <ul className="preview" aria-label={text.yearTitle}>
        {sheets.map((sheet) => (
          <li key={sheet.to}>
            <button type="button" className="chip" onClick={() => select([{ sheet: sheet.from, address: 'A1' }])}>
              {sheet.from}
            </button>
            <span className="preview-change">
              → <strong>{sheet.to}</strong>
            </span>
            <span className="preview-why">{whatHappens(sheet, text)}</span>
          </li>
        ))}
      </ul>
      {notes.map((note) => (
        <p key={note.message} className="preview-why">
          {sentenceIn(note, language)}
        </p>
      ))}
      <div className="author-actions">
        <Button appearance="primary" className="year-add" disabledFocusable={busy} onClick={onAdd}>
          {text.yearAdd} {sheets.length}
        </Button>
        <Button className="year-open" disabledFocusable={busy} onClick={onOpen}>
          {text.yearOpen}
        </Button>
      </div>
      <p className="preview-why">{text.yearKept}</p>
    </>
  );
}

function whatHappens({ emptied, formulas, columns }: NewSheet, text: Strings): string {
  return [
    ...(emptied > 0 ? [counted(emptied, text.yearEmptied)] : []),
    ...(formulas > 0 ? [counted(formulas, text.yearFormulas)] : []),
    ...(columns.length > 0 ? [`${text.yearMoved} ${columns.join(text.list)}`] : []),
  ].join(text.comma);
}
