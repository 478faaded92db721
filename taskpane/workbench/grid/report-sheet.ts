import {
  BooleanNumber,
  CellValueType,
  VerticalAlign,
  WrapStrategy,
  type FUniver,
  type ICellData,
  type IStyleData,
} from '@univerjs/presets';
import type { FWorksheet } from '@univerjs/sheets/facade';
import { freeSheetName } from '../../../src/hosts/file/patch-sheet';
import { MARK_COLOURS } from '../../../src/hosts/marks';
import type { CellText, SheetCell, SheetContent } from '../../../src/hosts/port';
import type { SheetSnapshot } from '../../../src/workbook/snapshot';

/** Shows a sheet of gouji's own in the grid and gives the name that was free for it. */
export function addReport(api: FUniver, content: SheetContent): string {
  const workbook = api.getActiveWorkbook()!;
  const name = freeSheetName(
    content.name,
    workbook.getSheets().map((sheet) => sheet.getSheetName()),
  );
  const widths = content.widths ?? [];
  const sheet = workbook.insertSheet(name, {
    sheet: {
      id: name,
      rowCount: content.rows.length + 20,
      columnCount: Math.max(widths.length + 4, 12),
      showGridlines: BooleanNumber.FALSE,
      cellData: Object.fromEntries(
        content.rows.map((row, r) => [r, Object.fromEntries(row.flatMap((cell, c) => (cell ? [[c, toCell(cell)]] : [])))]),
      ),
      columnData: Object.fromEntries(widths.map((width, c) => [c, { w: Math.round(width * 7 + 5) }])),
      rowData: Object.fromEntries(content.rows.map((row, r) => [r, { h: heightOf(row, widths) }])),
    },
  });
  workbook.setActiveSheet(sheet);
  return name;
}

export function replaceTexts(sheet: FWorksheet, texts: readonly CellText[]): void {
  for (const { address, text } of texts) sheet.getRange(address).setValue({ v: text, t: CellValueType.FORCE_STRING });
}

/** A sheet that the user may have edited, as it stands now, in the styles it was written with. */
export function currentContent(content: SheetContent, sheets: readonly SheetSnapshot[]): SheetContent {
  const now = content.editable ? sheets.find(({ name }) => name === content.name) : undefined;
  if (!now) return content;
  const rows = Array.from({ length: Math.max(content.rows.length, now.rows.length) }, (_, r) => {
    const [before, row] = [content.rows[r] ?? [], now.rows[r] ?? []];
    return Array.from({ length: Math.max(before.length, row.length) }, (_unused, c): SheetCell | null => {
      const value = row[c]?.value ?? null;
      if (value === null) return null;
      return { style: 'text', ...before[c], value: typeof value === 'string' || typeof value === 'number' ? value : textOf(value) };
    });
  });
  return { ...content, rows };
}

function textOf(value: boolean | { readonly error: string }): string {
  return typeof value === 'boolean' ? String(value).toUpperCase() : value.error;
}

function toCell(cell: SheetCell): ICellData {
  const number = typeof cell.value === 'number';
  return { v: cell.value, t: number ? CellValueType.NUMBER : CellValueType.FORCE_STRING, s: styleOf(cell) };
}

/** Texts wrap with the style `text` and run on without one. */
function styleOf({ style, link }: SheetCell): IStyleData {
  const base: IStyleData = {
    fs: 10,
    tb: style === undefined ? WrapStrategy.OVERFLOW : WrapStrategy.WRAP,
    vt: VerticalAlign.MIDDLE,
    ...(link ? { cl: { rgb: '#0563C1' } } : {}),
  };
  if (style === 'title') return { ...base, fs: 16, bl: BooleanNumber.TRUE, tb: WrapStrategy.OVERFLOW };
  if (style === 'heading') return { ...base, bl: BooleanNumber.TRUE, bg: { rgb: '#EEF2F6' } };
  return style === undefined || style === 'text' ? base : { ...base, bl: BooleanNumber.TRUE, bg: { rgb: MARK_COLOURS[style] } };
}

/** Chinese characters are two wide; a line of text is 18 pixels high. */
function heightOf(row: SheetContent['rows'][number], widths: readonly number[]): number {
  if (row[0]?.style === 'title') return 36;
  const lines = row.map((cell, c) => Math.ceil((typeof cell?.value === 'string' ? [...cell.value].length * 2 : 0) / (widths[c] ?? 20)));
  return row.length === 1 && (widths[0] ?? 0) < 20 ? 24 : Math.max(24, Math.max(1, ...lines) * 18 + 6);
}
