import type { CellSnapshot, SheetSnapshot, WorkbookSnapshot } from '../workbook/snapshot';

/** What a locality calls things, and the national word for each: 财政补助收入 → 财政拨款收入. A pack gives them. */
export type LocalWords = ReadonlyMap<string, string>;

export const NO_WORDS: LocalWords = new Map();

/** The workbook as it would read in the national words: every text cell, the longest word first. Where there are none, the same workbook. */
export function inNationalWords(workbook: WorkbookSnapshot, words: LocalWords): WorkbookSnapshot {
  if (words.size === 0) return workbook;
  const ordered = [...words].sort(([a], [b]) => b.length - a.length);
  const cell = (own: CellSnapshot | undefined): CellSnapshot | undefined => {
    if (typeof own?.value !== 'string') return own;
    const value = replaced(own.value, ordered);
    return value === own.value ? own : { ...own, value };
  };
  const sheet = (own: SheetSnapshot): SheetSnapshot => ({ ...own, rows: own.rows.map((row) => row?.map(cell)) });
  return { ...workbook, sheets: workbook.sheets.map(sheet) };
}

/** One pass from the left, so that what a word was replaced by is not replaced again. */
function replaced(text: string, words: readonly (readonly [local: string, national: string])[]): string {
  let result = '';
  for (let at = 0; at < text.length;) {
    const found = words.find(([local]) => text.startsWith(local, at));
    result += found ? found[1] : text[at]!;
    at += found ? found[0].length : 1;
  }
  return result;
}
