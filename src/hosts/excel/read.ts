import { areaAddress } from '../../workbook/address';
import { type CellSnapshot, type SheetSnapshot, type WorkbookSnapshot } from '../../workbook/snapshot';
import { HostError, type ReadOptions } from '../port';
import { OWN_SHEET_NAME } from '../marks';
import { cellCount, united } from './areas';
import { areaOf, mergesOf, queueBlock, type Block } from './blocks';
import { place } from './cells';
import { isRefusal, isTooLarge } from './errors';
import { queueMarks, settleMarks, type KnownMarks, type QueuedMarks } from './mark-list';
import { batches, CELLS_PER_SYNC, firstWindow, remainder, readable } from './plan';
import type { Session, Support } from './session';
import { queueAccepted } from './state';

export interface Reading {
  readonly snapshot: WorkbookSnapshot;
  /** The marks that stand in the workbook, so that flagging right after needs no sync to find them; null when not asked for. */
  readonly marks: KnownMarks | null;
}

/** How to ask: reading starts in the quick way and falls back where Excel refuses. */
interface Manner {
  readonly cellsPerSync: number;
  readonly support: Support;
  readonly withMarks: boolean;
  readonly withReasons: boolean;
}

interface SheetReading {
  readonly sheet: Excel.Worksheet;
  readonly used: Excel.Range;
  readonly own: Excel.NamedItem;
  readonly marks: QueuedMarks | null;
  readonly blocks: Block[];
}

/**
 * Reads every sheet that gouji did not write itself. Two syncs for an ordinary workbook: the list of sheets, then everything in
 * them; one more for each further 60,000 cells.
 */
export async function readWorkbook(open: () => Session, support: Support, options: ReadOptions = {}): Promise<Reading> {
  let manner: Manner = { cellsPerSync: CELLS_PER_SYNC, support, withMarks: true, withReasons: true };
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await readOnce(open(), manner, options);
    } catch (error) {
      const next = humbler(manner, error);
      if (!next || attempt === 4) throw error;
      manner = next;
    }
  }
}

/** What to leave out after a refusal, or null when asking for less would not help. */
function humbler(manner: Manner, error: unknown): Manner | null {
  if (isTooLarge(error)) return { ...manner, cellsPerSync: manner.cellsPerSync / 4 };
  if (!isRefusal(error)) return null;
  if (manner.withMarks) return { ...manner, withMarks: false };
  // More merges than Excel lists: the core copes without them.
  if (manner.support.merges) return { ...manner, support: { ...manner.support, merges: false } };
  // A host without custom XML parts keeps no reasons.
  return manner.withReasons ? { ...manner, withReasons: false } : null;
}

async function readOnce(session: Session, manner: Manner, options: ReadOptions): Promise<Reading> {
  const { workbook } = session.context;
  workbook.load('name');
  workbook.worksheets.load('items/id,items/name,items/visibility,items/protection/protected');
  const accepted = manner.withReasons ? queueAccepted(session) : null;
  await session.sync();

  accepted?.ask();
  const { items } = workbook.worksheets;
  const window = firstWindow(items.length, manner.cellsPerSync);
  const readings = items.map((sheet) => queueSheet(sheet, window, manner));
  await session.sync();

  const theirs = readings.filter(({ own }) => own.isNullObject);
  await readRest(session, theirs, window, manner, options.onProgress);
  return {
    snapshot: { name: workbook.name, sheets: theirs.map(snapshotOf), ...notesOf(theirs), ...accepted?.result() },
    marks: manner.withMarks ? readings.map(({ sheet, marks }) => settleMarks(sheet, marks!)) : null,
  };
}

/** The sheets of which a far corner was not read. */
function notesOf(readings: readonly SheetReading[]): { notes?: string[] } {
  const notes = readings.flatMap(({ sheet, used }) => {
    if (used.isNullObject) return [];
    const [area, read] = [areaOf(used), readable(areaOf(used))];
    if (area.bottom === read.bottom && area.right === read.right) return [];
    return [`工作表“${sheet.name}”用到了 ${areaAddress(area)}，只读了 ${areaAddress(read)}：远处可能有误填的单元格，请删去。`];
  });
  return notes.length > 0 ? { notes } : {};
}

function queueSheet(sheet: Excel.Worksheet, window: Block['area'], { support, withMarks }: Manner): SheetReading {
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load('rowIndex,columnIndex,rowCount,columnCount');
  const own = sheet.names.getItemOrNullObject(OWN_SHEET_NAME);
  own.load('name');
  return { sheet, used, own, marks: withMarks ? queueMarks(sheet, support) : null, blocks: [queueBlock(sheet, window, support)] };
}

/** Reads what the first window did not show. Syncs in a loop on purpose: one response must not exceed Excel's limit. */
async function readRest(
  session: Session,
  readings: readonly SheetReading[],
  window: Block['area'],
  { cellsPerSync, support }: Manner,
  onProgress: ReadOptions['onProgress'],
): Promise<void> {
  const pieces = readings.flatMap((reading) =>
    reading.used.isNullObject ? [] : remainder(readable(areaOf(reading.used)), window, cellsPerSync).map((area) => ({ reading, area })),
  );
  const left = pieces.reduce((sum, { area }) => sum + cellCount(area), 0);
  const total = left + readings.reduce((sum, { blocks }) => sum + cellsOf(blocks[0]!), 0);
  let done = total - left;
  onProgress?.(done, total);
  for (const batch of batches(pieces, cellsPerSync)) {
    for (const { reading, area } of batch) reading.blocks.push(queueBlock(reading.sheet, area, support));
    // eslint-disable-next-line no-restricted-syntax -- see above
    await session.sync();
    done += batch.reduce((sum, { area }) => sum + cellCount(area), 0);
    onProgress?.(done, total);
  }
}

const cellsOf = ({ range }: Block) => (range.isNullObject ? 0 : range.values.length * (range.values[0]?.length ?? 0));

const VISIBILITY: ReadonlyMap<string, SheetSnapshot['visibility']> = new Map([
  ['Hidden', 'hidden'],
  ['VeryHidden', 'veryHidden'],
]);

function snapshotOf({ sheet, used, blocks }: SheetReading): SheetSnapshot {
  const rows: (CellSnapshot | undefined)[][] = [];
  const hiddenRows = new Set<number>();
  const hiddenColumns = new Set<number>();
  const last = used.isNullObject ? { bottom: -1, right: -1 } : areaOf(used);
  for (const { area, range, rows: rowList, columns } of blocks) {
    rowList.value.forEach(({ rowHidden }, i) => rowHidden && area.top + i <= last.bottom && hiddenRows.add(area.top + i));
    columns.value.forEach(({ columnHidden }, i) => columnHidden && area.left + i <= last.right && hiddenColumns.add(area.left + i));
    if (range.isNullObject) continue;
    if (!Array.isArray(range.values)) throw unreadable(sheet.name);
    place(rows, range.rowIndex, range.columnIndex, range.values, range.formulas as unknown[][], range.numberFormat as unknown[][]);
  }
  return {
    name: sheet.name,
    visibility: VISIBILITY.get(sheet.visibility) ?? 'visible',
    rows,
    merges: united(blocks.flatMap(mergesOf)),
    hiddenRows: [...hiddenRows].sort((a, b) => a - b),
    hiddenColumns: [...hiddenColumns].sort((a, b) => a - b),
  };
}

/** Excel answers null, without an error, where a range is too large for it. */
function unreadable(sheet: string): HostError {
  return new HostError(`工作表“${sheet}”过大，Excel 没有给出内容。请删除表外的空白行列。 (The sheet is too large to read.)`, 'unreadable');
}
