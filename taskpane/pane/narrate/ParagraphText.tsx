import type { KeyboardEvent } from 'react';
import type { NumberSpan, Paragraph } from '../../../src/narrative/narrative';
import { usePane } from '../context';

/** A paragraph whose numbers lead to their cells. One that takes numbers from a changed sheet says so. */
export function ParagraphText({ paragraph, changed }: { paragraph: Paragraph; changed: ReadonlySet<string> }) {
  const { text } = usePane();
  const stale = changed.size > 0 && paragraph.some((span) => 'cells' in span && span.cells.some(({ sheet }) => changed.has(sheet)));
  return (
    <p {...(stale ? { className: 'paragraph-stale', title: text.staleParagraph } : {})}>
      {paragraph.map((span, place) =>
        'cells' in span && span.cells.length > 0 ? <NumberText key={place} span={span} /> : <span key={place}>{span.text}</span>,
      )}
    </p>
  );
}

/** Not a <button>: lines must break within a text as Chinese breaks them, never before a comma. */
function NumberText({ span }: { span: NumberSpan }) {
  const { text, select } = usePane();
  const places = span.cells.map(({ sheet, address }) => `${sheet}!${address}`).join('、');
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    select(span.cells);
  };
  return (
    <span
      role="button"
      tabIndex={0}
      className="number"
      title={span.formula ? `${places}\n${text.computed}：${span.formula}` : places}
      onClick={() => select(span.cells)}
      onKeyDown={onKeyDown}
    >
      {span.text}
    </span>
  );
}
