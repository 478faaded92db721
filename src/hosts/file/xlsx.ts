import { parseArea } from '../../workbook/address';
import type { CellSnapshot, SheetSnapshot, WorkbookSnapshot } from '../../workbook/snapshot';
import { MAX_COLUMNS, MAX_ROWS, type Limits } from './limits';
import { BUILT_IN_FORMATS } from './number-formats';
import { WorkbookPackage, type SheetPart } from './package';
import { isArea, readRichText, readSheet, unescapeText, type LayoutListener, type SheetContext } from './sheet-reader';
import { acceptedOf } from './state-parts';
import { CLOSE, END, OPEN, XmlScanner } from './xml';

/** Reads an .xlsx. `layoutOf` gives a listener for a sheet when the presentation is wanted too. */
export function readXlsx(bytes: Uint8Array, name: string, limits: Limits, layoutOf?: (sheet: string) => LayoutListener): WorkbookSnapshot {
  const pack = WorkbookPackage.open(bytes, limits);
  const context = contextOf(pack, limits);
  const sheets = pack.sheets.map((sheet) => readOne(pack, sheet, context, layoutOf?.(sheet.name)));
  return { name, sheets, ...(context.notes.length > 0 ? { notes: context.notes } : {}), ...acceptedOf(pack) };
}

function contextOf(pack: WorkbookPackage, limits: Limits): SheetContext {
  const strings = pack.workbookRelated('sharedStrings');
  const styles = pack.workbookRelated('styles');
  return {
    // A list of texts that is not there matters only where a cell needs it.
    strings: strings === undefined || !pack.has(strings) ? [] : readSharedStrings(pack.text(strings)),
    formats: styles === undefined ? [] : readNumberFormats(pack.text(styles)),
    cellsLeft: limits.cells,
    formulasLeft: limits.sharedFormulas,
    badCells: 0,
    notes: [...pack.notes],
  };
}

function readOne(pack: WorkbookPackage, sheet: SheetPart, context: SheetContext, layout: LayoutListener | undefined): SheetSnapshot {
  const cells = readSheet(pack.text(sheet.part), sheet.name, context, layout);
  const comments = pack.relations(sheet.part).find((r) => r.type === 'comments' && !r.external);
  if (comments && pack.has(comments.target)) addNotes(cells.rows, pack.text(comments.target));
  return { name: sheet.name, visibility: sheet.visibility, ...(sheet.own ? { own: true } : {}), ...cells };
}

function readSharedStrings(xml: string): string[] {
  const strings: string[] = [];
  const x = new XmlScanner(xml);
  for (let token = x.next(); token !== END; token = x.next()) {
    if (token === OPEN && x.name === 'si') strings.push(unescapeText(readRichText(x, 'si')));
  }
  return strings;
}

/** The number format code of each cell style, in the order in which cells refer to them. */
export function readNumberFormats(xml: string): (string | undefined)[] {
  const own = new Map<number, string>();
  const formats: (string | undefined)[] = [];
  const x = new XmlScanner(xml);
  let inCellStyles = false;
  for (let token = x.next(); token !== END; token = x.next()) {
    if (x.name === 'cellXfs') inCellStyles = token === OPEN;
    else if (token === CLOSE) continue;
    else if (x.name === 'dxfs') x.skip();
    else if (x.name === 'numFmt') own.set(Number(x.attr('numFmtId')), x.attr('formatCode') ?? '');
    else if (x.name === 'xf' && inCellStyles) formats.push(formatOf(Number(x.attr('numFmtId') ?? 0), own));
  }
  return formats;
}

function formatOf(id: number, own: ReadonlyMap<number, string>): string | undefined {
  const code = own.get(id) ?? BUILT_IN_FORMATS.get(id);
  return code === undefined || code === '' || code.toLowerCase() === 'general' ? undefined : code;
}

/** A note on a cell without content makes a cell that holds nothing but the note. */
function addNotes(rows: (CellSnapshot | undefined)[][], xml: string): void {
  for (const { row, column, text } of readNotes(xml)) {
    const cells = (rows[row] ??= []);
    cells[column] = { ...(cells[column] ?? { value: null }), note: text };
  }
}

/** A note as the part of a sheet's notes has it. */
export interface SheetNote {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly author: string;
  /** Its place among all notes of the part. */
  readonly index: number;
}

/** The notes that stand on a cell, in the order of the part. */
export function readNotes(xml: string): SheetNote[] {
  const notes: SheetNote[] = [];
  const authors: string[] = [];
  const x = new XmlScanner(xml);
  let index = -1;
  for (let token = x.next(); token !== END; token = x.next()) {
    if (token === CLOSE && x.name === 'author') authors.push(x.text);
    if (token !== OPEN || x.name !== 'comment') continue;
    index++;
    const ref = x.attr('ref') ?? '';
    const author = authors[Number(x.attr('authorId') ?? 0)] ?? '';
    // A note on merged cells may name the whole area, and some programs leave the place empty: such a note belongs to no cell.
    const place = isArea(ref) ? parseArea(ref) : null;
    const text = unescapeText(readRichText(x, 'comment'));
    if (place && place.top >= 0 && place.top < MAX_ROWS && place.left < MAX_COLUMNS)
      notes.push({ row: place.top, column: place.left, text, author, index });
  }
  return notes;
}
