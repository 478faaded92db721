import { stateXml, valueOfXml } from '../../../src/hosts/excel/state';
import { editorOf, flagWorkbook, writeSheet } from '../../../src/hosts/file/patch';
import type { PackageEditor } from '../../../src/hosts/file/package-editor';
import { sniff } from '../../../src/hosts/file/sniff';
import type { Flag, SheetContent } from '../../../src/hosts/port';
import type { WorkbookSnapshot } from '../../../src/workbook/snapshot';
import { editsOf } from './edits';
import { patchValues, recalculate } from './patch-values';

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

const KEYS = ['exceptions', 'inputs'];

/** The values that gouji keeps in the file: custom XML parts, as in Excel. */
export function readState(bytes: Uint8Array): Map<string, string> {
  const state = new Map<string, string>();
  if (sniff(bytes) !== 'zip') return state;
  const editor = editorOf(bytes);
  for (const key of KEYS) {
    const part = statePart(editor, key);
    const value = part === undefined ? null : valueOfXml(editor.text(part));
    if (value !== null) state.set(key, value);
  }
  return state;
}

function statePart(editor: PackageEditor, key: string): string | undefined {
  const namespace = / xmlns="[^"]*"/.exec(stateXml(key, ''))![0];
  const parts = editor.relations(editor.source.workbookPart).filter(({ type, external }) => type === 'customXml' && !external);
  return parts.map(({ target }) => target).find((part) => editor.has(part) && editor.text(part).includes(namespace));
}

function writeState(editor: PackageEditor, state: ReadonlyMap<string, string>): void {
  for (const key of KEYS) {
    const value = state.get(key);
    const part = statePart(editor, key);
    if (value === undefined && part === undefined) continue;
    const xml = stateXml(key, value ?? '');
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
