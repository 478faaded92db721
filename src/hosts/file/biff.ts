import { damaged, encrypted } from './errors';
import { checkFormula } from './biff-formulas';
import { oldExcel } from './sniff';

const BOF = 0x0809;
const EOF = 0x000a;
const FILEPASS = 0x002f;
const BOUNDSHEET = 0x0085;
const BIFF8 = 0x0600;
const WORKSHEET = 0x0010;

/** What a worksheet of an .xls says it holds. */
export interface DeclaredSheet {
  /** Its place among all sheets of the workbook, charts included. */
  readonly index: number;
  /** By row × 256 + column: the number of a cell, or null for one that holds something else. */
  readonly cells: ReadonlyMap<number, number | null>;
}

interface BiffRecord {
  readonly type: number;
  readonly at: number;
  readonly length: number;
}

export interface Declared {
  readonly sheets: readonly DeclaredSheet[];
  /** Records among those of cells that are none: cells that were damaged. */
  readonly strange: number;
}

/**
 * Walks the records of an .xls (MS-XLS) without reading more than which cells there are: what the library that reads them gives
 * must be all of it. Throws a WorkbookError where a record, a sheet or its end is missing.
 */
export function declaredSheets(stream: Uint8Array): Declared {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  if (stream.length < 8) throw damaged('内容中断', 'it is cut off');
  if (view.getUint16(0, true) !== BOF || view.getUint16(4, true) !== BIFF8) throw oldExcel();
  const records = new Records(view);
  const texts = { unique: 0, strange: 0 };
  const offsets: { offset: number; type: number }[] = [];
  for (const record of records.substream(0)) {
    if (record.type === FILEPASS) throw encrypted();
    if (record.type === SST && record.length >= 8) texts.unique = view.getUint32(record.at + 4, true);
    if (record.type !== BOUNDSHEET) continue;
    if (record.length < 8) throw damaged('工作表目录有误', 'a wrong list of sheets');
    offsets.push({ offset: view.getUint32(record.at, true), type: view.getUint8(record.at + 5) });
  }
  if (new Set(offsets.map(({ offset }) => offset)).size !== offsets.length) throw damaged('工作表目录有误', 'a wrong list of sheets');
  const starts = new Set(records.worksheets());
  const sheets = offsets.flatMap(({ offset, type }, index) => {
    if (type !== 0) return [];
    if (!starts.delete(offset)) throw damaged(`第 ${index + 1} 张工作表缺失`, `sheet ${index + 1} is missing`);
    return [{ index, cells: cellsOf(records.substream(offset), view, texts) }];
  });
  // A sheet that the list does not name would vanish without a word.
  if (starts.size > 0) throw damaged('工作表目录不全', 'the list of sheets is incomplete');
  return { sheets, strange: texts.strange };
}

class Records {
  constructor(private readonly view: DataView) {}

  /** The records of a substream between its BOF and its EOF; those of charts within it are passed over. */
  *substream(offset: number): Generator<BiffRecord> {
    let depth = 0;
    for (let record = this.at(offset); ; record = this.at(record.at + record.length)) {
      if (record.type === BOF) depth++;
      else if (record.type === EOF) depth--;
      else checkFormula(this.view, record.type, record.at, record.length);
      if (depth === 1 && record.type !== BOF && record.type !== EOF) yield record;
      if (depth === 0) return;
    }
  }

  /** Where the worksheets begin, from the end of the globals on. */
  worksheets(): number[] {
    const starts: number[] = [];
    let depth = 0;
    for (let offset = 0; offset + 4 <= this.view.byteLength;) {
      const record = this.at(offset);
      // Behind the last sheet some programs leave zeros.
      if (depth === 0 && record.type !== BOF) break;
      if (record.type === BOF && ++depth === 1 && record.length >= 4 && this.view.getUint16(record.at + 2, true) === WORKSHEET)
        starts.push(offset);
      if (record.type === EOF) depth--;
      offset = record.at + record.length;
    }
    return starts;
  }

  private at(offset: number): BiffRecord {
    if (offset + 4 > this.view.byteLength) throw damaged('内容中断', 'it is cut off');
    const length = this.view.getUint16(offset + 2, true);
    if (offset + 4 + length > this.view.byteLength) throw damaged('内容中断', 'it is cut off');
    return { type: this.view.getUint16(offset, true), at: offset + 4, length };
  }
}

function cellsOf(records: Iterable<BiffRecord>, view: DataView, texts: { unique: number; strange: number }): Map<number, number | null> {
  const cells = new Map<number, number | null>();
  // The records of cells stand in one block (MS-XLS 2.1.7.20.6): what stands between two of them and is none was one.
  let [begun, pending] = [false, 0];
  for (const { type, at, length } of records) {
    const smallest = SMALLEST.get(type);
    if (smallest === undefined && !TABLE.has(type)) {
      if (begun) pending++;
      continue;
    }
    [begun, pending, texts.strange] = [true, 0, texts.strange + pending];
    if (smallest === undefined) continue;
    // What was lost in a record that swallowed others cannot be seen; that it has not the length of its kind can.
    if (length < smallest || (EXACT.has(type) && length !== smallest)) throw damaged('单元格记录有误', 'a wrong cell record');
    const key = view.getUint16(at, true) * 256 + view.getUint16(at + 2, true);
    if (view.getUint16(at + 2, true) > 255) throw damaged('单元格地址有误', 'a wrong cell address');
    if (type === LABELSST && view.getUint32(at + 6, true) >= texts.unique) throw damaged('文本表不全', 'texts are missing');
    if (type === MULRK && (length - 6) / 6 !== view.getUint16(at + length - 2, true) - view.getUint16(at + 2, true) + 1)
      throw damaged('单元格记录有误', 'a wrong cell record');
    if (type === NUMBER) cells.set(key, view.getFloat64(at + 6, true));
    else if (type === RK) cells.set(key, rk(view.getUint32(at + 6, true)));
    else if (type === MULRK) for (let i = 0; i < (length - 6) / 6; i++) cells.set(key + i, rk(view.getUint32(at + 6 + i * 6, true)));
    else cells.set(key, null);
  }
  return cells;
}

const SST = 0x00fc;
const LABELSST = 0x00fd;
const NUMBER = 0x0203;
const RK = 0x027e;
const MULRK = 0x00bd;
/** Records of cells that hold something (LABELSST, LABEL, RSTRING, BOOLERR; FORMULA may have no result yet), with their least length. */
const SMALLEST: ReadonlyMap<number, number> = new Map([
  [NUMBER, 14],
  [RK, 10],
  [MULRK, 12],
  [LABELSST, 10],
  [0x0204, 8],
  [0x00d6, 8],
  [0x0205, 8],
]);

const EXACT: ReadonlySet<number> = new Set([NUMBER, RK, LABELSST, 0x0205]);

/** What else stands in the block of cells: formulas and what belongs to them, blanks, rows and their index, continuations. */
const TABLE: ReadonlySet<number> = new Set([0x06, 0x0207, 0x0221, 0x04bc, 0x0236, 0x0201, 0x00be, 0x0208, 0x00d7, 0x003c, 0x00ef, 0x01c2]);

/** A number in 30 bits (MS-XLS 2.5.217): an integer or the upper half of a double, perhaps in hundredths. */
function rk(bits: number): number {
  const whole = new DataView(new ArrayBuffer(8));
  whole.setInt32(0, bits & ~3);
  const value = bits & 2 ? (bits | 0) >> 2 : whole.getFloat64(0);
  return bits & 1 ? value / 100 : value;
}
