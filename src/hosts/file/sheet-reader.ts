import { parseAddress, parseArea } from '../../workbook/address';
import type { Area, CellSnapshot } from '../../workbook/snapshot';
import { damaged, tooLarge } from './errors';
import { shiftFormula } from './formula-shift';
import { MAX_COLUMNS, MAX_ROWS } from './limits';
import { CLOSE, END, OPEN, XmlScanner } from './xml';

/** What the cells of all sheets refer to, and the number of cells that may still be read. */
export interface SheetContext {
  readonly strings: readonly string[];
  /** The number format of a style; undefined for General. */
  readonly formats: readonly (string | undefined)[];
  cellsLeft: number;
}

/** Called for each cell and row with a style or a height; only the presentation asks for it. */
export interface LayoutListener {
  cell(row: number, column: number, style: number): void;
  row(row: number, height: number | undefined): void;
  columns(first: number, last: number, width: number | undefined, style: number | undefined): void;
  defaults(columnWidth: number | undefined, rowHeight: number | undefined): void;
}

export interface SheetCells {
  readonly rows: (CellSnapshot | undefined)[][];
  readonly merges: Area[];
  readonly hiddenRows: number[];
  readonly hiddenColumns: number[];
}

/** Reads the XML of one worksheet. Throws a WorkbookError where it contradicts itself or is too large. */
export function readSheet(xml: string, context: SheetContext, layout?: LayoutListener): SheetCells {
  try {
    return new SheetReader(xml, context, layout).read();
  } catch (error) {
    if (error instanceof RangeError) throw damaged('单元格地址有误', 'a wrong cell address', error);
    throw error;
  }
}

class SheetReader {
  private readonly x: XmlScanner;
  private readonly rows: CellSnapshot[][] = [];
  private readonly merges: Area[] = [];
  private readonly hiddenRows: number[] = [];
  private readonly hiddenRanges: [number, number][] = [];
  private readonly shared = new Map<string, { formula: string; row: number; column: number }>();
  private row = -1;
  private column = -1;
  private lastColumn = -1;

  constructor(
    xml: string,
    private readonly context: SheetContext,
    private readonly layout: LayoutListener | undefined,
  ) {
    this.x = new XmlScanner(xml);
  }

  read(): SheetCells {
    const x = this.x;
    for (let token = x.next(); token !== END; token = x.next()) {
      if (token !== OPEN) continue;
      if (x.name === 'row') this.readRow();
      else if (x.name === 'col') this.readColumns();
      else if (x.name === 'mergeCell') this.readMerge();
      else if (x.name === 'sheetFormatPr') this.layout?.defaults(number(x.attr('defaultColWidth')), number(x.attr('defaultRowHeight')));
      else if (x.name === 'extLst') x.skip();
    }
    return { rows: this.rows, merges: this.merges, hiddenRows: this.hiddenRows, hiddenColumns: this.hiddenColumns() };
  }

  private readColumns(): void {
    const first = Number(this.x.attr('min')) - 1;
    const last = Math.min(Number(this.x.attr('max')), MAX_COLUMNS) - 1;
    if (!(first >= 0 && last >= first)) throw damaged('列定义有误', 'a wrong column definition');
    if (this.x.flag('hidden')) this.hiddenRanges.push([first, last]);
    this.layout?.columns(first, last, number(this.x.attr('width')), number(this.x.attr('style')));
  }

  private readMerge(): void {
    const area = parseArea(this.x.attr('ref') ?? '');
    if (area.bottom >= MAX_ROWS || area.right >= MAX_COLUMNS) throw damaged('合并单元格有误', 'a wrong merged area');
    this.merges.push(area);
  }

  /** Columns hidden right of the last used one hold nothing and are left out: people hide all the way to XFD. */
  private hiddenColumns(): number[] {
    const last = this.merges.reduce((right, area) => Math.max(right, area.right), this.lastColumn);
    const columns = new Set<number>();
    for (const [from, to] of this.hiddenRanges) for (let c = from; c <= Math.min(to, last); c++) columns.add(c);
    return [...columns].sort((a, b) => a - b);
  }

  private readRow(): void {
    const x = this.x;
    const r = x.attr('r');
    this.row = r === undefined ? this.row + 1 : Number(r) - 1;
    if (!(this.row >= 0 && this.row < MAX_ROWS)) throw damaged('行号有误', 'a wrong row number');
    this.column = -1;
    if (x.flag('hidden')) this.hiddenRows.push(this.row);
    this.layout?.row(this.row, number(x.attr('ht')));
    for (let token = x.next(); token !== END && !(token === CLOSE && x.name === 'row'); token = x.next()) {
      if (token === OPEN && x.name === 'c') this.readCell();
    }
  }

  private readCell(): void {
    const x = this.x;
    const address = x.attr('r');
    const type = x.attr('t') ?? 'n';
    const style = Number(x.attr('s') ?? 0);
    this.column = address === undefined ? this.column + 1 : this.columnOf(address);
    if (this.column >= MAX_COLUMNS) throw damaged('列号有误', 'a wrong column');
    if (--this.context.cellsLeft < 0) throw tooLarge('单元格过多', 'too many cells');
    if (style) this.layout?.cell(this.row, this.column, style);
    let raw: string | undefined;
    let formula: string | undefined;
    for (let token = x.next(); token !== END && !(token === CLOSE && x.name === 'c'); token = x.next()) {
      if (token !== OPEN) continue;
      if (x.name === 'v') raw = this.content();
      else if (x.name === 'f') formula = this.readFormula();
      else if (x.name === 'is') raw = readRichText(x, 'is');
    }
    if (raw === undefined && formula === undefined) return;
    this.store(this.value(type, raw, formula !== undefined), formula, this.context.formats[style]);
  }

  private columnOf(address: string): number {
    const place = parseAddress(address);
    // Some writers get the row of a cell wrong; two places for one cell must not both be believed.
    if (place.row !== this.row) throw damaged('单元格与行号不符', 'a cell outside its row');
    return place.column;
  }

  private content(): string {
    this.x.next();
    return this.x.text;
  }

  private readFormula(): string | undefined {
    const x = this.x;
    const type = x.attr('t');
    const index = x.attr('si');
    const formula = this.content();
    if (type !== 'shared' || index === undefined) return formula === '' ? undefined : formula;
    if (formula !== '') {
      this.shared.set(index, { formula, row: this.row, column: this.column });
      return formula;
    }
    const master = this.shared.get(index);
    return master && shiftFormula(master.formula, this.row - master.row, this.column - master.column);
  }

  private value(type: string, raw: string | undefined, computed: boolean): CellSnapshot['value'] | undefined {
    if (raw === undefined) return computed ? null : undefined;
    switch (type) {
      case 's':
        return this.context.strings[Number(raw)] ?? fail('共享文本缺失', 'a shared string is missing');
      case 'inlineStr':
      case 'str':
        return unescapeText(raw);
      case 'b':
        return raw === '1' || raw === 'true';
      case 'e':
        return { error: raw };
      case 'd':
        return serialDate(raw);
      default: {
        if (raw.trim() === '') return computed ? null : undefined;
        const value = Number(raw);
        return Number.isFinite(value) ? value : fail('数值有误', 'a malformed number');
      }
    }
  }

  private store(value: CellSnapshot['value'] | undefined, formula: string | undefined, format: string | undefined): void {
    if (value === undefined) return;
    const row = (this.rows[this.row] ??= []);
    // One shape for the common cells, without keys that hold undefined: snapshots are compared and posted.
    if (formula !== undefined) row[this.column] = format === undefined ? { value, formula } : { value, formula, format };
    else row[this.column] = format === undefined ? { value } : { value, format };
    if (this.column > this.lastColumn) this.lastColumn = this.column;
  }
}

function fail(detail: string, detailEnglish: string): never {
  throw damaged(detail, detailEnglish);
}

function number(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** After OPEN of `element`: the text of its runs up to its CLOSE, without phonetic readings. */
export function readRichText(x: XmlScanner, element: string): string {
  let text = '';
  for (let token = x.next(); token !== END && !(token === CLOSE && x.name === element); token = x.next()) {
    if (token === OPEN && x.name === 'rPh') x.skip();
    else if (token === CLOSE && x.name === 't') text += x.text;
  }
  return text;
}

/** `_x000D_` stands for a character that XML cannot hold (ECMA-376, 22.9.2.19). */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** The serial number of an ISO date, which some programs store instead of it. */
function serialDate(iso: string): number | string {
  const time = Date.parse(/T|Z/.test(iso) ? (/Z|[+-]\d\d:\d\d$/.test(iso) ? iso : `${iso}Z`) : `${iso}T00:00:00Z`);
  return Number.isNaN(time) ? iso : time / 86_400_000 + 25_569;
}
