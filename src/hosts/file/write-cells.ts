import type { CellRef, CellSnapshot, WorkbookSnapshot } from '../../workbook/snapshot';
import { groupBy } from '../../relations/group';
import { editorOf } from './patch';
import { dropCalculationOrder, patchValues, recalculate, type Edit } from './patch-cells';

/** What a cell is to hold: a value, or a formula (without `=`) with the value that it has. */
export interface CellWrite extends CellRef {
  readonly value: CellSnapshot['value'];
  readonly formula?: string;
}

/**
 * An .xlsx with some cells written; formats stay, and every part in which nothing changes keeps its bytes. The workbook is told to compute
 * again only where it has formulas of its own.
 * @param workbook what the bytes hold now
 * @throws WorkbookError for unusable bytes, HostError (unsupported) for an .xls
 */
export function writeCells(bytes: Uint8Array, workbook: WorkbookSnapshot, cells: readonly CellWrite[]): Uint8Array {
  const editor = editorOf(bytes);
  const formulas = workbook.sheets.some(({ rows }) => rows.some((row) => row?.some((cell) => cell?.formula !== undefined)));
  for (const [name, ofSheet] of groupBy(cells, ({ sheet }) => sheet)) {
    const part = editor.source.sheets.find((sheet) => sheet.name === name)?.part;
    const before = workbook.sheets.find((sheet) => sheet.name === name);
    if (part === undefined || !before) continue;
    const edits = new Map(ofSheet.map((cell): [string, Edit] => [cell.address, editOf(cell)]));
    editor.edit(part, (xml) => patchValues(xml, edits, before));
  }
  if (formulas) recalculate(editor);
  else if (cells.length > 0) dropCalculationOrder(editor);
  return editor.save();
}

function editOf({ value, formula }: CellWrite): Edit {
  return { type: 'value', cell: formula === undefined ? { value } : { value, formula }, known: true };
}
