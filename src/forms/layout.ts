import type { Area } from '../workbook/snapshot';
import { tidy } from '../workbook/text';
import {
  isCaptionRow,
  isPageNumber,
  isSigned,
  isNoDataStatement,
  isTitleText,
  LONGEST_CAPTION,
  NOTE,
  readCaption,
  type Caption,
} from './caption';
import type { Note } from './disclosure';
import type { Grid } from './grid';
import { findHeadings, type Headings } from './heading-rows';
import { isHeadingWord, isSide, isTotal, stubRole } from './vocabulary';

/** Headings with the rows below them. */
export interface Section {
  /** First and last row of the headings, without the row that numbers the columns. */
  readonly headings: { readonly top: number; readonly bottom: number };
  /** The first row of the body, where it heads the columns of the codes beside its own amounts: 类 | 款 | 项 | 合计 | 12.5. */
  readonly parts: number | null;
  /** Rows of the body; repeated headings, notes and blank rows are left out. */
  readonly body: readonly number[];
}

/** A table as it lies on a sheet, before its headings and lines are understood. */
export interface Layout extends Caption, Section {
  readonly grid: Grid;
  readonly area: Area;
  /** What stands in the same columns below the first section, under headings of its own: spending below income. */
  readonly below: readonly Section[];
}

/** Finds the tables of a sheet: one below the other, or side by side. */
export function layoutsOf(grid: Grid): Layout[] {
  if (grid.bounds.bottom < grid.bounds.top) return [];
  return blocksOf(grid).flatMap((block) => stackedLayouts(grid, block));
}

/** Splits a sheet at entirely empty columns where what follows begins with a title of its own. */
function blocksOf(grid: Grid): Area[] {
  const { bounds } = grid;
  const blocks: Area[] = [];
  const used = usedColumns(grid);
  let left = bounds.left;
  for (const [index, column] of used.entries()) {
    if (index === 0 || used[index - 1] === column - 1 || !beginsWithTitle(grid, column)) continue;
    blocks.push({ ...bounds, left, right: used[index - 1]! });
    left = column;
  }
  blocks.push({ ...bounds, left });
  return blocks;
}

/** The columns, in order, that hold something or into which a merged cell that holds something reaches. */
function usedColumns(grid: Grid): number[] {
  const { left, right } = grid.bounds;
  const begins = new Int32Array(right - left + 2);
  for (const merge of grid.sheet.merges) {
    if (merge.right <= merge.left || merge.left > right || merge.right < left || grid.blank(merge.top, merge.left)) continue;
    begins[Math.max(merge.left, left) - left]!++;
    begins[Math.min(merge.right, right) - left + 1]!--;
  }
  const columns: number[] = [];
  let covering = 0;
  for (let column = left; column <= right; column++) {
    covering += begins[column - left]!;
    if (covering > 0 || grid.isFilledColumn(column)) columns.push(column);
  }
  return columns;
}

function beginsWithTitle(grid: Grid, left: number): boolean {
  for (let row = grid.bounds.top; row < grid.bounds.top + 4; row++) if (isTitleText(grid.text(row, left))) return true;
  return false;
}

/** The tables of a block from top to bottom. */
function stackedLayouts(grid: Grid, block: Area): Layout[] {
  const layouts: Layout[] = [];
  let top = block.top;
  while (top <= block.bottom) {
    const headings = findHeadings(grid, block, top);
    if (!headings) break;
    const end = endOfTable(grid, { ...block, top }, headings);
    layouts.push(layoutOf(grid, { ...block, top, bottom: end }, headings));
    top = end + 1;
  }
  return layouts;
}

/** A further table begins where a title stands alone on its row and headings follow within five rows. */
function endOfTable(grid: Grid, block: Area, headings: Headings): number {
  let from = headings.bottom + 2;
  for (let title = titleFrom(grid, block, from); title; title = titleFrom(grid, block, from)) {
    if (!isFurtherPage(grid, block, headings, title)) return title.row - 1;
    from = title.headings.end + 1;
  }
  return block.bottom;
}

/** Where a title stands alone, and the headings below it. */
interface Titled {
  readonly row: number;
  readonly headings: Headings;
}

function titleFrom(grid: Grid, block: Area, from: number): Titled | null {
  for (const row of grid.filledRows(from, block.bottom)) {
    const filled = grid.filled(row, block.left, block.right);
    const first = grid.text(row, filled[0] ?? block.left);
    if (filled.length === 0 || filled.length > 2 || !filled.some((column) => isTitleText(grid.text(row, column)))) continue;
    if (NOTE.test(first) || first.length > 40) continue;
    // “三公”经费 beside an amount is a line.
    if (filled.some((column) => isContinued(grid.text(row, column)) || grid.number(row, column) !== null)) continue;
    const headings = findHeadings(grid, { ...block, bottom: Math.min(block.bottom, row + 10) }, row + 1);
    if (headings && headings.top <= row + 5) return { row, headings };
  }
  return null;
}

/**
 * The table goes on below its own title, caption and headings, printed again at the top of a page: nothing in them is another, and no
 * total that was there comes again, as in the same form of a further unit.
 */
function isFurtherPage(grid: Grid, block: Area, headings: Headings, { row, headings: again }: Titled): boolean {
  const keys = (from: number, to: number): string[] => grid.filledRows(from, to).map((at) => rowKey(grid, block, at));
  const known = new Set(keys(block.top, headings.end));
  if (!keys(row, again.end).every((key) => key === '' || known.has(key))) return false;
  const next = titleFrom(grid, block, again.end + 1);
  const totals = (from: number, to: number): string[] =>
    grid.filledRows(from, to).flatMap((at) => {
      const filled = grid.filled(at, block.left, block.right);
      return filled.map((column) => grid.text(at, column)).filter((text) => WHOLE.test(text) && isTotal(text));
    });
  const before = new Set(totals(headings.end + 1, row - 1));
  return !totals(again.end + 1, (next?.row ?? block.bottom + 1) - 1).some((total) => before.has(total));
}

const WHOLE = /[合总]计/;

/** The title of a further page of the same table: 支出总表（续表）. */
function isContinued(text: string): boolean {
  return /续表[0-9一二三四五]?\)?$|\(续[0-9一二三四五]?\)$/.test(text);
}

function layoutOf(grid: Grid, area: Area, headings: Headings): Layout {
  const caption = readCaption(grid, area, headings.top);
  const notes: Note[] = [...caption.notes];
  const further = headingsBelow(grid, area, headings);
  const sections = [headings, ...further].map((own, index): Section => {
    const top = index === 0 ? area.top : own.top;
    const bottom = (further[index]?.top ?? area.bottom + 1) - 1;
    return { headings: own, parts: own.parts, body: bodyOf(grid, { ...area, top, bottom }, own, notes) };
  });
  const [first, ...below] = sections;
  return { grid, area, ...first!, below, ...caption, notes };
}

/** Headings that begin a further section of the table: below lines with a total, one of them of names or a side, some as above and some not. */
function headingsBelow(grid: Grid, area: Area, above: Headings): Headings[] {
  const headed = textsAbove(grid, area, above);
  const found: Headings[] = [];
  let hasTotal = false;
  for (const row of grid.filledRows(above.end + 1, area.bottom)) {
    if (row <= (found.at(-1)?.end ?? 0)) continue;
    const filled = grid.filled(row, area.left, area.right);
    if (filled.length === 0) continue;
    const isHeading = (column: number): boolean => isHeadingWord(grid.text(row, column));
    if (hasTotal && filled.every(isHeading)) {
      const own = findHeadings(grid, { ...area, top: row, bottom: Math.min(area.bottom, row + HIGHEST) }, row);
      const isFurther = own !== null && own.top - row <= (filled.length === 1 ? 1 : 0);
      if (isFurther && isSectionHead(grid, area, { ...own, top: row }, headed)) {
        found.push({ ...own, top: row });
        hasTotal = false;
      }
    }
    hasTotal ||= filled.some((column) => isTotal(grid.text(row, column))) && filled.some((column) => grid.number(row, column) !== null);
  }
  return found;
}

/** So many rows the headings of a further section take at most. */
const HIGHEST = 5;

function isSectionHead(grid: Grid, area: Area, own: Headings, headed: ReadonlySet<string>): boolean {
  const texts = grid
    .filledRows(own.top, own.bottom)
    .flatMap((row) => grid.filled(row, area.left, area.right).map((column) => grid.text(row, column)));
  const namesLines = texts.some((text) => isSide(text) || stubRole([text]) === 'name');
  return namesLines && texts.some((text) => headed.has(text)) && !texts.every((text) => headed.has(text));
}

/** The rows below some headings; what is a note goes to the others. */
function bodyOf(grid: Grid, area: Area, headings: Headings, notes: Note[]): number[] {
  const body: number[] = [];
  const repeated = new Set<string>();
  for (const row of grid.filledRows(area.top, headings.end)) repeated.add(rowKey(grid, area, row));
  const headed = textsAbove(grid, area, headings);
  let ended = false;
  for (const row of grid.filledRows(headings.end + 1, area.bottom)) {
    const note = noteOf(grid, area, row);
    if (note) notes.push(note);
    ended ||= note !== null && NOTE.test(grid.text(row, area.left));
    const filled = grid.filled(row, area.left, area.right);
    if (note || ended || filled.length === 0) continue;
    const first = grid.text(row, filled[0]!);
    if (filled.length === 1 && isPageNumber(first)) continue;
    const isHeaded = headed.has(first);
    if (isHeaded && repeated.has(rowKey(grid, area, row))) continue;
    // Most rows are longer than a caption and begin with no heading.
    const texts = isHeaded || filled.length <= LONGEST_CAPTION ? filled.map((column) => grid.text(row, column)) : [];
    if (isCaptionRow(texts) || isRepeatedHeading(texts, headed) || (texts.length <= 2 && texts.some(isContinued))) continue;
    body.push(row);
  }
  while (body.length > 0 && isSigned(grid.text(body.at(-1)!, grid.filled(body.at(-1)!, area.left, area.right)[0]!))) body.pop();
  return body;
}

/** What title, caption and headings say. */
function textsAbove(grid: Grid, area: Area, { end }: Headings): ReadonlySet<string> {
  const texts = new Set<string>();
  for (const row of grid.filledRows(area.top, end))
    for (const column of grid.filled(row, area.left, area.right)) texts.add(grid.text(row, column));
  return texts;
}

/** Headings printed again on a further page, with other columns joined or split than above. */
function isRepeatedHeading(texts: readonly string[], headed: ReadonlySet<string>): boolean {
  return texts.length >= 3 && texts.every((text) => headed.has(text) && isHeadingWord(text));
}

function rowKey(grid: Grid, area: Area, row: number): string {
  return grid
    .filled(row, area.left, area.right)
    .map((column) => `${column}:${grid.text(row, column)}`)
    .join('|');
}

/** A row of the body that is a note: it begins with 注, or is one long text, or states that there is no data. */
function noteOf(grid: Grid, area: Area, row: number): Note | null {
  const filled = grid.filled(row, area.left, area.right);
  if (filled.length === 0 || filled.length > 2) return null;
  const column = filled[0]!;
  const text = grid.text(row, column);
  if (filled.some((other) => grid.number(row, other) !== null)) return null;
  const merge = grid.mergeAt(row, column);
  const wide = merge !== null && merge.right - merge.left + 1 >= Math.max(2, (area.right - area.left + 1) * 0.6);
  const isNote =
    NOTE.test(text) ||
    (wide && text.length > 12) ||
    (filled.length === 1 && (text.length > 40 || (text.length > 8 && isNoDataStatement(text))));
  return isNote ? { text: tidy(grid.raw(row, column)), cell: grid.ref(row, column) } : null;
}
