import { AlignmentType, Document, Footer, LineRuleType, Packer, PageNumber, Paragraph, TextRun, type ISectionOptions } from 'docx';
import type { Narrative, Section, Span } from '../narrative/narrative';

/** Fonts and sizes of official documents (党政机关公文格式 GB/T 9704-2012): half-points. */
const TITLE = { font: { eastAsia: '方正小标宋简体', ascii: 'Times New Roman' }, size: 44 };
const BODY = { font: { eastAsia: '仿宋_GB2312', ascii: 'Times New Roman', hAnsi: 'Times New Roman' }, size: 32 };
const HEADING = { font: { eastAsia: '黑体', ascii: 'Times New Roman' }, size: 32 };
const SUBHEADING = { font: { eastAsia: '楷体_GB2312', ascii: 'Times New Roman' }, size: 32 };

const SPACING = { line: 580, lineRule: LineRuleType.EXACT };
/** Two characters of 16 pt. */
const INDENT = { firstLine: 640 };
/** Margins in twentieths of a point: 37, 26, 35, 28 mm. */
const PAGE = { size: { width: 11906, height: 16838 }, margin: { top: 2098, right: 1474, bottom: 1984, left: 1588 } };

/** The narrative as a .docx in the layout of official documents; text that waits for an input is highlighted. */
export async function narrativeDocx(narrative: Narrative): Promise<Uint8Array> {
  const section: ISectionOptions = {
    properties: { page: PAGE },
    footers: {
      default: new Footer({
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: 28 })],
          }),
        ],
      }),
    },
    children: [...titleOf(narrative), ...narrative.sections.flatMap(sectionOf)],
  };
  return Packer.pack(new Document({ creator: '勾稽', title: narrative.title, sections: [section] }), 'uint8array');
}

function titleOf({ title }: Narrative): Paragraph[] {
  if (title === '') return [];
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { ...SPACING, after: 580 },
      children: [new TextRun({ text: title, ...TITLE })],
    }),
  ];
}

function sectionOf({ title, paragraphs }: Section): Paragraph[] {
  const heading = new Paragraph({
    spacing: SPACING,
    indent: INDENT,
    keepNext: true,
    outlineLevel: 0,
    children: [new TextRun({ text: title, ...HEADING })],
  });
  return [...(title === '' ? [] : [heading]), ...paragraphs.map(paragraphOf)];
}

function paragraphOf(spans: readonly Span[]): Paragraph {
  const text = spans.map((span) => span.text).join('');
  const isHeading = /^（[一二三四五六七八九十]+）/.test(text) && text.length < 40 && !text.includes('。');
  return new Paragraph({
    spacing: SPACING,
    indent: INDENT,
    keepNext: isHeading,
    ...(isHeading ? { outlineLevel: 1 } : {}),
    children: text.split(/(【待填写：[^】]*】)/).map(
      (part) =>
        new TextRun({
          text: part,
          ...(isHeading ? SUBHEADING : BODY),
          ...(part.startsWith('【待填写') ? { highlight: 'yellow' as const } : {}),
        }),
    ),
  });
}
