import { Button, Checkbox } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { sentenceIn } from '../../../src/findings/sentence';
import type { Edit, Note } from '../../../src/narrative/roll/edits';
import type { Rolled } from '../../../src/narrative/roll/roll';
import { messageOf, usePane } from '../context';
import { download } from '../files';
import { counted, paragraphIn } from '../strings';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** What has to be done first stands first. */
const KINDS: readonly Note['kind'][] = ['missing', 'table', 'mistake', 'look'];

/** Last year's text, as it was chosen. */
export interface LastText {
  readonly name: string;
  readonly text: string;
  /** The file itself where it is Word's: it is saved with tracked changes. */
  readonly word: Uint8Array | null;
}

interface RollResultProps {
  readonly rolled: Rolled;
  readonly last: LastText;
}

/** What the new text asks of the officer, and last year's paragraphs with every change marked. */
export function RollResult({ rolled, last }: RollResultProps) {
  const { text, language } = usePane();
  const area = useRef<HTMLDivElement>(null);
  const [whole, setWhole] = useState(false);
  const changed = new Set(changedLines(rolled));
  const noted = new Set(rolled.notes.map(({ line }) => line));
  const lines = last.text.split(/\r\n|\r|\n/);
  const shown = lines.flatMap((_line, index) => (whole || changed.has(index) || noted.has(index) ? [index] : []));
  const show = (line: number) => {
    const paragraph = area.current?.querySelector<HTMLElement>(`[data-line="${line}"]`);
    paragraph?.scrollIntoView({ block: 'center' });
    paragraph?.focus({ preventScroll: true });
  };
  return (
    <>
      <p className="roll-summary">{changed.size > 0 ? counted(changed.size, text.rollChanged) : text.rollUnchanged}</p>
      {rolled.units && <p className="roll-units">{sentenceIn(rolled.units, language)}</p>}
      <RollButtons rolled={rolled} last={last} />
      {KINDS.map((kind) => (
        <Notes key={kind} kind={kind} notes={rolled.notes.filter((note) => note.kind === kind)} onShow={show} />
      ))}
      <Checkbox label={text.rollWhole} checked={whole} onChange={(_event, { checked }) => setWhole(checked === true)} />
      <div ref={area} className="proof-text difference roll-text" tabIndex={0} role="region" aria-label={text.rollTitle} lang="zh-CN">
        {shown.map((index) => (
          <p key={index} data-line={index} tabIndex={-1}>
            <Changes line={lines[index]!} edits={rolled.edits.filter((edit) => edit.line === index)} />
          </p>
        ))}
      </div>
    </>
  );
}

function RollButtons({ rolled, last }: RollResultProps) {
  const { port, text, language, notify } = usePane();
  const fail = (error: unknown) => notify({ intent: 'error', message: messageOf(error, language) });
  const copy = async () => {
    await navigator.clipboard.writeText(rolled.text);
    notify({ intent: 'success', message: text.copied });
  };
  const write = async () => {
    const rows = rolled.text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [[{ value: line.trim(), style: 'text' as const }]]));
    const name = await port.writeSheet({ name: text.narrativeSheet, editable: true, widths: [110], rows });
    notify({ intent: 'success', message: `${text.written} ${name}` });
  };
  const target = (ending: string) => last.name.replace(/(\.[A-Za-z]{2,4})?$/, `-${text.rollNewYear}${ending}`);
  const save = async (word: Uint8Array) => {
    const { reviseWord } = await import('../../../src/hosts/file/word');
    download(new Uint8Array(reviseWord(word, rolled.edits, '勾稽', new Date())), target('.docx'), DOCX);
    notify({ intent: 'success', message: `${text.revisedSaved} ${target('.docx')}` });
  };
  const { word } = last;
  return (
    <div className="buttons">
      {word && (
        <Button size="small" onClick={() => void save(word).catch(fail)}>
          {text.rollTracked}
        </Button>
      )}
      <Button size="small" onClick={() => void write().catch(fail)}>
        {text.writeNarrative}
      </Button>
      {/* The web host of Office has no clipboard: there the sheet is the way. */}
      <Button size="small" onClick={() => void copy().catch(() => void write().catch(fail))}>
        {text.copy}
      </Button>
      <Button size="small" onClick={() => download(rolled.text, target('.txt'), 'text/plain;charset=utf-8')}>
        {text.download}
      </Button>
    </div>
  );
}

interface NotesProps {
  readonly kind: Note['kind'];
  readonly notes: readonly Note[];
  readonly onShow: (line: number) => void;
}

function Notes({ kind, notes, onShow }: NotesProps) {
  const { text, language } = usePane();
  if (notes.length === 0) return null;
  return (
    <details className={`roll-notes roll-${kind}`} open={kind === 'missing'}>
      <summary>
        {text.rollKinds[kind]}
        {text.bracket}
        {notes.length}
        {text.bracketEnd}
      </summary>
      <ul>
        {notes.map((note, index) => (
          <li key={index}>
            <button type="button" className="quote" onClick={() => onShow(note.line)}>
              {paragraphIn(text, note.line)}
              {text.colon}
              {sentenceIn(note, language).replace(/^待填写：/, '')}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** A line of last year: what goes is struck out, what comes stands behind it and leads to its cells. */
function Changes({ line, edits }: { readonly line: string; readonly edits: readonly Edit[] }) {
  const { select, text: strings } = usePane();
  const parts = edits.map((edit, index) => {
    const { start, end, text, cells = [] } = edit;
    return (
      <span key={index}>
        {line.slice(edits[index - 1]?.end ?? 0, start)}
        {end > start && <del>{line.slice(start, end)}</del>}
        {text !== '' &&
          (cells.length > 0 ? (
            <ins
              role="button"
              tabIndex={0}
              title={cells.map(({ sheet, address }) => `${sheet}!${address}`).join(strings.list)}
              onClick={() => select(cells)}
              onKeyDown={({ key }) => key === 'Enter' && select(cells)}
            >
              {text}
            </ins>
          ) : (
            <ins>{text}</ins>
          ))}
      </span>
    );
  });
  return (
    <>
      {parts}
      {line.slice(edits.at(-1)?.end ?? 0)}
    </>
  );
}

/** The lines of last year's text that something was replaced in. */
export function changedLines({ edits }: Rolled): number[] {
  return [...new Set(edits.map(({ line }) => line))];
}
