import { addressOf } from '../../../src/workbook/address';
import type { CellSnapshot, SheetSnapshot } from '../../../src/workbook/snapshot';

/** What a cell holds after the edit; `stale` is a formula that stayed but whose stored result no longer holds. */
export type Edit = { readonly type: 'value'; readonly cell: CellSnapshot | null } | { readonly type: 'stale' };

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
