import type { Exhibit } from '../narrative/narrative';
import { paragraphText, type Narrative } from '../narrative/narrative';

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

export function narrativeJson(narrative: Narrative): string {
  return `${JSON.stringify({ title: narrative.title, sections: narrative.sections, missing: narrative.missing, exhibits: narrative.exhibits }, null, 1)}\n`;
}
