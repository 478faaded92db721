import { AlignmentType, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlign, WidthType } from 'docx';
import type { MissingInput } from '../narrative/narrative';
import { BODY, TABLE, TABLE_HEADING } from './docx-fonts';
import { headingPart, INDENT, SPACING } from './docx-parts';

/** In twentieths of a point: 序号, 事项, 单位, 上年, 填写; together the width between the margins. */
const WIDTHS = { number: 700, label: 4344, unit: 800, last: 1200, blank: 1800 };
const LINE = { line: 320 };

/** What is still to be given, on a page of its own, section by section: for the officer, to be taken out before it is published. */
export function missingParts(missing: readonly MissingInput[], heading: 'listed' | 'unlisted' = 'listed'): (Paragraph | Table)[] {
  if (missing.length === 0) return [];
  const title = `待填写事项（${missing.length} 项，发布前删去本页）`;
  const own = headingPart(title, 0, {
    pageBreakBefore: true,
    ...(heading === 'unlisted' ? { heading: undefined, outlineLevel: undefined } : {}),
  });
  return [
    own,
    new Paragraph({
      spacing: SPACING,
      indent: INDENT,
      children: [new TextRun({ text: '以下各项表中没有，文中以黄色标出。填好后重新生成，或直接改文中的黄色处。', ...BODY, size: 28 })],
    }),
    tableOf(missing),
  ];
}

function tableOf(missing: readonly MissingInput[]): Table {
  const hasLast = missing.some(({ last }) => last !== undefined);
  const widths = hasLast
    ? [WIDTHS.number, WIDTHS.label, WIDTHS.unit, WIDTHS.last, WIDTHS.blank]
    : [WIDTHS.number, WIDTHS.label + WIDTHS.last, WIDTHS.unit, WIDTHS.blank];
  const row = (texts: readonly string[], isHeading = false): TableRow =>
    new TableRow({
      tableHeader: isHeading,
      cantSplit: true,
      children: texts.map((text, index) => cell(text, index === 1 && !isHeading ? AlignmentType.LEFT : AlignmentType.CENTER, isHeading)),
    });
  const ofSection = (section: string): TableRow[] => [
    ...(section === '' ? [] : [new TableRow({ cantSplit: true, children: [cell(section, AlignmentType.LEFT, true, widths.length)] })]),
    ...missing.flatMap(({ askedBy, label, unit = '', last = '' }, index) =>
      askedBy === section ? [row([String(index + 1), label, unit, ...(hasLast ? [last] : []), ''])] : [],
    ),
  ];
  const sections = [...new Set(missing.map(({ askedBy }) => askedBy))];
  return new Table({
    alignment: AlignmentType.CENTER,
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    margins: { top: 20, bottom: 20, left: 60, right: 60 },
    rows: [row(['序号', '事项', '单位', ...(hasLast ? ['上年'] : []), '填写'], true), ...sections.flatMap(ofSection)],
  });
}

function cell(text: string, alignment: (typeof AlignmentType)[keyof typeof AlignmentType], isHeading: boolean, columnSpan = 1): TableCell {
  return new TableCell({
    columnSpan,
    verticalAlign: VerticalAlign.CENTER,
    ...(columnSpan > 1 ? { shading: { fill: 'F2F2F2' } } : {}),
    children: [
      new Paragraph({
        alignment,
        spacing: LINE,
        keepNext: columnSpan > 1,
        children: [new TextRun({ text, ...(isHeading ? TABLE_HEADING : TABLE) })],
      }),
    ],
  });
}
