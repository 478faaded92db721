import { parseAddress } from '../workbook/address';
import type { CellRef, WorkbookSnapshot } from '../workbook/snapshot';
import { readNumber } from '../workbook/number';
import { paragraphText, type Narrative, type Paragraph } from './narrative';

/** A workbook remembers under this key what was written from it. */
export const NARRATIVE_KEY = 'narrative';

/** A narrative as it was written out: its lines, and the values of the cells each was made from. Plain data, to be kept as JSON. */
export interface StoredNarrative {
  readonly version: 1;
  /** Where the text went. */
  readonly target: Target;
  /** The name of last year's workbook that was used, or null. */
  readonly prior: string | null;
  readonly lines: readonly StoredLine[];
}

export interface Target {
  readonly kind: 'sheet' | 'file';
  readonly name: string;
}

export interface StoredLine {
  readonly text: string;
  readonly cells: readonly StoredCell[];
}

interface StoredCell extends CellRef {
  /** The number in the cell, or null where there was none. */
  readonly value: string | null;
}

export interface ChangedCell extends CellRef {
  readonly before: string | null;
  readonly after: string | null;
}

export interface StaleLine {
  /** Index into `StoredNarrative.lines`. */
  readonly line: number;
  readonly text: string;
  readonly changed: readonly ChangedCell[];
}

/** The lines of a narrative as `plainText` prints them, each with its spans. */
function linesOf(narrative: Narrative): Paragraph[] {
  const title = narrative.title === '' ? [] : [[{ text: narrative.title }]];
  const sections = narrative.sections.flatMap(({ title: heading, paragraphs }) => [
    ...(heading === '' ? [] : [[{ text: heading }]]),
    ...paragraphs,
  ]);
  return [...title, ...sections];
}

/** What has to be kept beside a written narrative to tell later whether it still holds. */
export function storeNarrative(
  narrative: Narrative,
  workbook: WorkbookSnapshot,
  origin: Pick<StoredNarrative, 'target' | 'prior'>,
): StoredNarrative {
  const read = cellReader(workbook);
  const lines = linesOf(narrative).map((line) => ({
    text: paragraphText(line),
    cells: cellsOf(line).map((cell) => ({ ...cell, value: read(cell) })),
  }));
  return { version: 1, ...origin, lines };
}

/** The lines whose cells no longer hold the values they were made from. */
export function staleLines(stored: Pick<StoredNarrative, 'lines'>, workbook: WorkbookSnapshot): StaleLine[] {
  const read = cellReader(workbook);
  return stored.lines.flatMap(({ text, cells }, line): StaleLine[] => {
    const changed = cells.flatMap(({ sheet, address, value }): ChangedCell[] => {
      const after = read({ sheet, address });
      return after === value ? [] : [{ sheet, address, before: value, after }];
    });
    return changed.length > 0 ? [{ line, text, changed }] : [];
  });
}

function cellsOf(line: Paragraph): CellRef[] {
  const cells = new Map<string, CellRef>();
  for (const span of line)
    for (const { sheet, address } of 'cells' in span ? span.cells : []) cells.set(`${sheet}!${address}`, { sheet, address });
  return [...cells.values()];
}

/** Reads numbers as the forms do: how a number is stored or formatted is no change. A sheet that is gone holds none. */
function cellReader(workbook: WorkbookSnapshot): (cell: CellRef) => string | null {
  const sheets = new Map(workbook.sheets.map((sheet) => [sheet.name, sheet]));
  return ({ sheet, address }) => {
    const at = parseAddress(address);
    return readNumber(sheets.get(sheet)?.rows[at.row]?.[at.column])?.value.toString() ?? null;
  };
}
