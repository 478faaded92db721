import { valueOfXml } from '../excel/state';
import { editorOf } from './patch';
import { sniff } from './sniff';
import { stateParts } from './state-parts';

/** The values that gouji keeps in the file, by key: custom XML parts, as in Excel. */
export function readState(bytes: Uint8Array): Map<string, string> {
  if (sniff(bytes) !== 'zip') return new Map();
  const editor = editorOf(bytes);
  const values = [...stateParts(editor)].map(([key, part]) => [key, valueOfXml(editor.text(part))] as const);
  return new Map(values.filter((entry): entry is readonly [string, string] => entry[1] !== null));
}
