import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import type { CellSnapshot, SheetSnapshot, WorkbookSnapshot } from '../../workbook/snapshot';
import { damaged, encrypted, notAWorkbook, tooLarge, unsupported, WorkbookError } from './errors';
import type { Limits } from './limits';
import { CompoundFile } from './compound';
import { declaredSheets, type DeclaredSheet } from './biff';

type SheetJs = typeof import('@e965/xlsx');

/** SheetJS unpacks the whole file at once; a workbook of the old format larger than this holds pictures, not forms. */
const XLS_BYTES = 50 * 1024 * 1024;

/**
 * Reads a workbook of Excel 97–2003. SheetJS, because it alone of the libraries tried gives formulas, number formats, notes and
 * hidden rows of this format; loaded on first use only, because few files need it.
 */
export async function readXls(bytes: Uint8Array, name: string, limits: Limits): Promise<WorkbookSnapshot> {
  if (bytes.length > Math.min(XLS_BYTES, limits.fileBytes)) throw tooLarge('.xls 文件过大', 'an .xls file of this size');
  const library = await import('@e965/xlsx');
  const xlsx: SheetJs = 'default' in library ? library.default : library;
  const stream = workbookStream(bytes);
  const declared = declaredSheets(stream);
  const workbook = parse(xlsx, stream);
  if (workbook.SheetNames.length > limits.sheets) throw tooLarge('工作表过多', 'too many sheets');
  compare(declared.sheets, workbook);
  const budget = { cells: limits.cells };
  const sheets = workbook.SheetNames.flatMap((sheet, i) => {
    const content = workbook.Sheets[sheet];
    // Chart and dialog sheets hold no cells.
    if (!content || (content['!type'] && content['!type'] !== 'sheet')) return [];
    return [readSheet(sheet, content, workbook.Workbook?.Sheets?.[i]?.Hidden ?? 0, budget)];
  });
  if (sheets.length === 0) throw damaged('没有工作表', 'it has no worksheet');
  return declared.strange === 0 ? { name, sheets } : { name, sheets, notes: [strangeRecords(declared.strange)] };
}

/** The stream of the workbook; an OLE file can also be an encrypted .xlsx or a document of another program. */
function workbookStream(bytes: Uint8Array): Uint8Array {
  const file = new CompoundFile(bytes);
  const stream = file.stream('Workbook') ?? file.stream('Book');
  const names = new Set(file.names());
  if (names.has('EncryptedPackage')) throw encrypted();
  if (stream) return stream;
  if (names.has('WordDocument')) throw notAWorkbook(' Word 文档', 'a Word document');
  if (names.has('PowerPoint Document')) throw notAWorkbook('演示文稿', 'a presentation');
  throw names.size > 0 ? notAWorkbook() : damaged('没有工作簿内容', 'it holds no workbook');
}

/** What the file says it holds must have been read, cell by cell: part of a workbook would pass for all of it. */
function compare(declared: readonly DeclaredSheet[], workbook: WorkBook): void {
  for (const { index, cells } of declared) {
    const name = workbook.SheetNames[index];
    const data =
      name === undefined ? undefined : (workbook.Sheets[name] as { '!data'?: (CellObject | undefined)[][] } | undefined)?.['!data'];
    for (const [key, value] of cells) {
      const read = data?.[key >> 8]?.[key & 255];
      if (read?.v === undefined && read?.t !== 'e') throw incomplete(name);
      const number = read.v instanceof Date ? value : read.v;
      if (value !== null && (typeof number !== 'number' || Math.abs(number - value) > 1e-9 * Math.abs(value))) throw incomplete(name);
    }
  }
}

/** A program may have its own records, so that this is said and the file is read. */
function strangeRecords(count: number): string {
  return `单元格之间有 ${count} 条记录无法识别，文件可能已损坏，有单元格没有读到：请在 Excel 或 WPS 中打开核对，另存为 .xlsx。`;
}

function incomplete(name: string | undefined): WorkbookError {
  return damaged(`工作表“${name ?? '?'}”没有读完`, `sheet ${name ?? '?'} could not be read to its end`);
}

function parse(xlsx: SheetJs, bytes: Uint8Array): WorkBook {
  // SheetJS writes to the console about records that it does not know; stderr belongs to the command line.
  const write = console.error;
  console.error = () => undefined;
  try {
    return xlsx.read(bytes, { type: 'array', dense: true, cellNF: true, cellText: false, cellHTML: false, cellStyles: true });
  } catch (error) {
    if (error instanceof Error && /password|encrypt/i.test(error.message)) throw encrypted();
    if (error instanceof Error && /unsupported/i.test(error.message)) throw unsupported('特殊的 .xls 文件', 'an unusual .xls file');
    throw error instanceof WorkbookError ? error : damaged('内容有误', 'its content is broken', error);
  } finally {
    console.error = write;
  }
}

function readSheet(name: string, sheet: WorkSheet, hidden: number, budget: { cells: number }): SheetSnapshot {
  const rows: (CellSnapshot | undefined)[][] = [];
  const data = (sheet as { '!data'?: (CellObject | undefined)[][] })['!data'] ?? [];
  data.forEach((cells, r) =>
    cells.forEach((cell, c) => {
      const snapshot = cell && readCell(cell);
      if (!snapshot) return;
      if (--budget.cells < 0) throw tooLarge('单元格过多', 'too many cells');
      (rows[r] ??= [])[c] = snapshot;
    }),
  );
  return {
    name,
    visibility: hidden === 2 ? 'veryHidden' : hidden === 1 ? 'hidden' : 'visible',
    rows,
    merges: (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c })),
    hiddenRows: indexesOfHidden(sheet['!rows']),
    hiddenColumns: indexesOfHidden(sheet['!cols']),
  };
}

function indexesOfHidden(items: readonly ({ hidden?: boolean } | undefined)[] | undefined): number[] {
  const indexes: number[] = [];
  items?.forEach((item, i) => item?.hidden && indexes.push(i));
  return indexes;
}

function readCell(cell: CellObject): CellSnapshot | undefined {
  const note = cell.c?.map((comment) => comment.t ?? '').join('\n');
  const value = valueOf(cell);
  if (value === undefined && note === undefined) return undefined;
  const format = typeof cell.z === 'string' && cell.z !== '' && cell.z.toLowerCase() !== 'general' ? cell.z : undefined;
  return {
    value: value ?? null,
    ...(cell.f === undefined ? {} : { formula: cell.f }),
    ...(format === undefined ? {} : { format }),
    ...(note === undefined ? {} : { note }),
  };
}

const ERRORS: ReadonlyMap<number, string> = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
]);

function valueOf(cell: CellObject): CellSnapshot['value'] | undefined {
  if (cell.t === 'e') return { error: ERRORS.get(Number(cell.v)) ?? '#VALUE!' };
  if (cell.t === 'z' || cell.v === undefined) return cell.f === undefined ? undefined : null;
  return cell.v instanceof Date ? cell.v.getTime() / 86_400_000 + 25_569 : cell.v;
}
