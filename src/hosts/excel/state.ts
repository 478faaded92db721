import { acceptedIn, REASONS_KEY } from '../../findings/accepted';
import type { WorkbookSnapshot } from '../../workbook/snapshot';
import { stateNamespace } from '../marks';
import type { Session } from './session';

/*
 * State is kept in custom XML parts, one namespace a key. Not in `workbook.settings`: a register of accepted exceptions can grow
 * beyond what a setting takes, settings belong to one add-in id, and a file host reads and writes a custom XML part as easily.
 */

/** Characters XML cannot hold, or a host may normalise (line ends), and the escape character itself. */
const UNSAFE = /[%\u0000-\u001f\u007f-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);
const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** The custom XML part of a value. */
export function stateXml(key: string, value: string): string {
  const safe = value.replace(UNSAFE, (character) => `%${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `<state xmlns="${stateNamespace(key)}">${safe.replace(/[&<>"]/g, (character) => ENTITIES.get(character)!)}</state>`;
}

/** Characters of a closing tag with its prefix. */
const LONGEST_TAG = 64;

/** The first tag of a custom XML part of gouji's, with what stands before it. */
const START = /^\s*(?:<\?[^>]*>\s*)*<(?:\w+:)?state\b([^>]*)>/;

/** The value in a custom XML part; null when the part is not of the expected form. */
export function valueOfXml(xml: string): string | null {
  const [start, attributes] = START.exec(xml) ?? [];
  if (start === undefined) return null;
  if (attributes!.endsWith('/')) return '';
  const end = xml.indexOf('<', start.length);
  if (end < 0 || !/^<\/(?:\w+:)?state>/.test(xml.slice(end, end + LONGEST_TAG))) return null;
  const content = xml.slice(start.length, end);
  return content
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (_all, hex?: string, decimal?: string, name?: string) =>
      name ? (CHARACTERS.get(name) ?? '') : characterOf(hex ? parseInt(hex, 16) : Number(decimal)),
    )
    .replace(/%([0-9a-f]{4})/g, (_all, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** What is no character is left out. */
const characterOf = (code: number): string => (code <= LAST_CHARACTER ? String.fromCodePoint(code) : '');
const LAST_CHARACTER = 0x10ffff;

/** The key of a custom XML part; null where it is none of gouji's. */
export function stateKey(xml: string): string | null {
  const prefix = stateNamespace('');
  const attributes = START.exec(xml)?.[1] ?? '';
  const namespace = / xmlns(?::\w+)?="([^"]*)"/.exec(attributes)?.[1];
  if (namespace === undefined || !namespace.startsWith(prefix)) return null;
  try {
    return decodeURIComponent(namespace.slice(prefix.length));
  } catch {
    return null;
  }
}

/** Asks for the parts of a key; they are there after the next sync. */
function queueParts({ context }: Session, key: string): Excel.CustomXmlPartScopedCollection {
  const parts = context.workbook.customXmlParts.getByNamespace(stateNamespace(key));
  parts.load('items/id');
  return parts;
}

/** A reading of the 核实说明 that goes along with the syncs of another one: `ask` after the first, the result after the second. */
export function queueAccepted(session: Session): { ask(): void; result(): Pick<WorkbookSnapshot, 'accepted'> } {
  const parts = queueParts(session, REASONS_KEY);
  let xml: OfficeExtension.ClientResult<string> | undefined;
  return {
    ask: () => void (xml = parts.items[0]?.getXml()),
    result: () => acceptedIn((xml && valueOfXml(xml.value)) ?? undefined),
  };
}

async function partsOf(session: Session, key: string): Promise<Excel.CustomXmlPart[]> {
  const parts = queueParts(session, key);
  await session.sync();
  return parts.items;
}

/** The value kept under a key, or null. */
export async function loadState(session: Session, key: string): Promise<string | null> {
  const [part] = await partsOf(session, key);
  if (!part) return null;
  const xml = part.getXml();
  await session.sync();
  return valueOfXml(xml.value);
}

/** Keeps a value under a key; null forgets it. */
export async function saveState(session: Session, key: string, value: string | null): Promise<void> {
  const [part, ...surplus] = await partsOf(session, key);
  // A copy of the workbook's parts (by a merge of files, say) must not bring an old value back.
  for (const other of surplus) other.delete();
  if (value === null) part?.delete();
  else if (part) part.setXml(stateXml(key, value));
  else session.context.workbook.customXmlParts.add(stateXml(key, value));
  await session.sync();
}
