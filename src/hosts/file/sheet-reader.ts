import { addressOf, parseAddress, parseArea } from '../../workbook/address';
import type { Area, CellSnapshot } from '../../workbook/snapshot';
import { damaged, tooLarge, WorkbookError } from './errors';
import { shiftFormula } from './formula-shift';
import { LONGEST_FORMULA, MAX_COLUMNS, MAX_ROWS } from './limits';
import { CLOSE, END, OPEN, XmlScanner } from './xml';

/** What the cells of all sheets refer to, and the number of cells that may still be read. */
export interface SheetContext {
  readonly strings: readonly string[];
  /** The number format of a style; undefined for General. */
  readonly formats: readonly (string | undefined)[];
  cellsLeft: number;
  /** Characters of shared formulas that may still be written out. */
  formulasLeft: number;
  /** Cells that could not be read as they stand; with too many of them the file is refused. */
  badCells: number;
  /** What was left out or guessed, one sentence each. */
  readonly notes: string[];
}

/** Called for each cell and row with a style or a height; only the presentation asks for it. */
export interface LayoutListener {
  cell(row: number, column: number, style: number): void;
  row(row: number, height: number | undefined): void;
  columns(first: number, last: number, width: number | undefined, style: number | undefined): void;
  defaults(columnWidth: number | undefined, rowHeight: number | undefined): void;
  /** The cells (areas with blanks between them) that are chosen from a list, and what the list is. */
  list(cells: string, source: string): void;
}

export interface SheetCells {
  readonly rows: (CellSnapshot | undefined)[][];
  readonly merges: Area[];
  readonly hiddenRows: number[];
  readonly hiddenColumns: number[];
}

/** More cells than this that make no sense are no slip of one program: the file is refused. */
const MOST_BAD_CELLS = 50;

/** Reads the XML of one worksheet. Throws a WorkbookError where it contradicts itself or is too large. */
export function readSheet(xml: string, name: string, context: SheetContext, layout?: LayoutListener): SheetCells {
  const reader = new SheetReader(xml, name, context, layout);
  try {
    return reader.read();
  } catch (error) {
    if (error instanceof RangeError) throw damaged(`工作表“${name}”的单元格地址有误`, 'a wrong cell address', error);
    if (error instanceof WorkbookError && error.reason === 'damaged' && !error.message.includes(name))
      throw inSheet(error, name, reader.place());
    throw error;
  }
}

/** The same error, with the sheet and the cell that was read last. */
function inSheet(error: WorkbookError, name: string, address: string): WorkbookError {
  const at = address === '' ? '' : ` ${address} 附近`;
  return new WorkbookError('damaged', `工作表“${name}”${at}：${error.message}`, `sheet ${name} ${address}: ${error.english}`, {
    cause: error.cause,
  });
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
    private readonly name: string,
    private readonly context: SheetContext,
    private readonly layout: LayoutListener | undefined,
  ) {
    this.x = new XmlScanner(xml);
  }

  /** Only the lists themselves are looked into: drawings and controls within the sheet have elements of the same names. */
  read(): SheetCells {
    const x = this.x;
    let root = true;
    for (let token = x.next(); token !== END; token = x.next()) {
      if (token !== OPEN) continue;
      if (root) root = false;
      else if (x.name === 'sheetData') this.eachChild('row', () => this.readRow());
      else if (x.name === 'cols') this.eachChild('col', () => this.readColumns());
      else if (x.name === 'dataValidations' && this.layout) this.eachChild('dataValidation', () => this.readList());
      else if (x.name === 'mergeCells') this.eachChild('mergeCell', () => this.readMerge());
      else {
        if (x.name === 'sheetFormatPr') this.layout?.defaults(number(x.attr('defaultColWidth')), number(x.attr('defaultRowHeight')));
        x.skip();
      }
    }
    if (root) throw damaged('工作表是空的', 'a sheet is empty');
    return { rows: this.rows, merges: this.merges, hiddenRows: this.hiddenRows, hiddenColumns: this.hiddenColumns() };
  }

  /** After OPEN of a list: calls back at the OPEN of each child of that name, which may read on to its CLOSE. */
  private eachChild(child: string, read: () => void): void {
    const x = this.x;
    const list = x.name;
    for (let token = x.next(); token !== END && !(token === CLOSE && x.name === list); token = x.next()) {
      if (token === OPEN && x.name === child) read();
      else if (token === OPEN) x.skip();
    }
  }

  /** Where the reader stands, for a sentence; empty before the first cell. */
  place(): string {
    return this.row < 0 || this.column < 0 ? '' : addressOf(this.row, this.column);
  }

  private readColumns(): void {
    const first = Number(this.x.attr('min')) - 1;
    const last = Math.min(Number(this.x.attr('max')), MAX_COLUMNS) - 1;
    // Widths and hiding only: nothing that is checked is lost with it.
    if (!(first >= 0 && last >= first)) return this.note('列定义有误，列宽和隐藏列没有读');
    if (this.x.flag('hidden')) this.hiddenRanges.push([first, last]);
    this.layout?.columns(first, last, number(this.x.attr('width')), number(this.x.attr('style')));
  }

  private readList(): void {
    const x = this.x;
    const cells = x.attr('type') === 'list' ? x.attr('sqref') : undefined;
    for (let token = x.next(); token !== END && !(token === CLOSE && x.name === 'dataValidation'); token = x.next())
      if (cells !== undefined && token === CLOSE && x.name === 'formula1') this.layout?.list(cells, x.text);
  }

  private readMerge(): void {
    const ref = this.x.attr('ref') ?? '';
    const area = isArea(ref) ? parseArea(ref) : null;
    if (area && area.top >= 0 && area.bottom < MAX_ROWS && area.right < MAX_COLUMNS) this.merges.push(area);
    else this.note(`合并区域“${ref.slice(0, 40)}”有误，按未合并读`);
  }

  /** Says once what was left out of this sheet. */
  private note(what: string): void {
    const sentence = `工作表“${this.name}”：${what}。`;
    if (!this.context.notes.includes(sentence)) this.context.notes.push(sentence);
  }

  /** A cell that makes no sense is named, and the rest is read, unless there are too many of them. */
  private badCell(what: string): void {
    if (++this.context.badCells > MOST_BAD_CELLS) throw damaged('无法读出的单元格过多', 'too many cells make no sense');
    this.context.notes.push(`工作表“${this.name}”${this.place()}：${what}。`);
  }

  /** Columns hidden right of the last used one hold nothing and are left out: people hide all the way to XFD. */
  private hiddenColumns(): number[] {
    const last = this.merges.reduce((right, area) => Math.max(right, area.right), this.lastColumn);
    const columns = new Set<number>();
    // Ranges may overlap in a hostile file; there are no more columns than these.
    for (const [from, to] of this.hiddenRanges.slice(0, MAX_COLUMNS)) for (let c = from; c <= Math.min(to, last); c++) columns.add(c);
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
      if (token !== OPEN) continue;
      if (x.name === 'c') this.readCell();
      else x.skip();
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
      else x.skip();
    }
    if (raw === undefined && formula === undefined) return;
    this.store(this.value(type, raw, formula !== undefined), formula, this.context.formats[style]);
  }

  private columnOf(address: string): number {
    const place = parseAddress(address);
    // Some writers get the row of a cell wrong; two places for one cell must not both be believed.
    if (place.row !== this.row) throw damaged(`单元格 ${address} 与行号不符`, `cell ${address} stands outside its row`);
    return place.column;
  }

  /** The text up to the element's own CLOSE; whatever stands in it besides is passed over. */
  private content(): string {
    const x = this.x;
    let text = '';
    for (let token = x.next(); ; token = x.next()) {
      text = text === '' ? x.text : text + x.text;
      if (token !== OPEN) return text;
      x.skip();
    }
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
    return master && this.shifted(master);
  }

  private shifted(master: { formula: string; row: number; column: number }): string {
    this.context.formulasLeft -= master.formula.length;
    if (master.formula.length <= LONGEST_FORMULA && this.context.formulasLeft >= 0)
      return shiftFormula(master.formula, this.row - master.row, this.column - master.column);
    this.note('共用的公式过长，公式文字没有读，数值照读');
    return UNREAD_FORMULA;
  }

  private value(type: string, raw: string | undefined, computed: boolean): CellSnapshot['value'] | undefined {
    if (raw === undefined) return computed ? null : undefined;
    if (type !== 'str' && type !== 'inlineStr' && raw.trim() === '') return computed ? null : undefined;
    switch (type) {
      case 's':
        return (/^\s*[0-9]{1,9}\s*$/.test(raw) ? this.context.strings[Number(raw)] : undefined) ?? this.missingText(raw);
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
        const value = Number(raw);
        if (Number.isFinite(value) && !/^\s*0[xob]/i.test(raw)) return value;
        this.badCell(`“${raw.slice(0, 40)}”标为数值却不是数，按文本读`);
        return raw;
      }
    }
  }

  private missingText(index: string): CellSnapshot['value'] {
    if (this.context.strings.length === 0) throw damaged('缺少共享文本', 'the shared strings are missing');
    this.badCell(`所用的文本（第 ${index.slice(0, 12)} 条）在文件中不存在`);
    return { error: '#VALUE!' };
  }

  private store(value: CellSnapshot['value'] | undefined, formula: string | undefined, format: string | undefined): void {
    if (value === undefined) return;
    const row = (this.rows[this.row] ??= []);
    if (row[this.column] !== undefined) this.badCell('这一格在文件中写了两次，取后一次的内容');
    if (this.column > row.length + FAR) this.context.cellsLeft -= COST_OF_FAR;
    // One shape for the common cells, without keys that hold undefined: snapshots are compared and posted.
    if (formula !== undefined) row[this.column] = format === undefined ? { value, formula } : { value, formula, format };
    else row[this.column] = format === undefined ? { value } : { value, format };
    if (this.column > this.lastColumn) this.lastColumn = this.column;
  }
}

/** A row with a cell this far behind the others is kept as a table of its own, which takes the room of several cells. */
const FAR = 1_000;
const COST_OF_FAR = 5;

/** Stands for a formula whose text was not kept: the cell is computed all the same. */
const UNREAD_FORMULA = '#REF!';

/** `A1` or `A1:B2`. */
export function isArea(ref: string): boolean {
  return /^\$?[A-Za-z]{1,3}\$?[0-9]{1,7}(?::\$?[A-Za-z]{1,3}\$?[0-9]{1,7})?$/.test(ref);
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
