import { CellValueType, type FUniver, type ICellData } from '@univerjs/presets';
import type { CellWrite } from '../../../src/author/writes';

/** Puts values and formulas into cells of the grid. */
export function writeInto(workbook: NonNullable<ReturnType<FUniver['getActiveWorkbook']>>, cells: readonly CellWrite[]): void {
  for (const cell of cells) workbook.getSheetByName(cell.sheet)!.getRange(cell.address).setValue(cellData(cell));
}

function cellData({ value, formula, change }: CellWrite): ICellData {
  const style = change && {
    ...(change.format === undefined ? {} : { n: { pattern: change.format } }),
    ...(change.fill === undefined ? {} : { bg: { rgb: change.fill } }),
  };
  return {
    v: value ?? null,
    f: formula === undefined ? null : `=${formula}`,
    p: null,
    t: typeof value === 'string' ? CellValueType.STRING : typeof value === 'number' ? CellValueType.NUMBER : null,
    ...(style ? { s: style } : {}),
  };
}
