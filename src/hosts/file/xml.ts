import { damaged, WorkbookError } from './errors';

export const END = 0;
export const OPEN = 1;
export const CLOSE = 2;

const GT = 62;
const SLASH = 47;
const COLON = 58;
/** Office writes a few dozen levels at most. */
const MAX_DEPTH = 1000;

/**
 * A pull scanner for the XML of a workbook's parts, over one string and without building a tree: half of the time that a
 * validation takes is spent here. It knows what those parts use (elements, attributes, text, CDATA, the predefined and numeric
 * references) and refuses a document type, with which an entity could be made to grow without bound.
 * Names are local names: `x:row` is `row`. An empty element gives OPEN, then CLOSE.
 */
export class XmlScanner {
  /** Local name of the tag just read. */
  name = '';
  /** Where the tag just read begins and ends in the text. */
  tagStart = 0;
  tagEnd = 0;
  private pos = 0;
  private depth = 0;
  /** Full and local names of the elements that are open; a closing tag must have the name of the last. */
  private readonly openNames: string[] = [];
  private readonly openLocals: string[] = [];
  private rootSeen = false;
  private emptyElement = false;
  private textStart = 0;
  private textEnd = 0;
  private earlierText = '';
  private attributes = 0;
  private readonly attributeNames: string[] = [];
  private readonly attributeStarts: number[] = [];
  private readonly attributeEnds: number[] = [];

  /** @param fragment whether several elements may stand side by side, as within another */
  constructor(
    private readonly xml: string,
    private readonly fragment = false,
  ) {
    if (xml.charCodeAt(0) === 0xfeff) this.pos = 1;
  }

  /** The character data between the previous tag and this one, references resolved. */
  get text(): string {
    const last = decodeText(this.xml, this.textStart, this.textEnd);
    return this.earlierText ? this.earlierText + last : last;
  }

  /** The name of the tag just opened, with its prefix. */
  get fullName(): string {
    return this.openNames[this.depth - 1] ?? '';
  }

  /** The full names of the attributes of the tag just opened. */
  attributeList(): string[] {
    return this.attributeNames.slice(0, this.attributes);
  }

  /** The value of an attribute by its full name, or undefined. */
  attr(name: string): string | undefined {
    for (let i = 0; i < this.attributes; i++) {
      if (this.attributeNames[i] === name) return decodeText(this.xml, this.attributeStarts[i]!, this.attributeEnds[i]!);
    }
    return undefined;
  }

  /** The value of the attribute with this local name and any prefix (`r:id`). */
  prefixedAttr(local: string): string | undefined {
    const suffix = `:${local}`;
    const name = this.attributeNames.slice(0, this.attributes).find((n) => n.endsWith(suffix));
    return name === undefined ? undefined : this.attr(name);
  }

  /** Whether an attribute is set to a true value: xsd:boolean allows `1` and `true`. */
  flag(name: string): boolean {
    const value = this.attr(name);
    return value === '1' || value === 'true';
  }

  /** Goes to the next tag. Throws a WorkbookError for XML that is cut off, not well-formed or has a document type. */
  next(): typeof END | typeof OPEN | typeof CLOSE {
    if (this.emptyElement) {
      this.emptyElement = false;
      this.textStart = this.textEnd = this.pos;
      this.depth--;
      return CLOSE;
    }
    this.earlierText = '';
    const xml = this.xml;
    for (;;) {
      const lt = xml.indexOf('<', this.pos);
      if (lt < 0) return this.finish();
      this.textStart = this.pos;
      this.textEnd = lt;
      this.tagStart = lt;
      const code = xml.charCodeAt(lt + 1);
      if (code === SLASH) return this.closeTag(lt + 2);
      if (code !== 33 && code !== 63) return this.openTag(lt + 1);
      this.skipMarkup(lt, code);
    }
  }

  /** After OPEN: goes on to the CLOSE of the same element. */
  skip(): void {
    const outer = this.depth - 1;
    while (this.depth > outer) if (this.next() === END) return;
  }

  private finish(): typeof END {
    if (this.depth !== 0) throw cutOff();
    return END;
  }

  private closeTag(start: number): typeof CLOSE {
    if (this.depth === 0) throw mismatched();
    const full = this.openNames[--this.depth]!;
    let gt = start + full.length;
    if (!this.xml.startsWith(full, start)) throw mismatched();
    while (this.xml.charCodeAt(gt) <= 32) gt++;
    if (this.xml.charCodeAt(gt) !== GT) throw gt >= this.xml.length ? cutOff() : mismatched();
    this.name = this.openLocals[this.depth]!;
    this.pos = this.tagEnd = gt + 1;
    return CLOSE;
  }

  private openTag(start: number): typeof OPEN {
    const xml = this.xml;
    let i = start;
    let nameStart = start;
    let code = xml.charCodeAt(i);
    while (code > 32 && code !== GT && code !== SLASH) {
      if (code === COLON) nameStart = i + 1;
      code = xml.charCodeAt(++i);
    }
    if (i === nameStart) throw damaged('标记有误', 'a malformed tag');
    this.name = xml.slice(nameStart, i);
    const full = nameStart === start ? this.name : xml.slice(start, i);
    this.attributes = 0;
    for (;;) {
      const gap = i;
      while (code <= 32) code = xml.charCodeAt(++i);
      if (code === GT || code === SLASH) break;
      if (gap === i) throw damaged('属性有误', 'a malformed attribute');
      i = this.attribute(i);
      code = xml.charCodeAt(i);
    }
    this.emptyElement = code === SLASH;
    if (this.emptyElement && xml.charCodeAt(++i) !== GT) throw damaged('标记有误', 'a malformed tag');
    this.pos = this.tagEnd = i + 1;
    this.enter(full);
    return OPEN;
  }

  private enter(full: string): void {
    if (this.depth === 0) {
      if (this.rootSeen && !this.fragment) throw damaged('部件有多余内容', 'a part has more than one root');
      this.rootSeen = true;
    }
    this.openNames[this.depth] = full;
    this.openLocals[this.depth++] = this.name;
    if (this.depth > MAX_DEPTH) throw damaged('标记嵌套过深', 'tags are nested too deeply');
  }

  /** Reads `name="value"` at i and gives the position behind it. */
  private attribute(i: number): number {
    const xml = this.xml;
    const equals = xml.indexOf('=', i);
    if (equals < 0) throw cutOff();
    let quoteAt = equals + 1;
    while (xml.charCodeAt(quoteAt) <= 32) quoteAt++;
    const quote = xml[quoteAt];
    if (quote !== '"' && quote !== "'") throw damaged('属性有误', 'a malformed attribute');
    const end = xml.indexOf(quote, quoteAt + 1);
    if (end < 0) throw cutOff();
    const n = this.attributes++;
    let nameEnd = equals;
    while (xml.charCodeAt(nameEnd - 1) <= 32) nameEnd--;
    const name = xml.slice(i, nameEnd);
    for (let k = 0; k < n; k++) if (this.attributeNames[k] === name) throw damaged('属性重复', 'an attribute occurs twice');
    this.attributeNames[n] = name;
    this.attributeStarts[n] = quoteAt + 1;
    this.attributeEnds[n] = end;
    return end + 1;
  }

  /** A comment, a processing instruction or CDATA; text around them belongs together. */
  private skipMarkup(lt: number, code: number): void {
    const xml = this.xml;
    this.earlierText += decodeText(xml, this.textStart, this.textEnd);
    if (code === 63) this.pos = this.after('?>', lt);
    else if (xml.startsWith('<!--', lt)) this.pos = this.after('-->', lt + 4);
    else if (xml.startsWith('<![CDATA[', lt)) {
      this.pos = this.after(']]>', lt + 9);
      this.earlierText += xml.slice(lt + 9, this.pos - 3);
    } else throw documentType();
  }

  private after(mark: string, from: number): number {
    const at = this.xml.indexOf(mark, from);
    if (at < 0) throw cutOff();
    return at + mark.length;
  }
}

function cutOff(): WorkbookError {
  return damaged('部件内容中断', 'a part is cut off');
}

function mismatched(): WorkbookError {
  return damaged('标记不配对', 'tags do not match');
}

function documentType(): WorkbookError {
  return new WorkbookError(
    'unsafe',
    '文件中含有文档类型声明（DTD），可能有害，未予读取：请在 Excel 或 WPS 中打开并另存为 .xlsx 后再试。',
    'The file contains a document type declaration (DTD), which can do harm, and was not read: open it in Excel or WPS and save it as .xlsx.',
  );
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

/**
 * Part of the XML with its character references resolved.
 * Searches in the part only: a search that ran on to the end of the document would make the whole quadratic.
 */
function decodeText(xml: string, start: number, end: number): string {
  const text = xml.slice(start, end);
  let amp = text.indexOf('&');
  if (amp < 0) return text;
  let out = '';
  let from = 0;
  while (amp >= 0) {
    const semicolon = text.indexOf(';', amp);
    if (semicolon < 0) throw badReference();
    if (amp > from) out += text.slice(from, amp);
    out += reference(text, amp + 1, semicolon);
    from = semicolon + 1;
    amp = text.indexOf('&', from);
  }
  return from < text.length ? out + text.slice(from) : out;
}

/** Text of an element or attribute with its character references resolved. */
export function decoded(text: string): string {
  return decodeText(text, 0, text.length);
}

function reference(text: string, start: number, end: number): string {
  if (text.charCodeAt(start) !== HASH) return NAMED.get(text.slice(start, end)) ?? fail();
  const code = text.charCodeAt(start + 1) === LETTER_X ? numeral(text, start + 2, end, 16, 8) : numeral(text, start + 1, end, 10, 10);
  return code <= 0x10ffff ? String.fromCodePoint(code) : fail();
}

const HASH = 35;
const LETTER_X = 120;

/** A whole number of 1 to `most` digits; Infinity for anything else. Some programs write every Chinese character as a reference. */
function numeral(text: string, start: number, end: number, base: 10 | 16, most: number): number {
  if (start === end || end - start > most) return Infinity;
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = digitOf(text.charCodeAt(at));
    if (digit >= base) return Infinity;
    value = value * base + digit;
  }
  return value;
}

function digitOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : Infinity;
}

function fail(): never {
  throw badReference();
}

function badReference(): WorkbookError {
  return damaged('字符引用有误', 'a wrong character reference');
}

/** Text for an XML document, in content and in attributes; characters that XML cannot hold are left out. */
export function encodeText(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** How the bytes of a part stand for text. */
export interface Encoding {
  readonly label: string;
  /** Whether a byte order mark stands in front. */
  readonly mark: boolean;
}

/** By the byte order mark, by the zeros of UTF-16 without one, else by what the XML declares; UTF-8 where nothing says otherwise. */
export function encodingOf(bytes: Uint8Array): Encoding {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return { label: 'utf-16le', mark: true };
  if (a === 0xfe && b === 0xff) return { label: 'utf-16be', mark: true };
  if (a === 0xef && b === 0xbb && c === 0xbf) return { label: 'utf-8', mark: true };
  if (a === 0x3c && b === 0) return { label: 'utf-16le', mark: false };
  if (a === 0 && b === 0x3c) return { label: 'utf-16be', mark: false };
  if (a !== 0x3c || b !== 0x3f) return { label: 'utf-8', mark: false };
  const declared = DECLARED.exec(String.fromCharCode(...bytes.subarray(0, 120)))?.[2]?.toLowerCase() ?? 'utf-8';
  return { label: /^utf-?8$|^us-ascii$|^utf-?16/.test(declared) ? 'utf-8' : declared, mark: false };
}

const DECLARED = /^(<\?xml[^>]*?encoding\s*=\s*["'])([A-Za-z0-9._-]+)/;

/** The text of a part. Throws a WorkbookError for bytes that its encoding does not allow, or an encoding nobody knows. */
export function decodePart(bytes: Uint8Array): string {
  const { label } = encodingOf(bytes);
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch (error) {
    throw damaged('文字编码有误', 'wrong bytes in a text', error);
  }
}

/** Bytes for a part: UTF-16 where it was, else UTF-8, and the declaration says so. @param like the part as it was */
export function encodePart(text: string, like: Uint8Array | undefined): Uint8Array {
  const { label, mark } = like ? encodingOf(like) : { label: 'utf-8', mark: false };
  const wide = label === 'utf-16le' || label === 'utf-16be';
  const declared = text.replace(DECLARED, (all: string, before: string, name: string) =>
    (wide ? /^utf-?16$/i : /^utf-?8$/i).test(name) ? all : `${before}${wide ? 'UTF-16' : 'UTF-8'}`,
  );
  if (!wide) return new TextEncoder().encode(mark ? `\uFEFF${declared}` : declared);
  const bytes = new Uint8Array(2 + declared.length * 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, label === 'utf-16le');
  for (let i = 0; i < declared.length; i++) view.setUint16(2 + i * 2, declared.charCodeAt(i), label === 'utf-16le');
  return bytes;
}
