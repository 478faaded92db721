import { addressOf } from '../../../src/workbook/address';
import type { Edit } from '../../../src/hosts/file/patch-cells';
import type { SheetSnapshot } from '../../../src/workbook/snapshot';

/** The cells of a sheet that differ, by address. */
export function editsOf(before: SheetSnapshot, now: SheetSnapshot): Map<string, Edit> {
  const edits = new Map<string, Edit>();
  for (let row = 0; row < Math.max(before.rows.length, now.rows.length); row++) {
    const width = Math.max(before.rows[row]?.length ?? 0, now.rows[row]?.length ?? 0);
    for (let column = 0; column < width; column++) {
      const old = before.rows[row]?.[column];
      const cell = now.rows[row]?.[column];
      if (old === cell) continue;
      const kept = old?.formula !== undefined && old.formula === cell?.formula;
      edits.set(addressOf(row, column), kept ? { type: 'stale' } : { type: 'value', cell: cell ?? null });
    }
  }
  return edits;
}
