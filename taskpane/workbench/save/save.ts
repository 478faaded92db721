import { stateXml } from '../../../src/hosts/excel/state';
import { stateParts } from '../../../src/hosts/file/state-parts';
import { editorOf, flagWorkbook, writeSheet } from '../../../src/hosts/file/patch';
import { patchValues, recalculate } from '../../../src/hosts/file/patch-cells';
import type { PackageEditor } from '../../../src/hosts/file/package-editor';
import type { Flag, SheetContent } from '../../../src/hosts/port';
import type { WorkbookSnapshot } from '../../../src/workbook/snapshot';
import { editsOf } from './edits';

export interface Changes {
  readonly before: WorkbookSnapshot;
  readonly now: WorkbookSnapshot;
  readonly flags: readonly Flag[];
  readonly reports: readonly SheetContent[];
  readonly state: ReadonlyMap<string, string>;
}

/** The file with what changed; every part that nothing changed in keeps its bytes. @throws HostError for an .xls */
export function fileWith(original: Uint8Array, { before, now, flags, reports, state }: Changes): Uint8Array {
  const editor = editorOf(original);
  let edited = false;
  before.sheets.forEach((sheet, index) => {
    const edits = editsOf(sheet, now.sheets[index]!);
    const part = editor.source.sheets.find(({ name }) => name === sheet.name)?.part;
    if (edits.size === 0 || part === undefined) return;
    editor.edit(part, (xml) => patchValues(xml, edits, sheet));
    edited = true;
  });
  if (edited) recalculate(editor);
  writeState(editor, state);
  let bytes = editor.save();
  if (flags.length > 0) bytes = flagWorkbook(bytes, flags).bytes;
  for (const report of reports) bytes = writeSheet(bytes, report).bytes;
  return bytes;
}

function writeState(editor: PackageEditor, state: ReadonlyMap<string, string>): void {
  const parts = stateParts(editor);
  for (const key of new Set([...parts.keys(), ...state.keys()])) {
    const xml = stateXml(key, state.get(key) ?? '');
    const part = parts.get(key);
    if (part !== undefined) editor.set(part, xml);
    else addStatePart(editor, xml);
  }
}

function addStatePart(editor: PackageEditor, xml: string): void {
  const part = editor.freeName('customXml/item', '.xml');
  editor.set(part, xml);
  editor.declareType(part, 'application/xml');
  editor.relate(editor.source.workbookPart, 'customXml', part);
}
