import { keyOf, cellAt } from '../../../src/author/places';
import type { CellWrite } from '../../../src/author/writes';
import { writeCells } from '../../../src/hosts/file/write-cells';
import type { WorkbookSnapshot } from '../../../src/workbook/snapshot';

/** The file with the formats that writes changed; the cells hold what they hold now. */
export function withChanges(bytes: Uint8Array, now: WorkbookSnapshot, changes: readonly CellWrite[]): Uint8Array {
  const cells = new Map(changes.map(({ sheet, address, change }) => [keyOf({ sheet, address }), { sheet, address, change }]));
  return writeCells(
    bytes,
    now,
    [...cells.values()].map(({ sheet, address, change }) => {
      const cell = cellAt(now, { sheet, address });
      const value = typeof cell?.value === 'object' ? null : (cell?.value ?? null);
      return { sheet, address, value, ...(cell?.formula === undefined ? {} : { formula: cell.formula }), ...(change ? { change } : {}) };
    }),
  );
}
