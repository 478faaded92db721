import { CellValueType, type FUniver, type ICellData, type Nullable } from '@univerjs/presets';
import type { CellSnapshot, SheetSnapshot } from '../../../src/workbook/snapshot';
import { toCell } from './to-grid';

type Rows = (CellSnapshot | undefined)[][];

/** A sheet as it stands in the grid now. What was not edited is the cell that was read from the file, unchanged. */
export function fromGrid(api: FUniver, base: SheetSnapshot): SheetSnapshot {
  const matrix = api.getActiveWorkbook()?.getSheetByName(base.name)?.getSheet().getCellMatrix();
  if (!matrix) return base;
  const rows: Rows = [];
  base.rows.forEach((row, r) =>
    row?.forEach((cell, c) => {
      const now = cell && current(cell, matrix.getValue(r, c));
      if (now) (rows[r] ??= [])[c] = now;
    }),
  );
  matrix.forValue((r, c, cell) => {
    if (base.rows[r]?.[c]) return;
    const added = created(cell, undefined);
    if (added) (rows[r] ??= [])[c] = added;
  });
  return { ...base, rows };
}

function current(base: CellSnapshot, cell: Nullable<ICellData>): CellSnapshot | undefined {
  const before = toCell(base);
  const sameFormula = (cell?.f ?? '') === (before.f ?? '');
  if (cell && !cell.p && sameFormula && sameValue(before, cell)) return base;
  return created(cell, base);
}

function sameValue(before: ICellData, now: ICellData): boolean {
  if (before.t === CellValueType.NUMBER)
    return now.v === before.v && now.t !== CellValueType.STRING && now.t !== CellValueType.FORCE_STRING;
  return String(now.v ?? '') === String(before.v ?? '');
}

function created(cell: Nullable<ICellData>, base: CellSnapshot | undefined): CellSnapshot | undefined {
  const value = valueOf(cell);
  const formula = cell?.f ? cell.f.replace(/^=/, '') : undefined;
  if (value === null && formula === undefined) return undefined;
  return {
    value,
    ...(formula === undefined ? {} : { formula }),
    ...(base?.format === undefined ? {} : { format: base.format }),
    ...(base?.note === undefined ? {} : { note: base.note }),
  };
}

const ERROR = /^#(?:REF!|VALUE!|DIV\/0!|NAME\?|N\/A|NULL!|NUM!|CALC!|SPILL!|CYCLE!|CONNECT!)$/;

function valueOf(cell: Nullable<ICellData>): CellSnapshot['value'] {
  if (!cell) return null;
  // Text over several lines is kept as a document.
  const rich = cell.p?.body?.dataStream;
  if (rich !== undefined) return rich.replace(/\r\n$/, '').replace(/\r/g, '\n');
  if (cell.v === undefined || cell.v === null || cell.v === '') return null;
  if (cell.t === CellValueType.BOOLEAN) return Number(cell.v) === 1 || cell.v === true;
  if (typeof cell.v === 'string') {
    if (cell.f && ERROR.test(cell.v)) return { error: cell.v };
    return cell.t === CellValueType.NUMBER && cell.v.trim() !== '' && Number.isFinite(Number(cell.v)) ? Number(cell.v) : cell.v;
  }
  return cell.v;
}
