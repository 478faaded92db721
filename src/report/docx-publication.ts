import { AlignmentType, Document, LineRuleType, Packer, Paragraph, TableOfContents, TextRun, type ISectionOptions } from 'docx';
import type { Part, Publication } from '../narrative/publication/publication';
import { exhibitParts } from './docx-exhibits';
import { BODY, fontTable, HEADING, SUBHEADING, TITLE } from './docx-fonts';
import { formParts, LANDSCAPE, standInOf } from './docx-forms';
import { missingParts } from './docx-missing';
import { pagesWith } from './docx-pages';
import { documentOptions, footers, INDENT, PAGE, sectionParts, SPACING, titleParts } from './docx-parts';

/** Above the first line of the cover; in twentieths of a point, as all lengths here. */
const COVER_TOP = 3800;
/** What the heading of the contents leaves of its page; entries stand as wide apart as lets them stand on it, and are still read. */
const CONTENTS = { height: 12756 - 1100, letters: 33, spacing: [400, 370, 340, 310] };

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
      paragraphStyles: entryStyles(publication),
    },
    pageNumbers: pagesWith(forms.tables.flatMap((table, index) => (table.columns === 0 ? [] : [standInOf(table, index === 0)]))),
    sections: [
      { properties: { page: PAGE }, children: coverParts(publication) },
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

function coverParts({ organization, title }: Publication): Paragraph[] {
  // Space above, not alignment of the page, which Writer and WPS pass over.
  const texts = [...(organization === '' ? [] : [organization]), `${title}公开`];
  return texts.map(
    (text, index) =>
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { line: 900, lineRule: LineRuleType.AT_LEAST, before: index === 0 ? COVER_TOP : 400 },
        children: [new TextRun({ text, ...TITLE, size: 52 })],
      }),
  );
}

function contentsParts(): (Paragraph | TableOfContents)[] {
  const heading = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 400 },
    children: [new TextRun({ text: '目　录', ...TITLE })],
  });
  return [heading, new TableOfContents('目录', { hyperlink: true, headingStyleRange: '1-2' })];
}

function entryStyles({ profile, forms, narrative, terms }: Publication) {
  const parts = [profile, ...(forms.tables.length > 0 ? [forms] : []), ...narrative, terms];
  const titles = [...forms.tables, ...narrative.flatMap(({ sections }) => sections)]
    .map(({ title }) => title)
    .filter((title) => title !== '');
  const lines = titles.reduce((sum, title) => sum + Math.ceil([...title].length / CONTENTS.letters), 0);
  const spacing = CONTENTS.spacing.find((one) => lines * one + parts.length * (one + 80) <= CONTENTS.height) ?? CONTENTS.spacing[0]!;
  return [entryStyle(1, spacing + 80), entryStyle(2, spacing)];
}

function entryStyle(level: 1 | 2, line: number) {
  return {
    id: `TOC${level}`,
    name: `toc ${level}`,
    run: level === 1 ? { ...HEADING, size: 28 } : { ...BODY, size: 24 },
    paragraph: { indent: { left: (level - 1) * 420 }, spacing: { line, lineRule: LineRuleType.EXACT } },
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
