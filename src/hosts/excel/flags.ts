import { parseAddress } from '../../workbook/address';
import type { Level } from '../../findings/finding';
import { HostError, type Flag, type FlagResult } from '../port';
import { GRAVITY, MARK_COLOURS, markFormula, NOTE_PREFIX } from '../marks';
import { addressLists, rectangles } from './areas';
import { officeCode } from './errors';
import { listMarks, refreshNotes, type KnownMarks, type SheetMarks } from './mark-list';
import type { Session, Support } from './session';

/** Notes in one request: 2,000 × some 600 bytes stay well below Excel's 5 MB. */
const NOTES_PER_SYNC = 2_000;

/** One cell to mark: its gravest level, and the text of every flag on it. */
interface Mark {
  readonly row: number;
  readonly column: number;
  readonly address: string;
  level: Level;
  readonly texts: string[];
}

/**
 * Replaces gouji's marks by the given ones.
 * @param known marks found by a reading just before; null to list them afresh
 */
export async function placeFlags(
  open: () => Session,
  support: Support,
  flags: readonly Flag[],
  known: KnownMarks | null,
): Promise<FlagResult> {
  try {
    return await placeOnce(open(), support, flags, known);
  } catch (error) {
    // A mark or sheet went away or was protected since the reading. What was placed before the error is found by its tag.
    if (!known || !['ItemNotFound', 'AccessDenied'].includes(officeCode(error))) throw error;
    return await placeOnce(open(), support, flags, null);
  }
}

async function placeOnce(session: Session, support: Support, flags: readonly Flag[], known: KnownMarks | null): Promise<FlagResult> {
  const sheets = known ? await refreshNotes(session, known) : await listMarks(session, support);
  const wanted = marksBySheet(flags);
  const skipped: string[] = [];
  const placed: { sheet: SheetMarks; marks: Mark[] }[] = [];
  for (const sheet of sheets) {
    const marks = wanted.get(sheet.name) ?? [];
    wanted.delete(sheet.name);
    if (!sheet.protected) placed.push({ sheet, marks });
    else if (marks.length > 0 || sheet.formats.length > 0) skipped.push(protectedSentence(sheet.name, marks.length));
  }
  for (const [name, marks] of wanted) skipped.push(`找不到工作表“${name}”，其中 ${marks.length} 个单元格未标记。`);

  for (const { sheet, marks } of placed) {
    queueRemoval(session, sheet);
    queueMarksOf(sheetOf(session, sheet), marks);
  }
  if (support.notes) await placeNotes(session, placed);
  else await session.sync();
  return { flagged: placed.reduce((sum, { marks }) => sum + marks.length, 0), skipped };
}

const sheetOf = (session: Session, { id }: SheetMarks) => session.context.workbook.worksheets.getItem(id);

const protectedSentence = (name: string, count: number) =>
  `工作表“${name}”受保护，其中 ${count} 个单元格未标记；撤销工作表保护后可重新标记。`;

function marksBySheet(flags: readonly Flag[]): Map<string, Mark[]> {
  const sheets = new Map<string, Map<string, Mark>>();
  for (const { sheet, address, level, text } of flags) {
    const cells = sheets.get(sheet) ?? new Map<string, Mark>();
    sheets.set(sheet, cells);
    const mark = cells.get(address) ?? { ...parseAddress(address), address, level, texts: [] };
    if (GRAVITY.indexOf(level) < GRAVITY.indexOf(mark.level)) mark.level = level;
    if (text && !mark.texts.includes(text)) mark.texts.push(text);
    cells.set(address, mark);
  }
  return new Map([...sheets].map(([name, cells]) => [name, [...cells.values()]]));
}

/** Queues the removal of the marks that were listed; gives the ranges whose cells tell how many there were. */
function queueRemoval(session: Session, sheet: SheetMarks): Excel.RangeAreas[] {
  const formats = sheetOf(session, sheet).getRange().conditionalFormats;
  const removed = sheet.formats.map((id) => {
    const format = formats.getItem(id);
    const areas = format.getRanges();
    areas.load('cellCount');
    format.delete();
    return areas;
  });
  // From the last to the first: a note may be known to Excel by its position.
  for (const note of [...sheet.notes].reverse()) note.delete();
  return removed;
}

/** One conditional format for each level, over all its cells (several when the addresses are too long for one). */
function queueMarksOf(sheet: Excel.Worksheet, marks: readonly Mark[]): void {
  for (const level of GRAVITY) {
    const cells = marks.filter((mark) => mark.level === level);
    for (const addresses of addressLists(rectangles(cells))) {
      const { custom } = sheet.getRanges(addresses).conditionalFormats.add(Excel.ConditionalFormatType.custom);
      custom.rule.formula = `=${markFormula(level)}`;
      custom.format.fill.color = MARK_COLOURS[level];
    }
  }
}

/** Adds notes where the user has none. The sync that sends the first of them also sends what is already queued. */
async function placeNotes(session: Session, placed: readonly { sheet: SheetMarks; marks: readonly Mark[] }[]): Promise<void> {
  const sure = placed.filter(({ sheet }) => !sheet.hasUserNotes).flatMap(({ sheet, marks }) => marks.map((mark) => ({ sheet, mark })));
  const asked = placed
    .filter(({ sheet }) => sheet.hasUserNotes)
    .flatMap(({ sheet, marks }) =>
      marks.map((mark) => {
        const existing = sheetOf(session, sheet).notes.getItemOrNullObject(mark.address);
        existing.load('content');
        return { sheet, mark, existing };
      }),
    );
  await addNotes(session, sure);
  const free = asked.filter(({ existing }) => existing.isNullObject);
  if (free.length > 0) await addNotes(session, free);
}

/** Syncs in a loop on purpose: a request must not exceed Excel's limit. */
async function addNotes(session: Session, notes: readonly { sheet: SheetMarks; mark: Mark }[]): Promise<void> {
  for (let start = 0; start === 0 || start < notes.length; start += NOTES_PER_SYNC) {
    for (const { sheet, mark } of notes.slice(start, start + NOTES_PER_SYNC)) {
      if (mark.texts.length > 0) sheetOf(session, sheet).notes.add(mark.address, `${NOTE_PREFIX}${mark.texts.join('\n')}`);
    }
    // eslint-disable-next-line no-restricted-syntax -- see above
    await session.sync();
  }
}

/** Removes every mark, found by its tag; gives the number of cells that were marked. */
export async function removeFlags(session: Session, support: Support): Promise<number> {
  const sheets = await listMarks(session, support);
  const marked = sheets.filter(({ formats, notes }) => formats.length + notes.length > 0);
  const removed = marked.filter((sheet) => !sheet.protected).flatMap((sheet) => queueRemoval(session, sheet));
  if (marked.length > 0) await session.sync();
  const locked = marked.filter((sheet) => sheet.protected).map(({ name }) => `“${name}”`);
  if (locked.length > 0) {
    const message = `工作表${locked.join('、')}受保护，其中的标记没有清除；请撤销保护后再清除。 (Unprotect these sheets, then clear again.)`;
    throw new HostError(message, 'protected');
  }
  return removed.reduce((sum, { cellCount }) => sum + cellCount, 0);
}
