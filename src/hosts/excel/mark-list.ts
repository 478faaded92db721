import { levelOfMark, NOTE_PREFIX } from '../marks';
import { isRefusal, officeCode } from './errors';
import type { Session, Support } from './session';

/** The marks of a workbook, sheet by sheet, as of one moment. */
export type KnownMarks = readonly SheetMarks[];

export interface SheetMarks {
  /** Excel's id of the sheet: it survives a renaming between reading and flagging. */
  readonly id: string;
  readonly name: string;
  readonly protected: boolean;
  /** Handles of gouji's conditional formats, found by their tag and good for this moment only. */
  readonly formats: readonly string[];
  /** gouji's notes; to be deleted only in the session that listed them, see refreshNotes. */
  readonly notes: readonly Excel.Note[];
  /** Whether the user has notes of their own on the sheet. */
  readonly hasUserNotes: boolean;
}

export interface QueuedMarks {
  readonly formats: Excel.ConditionalFormatCollection;
  readonly notes: Excel.NoteCollection | null;
}

/** Queues the listing of every conditional format of a sheet, with the formulas of those that have one. */
export function queueMarks(sheet: Excel.Worksheet, support: Support): QueuedMarks {
  const formats = sheet.getRange().conditionalFormats;
  formats.load('items/id,items/type,items/customOrNullObject/rule/formula');
  return { formats, notes: queueNotes(sheet, support) };
}

function queueNotes(sheet: Excel.Worksheet, support: Support): Excel.NoteCollection | null {
  if (!support.notes) return null;
  const { notes } = sheet;
  notes.load('items/content');
  return notes;
}

/** What a listing found, after its sync. The sheet's id, name and protection must be loaded. */
export function settleMarks(sheet: Excel.Worksheet, { formats, notes }: QueuedMarks): SheetMarks {
  const own = formats.items.filter(({ type, customOrNullObject: custom }) => {
    return type === Excel.ConditionalFormatType.custom && !custom.isNullObject && levelOfMark(custom.rule.formula) !== null;
  });
  return marksOf(
    sheet,
    own.map(({ id }) => id),
    notes,
  );
}

function marksOf(sheet: Excel.Worksheet, formats: readonly string[], notes: Excel.NoteCollection | null): SheetMarks {
  return { id: sheet.id, name: sheet.name, protected: sheet.protection.protected, formats, ...sorted(notes?.items ?? []) };
}

function sorted(all: readonly Excel.Note[]): Pick<SheetMarks, 'notes' | 'hasUserNotes'> {
  const notes = all.filter(({ content }) => content.startsWith(NOTE_PREFIX));
  return { notes, hasUserNotes: notes.length < all.length };
}

/** Lists the notes anew in this session where a reading found some of gouji's: a note may be known to Excel by its position only. */
export async function refreshNotes(session: Session, known: KnownMarks): Promise<KnownMarks> {
  if (known.every(({ notes }) => notes.length === 0)) return known;
  const listed = known.map(({ id }) => {
    const { notes } = session.context.workbook.worksheets.getItem(id);
    notes.load('items/content');
    return notes;
  });
  await session.sync();
  return known.map((sheet, i) => ({ ...sheet, ...sorted(listed[i]!.items) }));
}

/** Lists the marks afresh: the sheets, then their conditional formats and notes. */
export async function listMarks(session: Session, support: Support): Promise<KnownMarks> {
  const { worksheets } = session.context.workbook;
  worksheets.load('items/id,items/name,items/protection/protected');
  await session.sync();
  const sheets = worksheets.items;
  try {
    const queued = sheets.map((sheet) => queueMarks(sheet, support));
    await session.sync();
    return sheets.map((sheet, i) => settleMarks(sheet, queued[i]!));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return await listStepwise(session, support, sheets);
  }
}

/**
 * Asks only for what surely exists: the types of the conditional formats, then the formulas of those of type custom. For an Excel
 * that refuses the single query.
 */
async function listStepwise(session: Session, support: Support, sheets: readonly Excel.Worksheet[]): Promise<KnownMarks> {
  const listed = sheets.map((sheet) => {
    const formats = sheet.getRange().conditionalFormats;
    formats.load('items/id,items/type');
    return { sheet, formats, notes: queueNotes(sheet, support) };
  });
  await session.sync();

  const custom = listed.flatMap(({ sheet, formats }) =>
    formats.items.filter(({ type }) => type === Excel.ConditionalFormatType.custom).map(({ id }) => ({ sheet, id })),
  );
  const own = new Set(await ownFormats(session, custom));
  return listed.map(({ sheet, notes }) => {
    const formats = custom.filter((format) => format.sheet === sheet && own.has(format)).map(({ id }) => id);
    return marksOf(sheet, formats, notes);
  });
}

interface CustomFormat {
  readonly sheet: Excel.Worksheet;
  readonly id: string;
}

/** Those of the formats whose formula carries gouji's tag. */
async function ownFormats(session: Session, formats: readonly CustomFormat[]): Promise<CustomFormat[]> {
  if (formats.length === 0) return [];
  const rules = formats.map(({ sheet, id }) => {
    // From the sheet anew: an object below a range does not outlive the sync that loaded it.
    const { rule } = sheet.getRange().conditionalFormats.getItem(id).custom;
    rule.load('formula');
    return rule;
  });
  try {
    await session.sync();
  } catch (error) {
    if (!isRefusal(error) && officeCode(error) !== 'ItemNotFound') throw error;
    return await ownOfHalves(session, formats);
  }
  return formats.filter((_format, i) => levelOfMark(rules[i]!.formula) !== null);
}

/**
 * Excel cannot read some rules that a user has duplicated (office-js issues 6827 and 6835), and fails the whole request for one of
 * them. What cannot be read is not gouji's: gouji never duplicates a rule. Halves what is asked until only such rules are left out.
 */
async function ownOfHalves(session: Session, formats: readonly CustomFormat[]): Promise<CustomFormat[]> {
  if (formats.length === 1) return [];
  const middle = Math.ceil(formats.length / 2);
  return [...(await ownFormats(session, formats.slice(0, middle))), ...(await ownFormats(session, formats.slice(middle)))];
}
