import {
  AlignmentType,
  Footer,
  HeadingLevel,
  LineRuleType,
  PageNumber,
  Paragraph,
  TextRun,
  type IParagraphOptions,
  type IPropertiesOptions,
  type IRunOptions,
} from 'docx';
import type { Section, Span } from '../narrative/narrative';
import { BODY, HEADING, PAGE_NUMBER, SUBHEADING, TITLE } from './docx-fonts';

/** What documents in official layout are made of (GB/T 9704-2012). */

/** 29 pt between lines: 22 lines of 16 pt on a page. */
export const SPACING = { line: 580, lineRule: LineRuleType.EXACT };
/** Two characters of 16 pt. */
export const INDENT = { firstLine: 640 };
/** A4; margins in twentieths of a point: 37, 26, 35, 28 mm; page numbers 7 mm below the text. */
export const PAGE = {
  size: { width: 11906, height: 16838 },
  margin: { top: 2098, right: 1474, bottom: 1984, left: 1588, footer: 1304 },
};

const LEVELS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3];

/** `deeper`: how far its headings stand below those of a document of their own. */
type Depth = 0 | 1;

/** What every such document has in common. Word's own headings are blue and spaced otherwise. */
export function documentOptions(title: string): Omit<IPropertiesOptions, 'sections'> {
  return {
    creator: '勾稽',
    title,
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { ...BODY, language: { value: 'en-US', eastAsia: 'zh-CN' } } }, title: { run: TITLE } } },
  };
}

/** — 1 —, one character from the outer edge: right on odd pages, left on even ones. */
export function footers(): { default: Footer; even: Footer } {
  return { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) };
}

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
export function titleParts(title: string, { pageBreakBefore = false, isPart = false, isTight = false } = {}): Paragraph[] {
  if (title === '') return [];
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { line: isTight ? 560 : 700, lineRule: LineRuleType.EXACT, after: isTight ? 0 : 580 },
      keepNext: true,
      heading: isPart || pageBreakBefore ? HeadingLevel.HEADING_1 : HeadingLevel.TITLE,
      outlineLevel: 0,
      pageBreakBefore,
      children: linesOfTitle(title).map((text, index) => new TextRun({ text, ...TITLE, ...(index > 0 ? { break: 1 } : {}) })),
    }),
  ];
}

/** A title that does not fit into a line of 20 characters is broken behind 第…部分, where it has that. */
function linesOfTitle(title: string): string[] {
  const [, part, rest] = /^(第[一二三四五六七八九十]+部分)\s+(.+)$/.exec(title) ?? [];
  return part && rest && title.length > 20 ? [part, rest] : [title];
}

export function sectionParts({ title, paragraphs }: Section, deeper: Depth = 0): Paragraph[] {
  const isPart = /^第[一二三四五六七八九十]+部分/.test(title);
  const heading = title === '' ? [] : isPart ? titleParts(title, { pageBreakBefore: true }) : [headingPart(title, deeper)];
  return [...heading, ...paragraphs.map((paragraph) => paragraphPart(paragraph, deeper))];
}

export function headingPart(title: string, deeper: Depth = 0, more: Partial<IParagraphOptions> = {}): Paragraph {
  return new Paragraph({
    spacing: SPACING,
    indent: INDENT,
    keepNext: true,
    heading: LEVELS[deeper]!,
    outlineLevel: deeper,
    ...more,
    children: [new TextRun({ text: title, ...HEADING })],
  });
}

/** （四）项目名称：…: a long name is a heading as a short one is; what has a comma is told. */
function isNameOnly(text: string): boolean {
  return text.length < 80 && !/[，。；]/.test(text);
}

export function paragraphPart(spans: readonly Span[], deeper: Depth = 0): Paragraph {
  const text = spans.map((span) => span.text).join('');
  const isHeading = /^（[一二三四五六七八九十]+）/.test(text) && (text.length < 40 ? !text.includes('。') : isNameOnly(text));
  const lead = isHeading ? text : (RUN_IN.exec(text)?.[0] ?? '');
  return new Paragraph({
    alignment: AlignmentType.BOTH,
    spacing: SPACING,
    indent: INDENT,
    keepNext: isHeading,
    ...(isHeading ? { heading: LEVELS[deeper + 1]!, outlineLevel: deeper + 1 } : {}),
    children: [...runsOf(lead, SUBHEADING), ...runsOf(text.slice(lead.length), BODY)],
  });
}

/** （一）总体情况。2024年…: the heading that its text follows in the same line. */
const RUN_IN = /^（[一二三四五六七八九十]+）[^，。；：0-9【]{2,36}。(?=.)/;

function runsOf(text: string, style: IRunOptions): TextRun[] {
  return text.split(/(【(?:待填写|表中此数有误|请核对)[^】]*】)/).flatMap((part) => {
    if (part === '') return [];
    const isMark = /^【(?:待填写|表中此数有误|请核对)/.test(part);
    return [new TextRun({ text: part, ...style, ...(isMark ? { highlight: 'yellow' as const } : {}) })];
  });
}
