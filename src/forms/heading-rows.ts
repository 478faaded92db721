import type { Area } from '../workbook/snapshot';
import { FORM_NUMBER, isCaptionRow, NOTE } from './caption';
import type { Grid } from './grid';
import { readNumbering, splitGluedCode } from './numbering';
import { isHeadingWord, isTotal } from './vocabulary';

/** Which rows of a sheet are the headings of a table. */
export interface Headings {
  readonly top: number;
  readonly bottom: number;
  /** The last row that belongs to the headings, the numbering of the columns included. */
  readonly end: number;
  readonly parts: number | null;
}

/** Headings are a few rows high; one merged down to the end of the sheet is not followed there. */
const MOST_HEADING_ROWS = 50;

export function findHeadings(grid: Grid, block: Area, from: number): Headings | null {
  for (const row of grid.filledRows(from, block.bottom)) {
    if (!isHeadingRow(grid, block, row)) continue;
    let top = row;
    while (top > from && isUpperHeading(grid, block, top - 1)) top--;
    let bottom = row;
    for (;;) {
      while (bottom < Math.min(block.bottom, row + MOST_HEADING_ROWS) && continuesHeadings(grid, block, bottom + 1, bottom)) bottom++;
      const next = nextFilled(grid, block, bottom + 1);
      if (next === bottom + 1 || next > block.bottom || !isPlainHeadings(grid, block, next)) break;
      bottom = next;
    }
    let end = bottom;
    const next = nextFilled(grid, block, end + 1);
    if (next <= block.bottom && isNumberingRow(grid, block, next)) end = next;
    else if (isNumberingRow(grid, block, bottom) && bottom > top && !hasHeadingWord(grid, block, bottom)) bottom--;
    const first = nextFilled(grid, block, end + 1);
    return { top, bottom, end, parts: first <= block.bottom && headsCodes(grid, block, first) ? first : null };
  }
  return null;
}

/** A row of amounts that begins with the names of the parts of a code. */
function headsCodes(grid: Grid, block: Area, row: number): boolean {
  const filled = grid.filled(row, block.left, block.right);
  return filled.filter((column) => isCodePart(grid.text(row, column))).length >= 2 && isCodePart(grid.text(row, filled[0]!));
}

/** 类, 款 and 项 head the columns of a code in three parts. */
export function isCodePart(text: string): boolean {
  return /^[类款项]$/.test(text);
}

/** Headings that were merged over several rows leave empty rows where the merges are lost. */
function nextFilled(grid: Grid, block: Area, from: number): number {
  return grid.filledRows(from, block.bottom).find((row) => grid.filled(row, block.left, block.right).length > 0) ?? block.bottom + 1;
}

function hasHeadingWord(grid: Grid, block: Area, row: number): boolean {
  return grid
    .filled(row, block.left, block.right)
    .some((column) => isHeadingWord(grid.text(row, column)) && !/^[※*]$/.test(grid.text(row, column)));
}

function isHeadingRow(grid: Grid, block: Area, row: number): boolean {
  const filled = grid.filled(row, block.left, block.right);
  const texts = filled.map((column) => grid.text(row, column));
  // 备注 heads a column, but for where it comes first.
  if (isCaptionRow(texts) || texts.some((text, index) => NOTE.test(text) && (index === 0 || text.length > 2))) return false;
  const words = texts.some(beginsLikeALine) ? 0 : texts.filter(isHeadingWord).length;
  if (words < 2) return false;
  return !filled.some((column) => grid.number(row, column) !== null) && !isTotal(texts[0] ?? '')
    ? true
    : startsWithTotalOnly(grid, filled, row);
}

/** A heading row may begin with 合计 (“三公” forms in one row): then it holds no number and further headings. */
function startsWithTotalOnly(grid: Grid, filled: readonly number[], row: number): boolean {
  return filled.length >= 3 && filled.every((column) => grid.number(row, column) === null && isHeadingWord(grid.text(row, column)));
}

/** Wide headings above the first row of known headings: two or more texts, no caption, no number. */
function isUpperHeading(grid: Grid, block: Area, row: number): boolean {
  const filled = grid.filled(row, block.left, block.right);
  const texts = filled.map((column) => grid.text(row, column));
  if (texts.length < 2 || isCaptionRow(texts)) return false;
  return filled.every((column) => grid.number(row, column) === null) && texts.every((text) => text.length <= 30 && !FORM_NUMBER.test(text));
}

function continuesHeadings(grid: Grid, block: Area, row: number, previous: number): boolean {
  const filled = grid.filled(row, block.left, block.right);
  if (filled.length === 0) return isCoveredFromAbove(grid, block, row, previous);
  const texts = filled.map((column) => grid.text(row, column));
  if (isNumberingRow(grid, block, row)) return hasHeadingWord(grid, block, row) && !/^(?:栏次|行次)$/.test(texts[0]!);
  if (filled.some((column) => grid.number(row, column) !== null && !isHeadingWord(grid.text(row, column)))) return false;
  if (texts.some(beginsLikeALine)) return false;
  if (isTotal(texts[0]!) && !isUnderWideHeading(grid, block, row, filled[0]!)) return false;
  const words = texts.filter(isHeadingWord).length;
  const covered = filled.length < block.right - block.left + 1 && isCoveredFromAbove(grid, block, row, previous);
  return (words > 0 && (words * 2 >= texts.length || covered)) || isBelowWideHeadings(grid, block, row, filled);
}

/** So many rows below a heading show whether amounts stand there. */
const LOOKED_AT = 8;

/** Texts above amounts in a row that has no label, some of them below a heading that spans several columns: whatever they say, they head these. */
function isBelowWideHeadings(grid: Grid, block: Area, row: number, filled: readonly number[]): boolean {
  if (filled.length < 2 || filled[0]! <= block.left || filled.every((column) => !grid.blank(row - 1, column))) return false;
  const below = grid.filledRows(row + 1, Math.min(block.bottom, row + LOOKED_AT));
  const heads = filled.filter((column) => below.some((other) => grid.number(other, column) !== null));
  return heads.length * 2 > filled.length;
}

/** 预算数 决算数 预算数 决算数: nothing but headings, below rows that lost merges left empty. */
function isPlainHeadings(grid: Grid, block: Area, row: number): boolean {
  const filled = grid.filled(row, block.left, block.right);
  return startsWithTotalOnly(grid, filled, row) && !isTotal(grid.text(row, filled[0]!));
}

/** Numbering or a subject's code before the text: 一、…, （一）…, 201 一般公共服务支出. */
function beginsLikeALine(text: string): boolean {
  return readNumbering(text) !== null || splitGluedCode(text).code !== '';
}

/** Whether the cell stands below a heading that spans several columns, as 小计 below 事业收入 does; without merges, up to the next one. */
function isUnderWideHeading(grid: Grid, block: Area, row: number, column: number): boolean {
  const above = grid.mergeAt(row - 1, column);
  if (above) return above.right > above.left;
  if (grid.blank(row - 1, column)) return false;
  const [right = block.right + 1] = grid.filled(row - 1, column + 1, block.right);
  const [beside] = grid.filled(row, column + 1, right - 1);
  return beside !== undefined;
}

function isCoveredFromAbove(grid: Grid, block: Area, row: number, previous: number): boolean {
  return grid.sheet.merges.some(
    (merge) => merge.top <= previous && merge.bottom >= row && merge.left <= block.right && merge.right >= block.left,
  );
}

/** The row that numbers the columns: 栏次 1 2 3, ※ ※ 1 2, or 1 2 3 alone. */
function isNumberingRow(grid: Grid, block: Area, row: number): boolean {
  const filled = grid.filled(row, block.left, block.right);
  const texts = filled.map((column) => grid.text(row, column));
  const marked = texts.some((text) => /^(?:栏次|※|\*{1,4})$/.test(text));
  const numbers = texts
    .filter((text) => /^\(?[0-9]{1,2}\)?(?:=[-+0-9()]+)?$/.test(text))
    .map((text) => Number.parseInt(text.replace('(', ''), 10));
  if (numbers.length === 0 || (!marked && numbers.length < texts.length)) return false;
  const consecutive = numbers.every((number, index) => index === 0 || number === numbers[index - 1]! + 1 || number === 1);
  return consecutive && (marked || (numbers[0] === 1 && numbers.length >= 3));
}
