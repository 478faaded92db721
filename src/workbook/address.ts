import type { Area } from './snapshot';

/** The letters of a column counted from 0: 0 → A, 26 → AA. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** The A1 address of a cell, row and column counted from 0. */
export function addressOf(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

/** The A1 address of an area: `B2:D9`, or `B2` for a single cell. */
export function areaAddress(area: Area): string {
  const first = addressOf(area.top, area.left);
  const last = addressOf(area.bottom, area.right);
  return first === last ? first : `${first}:${last}`;
}

const A = 65;
const ZERO = 48;
const DOLLAR = 36;

/** Row and column (from 0) of an A1 address; `$` is allowed. Throws a RangeError for anything else. */
export function parseAddress(address: string): { row: number; column: number } {
  // Asked for every cell of a workbook: without a regular expression this takes a fifth of the time.
  let at = address.charCodeAt(0) === DOLLAR ? 1 : 0;
  const letters = at;
  let column = 0;
  for (let letter = letterAt(address, at); letter > 0; letter = letterAt(address, ++at)) column = column * 26 + letter;
  const width = at - letters;
  if (address.charCodeAt(at) === DOLLAR) at++;
  const digits = at;
  let row = 0;
  for (let digit = digitAt(address, at); digit >= 0; digit = digitAt(address, ++at)) row = row * 10 + digit;
  const height = at - digits;
  if (at < address.length || width < 1 || width > 3 || height < 1 || height > 7) throw new RangeError(`not a cell address: ${address}`);
  return { row: row - 1, column: column - 1 };
}

/** 1 to 26 for a letter of either case, else 0. */
function letterAt(text: string, at: number): number {
  const letter = (text.charCodeAt(at) & ~32) - A + 1;
  return letter >= 1 && letter <= 26 ? letter : 0;
}

/** 0 to 9 for a digit, else -1. */
function digitAt(text: string, at: number): number {
  const digit = text.charCodeAt(at) - ZERO;
  return digit >= 0 && digit <= 9 ? digit : -1;
}

/** The area of an A1 range such as `B2:D9` or `B2`. Throws a RangeError for anything else. */
export function parseArea(range: string): Area {
  const [first = '', last = first] = range.split(':');
  const a = parseAddress(first);
  const b = parseAddress(last);
  return {
    top: Math.min(a.row, b.row),
    left: Math.min(a.column, b.column),
    bottom: Math.max(a.row, b.row),
    right: Math.max(a.column, b.column),
  };
}

export function contains(area: Area, row: number, column: number): boolean {
  return row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
}
