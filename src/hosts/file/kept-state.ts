import { stateKey, valueOfXml } from '../excel/state';
import type { PackageEditor } from './package-editor';
import { editorOf } from './patch';
import { sniff } from './sniff';

/** The values that gouji keeps in the file, by key: custom XML parts, as in Excel. */
export function readState(bytes: Uint8Array): Map<string, string> {
  if (sniff(bytes) !== 'zip') return new Map();
  const editor = editorOf(bytes);
  const values = [...stateParts(editor)].map(([key, part]) => [key, valueOfXml(editor.text(part))] as const);
  return new Map(values.filter((entry): entry is readonly [string, string] => entry[1] !== null));
}

/** The parts of state by key; of two parts with one key the first counts. */
export function stateParts(editor: PackageEditor): Map<string, string> {
  const parts = new Map<string, string>();
  for (const { type, external, target } of editor.relations(editor.source.workbookPart)) {
    if (type !== 'customXml' || external || !editor.has(target)) continue;
    const key = stateKey(editor.text(target));
    if (key !== null && !parts.has(key)) parts.set(key, target);
  }
  return parts;
}
