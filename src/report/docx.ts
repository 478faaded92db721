import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  type IParagraphOptions,
  type IRunOptions,
  type ISectionOptions,
} from 'docx';
import type { Narrative, Section, Span } from '../narrative/narrative';
import { exhibitParts } from './docx-exhibits';
import { BODY, fontTable, HEADING, PAGE_NUMBER, SUBHEADING, TITLE } from './docx-fonts';

/** 29 pt between lines: 22 lines of 16 pt on a page. */
const SPACING = { line: 580, lineRule: LineRuleType.EXACT };
/** Two characters of 16 pt. */
const INDENT = { firstLine: 640 };
/** A4; margins in twentieths of a point: 37, 26, 35, 28 mm; page numbers 7 mm below the text. */
const PAGE = { size: { width: 11906, height: 16838 }, margin: { top: 2098, right: 1474, bottom: 1984, left: 1588, footer: 1304 } };

/**
 * The narrative as a .docx in the layout of official documents, its tables and charts behind the text; text that waits for an
 * input is highlighted.
 */
export async function narrativeDocx(narrative: Narrative): Promise<Uint8Array> {
  const section: ISectionOptions = {
    properties: { page: PAGE },
    footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
    children: [
      ...titleParts(narrative.title),
      ...narrative.sections.flatMap(sectionOf),
      ...exhibitParts(narrative.exhibits),
      ...missingParts(narrative.missing),
    ],
  };
  const document = new Document({
    creator: '勾稽',
    title: narrative.title,
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: { run: { ...BODY, language: { value: 'en-US', eastAsia: 'zh-CN' } } },
        // Word's own headings are blue and spaced otherwise.
        title: { run: TITLE },
        heading1: { run: HEADING },
        heading2: { run: SUBHEADING },
      },
    },
    sections: [section],
  });
  return Packer.pack(document, 'uint8array', undefined, [{ path: 'word/fontTable.xml', data: fontTable() }]);
}

/** — 1 —, one character from the outer edge: right on odd pages, left on even ones. */
function pageNumber(alignment: typeof AlignmentType.RIGHT | typeof AlignmentType.LEFT): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: { left: 280, right: 280 },
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], ...PAGE_NUMBER })],
      }),
    ],
  });
}

/** A title, of the whole or of a further 第…部分, which begins a page. */
function titleParts(title: string, pageBreakBefore = false): Paragraph[] {
  if (title === '') return [];
  const lines = linesOfTitle(title);
  return lines.map(
    (text, index) =>
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { line: 700, lineRule: LineRuleType.EXACT, after: index === lines.length - 1 ? 580 : 0 },
        keepNext: true,
        ...(index === 0 ? { heading: pageBreakBefore ? HeadingLevel.HEADING_1 : HeadingLevel.TITLE } : {}),
        outlineLevel: 0,
        pageBreakBefore: pageBreakBefore && index === 0,
        children: [new TextRun({ text, ...TITLE })],
      }),
  );
}

/** A title that does not fit into a line of 20 characters is broken behind 第…部分, where it has that. */
function linesOfTitle(title: string): string[] {
  const [, part, rest] = /^(第[一二三四五六七八九十]+部分)\s+(.+)$/.exec(title) ?? [];
  return part && rest && title.length > 20 ? [part, rest] : [title];
}

function sectionOf({ title, paragraphs }: Section): Paragraph[] {
  const isPart = /^第[一二三四五六七八九十]+部分/.test(title);
  const heading = new Paragraph({
    spacing: SPACING,
    indent: INDENT,
    keepNext: true,
    heading: HeadingLevel.HEADING_1,
    outlineLevel: 0,
    children: [new TextRun({ text: title, ...HEADING })],
  });
  return [...(title === '' ? [] : isPart ? titleParts(title, true) : [heading]), ...paragraphs.map(paragraphOf)];
}

/** What is still to be given, on a page of its own, section by section: for the officer, to be taken out before it is published. */
function missingParts(missing: Narrative['missing']): Paragraph[] {
  if (missing.length === 0) return [];
  const line = (text: string, more: Partial<IParagraphOptions> = {}, run: IRunOptions = BODY): Paragraph =>
    new Paragraph({ spacing: SPACING, indent: INDENT, ...more, children: [new TextRun({ text, ...run })] });
  const sections = [...new Set(missing.map(({ askedBy }) => askedBy))];
  return [
    line(
      `待填写事项（${missing.length} 项，发布前删去本页）`,
      { pageBreakBefore: true, keepNext: true, heading: HeadingLevel.HEADING_1, outlineLevel: 0 },
      HEADING,
    ),
    ...sections.flatMap((section) => [
      ...(section === '' ? [] : [line(section, { keepNext: true }, SUBHEADING)]),
      ...missing.filter(({ askedBy }) => askedBy === section).map(({ label }, index) => line(`${index + 1}. ${label}`)),
    ]),
  ];
}

function paragraphOf(spans: readonly Span[]): Paragraph {
  const text = spans.map((span) => span.text).join('');
  const isHeading = /^（[一二三四五六七八九十]+）/.test(text) && text.length < 40 && !text.includes('。');
  return new Paragraph({
    alignment: AlignmentType.BOTH,
    spacing: SPACING,
    indent: INDENT,
    keepNext: isHeading,
    ...(isHeading ? { heading: HeadingLevel.HEADING_2, outlineLevel: 1 } : {}),
    children: text.split(/(【(?:待填写|表中此数有误|请核对)[^】]*】)/).map(
      (part) =>
        new TextRun({
          text: part,
          ...(isHeading ? SUBHEADING : BODY),
          ...(/^【(?:待填写|表中此数有误|请核对)/.test(part) ? { highlight: 'yellow' as const } : {}),
        }),
    ),
  });
}
