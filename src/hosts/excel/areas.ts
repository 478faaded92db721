import { areaAddress } from '../../workbook/address';
import type { Area } from '../../workbook/snapshot';

/** The longest list of addresses that `getRanges` takes. */
const MAX_ADDRESS = 8192;

interface Position {
  readonly row: number;
  readonly column: number;
}

/** Rectangles that cover exactly the given cells: runs within a row, joined down the rows where they align. */
export function rectangles(cells: Iterable<Position>): Area[] {
  const rows = new Map<number, Set<number>>();
  for (const { row, column } of cells) rows.set(row, (rows.get(row) ?? new Set()).add(column));
  const done: Area[] = [];
  let open = new Map<string, Area>();
  for (const row of [...rows.keys()].sort((a, b) => a - b)) {
    const next = new Map<string, Area>();
    for (const [left, right] of runs(rows.get(row)!)) {
      const key = `${left}:${right}`;
      const above = open.get(key);
      const joins = above?.bottom === row - 1;
      if (joins) open.delete(key);
      next.set(key, { top: joins ? above.top : row, left, bottom: row, right });
    }
    done.push(...open.values());
    open = next;
  }
  return [...done, ...open.values()];
}

function runs(columns: Set<number>): [left: number, right: number][] {
  const result: [number, number][] = [];
  for (const column of [...columns].sort((a, b) => a - b)) {
    const last = result.at(-1);
    if (last && last[1] === column - 1) last[1] = column;
    else result.push([column, column]);
  }
  return result;
}

/** Address lists (`A1:B2,D4`) for `getRanges`, each short enough for Excel. */
export function addressLists(areas: readonly Area[]): string[] {
  const lists: string[] = [];
  for (const address of areas.map(areaAddress)) {
    const last = lists.at(-1);
    if (last !== undefined && last.length + 1 + address.length <= MAX_ADDRESS) lists[lists.length - 1] = `${last},${address}`;
    else lists.push(address);
  }
  return lists;
}

/** The areas with every two that overlap replaced by their union: a merged area may be reported by each band that touches it. */
export function united(areas: readonly Area[]): Area[] {
  const result: Area[] = [];
  for (const area of areas) {
    const i = result.findIndex((other) => overlap(other, area));
    if (i < 0) result.push(area);
    else result[i] = union(result[i]!, area);
  }
  return result;
}

const overlap = (a: Area, b: Area) => a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;

const union = (a: Area, b: Area): Area => ({
  top: Math.min(a.top, b.top),
  left: Math.min(a.left, b.left),
  bottom: Math.max(a.bottom, b.bottom),
  right: Math.max(a.right, b.right),
});

/** Cuts an area into bands of whole rows with at most the given number of cells each (but at least one row). */
export function bands(area: Area, maxCells: number): Area[] {
  const height = Math.max(1, Math.floor(maxCells / (area.right - area.left + 1)));
  const result: Area[] = [];
  for (let top = area.top; top <= area.bottom; top += height) {
    result.push({ ...area, top, bottom: Math.min(area.bottom, top + height - 1) });
  }
  return result;
}

export const cellCount = (area: Area): number => (area.bottom - area.top + 1) * (area.right - area.left + 1);
