import type { Sentence } from '../findings/sentence';
import { addressOf } from '../workbook/address';
import type { SheetSnapshot, WorkbookSnapshot } from '../workbook/snapshot';
import { renamedSheets } from './formula';
import { LIST_SHEET, type ListChoice } from './lists';
import { newYear } from './new-year';
import type { MovedSheet } from './new-year-result';
import { keyOf } from './places';
import type { CellWrite, SheetCopy } from './writes';

/** A sheet of the new year: a copy of last year's under a name of its own. */
export interface NewSheet extends SheetCopy, Omit<MovedSheet, 'sheet'> {}

/** The new year in new sheets of the workbook that holds last year's. */
export interface NewSheets {
  readonly from: number;
  readonly to: number;
  readonly sheets: readonly NewSheet[];
  /** What is written into the copies; sheets and formulas have their new names. */
  readonly writes: readonly CellWrite[];
  /** Cells of the copies that are chosen from lists. */
  readonly choices: readonly ListChoice[];
  readonly notes: readonly Sentence[];
}

/** Excel takes no longer name of a sheet. */
const LONGEST_NAME = 31;

/**
 * The sheets of a new year for the open workbook: copies of the sheets that hold its forms (or name its year), with what `newYear` says
 * of them. No sheet that is there is written into, and no name that is there is taken.
 * @throws AuthorError as `newYear` does
 */
export function newSheets(workbook: WorkbookSnapshot, to: number): NewSheets {
  const usable = { ...workbook, sheets: workbook.sheets.filter(isCopied) };
  const plan = newYear(usable, to);
  const taken = new Set(workbook.sheets.map(({ name }) => name.toLowerCase()));
  const names = new Map<string, string>();
  for (const { sheet } of plan.sheets) names.set(sheet, freeName(sheet, plan.from, to, taken));
  const writes = plan.writes.map((write) => renamed(write, names));
  const written = new Set(plan.writes.map(keyOf));
  return {
    from: plan.from,
    to,
    sheets: plan.sheets.map(({ sheet, ...what }) => ({ from: sheet, to: names.get(sheet)!, ...what })),
    writes: [...writes, ...usable.sheets.flatMap((sheet) => (names.has(sheet.name) ? keptFormulas(sheet, names, written) : []))],
    choices: plan.choices.flatMap((choice) => (names.has(choice.sheet) ? [{ ...choice, sheet: names.get(choice.sheet)! }] : [])),
    notes: plan.notes,
  };
}

/** Not our reports and lists, and none that no program shows: those cannot be copied. */
function isCopied(sheet: SheetSnapshot): boolean {
  return !sheet.own && sheet.visibility !== 'veryHidden' && sheet.name !== LIST_SHEET;
}

/** The name with its year moved on, or with the new year behind it. */
function freeName(name: string, from: number, to: number, taken: Set<string>): string {
  const moved = name.replace(/[0-9]+/g, (digits) => (digits === String(from) ? String(to) : digits));
  const year = moved === name ? ` ${to}年` : '';
  for (let n = 1; ; n++) {
    const suffix = n === 1 ? year : `${year} (${n})`;
    const free = moved.slice(0, LONGEST_NAME - suffix.length).trimEnd() + suffix;
    if (taken.has(free.toLowerCase())) continue;
    taken.add(free.toLowerCase());
    return free;
  }
}

function renamed(write: CellWrite, names: ReadonlyMap<string, string>): CellWrite {
  const { formula } = write;
  return {
    ...write,
    sheet: names.get(write.sheet)!,
    ...(formula === undefined ? {} : { formula: renamedSheets(formula, names) }),
  };
}

/** Formulas of a copy that would go on to look at last year's sheets. */
function keptFormulas({ name, rows }: SheetSnapshot, names: ReadonlyMap<string, string>, written: ReadonlySet<string>): CellWrite[] {
  const writes: CellWrite[] = [];
  rows.forEach((row, r) =>
    row?.forEach((cell, c) => {
      const address = addressOf(r, c);
      if (cell?.formula === undefined || written.has(keyOf({ sheet: name, address }))) return;
      const formula = renamedSheets(cell.formula, names);
      const value = typeof cell.value === 'object' ? null : cell.value;
      if (formula !== cell.formula) writes.push({ sheet: names.get(name)!, address, value, formula });
    }),
  );
  return writes;
}
