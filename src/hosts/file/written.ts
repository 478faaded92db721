import { HostError } from '../port';
import { DEFAULT_LIMITS, type Limits } from './limits';
import { contentTypes, TYPES, WorkbookPackage } from './package';
import { readXlsx } from './xlsx';
import { decodePart, END, OPEN, XmlScanner } from './xml';
import type { ZipArchive } from './zip';

/** What is written may be somewhat larger than what may be read. */
const LIMITS: Limits = { ...DEFAULT_LIMITS, unpackedBytes: DEFAULT_LIMITS.unpackedBytes * 2 };

/**
 * Reads a workbook that was written before it is handed out: the parts that changed are well-formed, every part has a content
 * type, every declared part is there, and the whole is a workbook.
 * @throws HostError (failed) that says the file was not written
 */
export function checkWritten(bytes: Uint8Array, changed: readonly string[]): void {
  try {
    const pack = WorkbookPackage.open(bytes, LIMITS);
    for (const part of changed) if (!/\.vml$/i.test(part)) checkNames(pack.text(part));
    checkTypes(pack.zip, changed);
    readXlsx(bytes, '', LIMITS);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw Object.assign(
      new HostError(`写出的工作簿没有通过检查，未保存，原文件没有改动（${detail}）。请在 Excel 或 WPS 中另存一份后再试。`, 'failed', {
        cause: error,
      }),
      { english: 'the workbook that was written did not pass its check and was not saved; save a copy with Excel or WPS and try again' },
    );
  }
}

/** Well-formed, and every prefix that is used is declared. */
export function checkNames(xml: string): void {
  const x = new XmlScanner(xml);
  const declared: Set<string>[] = [new Set(['xml', 'xmlns', ''])];
  for (let token = x.next(); token !== END; token = x.next()) {
    if (token !== OPEN) {
      declared.pop();
      continue;
    }
    const known = new Set(declared.at(-1));
    for (const name of x.attributeList()) if (name.startsWith('xmlns:')) known.add(name.slice(6));
    const used = [x.fullName, ...x.attributeList()].map((name) => name.slice(0, Math.max(0, name.indexOf(':'))));
    const unknown = used.find((prefix) => !known.has(prefix));
    if (unknown !== undefined) throw new Error(`prefix ${unknown} is not declared`);
    declared.push(known);
  }
}

function checkTypes(zip: ZipArchive, changed: readonly string[]): void {
  const xml = decodePart(zip.read(TYPES));
  const own = contentTypes(xml).map(({ part }) => part.toLowerCase());
  if (new Set(own).size !== own.length) throw new Error('a part has two content types');
  const extensions = new Set(defaults(xml));
  for (const part of changed) {
    const extension = part.slice(part.lastIndexOf('.') + 1).toLowerCase();
    if (part !== TYPES && !own.includes(part.toLowerCase()) && !extensions.has(extension)) throw new Error(`${part} has no content type`);
  }
}

function defaults(xml: string): string[] {
  const found: string[] = [];
  const x = new XmlScanner(xml);
  for (let token = x.next(); token !== END; token = x.next())
    if (token === OPEN && x.name === 'Default') found.push((x.attr('Extension') ?? '').toLowerCase());
  return found;
}
