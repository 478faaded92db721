import type { SheetContent } from '../../../src/hosts/port';
import { paragraphText, type Narrative } from '../../../src/narrative/narrative';

/** The narrative as a sheet, a paragraph a row. */
export function narrativeSheet(narrative: Narrative, name: string): SheetContent {
  const sections = narrative.sections.flatMap((section) => [
    ...(section.title === '' ? [] : [[{ value: section.title, style: 'heading' as const }]]),
    ...section.paragraphs.map((paragraph) => [{ value: paragraphText(paragraph), style: 'text' as const }]),
  ]);
  const title = narrative.title === '' ? [] : [[{ value: narrative.title, style: 'title' as const }]];
  return { name, editable: true, widths: [110], rows: [...title, ...sections] };
}
