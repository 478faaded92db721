import {
  BooleanNumber,
  CellValueType,
  LocaleType,
  type ICellData,
  type IColumnData,
  type IRowData,
  type IStyleData,
  type IWorkbookData,
  type IWorksheetData,
} from '@univerjs/presets';
import type { SheetPresentation, WorkbookPresentation } from '../../../src/hosts/file/presentation';
import type { CellSnapshot, SheetSnapshot, WorkbookSnapshot } from '../../../src/workbook/snapshot';
import { isValueOnly } from './long-formulas';
import { listRules } from './lists';
import { gridStyle } from './styles';

/** A workbook may define formats all the way to XFD; what lies far outside the data is not shown. */
const ROOM_ROWS = 20;
const ROOM_COLUMNS = 6;
/** Height of a line by the size of its font. */
const LINE_HEIGHT = 1.4;

/** The workbook as the grid wants it. The sheet's name is its id: gouji never renames sheets. */
export function toGrid(snapshot: WorkbookSnapshot, presentation: WorkbookPresentation, id: string): IWorkbookData {
  const sheets = snapshot.sheets.map((sheet, index) => toSheet(sheet, presentation.sheets[index], presentation.styles));
  return {
    id,
    name: snapshot.name,
    appVersion: '1',
    locale: LocaleType.ZH_CN,
    styles: Object.fromEntries(presentation.styles.map((style, index) => [styleId(index), gridStyle(style)])),
    ...(presentation.styles[0] ? { defaultStyle: defaultStyle(gridStyle(presentation.styles[0])) } : {}),
    sheetOrder: sheets.map((sheet) => sheet.id!),
    sheets: Object.fromEntries(sheets.map((sheet): [string, Partial<IWorksheetData>] => [sheet.id!, sheet])),
    resources: [
      { name: 'SHEET_NOTE_PLUGIN', data: JSON.stringify(notes(snapshot)) },
      { name: 'SHEET_DATA_VALIDATION_PLUGIN', data: JSON.stringify(listRules(snapshot, presentation)) },
    ],
  };
}

function styleId(index: number): string {
  return `s${index}`;
}

/** Fonts and position: borders or fills of the default would show in every empty cell. */
function defaultStyle({ ff, fs, vt }: IStyleData): IStyleData {
  return { ...(ff ? { ff } : {}), ...(fs ? { fs } : {}), ...(vt ? { vt } : {}) };
}

function toSheet(
  sheet: SheetSnapshot,
  looks: SheetPresentation | undefined,
  styles: WorkbookPresentation['styles'],
): Partial<IWorksheetData> {
  const last = sheet.rows.reduce((most, row) => Math.max(most, row?.length ?? 0), 0);
  const columnCount = Math.max(last + ROOM_COLUMNS, 20);
  const rowCount = Math.max(sheet.rows.length + ROOM_ROWS, 60);
  return {
    id: sheet.name,
    name: sheet.name,
    hidden: sheet.visibility === 'visible' ? BooleanNumber.FALSE : BooleanNumber.TRUE,
    rowCount,
    columnCount,
    mergeData: sheet.merges.map((area) => ({ startRow: area.top, startColumn: area.left, endRow: area.bottom, endColumn: area.right })),
    cellData: cellsOf(sheet, looks, rowCount, columnCount),
    rowData: rowsOf(sheet, looks, styles),
    columnData: columnsOf(sheet, looks, columnCount),
    defaultRowHeight: pixelsHigh(looks?.defaultRowHeight ?? 15),
    defaultColumnWidth: pixelsWide(looks?.defaultColumnWidth ?? 8.43),
  };
}

function cellsOf(
  sheet: SheetSnapshot,
  looks: SheetPresentation | undefined,
  rowCount: number,
  columnCount: number,
): Record<number, Record<number, ICellData>> {
  const result: Record<number, Record<number, ICellData>> = {};
  const at = (row: number, column: number): ICellData => ((result[row] ??= {})[column] ??= {});
  looks?.cells.slice(0, rowCount).forEach((row, r) =>
    row?.slice(0, columnCount).forEach((style, c) => {
      if (style !== undefined) at(r, c).s = styleId(style);
    }),
  );
  sheet.rows.forEach((row, r) =>
    row?.forEach((cell, c) => {
      if (cell) Object.assign(at(r, c), toCell(cell));
    }),
  );
  return result;
}

export function toCell(cell: CellSnapshot): ICellData {
  const formula = cell.formula === undefined || isValueOnly(cell) ? {} : { f: `=${cell.formula}` };
  const { value } = cell;
  if (value === null) return formula;
  if (typeof value === 'number') return { ...formula, v: value, t: CellValueType.NUMBER };
  if (typeof value === 'boolean') return { ...formula, v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  return { ...formula, v: typeof value === 'string' ? value : value.error, t: CellValueType.STRING };
}

/** Rows without a height of their own fit their content. */
function rowsOf(
  sheet: SheetSnapshot,
  looks: SheetPresentation | undefined,
  styles: WorkbookPresentation['styles'],
): Record<number, Partial<IRowData>> {
  const rows: Record<number, Partial<IRowData>> = {};
  sheet.rows.forEach((row, r) => {
    const sizes = row?.map((cell, c) => (cell ? (styles[looks?.cells[r]?.[c] ?? 0]?.size ?? 11) : 0)) ?? [];
    const needed = Math.max(0, ...sizes) * LINE_HEIGHT;
    if (needed > (looks?.defaultRowHeight ?? 15)) rows[r] = { h: pixelsHigh(needed) };
  });
  for (const [row, height] of looks?.rowHeights ?? []) rows[row] = { h: pixelsHigh(height), ia: BooleanNumber.FALSE };
  for (const row of sheet.hiddenRows) rows[row] = { ...rows[row], hd: BooleanNumber.TRUE };
  return rows;
}

function columnsOf(sheet: SheetSnapshot, looks: SheetPresentation | undefined, count: number): Record<number, Partial<IColumnData>> {
  const columns: Record<number, Partial<IColumnData>> = {};
  for (const { first, last, width } of looks?.columns ?? [])
    if (width !== undefined)
      for (let column = first; column <= Math.min(last, count - 1); column++) columns[column] = { w: pixelsWide(width) };
  for (const column of sheet.hiddenColumns) columns[column] = { ...columns[column], hd: BooleanNumber.TRUE };
  return columns;
}

/** Characters of the default font are 7 pixels wide, and a column has 5 for its padding and its line. */
function pixelsWide(characters: number): number {
  return Math.max(1, Math.round(characters * 7 + 5));
}

function pixelsHigh(points: number): number {
  return Math.max(1, Math.round((points * 4) / 3));
}

function notes(snapshot: WorkbookSnapshot): Record<string, Record<number, Record<number, unknown>>> {
  const result: Record<string, Record<number, Record<number, unknown>>> = {};
  for (const sheet of snapshot.sheets)
    sheet.rows.forEach((row, r) =>
      row?.forEach((cell, c) => {
        if (cell?.note) ((result[sheet.name] ??= {})[r] ??= {})[c] = { note: cell.note, width: 240, height: 120, show: false };
      }),
    );
  return result;
}
