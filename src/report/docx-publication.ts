import {
  AlignmentType,
  Document,
  LineRuleType,
  Packer,
  Paragraph,
  TableOfContents,
  TextRun,
  VerticalAlignSection,
  type ISectionOptions,
} from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';
import type { Part, Publication } from '../narrative/publication/publication';
import { exhibitParts } from './docx-exhibits';
import { BODY, fontTable, HEADING, SUBHEADING, TITLE } from './docx-fonts';
import { formParts, LANDSCAPE } from './docx-forms';
import { missingParts } from './docx-missing';
import { documentOptions, footers, INDENT, PAGE, sectionParts, SPACING, titleParts } from './docx-parts';

/** The whole publication as a .docx: cover, contents, the parts; the forms lie on pages turned sideways. */
export async function publicationDocx(publication: Publication): Promise<Uint8Array> {
  const { organization, title, profile, forms, narrative, exhibits, terms, missing } = publication;
  const options = documentOptions(`${organization}${title}`);
  const upright = (children: ISectionOptions['children'], start?: number): ISectionOptions => ({
    properties: { page: { ...PAGE, ...(start ? { pageNumbers: { start } } : {}) } },
    footers: footers(),
    children,
  });
  const document = new Document({
    ...options,
    styles: {
      default: {
        ...options.styles!.default,
        heading1: { run: TITLE },
        heading2: { run: HEADING },
        heading3: { run: SUBHEADING },
      },
      paragraphStyles: [entryStyle(1), entryStyle(2)],
    },
    pageNumbers: estimatePageNumbersWith({ guess: true, measureWidth: (text, { size }) => widthOf(text, size) }),
    sections: [
      { properties: { page: PAGE, verticalAlign: VerticalAlignSection.CENTER }, children: coverParts(publication) },
      { properties: { page: PAGE }, children: contentsParts() },
      upright(partParts(profile), 1),
      ...(forms.tables.length === 0
        ? []
        : [
            {
              properties: { page: LANDSCAPE },
              footers: footers(),
              children: [
                ...titleParts(forms.title, { isPart: true, isTight: true }),
                ...forms.tables.flatMap((table, index) => formParts(table, index === 0)),
              ],
            },
          ]),
      upright([
        ...narrative.flatMap((part, index) => partParts(part, index > 0)),
        ...exhibitParts(exhibits),
        ...titleParts(terms.title, { pageBreakBefore: true }),
        ...terms.entries.map(({ name, text }, index) => termPart(`${index + 1}.${name}：`, text)),
        ...missingParts(missing, 'unlisted'),
      ]),
    ],
  });
  return Packer.pack(document, 'uint8array', undefined, [{ path: 'word/fontTable.xml', data: fontTable() }]);
}

/** In points; Chinese letters fill their square. */
function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? size : size / 2), 0);
}

function coverParts({ organization, title }: Publication): Paragraph[] {
  const line = (text: string, after: number): Paragraph =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { line: 900, lineRule: LineRuleType.AT_LEAST, after },
      children: [new TextRun({ text, ...TITLE, size: 52 })],
    });
  return [...(organization === '' ? [] : [line(organization, 400)]), line(`${title}公开`, 2400)];
}

function contentsParts(): (Paragraph | TableOfContents)[] {
  const heading = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 400 },
    children: [new TextRun({ text: '目　录', ...TITLE })],
  });
  return [heading, new TableOfContents('目录', { hyperlink: true, headingStyleRange: '1-2' })];
}

function entryStyle(level: 1 | 2) {
  return {
    id: `TOC${level}`,
    name: `toc ${level}`,
    run: level === 1 ? { ...HEADING, size: 28 } : { ...BODY, size: 24 },
    paragraph: { indent: { left: (level - 1) * 420 }, spacing: { line: level === 1 ? 480 : 400, lineRule: LineRuleType.EXACT } },
  };
}

function partParts({ title, sections }: Part, pageBreakBefore = false): Paragraph[] {
  return [...titleParts(title, { pageBreakBefore, isPart: true }), ...sections.flatMap((section) => sectionParts(section, 1))];
}

/** The name of a term stands out from what it means. */
function termPart(name: string, text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.BOTH,
    spacing: SPACING,
    indent: INDENT,
    children: [new TextRun({ text: name, ...SUBHEADING }), new TextRun({ text, ...BODY })],
  });
}
