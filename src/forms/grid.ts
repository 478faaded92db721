import { normalize } from '../workbook/text';
import { readAmount, type PrintedAmount, type PrintedNumber } from '../workbook/number';
import { addressOf, contains } from '../workbook/address';
import { eachCell } from '../workbook/cells';
import type { Area, CellRef, CellSnapshot, SheetSnapshot } from '../workbook/snapshot';

const NONE: readonly number[] = [];
/** Merged areas up to this many cells are looked up cell by cell, larger ones area by area. */
const SMALL_MERGE = 4_096;

/**
 * A sheet as recognition looks at it: cells by row and column, merged cells resolved, text normalised once. Loops go over the rows
 * and columns that hold something: a cell typed by mistake in the last corner must cost what a cell costs.
 */
export class Grid {
  readonly bounds: Area;
  private readonly texts = new Map<number, string>();
  private readonly numbers = new Map<number, PrintedAmount | null>();
  private readonly merged = new Map<number, Area>();
  private readonly wideMerges: Area[] = [];
  /** The columns with a text or number, by row. */
  private readonly columnsOf = new Map<number, number[]>();
  private readonly rowList: readonly number[];
  private readonly columnSet = new Set<number>();

  constructor(readonly sheet: SheetSnapshot) {
    let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
    eachCell(sheet, (cell, row, column) => {
      if (cell.value === null || cell.value === '') return;
      top = Math.min(top, row);
      left = Math.min(left, column);
      bottom = Math.max(bottom, row);
      right = Math.max(right, column);
      if (!this.blank(row, column)) this.add(row, column);
    });
    this.bounds = bottom < 0 ? { top: 0, left: 0, bottom: -1, right: -1 } : { top, left, bottom, right };
    this.rowList = [...this.columnsOf.keys()].sort((a, b) => a - b);
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
    const columns = this.columnsOf.get(row);
    if (columns) columns.push(column);
    else this.columnsOf.set(row, [column]);
    this.columnSet.add(column);
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
    if (this.cell(row, column) === undefined) return '';
    const key = row * 16384 + column;
    let text = this.texts.get(key);
    if (text === undefined) {
      text = normalize(this.raw(row, column));
      this.texts.set(key, text);
    }
    return text;
  }

  /** The number of a cell; one that says its own unit is an amount and no mere number. */
  number(row: number, column: number): PrintedNumber | null {
    const amount = this.amount(row, column);
    return amount?.unit === undefined ? amount : null;
  }

  /** The number of a cell, with the unit where the cell itself says one. */
  amount(row: number, column: number): PrintedAmount | null {
    const cell = this.cell(row, column);
    if (cell === undefined) return null;
    const key = row * 16384 + column;
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = readAmount(cell);
      this.numbers.set(key, number);
    }
    return number;
  }

  blank(row: number, column: number): boolean {
    return this.text(row, column) === '';
  }

  /** The merged area a cell belongs to, or null. */
  mergeAt(row: number, column: number): Area | null {
    const found = this.merged.get(row * 16384 + column);
    if (found || this.wideMerges.length === 0) return found ?? null;
    return this.wideMerges.find((area) => contains(area, row, column)) ?? null;
  }

  /** The columns of a row, within `left..right`, that hold something. */
  filled(row: number, left: number, right: number): readonly number[] {
    return between(this.columnsOf.get(row) ?? NONE, left, right);
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
