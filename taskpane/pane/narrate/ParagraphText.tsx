import type { KeyboardEvent } from 'react';
import { askedIn } from '../../../src/narrative/keys';
import type { NumberSpan, Paragraph } from '../../../src/narrative/narrative';
import type { ChangedCell } from '../../../src/narrative/stored';
import { usePane } from '../context';
import type { Strings } from '../strings';

interface ParagraphTextProps {
  readonly paragraph: Paragraph;
  /** Cells it was made from that hold something else now. */
  readonly changed?: readonly ChangedCell[];
  /** Leads from what is still to be given to its field. */
  readonly onAsked?: (label: string) => void;
}

/** A paragraph whose numbers lead to their cells. One made from cells that changed says so, and which of its numbers. */
export function ParagraphText({ paragraph, changed = [], onAsked }: ParagraphTextProps) {
  const { text } = usePane();
  const isStale = ({ cells }: NumberSpan) =>
    cells.some((cell) => changed.some(({ sheet, address }) => sheet === cell.sheet && address === cell.address));
  return (
    <p
      {...(changed.length > 0
        ? { className: 'paragraph-stale', title: `${text.staleParagraph}\n${changed.map((cell) => changeText(cell, text)).join('\n')}` }
        : {})}
    >
      {paragraph.map((span, place) =>
        'cells' in span && span.cells.length > 0 ? (
          <NumberText key={place} span={span} stale={isStale(span)} />
        ) : (
          <AskedText key={place} text={span.text} {...(onAsked ? { onAsked } : {})} />
        ),
      )}
    </p>
  );
}

/** Words, in which what is still to be given is a link to its field. */
function AskedText({ text, onAsked }: { readonly text: string; readonly onAsked?: (label: string) => void }) {
  if (!onAsked) return <span>{text}</span>;
  return text.split(/(【待填写：[^】]*】)/).map((part, index) => {
    const words = /^【待填写：([^】]*)】$/.exec(part)?.[1];
    if (words === undefined) return <span key={index}>{part}</span>;
    const label = askedIn(words);
    return (
      <span
        key={index}
        role="button"
        tabIndex={0}
        className="asked"
        data-asked={label}
        onClick={() => onAsked(label)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== ' ') return;
          event.preventDefault();
          onAsked(label);
        }}
      >
        {part}
      </span>
    );
  });
}

/** 支出总表!C6：100 → 120 */
export function changeText({ sheet, address, before, after }: ChangedCell, { colon }: Pick<Strings, 'colon'>): string {
  return `${sheet}!${address}${colon}${before ?? '—'} → ${after ?? '—'}`;
}

/** Not a <button>: lines must break within a text as Chinese breaks them, never before a comma. */
function NumberText({ span, stale }: { span: NumberSpan; stale: boolean }) {
  const { text, select } = usePane();
  const places = span.cells.map(({ sheet, address }) => `${sheet}!${address}`).join(text.list);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    select(span.cells);
  };
  return (
    <span
      role="button"
      tabIndex={0}
      className={stale ? 'number number-stale' : 'number'}
      title={span.formula ? `${places}\n${text.computed}${text.colon}${span.formula}` : places}
      onClick={() => select(span.cells)}
      onKeyDown={onKeyDown}
    >
      {span.text}
    </span>
  );
}
