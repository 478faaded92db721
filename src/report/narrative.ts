import { paragraphText, type Narrative } from '../narrative/narrative';

/** Markdown of a narrative. Characters that Markdown would read as marks are escaped. */
export function narrativeMarkdown(narrative: Narrative): string {
  const escape = (text: string): string => text.replace(/[\\`*_[\]<>#|]/g, '\\$&');
  const sections = narrative.sections.flatMap((section) => [
    `## ${escape(section.title)}`,
    ...section.paragraphs.map((paragraph) => escape(paragraphText(paragraph))),
  ]);
  return `${[...(narrative.title === '' ? [] : [`# ${escape(narrative.title)}`]), ...sections].join('\n\n')}\n`;
}

export function narrativeJson(narrative: Narrative): string {
  return `${JSON.stringify({ title: narrative.title, sections: narrative.sections, missing: narrative.missing }, null, 1)}\n`;
}
