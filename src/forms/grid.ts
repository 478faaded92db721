import { normalize } from '../workbook/text';
import { readAmount, type PrintedAmount, type PrintedNumber } from '../workbook/number';
import { addressOf, contains } from '../workbook/address';
import { eachCell } from '../workbook/cells';
import type { Area, CellRef, CellSnapshot, SheetSnapshot } from '../workbook/snapshot';

const NONE: readonly number[] = [];
/** What is known of a row: the columns with a text or number, and what was read of its cells. */
interface Row {
  readonly row: number;
  readonly columns: number[];
  readonly texts: (string | undefined)[];
  readonly numbers: (PrintedAmount | null | undefined)[];
}

const NO_ROW: Row = { row: -1, columns: [], texts: [], numbers: [] };

/** Merged areas up to this many cells are looked up cell by cell, larger ones area by area. */
const SMALL_MERGE = 4_096;

/**
 * A sheet as recognition looks at it: cells by row and column, merged cells resolved, text normalised once. Loops go over the rows
 * and columns that hold something: a cell typed by mistake in the last corner must cost what a cell costs.
 */
export class Grid {
  readonly bounds: Area;
  private readonly merged = new Map<number, Area>();
  private readonly wideMerges: Area[] = [];
  private readonly byNumber: Row[] = [];
  /** The row asked for last: questions come row by row. */
  private last: Row = NO_ROW;
  private readonly rowList: number[] = [];
  private readonly columnSet = new Set<number>();

  constructor(readonly sheet: SheetSnapshot) {
    let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
    eachCell(sheet, (cell, row, column) => {
      if (cell.value === null || cell.value === '') return;
      top = Math.min(top, row);
      left = Math.min(left, column);
      bottom = Math.max(bottom, row);
      right = Math.max(right, column);
      if (typeof cell.value === 'number' || !this.blank(row, column)) this.add(row, column);
    });
    this.bounds = bottom < 0 ? { top: 0, left: 0, bottom: -1, right: -1 } : { top, left, bottom, right };
    for (const area of sheet.merges) this.addMerge(area);
  }

  /** The rows from `top` to `bottom` that hold something, in order. */
  filledRows(top: number, bottom: number): readonly number[] {
    return between(this.rowList, top, bottom);
  }

  /** Whether a column holds anything. */
  isFilledColumn(column: number): boolean {
    return this.columnSet.has(column);
  }

  private add(row: number, column: number): void {
    const { columns } = this.row(row);
    if (columns.length === 0) this.rowList.push(row);
    columns.push(column);
    this.columnSet.add(column);
  }

  private row(row: number): Row {
    if (this.last.row === row) return this.last;
    return (this.last = this.byNumber[row] ??= { row, columns: [], texts: [], numbers: [] });
  }

  cell(row: number, column: number): CellSnapshot | undefined {
    return this.sheet.rows[row]?.[column];
  }

  ref(row: number, column: number): CellRef {
    return { sheet: this.sheet.name, address: addressOf(row, column) };
  }

  /** The printed text of the cell itself, untouched; empty for blanks. */
  raw(row: number, column: number): string {
    const value = this.cell(row, column)?.value;
    if (value === null || value === undefined || typeof value === 'boolean') return '';
    return typeof value === 'object' ? value.error : String(value);
  }

  /** The normalised text of the cell itself; empty for blanks and for the covered cells of a merge. */
  text(row: number, column: number): string {
    const value = this.cell(row, column)?.value;
    if (value === undefined || value === null) return '';
    const { texts } = this.row(row);
    return (texts[column] ??= typeof value === 'number' ? String(value) : normalize(this.raw(row, column)));
  }

  /** The number of a cell; one that says its own unit is an amount and no mere number. */
  number(row: number, column: number): PrintedNumber | null {
    const amount = this.amount(row, column);
    return amount?.unit === undefined ? amount : null;
  }

  /** The number of a cell, with the unit where the cell itself says one. */
  amount(row: number, column: number): PrintedAmount | null {
    const cell = this.cell(row, column);
    if (cell === undefined || cell.value === null) return null;
    const { numbers } = this.row(row);
    const known = numbers[column];
    return known === undefined ? (numbers[column] = readAmount(cell)) : known;
  }

  blank(row: number, column: number): boolean {
    const value = this.sheet.rows[row]?.[column]?.value;
    return typeof value !== 'number' && (value === undefined || value === null || this.text(row, column) === '');
  }

  /** The merged area a cell belongs to, or null. */
  mergeAt(row: number, column: number): Area | null {
    const found = this.merged.get(row * 16384 + column);
    if (found || this.wideMerges.length === 0) return found ?? null;
    return this.wideMerges.find((area) => contains(area, row, column)) ?? null;
  }

  /** The columns of a row, within `left..right`, that hold something. */
  filled(row: number, left: number, right: number): readonly number[] {
    return between(this.byNumber[row]?.columns ?? NONE, left, right);
  }

  private addMerge(area: Area): void {
    const { bounds } = this;
    const [bottom, right] = [Math.min(area.bottom, bounds.bottom), Math.min(area.right, bounds.right)];
    if ((bottom - area.top + 1) * (right - area.left + 1) > SMALL_MERGE) {
      this.wideMerges.push({ ...area, bottom, right });
      return;
    }
    for (let row = area.top; row <= bottom; row++)
      for (let column = area.left; column <= right; column++) this.merged.set(row * 16384 + column, area);
  }
}

/** The numbers of an ascending list from `low` to `high`. */
function between(list: readonly number[], low: number, high: number): readonly number[] {
  if (list.length === 0 || (list[0]! >= low && list.at(-1)! <= high)) return list;
  const from = firstNotBelow(list, low);
  return list.slice(from, firstNotBelow(list, high + 1));
}

function firstNotBelow(list: readonly number[], value: number): number {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (list[middle]! < value) from = middle + 1;
    else to = middle;
  }
  return from;
}
