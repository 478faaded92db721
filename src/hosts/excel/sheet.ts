import { addressOf } from '../../workbook/address';
import type { CellText, SheetCell, SheetContent } from '../port';
import { MARK_COLOURS, OWN_SHEET_NAME } from '../marks';
import { addressLists, rectangles } from './areas';
import { hostError } from './errors';
import type { Session } from './session';

/** Characters of cells in one request; Excel on the web refuses 5 MB. */
const CHARACTERS_PER_SYNC = 1_000_000;
const MAX_TEXT = 32_767;
const MAX_NAME = 31;

type Rows = SheetContent['rows'];

/**
 * Writes a sheet of gouji's own and gives its name. A sheet of that name is overwritten only when it carries gouji's hidden name
 * (OWN_SHEET_NAME); otherwise `name (2)` and so on is taken. The hidden name is scoped to the sheet, so a user who renames the
 * report and reuses its old name for a sheet of their own loses nothing. A sheet that is the user's to edit carries none.
 */
export async function writeSheet(session: Session, content: SheetContent): Promise<string> {
  const { workbook, runtime } = session.context;
  workbook.worksheets.load('items/name');
  await session.sync();
  const free = await freeName(session, legalName(content.name), workbook.worksheets.items, content.editable !== true);
  const { name, taken } = free;

  runtime.enableEvents = false;
  try {
    const sheet = taken ?? workbook.worksheets.add(name);
    if (taken) taken.getRange().clear();
    else if (!content.editable) sheet.names.add(OWN_SHEET_NAME, '=TRUE').visible = false;
    for (const part of parts(content.rows)) {
      queueRows(sheet, content.rows, part);
      // eslint-disable-next-line no-restricted-syntax -- a long sheet is split over several requests on purpose
      await session.sync();
    }
    (content.widths ?? []).forEach((width, column) => {
      // Excel counts points here: some 5.3 a character of the standard font, and a margin.
      sheet.getRange(`${addressOf(0, column)}`).format.columnWidth = width * 5.3 + 4;
    });
    runtime.enableEvents = true;
    await session.sync();
  } catch (error) {
    await resumeEvents(session);
    throw error;
  }
  return name;
}

/** Puts texts into cells of a sheet; the format first, so that they stay texts. */
export async function setTexts(session: Session, name: string, texts: readonly CellText[]): Promise<void> {
  const sheet = session.context.workbook.worksheets.getItem(name);
  for (const { address, text } of texts) {
    const range = sheet.getRange(address);
    range.numberFormat = [['@']];
    range.values = [[text.slice(0, MAX_TEXT)]];
  }
  await session.sync();
}

/** Without this an error half-way would leave the pane deaf to changes. */
async function resumeEvents(session: Session): Promise<void> {
  session.context.runtime.enableEvents = true;
  await session.sync().catch((error) => hostError(error));
}

function legalName(name: string): string {
  const legal = name.replace(/[[\]:*?/\\]/g, '_').replace(/^'+|'+$/g, '');
  return legal.slice(0, MAX_NAME) || '勾稽';
}

async function freeName(session: Session, base: string, sheets: readonly Excel.Worksheet[], mayReplace: boolean) {
  const numbered = (n: number) => (n === 1 ? base : `${base.slice(0, MAX_NAME - ` (${n})`.length)} (${n})`);
  // Excel takes Report and REPORT for the same name.
  const byName = new Map(sheets.map((sheet) => [sheet.name.toLowerCase(), sheet]));
  const candidates: { name: string; sheet: Excel.Worksheet; own: Excel.NamedItem }[] = [];
  let n = 1;
  for (; byName.has(numbered(n).toLowerCase()); n += 1) {
    const sheet = byName.get(numbered(n).toLowerCase())!;
    const own = sheet.names.getItemOrNullObject(OWN_SHEET_NAME);
    own.load('name');
    candidates.push({ name: sheet.name, sheet, own });
  }
  if (candidates.length > 0) await session.sync();
  const ours = mayReplace ? candidates.find(({ own }) => !own.isNullObject) : undefined;
  return { name: ours?.name ?? numbered(n), taken: ours?.sheet };
}

interface Part {
  readonly start: number;
  readonly end: number;
}

/** Runs of rows that fit into one request each; at least one, so that an empty sheet is written too. */
function parts(rows: Rows): Part[] {
  const result: Part[] = [];
  let start = 0;
  let size = 0;
  rows.forEach((row, i) => {
    // Every cell also sends its format; a link is an action of its own.
    size += row.reduce((sum, cell) => sum + 12 + String(cell?.value ?? '').length + (cell?.link ? 500 : 0), 0);
    if (size < CHARACTERS_PER_SYNC) return;
    result.push({ start, end: i + 1 });
    start = i + 1;
    size = 0;
  });
  return start < rows.length || result.length === 0 ? [...result, { start, end: rows.length }] : result;
}

function queueRows(sheet: Excel.Worksheet, rows: Rows, { start, end }: Part): void {
  const part = rows.slice(start, end);
  const width = Math.max(0, ...part.map((row) => row.length));
  if (width === 0) return;
  const filled = part.map((row) => Array.from({ length: width }, (_unused, column) => row[column] ?? null));
  const range = sheet.getRangeByIndexes(start, 0, part.length, width);
  queueLinks(sheet, filled, start);
  // The format first: in a cell of format @ a text that begins with = + - @ stays a text, and 2024-1 does not become a date.
  range.numberFormat = filled.map((row) => row.map((cell) => (typeof cell?.value === 'number' ? 'General' : '@')));
  range.values = filled.map((row) =>
    row.map((cell) => (typeof cell?.value === 'string' ? cell.value.slice(0, MAX_TEXT) : (cell?.value ?? ''))),
  );
  range.format.wrapText = true;
  range.format.verticalAlignment = Excel.VerticalAlignment.top;
  queueStyles(sheet, filled, start);
}

/** Before the values: a new link shows its target as the text of an empty cell. */
function queueLinks(sheet: Excel.Worksheet, rows: readonly (SheetCell | null)[][], start: number): void {
  rows.forEach((row, i) => {
    row.forEach((cell, column) => {
      if (!cell?.link) return;
      const target = `'${cell.link.sheet.replace(/'/g, "''")}'!${cell.link.address}`;
      sheet.getRange(addressOf(start + i, column)).hyperlink = { documentReference: target, screenTip: target };
    });
  });
}

function queueStyles(sheet: Excel.Worksheet, rows: readonly (SheetCell | null)[][], start: number): void {
  const cells = new Map<NonNullable<SheetCell['style']>, { row: number; column: number }[]>();
  rows.forEach((row, i) => {
    row.forEach((cell, column) => {
      if (!cell?.style || cell.style === 'text') return;
      cells.set(cell.style, [...(cells.get(cell.style) ?? []), { row: start + i, column }]);
    });
  });
  for (const [style, positions] of cells) {
    for (const addresses of addressLists(rectangles(positions))) queueStyle(sheet.getRanges(addresses).format, style);
  }
}

function queueStyle(format: Excel.RangeFormat, style: NonNullable<SheetCell['style']>): void {
  if (style === 'title' || style === 'heading') format.font.bold = true;
  if (style === 'title') format.font.size = 16;
  if (style === 'heading') format.fill.color = '#E8ECEF';
  if (style !== 'title' && style !== 'heading' && style !== 'text') format.fill.color = MARK_COLOURS[style];
}
