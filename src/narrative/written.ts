import { addressOf } from '../workbook/address';
import type { CellSnapshot, SheetSnapshot } from '../workbook/snapshot';
import { refreshLines, type RefreshedLine } from './refresh';
import type { StoredLine, StoredNarrative } from './stored';

/** Bringing a narrative that was written to a sheet up to date, line by line as the officer chooses. */

/** A line of the text as it stands in the sheet. */
export interface WrittenLine {
  /** The cell it stands in. */
  readonly address: string;
  readonly text: string;
}

/** The lines of a sheet of text: what stands first in each row. */
export function writtenLines(sheet: SheetSnapshot): WrittenLine[] {
  return sheet.rows.flatMap((cells, row): WrittenLine[] => {
    const column = cells?.findIndex((cell) => textOf(cell) !== '') ?? -1;
    return column < 0 ? [] : [{ address: addressOf(row, column), text: textOf(cells![column]) }];
  });
}

function textOf(cell: CellSnapshot | undefined): string {
  const value = cell?.value;
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** A line of which the officer is asked, with what it would become; null where it would go. */
export interface Proposal {
  readonly line: RefreshedLine;
  readonly before: string | null;
  readonly after: string | null;
  /** Not chosen unless the officer does: it would undo words of the officer, or needs an input that is missing. */
  readonly doubtful: boolean;
}

export interface Update {
  readonly lines: readonly RefreshedLine[];
  readonly proposals: readonly Proposal[];
}

/** What would change where a written text is brought up to date. */
export function proposeUpdate(stored: StoredNarrative, edited: readonly WrittenLine[], now: readonly StoredLine[]): Update {
  const textsOf = (lines: readonly { readonly text: string }[]): string[] => lines.map(({ text }) => text);
  const lines = refreshLines(textsOf(stored.lines), textsOf(edited), textsOf(now));
  const proposals = lines.flatMap((line): Proposal[] => {
    if (!['updated', 'merged', 'conflict', 'added', 'removed'].includes(line.fate)) return [];
    const after = line.fate === 'conflict' ? line.generated : line.text;
    const lacks = (after ?? '').includes('【待填写') && !(line.before ?? '').includes('【待填写');
    return [{ line, before: line.before, after, doubtful: line.fate === 'conflict' || lacks }];
  });
  return { lines, proposals };
}

/** The result of a choice: the text, and what has to be kept to tell later what of it is stale. */
export interface Chosen {
  readonly texts: readonly string[];
  /** Cells of the sheet whose text changes; null where lines come or go, so that the rows no longer fit. */
  readonly changes: readonly WrittenLine[] | null;
  readonly stored: readonly StoredLine[];
}

export function chooseUpdate(
  { lines, proposals }: Update,
  chosen: ReadonlySet<Proposal>,
  {
    stored,
    edited,
    now,
  }: { readonly stored: StoredNarrative; readonly edited: readonly WrittenLine[]; readonly now: readonly StoredLine[] },
): Chosen {
  const byLine = new Map(proposals.map((proposal) => [proposal.line, proposal]));
  const texts: string[] = [];
  const kept: StoredLine[] = [];
  const changes: WrittenLine[] = [];
  let fits = true;
  for (const line of lines) {
    const proposal = byLine.get(line);
    const isTaken = proposal !== undefined && chosen.has(proposal);
    const text = isTaken ? proposal.after : line.before;
    if (text !== null) texts.push(text);
    if ((text === null) !== (line.before === null)) fits = false;
    else if (text !== null && text !== line.before) changes.push({ address: edited[line.at.edited!]!.address, text });
    kept.push(...storedLine(line, proposal === undefined || isTaken, stored.lines, now));
  }
  return { texts, changes: fits ? changes : null, stored: kept };
}

/** A line not brought up to date stays what it was made from, and stale; one the officer deleted is remembered, but nothing in it can be stale. */
function storedLine(line: RefreshedLine, isCurrent: boolean, then: readonly StoredLine[], now: readonly StoredLine[]): StoredLine[] {
  const [before, after] = [line.at.then === null ? undefined : then[line.at.then], line.at.now === null ? undefined : now[line.at.now]];
  if (line.fate === 'deleted') return [{ text: (after ?? before)!.text, cells: [] }];
  const stored = isCurrent ? after : before;
  return stored ? [stored] : [];
}
