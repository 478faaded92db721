import type { Area } from '../../workbook/snapshot';
import { bands, cellCount } from './areas';

/*
 * How much of the sheets is asked for in which sync. Excel on the web refuses requests and responses above 5 MB. A cell with its
 * value, formula and format takes some 30 bytes in a form of numbers, 60 in one of long texts.
 */

/** Cells in one response: 60,000 × 60 bytes = 3.6 MB. */
export const CELLS_PER_SYNC = 60_000;
/** Ordinary forms are narrower than this; wider sheets take one sync more. */
const WINDOW_COLUMNS = 26;
/**
 * `getMergedAreas` fails above 512 areas, so it is asked in bands; it tells only areas whose first cell lies in the range, and those
 * that reach beyond it not whole (office-js issues 1590 and 3611), so bands overlap. 64 rows of 8 merges each stay within 512.
 */
export const MERGE_ROWS = 48;
export const MERGE_OVERLAP = 16;

/** The corner at A1 that is read of every sheet before its size is known, so that ordinary workbooks need no sync for the sizes. */
export function firstWindow(sheets: number, cellsPerSync: number): Area {
  const rows = Math.floor(cellsPerSync / Math.max(1, sheets) / WINDOW_COLUMNS);
  return { top: 0, left: 0, bottom: Math.min(Math.max(rows, 20), 400) - 1, right: WINDOW_COLUMNS - 1 };
}

/** What the first window did not show of a used range, in bands that fit into one sync each. */
export function remainder(used: Area, window: Area, cellsPerSync: number): Area[] {
  const right = {
    top: used.top,
    left: Math.max(used.left, window.right + 1),
    bottom: Math.min(used.bottom, window.bottom),
    right: used.right,
  };
  const below = { ...used, top: Math.max(used.top, window.bottom + 1) };
  return [right, below]
    .filter(({ top, left, bottom, right }) => top <= bottom && left <= right)
    .flatMap((area) => bands(area, cellsPerSync));
}

/** More cells than the forms of any workbook; a used range of this size has a cell that somebody typed in a far corner by mistake. */
const MOST_CELLS = 2_000_000;
const FORM_ROWS = 20_000;
const FORM_COLUMNS = 100;

/** What is read of a used range: all of it, unless it is too large for that; then the part where forms stand. */
export function readable(used: Area): Area {
  if (cellCount(used) <= MOST_CELLS) return used;
  return { ...used, bottom: Math.min(used.bottom, used.top + FORM_ROWS - 1), right: Math.min(used.right, used.left + FORM_COLUMNS - 1) };
}

/** Groups pieces so that each group fits into one sync. */
export function batches<T extends { area: Area }>(pieces: readonly T[], cellsPerSync: number): T[][] {
  const groups: T[][] = [];
  let room = 0;
  for (const piece of pieces) {
    const cells = cellCount(piece.area);
    if (groups.length === 0 || cells > room) {
      groups.push([]);
      room = cellsPerSync;
    }
    groups.at(-1)!.push(piece);
    room -= cells;
  }
  return groups;
}
