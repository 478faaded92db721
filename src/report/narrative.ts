import type { Exhibit } from '../narrative/narrative';
import { paragraphText, type Narrative } from '../narrative/narrative';
import type { Note } from '../narrative/roll/edits';

/** Characters that Markdown would read as marks are escaped. */
function escape(text: string): string {
  return text.replace(/[\\`*_[\]<>#|]/g, '\\$&');
}

/** Markdown of a narrative, its tables behind the text. */
export function narrativeMarkdown(narrative: Narrative): string {
  const sections = narrative.sections.flatMap((section) => [
    `## ${escape(section.title)}`,
    ...section.paragraphs.map((paragraph) => escape(paragraphText(paragraph))),
  ]);
  return `${[...(narrative.title === '' ? [] : [`# ${escape(narrative.title)}`]), ...sections, ...narrative.exhibits.map(tableOf)].join('\n\n')}\n`;
}

function tableOf({ title, unit, headings, compares, rows, note }: Exhibit): string {
  const columns = compares ? [headings.current, headings.prior, '增减额', '增减率(%)'] : [headings.current];
  const row = (cells: readonly string[]): string => `| ${cells.map(escape).join(' | ')} |`;
  const lines = rows.map(({ name, isPart, current, prior, difference, rate }) => {
    const amounts = compares ? [current, prior, difference, rate] : [current];
    return row([isPart ? `　${name}` : name, ...amounts.map(({ text }) => text)]);
  });
  const rule = `| --- |${columns.map(() => ' ---: |').join('')}`;
  const heading = `### ${escape(title)}（单位：${unit}）`;
  return [heading, [row(['项目', ...columns]), rule, ...lines].join('\n'), ...(note === '' ? [] : [escape(note)])].join('\n\n');
}

/** Something the officer must look at in a text that was rolled forward. */
export interface RolledNote {
  readonly kind: Note['kind'];
  readonly paragraph: number;
  readonly message: string;
}

/** @param notes of a text that was rolled forward */
export function narrativeJson({ title, sections, missing, exhibits }: Narrative, notes?: readonly RolledNote[]): string {
  return `${JSON.stringify({ title, sections, missing, exhibits, ...(notes ? { notes } : {}) }, null, 1)}\n`;
}
