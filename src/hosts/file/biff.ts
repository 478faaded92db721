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

/**
 * Walks the records of an .xls (MS-XLS) without reading more than which cells there are: what the library that reads them gives
 * must be all of it. Throws a WorkbookError where a record, a sheet or its end is missing.
 */
export function declaredSheets(stream: Uint8Array): DeclaredSheet[] {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  if (stream.length < 8) throw damaged('内容中断', 'it is cut off');
  if (view.getUint16(0, true) !== BOF || view.getUint16(4, true) !== BIFF8) throw oldExcel();
  const records = new Records(view);
  const offsets: { offset: number; type: number }[] = [];
  for (const record of records.substream(0)) {
    if (record.type === FILEPASS) throw encrypted();
    if (record.type !== BOUNDSHEET) continue;
    if (record.length < 8) throw damaged('工作表目录有误', 'a wrong list of sheets');
    offsets.push({ offset: view.getUint32(record.at, true), type: view.getUint8(record.at + 5) });
  }
  if (new Set(offsets.map(({ offset }) => offset)).size !== offsets.length) throw damaged('工作表目录有误', 'a wrong list of sheets');
  const starts = new Set(records.worksheets());
  const sheets = offsets.flatMap(({ offset, type }, index) => {
    if (type !== 0) return [];
    if (!starts.delete(offset)) throw damaged(`第 ${index + 1} 张工作表缺失`, `sheet ${index + 1} is missing`);
    return [{ index, cells: cellsOf(records.substream(offset), view) }];
  });
  // A sheet that the list does not name would vanish without a word.
  if (starts.size > 0) throw damaged('工作表目录不全', 'the list of sheets is incomplete');
  return sheets;
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

function cellsOf(records: Iterable<BiffRecord>, view: DataView): Map<number, number | null> {
  const cells = new Map<number, number | null>();
  for (const { type, at, length } of records) {
    const smallest = SMALLEST.get(type);
    if (smallest === undefined) continue;
    if (length < smallest) throw damaged('单元格记录有误', 'a wrong cell record');
    const key = view.getUint16(at, true) * 256 + view.getUint16(at + 2, true);
    if (view.getUint16(at + 2, true) > 255) throw damaged('单元格地址有误', 'a wrong cell address');
    if (type === NUMBER) cells.set(key, view.getFloat64(at + 6, true));
    else if (type === RK) cells.set(key, rk(view.getUint32(at + 6, true)));
    else if (type === MULRK) for (let i = 0; i < (length - 6) / 6; i++) cells.set(key + i, rk(view.getUint32(at + 6 + i * 6, true)));
    else cells.set(key, null);
  }
  return cells;
}

const NUMBER = 0x0203;
const RK = 0x027e;
const MULRK = 0x00bd;
/** Records of cells that hold something (LABELSST, LABEL, RSTRING, BOOLERR; FORMULA may have no result yet), with their least length. */
const SMALLEST: ReadonlyMap<number, number> = new Map([
  [NUMBER, 14],
  [RK, 10],
  [MULRK, 12],
  [0x00fd, 10],
  [0x0204, 8],
  [0x00d6, 8],
  [0x0205, 8],
]);

/** A number in 30 bits (MS-XLS 2.5.217): an integer or the upper half of a double, perhaps in hundredths. */
function rk(bits: number): number {
  const whole = new DataView(new ArrayBuffer(8));
  whole.setInt32(0, bits & ~3);
  const value = bits & 2 ? (bits | 0) >> 2 : whole.getFloat64(0);
  return bits & 1 ? value / 100 : value;
}
