import { addressOf } from '../workbook/address';
import type { CellSnapshot, SheetSnapshot } from '../workbook/snapshot';
import type { CellWrite } from './writes';

/** What cells of last year's workbook hold: a figure, a year, nothing. */

/** A cell to be typed in. */
export function isInput({ value, formula }: CellWrite): boolean {
  return value === null && formula === undefined;
}

/** Whether a formula refers to nothing, or holds a figure of the year beside what it refers to; units and decimals are no figures. */
export function holdsFigure(formula: string): boolean {
  const rest = formula.replace(/'[^']*'|\$?[A-Z]{1,3}\$?[0-9]{1,7}|[*/]1(?:0{3,4}|0{8})(?![0-9.])|,-?[0-9]\)/g, ' ');
  return !/[A-Z]{1,3}\$?[0-9]/.test(formula) || /[0-9]/.test(rest);
}

export function isDash(cell: CellSnapshot | undefined): boolean {
  return typeof cell?.value === 'string' && /^[-—–―_/]{1,3}$/.test(cell.value.trim());
}

/** A year in a cell of its own, as a number. */
export function isYear(cell: CellSnapshot, from: number): boolean {
  return typeof cell.value === 'number' && cell.formula === undefined && cell.value === from && !/[.,%]/.test(cell.format ?? '');
}

export function eachCell({ rows }: SheetSnapshot, visit: (cell: CellSnapshot, address: string) => void): void {
  rows.forEach((row, r) => row?.forEach((cell, c) => cell && visit(cell, addressOf(r, c))));
}
