import type { CellSnapshot, SheetSnapshot } from './snapshot';

/** Above this length a row, or the list of rows, may be all holes: one cell in a far corner makes it a million long. */
const DENSE = 1_024;

/** Calls back for each cell that a sheet holds, row by row; what it costs depends on the cells, not on how far apart they stand. */
export function eachCell(sheet: SheetSnapshot, visit: (cell: CellSnapshot, row: number, column: number) => void): void {
  eachIndex(sheet.rows, (cells, row) =>
    eachIndex(cells, (cell, column) => {
      visit(cell, row, column);
    }),
  );
}

/** Calls back for the items of a list that are there, in order, passing over its holes at no cost. */
export function eachIndex<T>(items: readonly (T | undefined)[], visit: (item: T, index: number) => void): void {
  if (items.length <= DENSE) {
    for (let index = 0; index < items.length; index++) {
      const item = items[index];
      if (item !== undefined) visit(item, index);
    }
    return;
  }
  for (const key of Object.keys(items)) {
    const item = items[Number(key)];
    if (item !== undefined) visit(item, Number(key));
  }
}
