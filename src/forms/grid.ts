import { normalize } from '../workbook/text';
import { readNumber, type PrintedNumber } from '../workbook/number';
import { addressOf } from '../workbook/address';
import type { Area, CellRef, CellSnapshot, SheetSnapshot } from '../workbook/snapshot';

/** A sheet as recognition looks at it: cells by row and column, merged cells resolved, text normalised once. */
export class Grid {
  readonly bounds: Area;
  private readonly texts = new Map<number, string>();
  private readonly numbers = new Map<number, PrintedNumber | null>();
  private readonly merged = new Map<number, Area>();

  constructor(readonly sheet: SheetSnapshot) {
    this.bounds = boundsOf(sheet);
    for (const area of sheet.merges) this.addMerge(area);
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

  number(row: number, column: number): PrintedNumber | null {
    const cell = this.cell(row, column);
    if (cell === undefined) return null;
    const key = row * 16384 + column;
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = readNumber(cell);
      this.numbers.set(key, number);
    }
    return number;
  }

  blank(row: number, column: number): boolean {
    return this.text(row, column) === '';
  }

  /** The merged area a cell belongs to, or null. */
  mergeAt(row: number, column: number): Area | null {
    return this.merged.get(row * 16384 + column) ?? null;
  }

  /** The columns of a row, within `left..right`, that hold something. */
  filled(row: number, left: number, right: number): number[] {
    const columns: number[] = [];
    for (let column = left; column <= right; column++) if (!this.blank(row, column)) columns.push(column);
    return columns;
  }

  private addMerge(area: Area): void {
    const { bounds } = this;
    for (let row = area.top; row <= Math.min(area.bottom, bounds.bottom); row++)
      for (let column = area.left; column <= Math.min(area.right, bounds.right); column++) this.merged.set(row * 16384 + column, area);
  }
}

/** The smallest area that holds every non-empty cell; empty sheets give an area with bottom < top. */
function boundsOf(sheet: SheetSnapshot): Area {
  let top = Infinity;
  let left = Infinity;
  let bottom = -1;
  let right = -1;
  sheet.rows.forEach((cells, row) =>
    cells?.forEach((cell, column) => {
      if (!cell || cell.value === null || cell.value === '') return;
      top = Math.min(top, row);
      left = Math.min(left, column);
      bottom = Math.max(bottom, row);
      right = Math.max(right, column);
    }),
  );
  return bottom < 0 ? { top: 0, left: 0, bottom: -1, right: -1 } : { top, left, bottom, right };
}
