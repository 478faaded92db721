import type { FUniver } from '@univerjs/presets';
import type { SheetCopy } from '../../../src/author/writes';

type Workbook = NonNullable<ReturnType<FUniver['getActiveWorkbook']>>;

/** Shows copies of sheets behind the others; the sheet that is shown stays shown. */
export function addCopies(workbook: Workbook, copies: readonly SheetCopy[]): void {
  const shown = workbook.getActiveSheet();
  for (const { from, to } of copies) {
    const copy = workbook.duplicateSheet(workbook.getSheetByName(from)!);
    copy.setName(to);
    workbook.moveSheet(copy, workbook.getSheets().length - 1);
  }
  workbook.setActiveSheet(shown);
}

export function dropSheets(workbook: Workbook, names: readonly string[]): void {
  for (const name of names) {
    const sheet = workbook.getSheetByName(name);
    if (sheet) workbook.deleteSheet(sheet);
  }
}
