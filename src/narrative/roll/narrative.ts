import type { Narrative, Span } from '../narrative';
import type { Rolled } from './roll';

/** The rolled text as a narrative, for Word and JSON: every number that was written knows its cells. */
export function narrativeOf({ edits, missing }: Rolled, last: string): Narrative {
  const lines = last.split(/\r\n|\r|\n/);
  const paragraphs = lines.map((line, index): Span[] => {
    const spans: Span[] = [];
    let at = 0;
    for (const edit of edits.filter((own) => own.line === index)) {
      if (edit.start > at) spans.push({ text: line.slice(at, edit.start) });
      const number = /^(-?[0-9][0-9,]*(?:\.[0-9]+)?) ?(.*)$/.exec(edit.text);
      if (number && edit.cells) spans.push({ text: edit.text, value: number[1]!.replaceAll(',', ''), unit: number[2]!, cells: edit.cells });
      else if (edit.text !== '') spans.push({ text: edit.text });
      at = edit.end;
    }
    if (at < line.length) spans.push({ text: line.slice(at) });
    return spans;
  });
  return {
    title: '',
    sections: [{ title: '', paragraphs: paragraphs.filter((spans) => spans.length > 0) }],
    missing: missing.map(({ label, last: before }) => ({
      input: label,
      label: before === '' ? label : `${label}（上年 ${before}）`,
      askedBy: '情况说明',
    })),
    asked: [],
    accused: [],
    exhibits: [],
    unused: [],
  };
}
