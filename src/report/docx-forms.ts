import {
  AlignmentType,
  HeadingLevel,
  HeightRule,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { FormTable, TableCell as FormCell } from '../narrative/publication/form-table';
import { FORM_TITLE, TABLE, TABLE_HEADING } from './docx-fonts';

/** A4 lying down; margins in twentieths of a point. */
export const LANDSCAPE = {
  // The library turns the sides itself.
  size: { width: 11906, height: 16838, orientation: 'landscape' as const },
  margin: { top: 964, right: 1134, bottom: 964, left: 1134, footer: 500 },
};
const WIDTH = 16838 - 2 * 1134;

/** Half-points, the largest first, with which a table may be set; smaller is not read. */
const SIZES = [20, 18, 17, 16, 15, 14, 13, 12, 11] as const;
/** Half a character of each half-point, in twentieths of a point. */
const perLetter = (size: number): number => size * 5;
/** The smallest size that is taken to bring a form onto one page. */
const READ = 15;
/** From margin to margin. */
const HEIGHT = 11906 - 2 * 964;
/** How high the title of a form, that of their part, and a line above or below the table stand. */
const LINES = { title: 600, part: 580, small: 350 };
const lineOf = (size: number): number => Math.ceil(size * 10 * 1.25);
/** The border of a row. */
const ROW_EXTRA = 12;
const PADDING = { top: 0, bottom: 0, left: 50, right: 50 };
/** A column of words is not narrower than this many letters, where it has so many. */
const WORDS = 24;
/** The same of headings: where there are many columns, these are broken into more lines rather than set smaller. */
const HEADING_LETTERS = [8, 6, 4] as const;

/** A form on a page of its own: its title, its number, who made it and in which unit, the table, the notes. */
export function formParts(form: FormTable, isFirst: boolean): (Paragraph | Table)[] {
  const { title, number, above, notes } = form;
  const small = (text: string, more = {}): Paragraph =>
    new Paragraph({ ...more, spacing: { line: 300 }, children: [new TextRun({ text, ...TABLE })] });
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_2,
      outlineLevel: 1,
      alignment: AlignmentType.CENTER,
      spacing: { before: 60, after: 60 },
      pageBreakBefore: !isFirst,
      keepNext: true,
      children: [new TextRun({ text: title, ...FORM_TITLE })],
    }),
    ...(number === '' ? [] : [small(number, { alignment: AlignmentType.RIGHT, keepNext: true })]),
    ...(above.left === '' && above.right === ''
      ? []
      : [small(`${above.left}\t${above.right}`, { keepNext: true, tabStops: [{ type: TabStopType.RIGHT, position: WIDTH }] })]),
    ...(form.columns === 0 ? [] : [tableOf(form, isFirst)]),
    ...notes.map((text) => small(text)),
  ];
}

function tableOf(form: FormTable, isFirst: boolean): Table {
  const { widths, size } = layoutOf(form, isFirst);
  return new Table({
    alignment: AlignmentType.CENTER,
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: [...widths],
    margins: PADDING,
    rows: form.rows.map(
      (cells, row) =>
        new TableRow({
          tableHeader: row < form.headings,
          cantSplit: true,
          children: cells.map((cell) => cellOf(cell, row < form.headings, size)),
        }),
    ),
  });
}

/**
 * A table that stands as high as that of a form, row by row, with nothing in it: which page what follows stands on is told by that, and in a
 * fraction of the time that reading every cell would take.
 */
export function standInOf(form: FormTable, isFirst: boolean): Table {
  const heights = rowHeights(form, layoutOf(form, isFirst));
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: [WIDTH],
    rows: heights.map(
      (height, row) =>
        new TableRow({
          tableHeader: row < form.headings,
          cantSplit: true,
          height: { value: Math.round(height), rule: HeightRule.EXACT },
          children: [new TableCell({ children: [new Paragraph('')] })],
        }),
    ),
  });
}

function cellOf({ text, columnSpan, rowSpan, align }: FormCell, isHeading: boolean, size: number): TableCell {
  const alignment = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT }[align];
  return new TableCell({
    columnSpan,
    rowSpan,
    verticalAlign: VerticalAlign.CENTER,
    children: text.split('\n').map(
      (line) =>
        new Paragraph({
          alignment,
          spacing: { line: lineOf(size), lineRule: LineRuleType.EXACT },
          children: [new TextRun({ text: line, ...(isHeading ? TABLE_HEADING : TABLE), size })],
        }),
    ),
  });
}

/** Chinese letters are two wide. */
function lettersOf(text: string): number {
  return Math.max(...text.split('\n').map((line) => [...line].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0)));
}

/** The widths of the columns, and the size of the letters in half-points. */
export interface FormLayout {
  readonly widths: readonly number[];
  readonly size: number;
}

/**
 * The largest size in which no amount and no code has to be broken; a smaller one where the whole form then stands on one page,
 * and is still read.
 */
export function layoutOf(form: FormTable, isFirst = false): FormLayout {
  const padding = PADDING.left + PADDING.right + 20;
  const tries = HEADING_LETTERS.map((letters) => {
    const own = lettersIn(form, letters);
    const sum = (size: number): number => own.least.reduce((total, count) => total + count * perLetter(size) + padding, 0);
    return { ...own, widest: SIZES.find((one) => sum(one) <= WIDTH) ?? SIZES.at(-1)! };
  });
  const { least, full, widest } = tries.find((one) => one.widest >= READ) ?? tries.at(-1)!;
  const at = (size: number): FormLayout => ({ widths: widthsOf(least, full, { size, padding }), size });
  const room = HEIGHT - heightAround(form, isFirst);
  const onePage = SIZES.filter((one) => one <= widest && one >= READ).find((one) => heightOf(form, at(one)) <= room);
  return at(onePage ?? widest);
}

/** Per column: how many letters it must hold in a line, and how many it holds at most. */
function lettersIn({ rows, columns, headings }: FormTable, ofHeading: number): { readonly least: number[]; readonly full: number[] } {
  const [least, full] = [new Array<number>(columns).fill(2), new Array<number>(columns).fill(2)];
  rows.forEach((cells, row) => {
    for (const { text, column, columnSpan, align } of cells) {
      if (columnSpan > 1 || text === '') continue;
      const letters = lettersOf(text);
      const most = row < headings ? ofHeading : align === 'left' ? WORDS : letters;
      least[column] = Math.max(least[column]!, Math.min(letters, most));
      full[column] = Math.max(full[column]!, row < headings ? Math.min(letters, 2 * ofHeading) : letters);
    }
  });
  rows.slice(headings).forEach((cells) => cells.forEach((cell) => holdAcross(least, cell)));
  return { least, full: full.map((letters, column) => Math.max(letters, least[column]!)) };
}

/** A code or a name that stands across several narrow columns needs its room as well. */
function holdAcross(least: number[], { text, column, columnSpan, align }: FormCell): void {
  if (columnSpan < 2 || text === '') return;
  const letters = align === 'left' ? Math.min(lettersOf(text), WORDS) : lettersOf(text);
  const own = least.slice(column, column + columnSpan).reduce((sum, count) => sum + count + 1, -1);
  if (own < letters) least[column + columnSpan - 1]! += Math.ceil(letters - own);
}

/** What stands above and below the table, so that no note is left over for a page of its own. */
function heightAround({ number, above, notes }: FormTable, isFirst: boolean): number {
  const linesOf = (text: string): number => Math.ceil((lettersOf(text) * perLetter(TABLE.size as number)) / WIDTH);
  const lines = (number === '' ? 0 : 1) + (above.left === '' && above.right === '' ? 0 : 1);
  const noted = notes.reduce((sum, text) => sum + Math.max(1, linesOf(text)), 0);
  return LINES.title + (isFirst ? LINES.part : 0) + (lines + noted) * LINES.small;
}

/** How high the table stands, in twentieths of a point. */
function heightOf(form: FormTable, layout: FormLayout): number {
  return rowHeights(form, layout).reduce((sum, height) => sum + height, 0);
}

function rowHeights({ rows }: FormTable, { widths, size }: FormLayout): number[] {
  const linesOf = ({ text, column, columnSpan, rowSpan }: FormCell): number => {
    const room = widths.slice(column, column + columnSpan).reduce((sum, width) => sum + width, 0) - PADDING.left - PADDING.right;
    const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((lettersOf(line) * perLetter(size)) / room)), 0);
    return lines / rowSpan;
  };
  return rows.map((cells) => Math.max(1, ...cells.map(linesOf)) * lineOf(size) + ROW_EXTRA);
}

/** What is left goes to the columns that could use it, then to all; where even the least is too much, all are narrowed. */
function widthsOf(least: readonly number[], full: readonly number[], { size, padding }: { size: number; padding: number }): number[] {
  const own = least.map((letters) => letters * perLetter(size) + padding);
  const wanted = full.map((letters, index) => (letters - least[index]!) * perLetter(size));
  const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
  const left = WIDTH - total(own);
  if (left < 0) return own.map((width) => Math.floor((width * WIDTH) / total(own)));
  const share = total(wanted) > 0 ? Math.min(1, left / total(wanted)) : 0;
  const grown = own.map((width, index) => width + wanted[index]! * share);
  // 类, 款 and 项 hold two digits each: what nobody needs is no use to them.
  const isWide = full.map((letters) => letters > NARROW);
  const wide = total(grown.filter((_, index) => isWide[index]));
  const rest = WIDTH - total(grown);
  if (wide === 0 || rest <= 0) return grown.map((width) => Math.floor((width * WIDTH) / total(grown)));
  return grown.map((width, index) => Math.floor(isWide[index] ? width + (rest * width) / wide : width));
}

/** Letters of a column that holds parts of codes and no more. */
const NARROW = 3;
