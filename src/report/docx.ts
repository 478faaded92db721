import { Document, Packer } from 'docx';
import type { Narrative } from '../narrative/narrative';
import { exhibitParts } from './docx-exhibits';
import { fontTable, HEADING, SUBHEADING } from './docx-fonts';
import { missingParts } from './docx-missing';
import { documentOptions, footers, PAGE, sectionParts, titleParts } from './docx-parts';

/**
 * The narrative as a .docx in the layout of official documents, its tables and charts behind the text; text that waits for an
 * input is highlighted.
 */
export async function narrativeDocx(narrative: Narrative): Promise<Uint8Array> {
  const options = documentOptions(narrative.title);
  const document = new Document({
    ...options,
    styles: { default: { ...options.styles!.default, heading1: { run: HEADING }, heading2: { run: SUBHEADING } } },
    sections: [
      {
        properties: { page: PAGE },
        footers: footers(),
        children: [
          ...titleParts(narrative.title),
          ...narrative.sections.flatMap((section) => sectionParts(section)),
          ...exhibitParts(narrative.exhibits),
          ...missingParts(narrative.missing),
        ],
      },
    ],
  });
  return Packer.pack(document, 'uint8array', undefined, [{ path: 'word/fontTable.xml', data: fontTable() }]);
}
