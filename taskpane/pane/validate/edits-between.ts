import type { CellEdit } from '../../../src/author/incremental';
import { addressOf } from '../../../src/workbook/address';
import type { WorkbookSnapshot } from '../../../src/workbook/snapshot';

/** The cells whose values differ; null where sheets came, went or were renamed. */
export function editsBetween(before: WorkbookSnapshot, now: WorkbookSnapshot): CellEdit[] | null {
  if (before.sheets.length !== now.sheets.length) return null;
  const edits: CellEdit[] = [];
  for (const [index, sheet] of now.sheets.entries()) {
    const old = before.sheets[index]!;
    if (old.name !== sheet.name) return null;
    for (let row = 0; row < Math.max(old.rows.length, sheet.rows.length); row++) {
      const [was, is] = [old.rows[row] ?? [], sheet.rows[row] ?? []];
      for (let column = 0; column < Math.max(was.length, is.length); column++) {
        const value = is[column]?.value ?? null;
        if (JSON.stringify(was[column]?.value ?? null) !== JSON.stringify(value))
          edits.push({ sheet: sheet.name, address: addressOf(row, column), value });
      }
    }
  }
  return edits;
}
