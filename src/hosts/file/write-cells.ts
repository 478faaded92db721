import { computed } from '../../author/compute';
import { applied } from '../../author/writes';
import type { CellWrite } from '../../author/writes';
import { addressOf } from '../../workbook/address';
import type { WorkbookSnapshot } from '../../workbook/snapshot';
import { groupBy } from '../../relations/group';
import type { PackageEditor } from './package-editor';
import { editorOf } from './patch';
import { dropCalculationOrder, patchValues, recalculate, type Edit } from './patch-cells';
import { StyleVariants } from './style-variants';

/**
 * An .xlsx with some cells written; formats stay, and every part in which nothing changes keeps its bytes. The workbook is told to compute
 * again only where it has formulas of its own.
 * @param workbook what the bytes hold now
 * @throws WorkbookError for unusable bytes, HostError (unsupported) for an .xls
 */
export function writeCells(bytes: Uint8Array, workbook: WorkbookSnapshot, cells: readonly CellWrite[]): Uint8Array {
  const editor = editorOf(bytes);
  writeInto(editor, workbook, cells);
  return editor.save();
}

/** The same in a package that is open for changes. */
export function writeInto(editor: PackageEditor, workbook: WorkbookSnapshot, cells: readonly CellWrite[]): void {
  const formulas = workbook.sheets.some(({ rows }) => rows.some((row) => row?.some((cell) => cell?.formula !== undefined)));
  const styles = editor.source.workbookRelated('styles');
  const variants = styles === undefined ? null : new StyleVariants(editor, styles);
  const stale = formulas ? staleFormulas(workbook, cells) : new Map<string, string[]>();
  const bySheet = groupBy(cells, ({ sheet }) => sheet);
  for (const name of new Set([...bySheet.keys(), ...stale.keys()])) {
    const part = editor.source.sheets.find((sheet) => sheet.name === name)?.part;
    const before = workbook.sheets.find((sheet) => sheet.name === name);
    if (part === undefined || !before) continue;
    const edits = new Map<string, Edit>([
      ...(stale.get(name) ?? []).map((address): [string, Edit] => [address, { type: 'stale' }]),
      ...(bySheet.get(name) ?? []).map((cell): [string, Edit] => [cell.address, editOf(cell, variants)]),
    ]);
    editor.edit(part, (xml) => patchValues(xml, edits, before));
  }
  variants?.commit();
  if (formulas) recalculate(editor);
  else if (cells.length > 0) dropCalculationOrder(editor);
}

/** Formulas elsewhere whose stored results no longer hold, by sheet: not every program computes again because it is told to. */
function staleFormulas(workbook: WorkbookSnapshot, cells: readonly CellWrite[]): Map<string, string[]> {
  const next = computed(applied(workbook, cells));
  const stale = new Map<string, string[]>();
  workbook.sheets.forEach(({ name, rows }, at) =>
    rows.forEach((row, r) =>
      row?.forEach((cell, c) => {
        if (cell?.formula === undefined || next.sheets[at]!.rows[r]?.[c]?.value === cell.value) return;
        const known = stale.get(name);
        if (known) known.push(addressOf(r, c));
        else stale.set(name, [addressOf(r, c)]);
      }),
    ),
  );
  return stale;
}

function editOf({ value, formula, change }: CellWrite, variants: StyleVariants | null): Edit {
  const cell = value === null && formula === undefined ? null : formula === undefined ? { value } : { value, formula };
  return { type: 'value', cell, known: true, ...(change && variants ? { style: (base) => variants.variant(base, change) } : {}) };
}
