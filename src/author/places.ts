import type { Amount, Disclosure, Form, Line, Panel } from '../forms/disclosure';
import { parseAddress } from '../workbook/address';
import type { Area, CellRef, CellSnapshot, SheetSnapshot, WorkbookSnapshot } from '../workbook/snapshot';

/** Where an amount stands among the forms. */
export interface Place {
  readonly form: Form;
  readonly panel: Panel;
  readonly line: Line;
  /** Index among the columns of the panel. */
  readonly column: number;
  readonly amount: Amount;
}

/** `sheet!D12`: names a cell in maps. */
export function keyOf({ sheet, address }: CellRef): string {
  return `${sheet}!${address}`;
}

/** The amounts of all lines by cell. Of a row that two panels share, each amount stands in its own panel. */
export function placesOf(disclosure: Disclosure): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const form of disclosure.forms)
    for (const panel of form.panels)
      for (const line of panel.lines)
        line.amounts.forEach((amount, column) => places.set(keyOf(amount.cell), { form, panel, line, column, amount }));
  return places;
}

/** What a cell of a workbook holds now. */
export function cellAt(workbook: WorkbookSnapshot, { sheet, address }: CellRef): CellSnapshot | undefined {
  const { row, column } = parseAddress(address);
  return workbook.sheets.find(({ name }) => name === sheet)?.rows[row]?.[column];
}

/** What a cell holds, as text. */
export function printedValue(cell: CellSnapshot | undefined): string {
  const value = cell?.value ?? null;
  return value === null ? '' : typeof value === 'object' ? value.error : String(value);
}

type Contents = Pick<CellSnapshot, 'value' | 'formula'>;

/** The same workbook with other contents in some cells, by `sheet!address`; their formats stay. */
export function withCells(
  workbook: WorkbookSnapshot,
  cells: ReadonlyMap<string, CellSnapshot['value']>,
  formulas: ReadonlyMap<string, string> = new Map(),
): WorkbookSnapshot {
  if (cells.size === 0) return workbook;
  const bySheet = new Map<string, [number, number, Contents][]>();
  for (const [key, value] of cells) {
    const at = key.lastIndexOf('!');
    const { row, column } = parseAddress(key.slice(at + 1));
    const formula = formulas.get(key);
    const ofSheet = bySheet.get(key.slice(0, at)) ?? [];
    ofSheet.push([row, column, formula === undefined ? { value } : { value, formula }]);
    bySheet.set(key.slice(0, at), ofSheet);
  }
  return { ...workbook, sheets: workbook.sheets.map((sheet) => withValues(sheet, bySheet.get(sheet.name) ?? [])) };
}

function withValues(sheet: SheetSnapshot, values: readonly [number, number, Contents][]): SheetSnapshot {
  if (values.length === 0) return sheet;
  const rows = [...sheet.rows];
  const copied = new Set<number>();
  for (const [row, column, contents] of values) {
    if (!copied.has(row)) {
      rows[row] = [...(rows[row] ?? [])];
      copied.add(row);
    }
    const format = rows[row]![column]?.format;
    (rows[row] as (CellSnapshot | undefined)[])[column] = format === undefined ? contents : { ...contents, format };
  }
  return { ...sheet, rows };
}

/** Tells of a cell whether it lies under a merged area without being its first cell: what is written there is not seen. */
export function coveredCells(workbook: WorkbookSnapshot): (cell: CellRef) => boolean {
  const merges = new Map<string, readonly Area[]>(workbook.sheets.map(({ name, merges: areas }) => [name, areas]));
  return ({ sheet, address }) => {
    const { row, column } = parseAddress(address);
    return (merges.get(sheet) ?? []).some(
      ({ top, left, bottom, right }) =>
        row >= top && row <= bottom && column >= left && column <= right && (row !== top || column !== left),
    );
  };
}
