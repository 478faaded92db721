import type { CellSnapshot, WorkbookSnapshot } from '../../../src/workbook/snapshot';

/**
 * The grid takes every formula apart, however long, and goes down into its parts: one of a few ten thousand characters exceeds its
 * stack, and a few million in all hold up the page for a minute. What is too long is shown as its value; the file keeps the formula.
 */
const LONGEST = 2000;
const MOST_IN_ALL = 1_000_000;
/** Where there is too much in all: shorter ones are still formulas. */
const LONG = 200;

const values = new WeakSet<CellSnapshot>();

/** Whether the grid is given the value of a cell in place of its formula. */
export function isValueOnly(cell: CellSnapshot): boolean {
  return values.has(cell);
}

/** Finds the cells whose formulas the grid is not given, and says how many. */
export function keepLongFromGrid({ sheets }: WorkbookSnapshot): number {
  const cells = sheets.flatMap(({ rows }) => rows.flatMap((row) => (row ?? []).filter((cell) => cell?.formula !== undefined)));
  const inAll = cells.reduce((sum, cell) => sum + cell!.formula!.length, 0);
  const longest = inAll > MOST_IN_ALL ? LONG : LONGEST;
  const long = cells.filter((cell) => cell!.formula!.length > longest);
  for (const cell of long) values.add(cell!);
  return long.length;
}
