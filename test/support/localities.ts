import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkbookSnapshot } from '../../src/workbook/snapshot';
import { workbookOf } from './forms';

const FOLDER = join(__dirname, '../localities');

/** Complete, consistent disclosures with invented units and amounts, laid out as provinces other than those of the cases lay theirs out. */
export const LOCALITIES = readdirSync(FOLDER).map((file) => file.replace(/\.txt$/, ''));

export function readLocality(name: string): WorkbookSnapshot {
  return workbookOf(readFileSync(join(FOLDER, `${name}.txt`), 'utf8'));
}

export interface Place {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
}

export function replaceCell(workbook: WorkbookSnapshot, at: Place, value: number | null): WorkbookSnapshot {
  const sheets = workbook.sheets.map((sheet, index) => {
    if (index !== at.sheet) return sheet;
    const rows = [...sheet.rows];
    const cells = [...(rows[at.row] ?? [])];
    cells[at.column] = value === null ? undefined : { ...cells[at.column], value };
    rows[at.row] = cells;
    return { ...sheet, rows };
  });
  return { ...workbook, sheets };
}

/** Wrong versions of an amount, each by a slip of its own and by 1 or more: null for a cell left empty; not every figure can suffer every slip. */
export const SLIPS: Readonly<Record<string, (amount: number, decimals: number) => number | null | undefined>> = {
  'two digits swapped': (amount, decimals) => {
    const digits = amount.toFixed(decimals);
    const at = [...digits].findIndex((digit, index) => /[0-9]{2}/.test(digit + (digits[index + 1] ?? '')) && digit !== digits[index + 1]);
    if (at < 0) return undefined;
    const swapped = Number(digits.slice(0, at) + digits[at + 1]! + digits[at]! + digits.slice(at + 2));
    return Math.abs(swapped - amount) >= 1 ? swapped : undefined;
  },
  'ten times': (amount, decimals) => (Math.abs(amount) >= 1 ? Number((amount * 10).toFixed(decimals)) : undefined),
  'a sign': (amount) => (Math.abs(amount) >= 1 ? -amount : undefined),
  'left empty': (amount) => (Math.abs(amount) >= 1 ? null : undefined),
  'a tenth more': (amount, decimals) => Number((amount + Math.max(1, Math.round(Math.abs(amount) / 10))).toFixed(decimals)),
};
