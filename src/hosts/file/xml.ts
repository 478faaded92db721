import { damaged, WorkbookError } from './errors';

export const END = 0;
export const OPEN = 1;
export const CLOSE = 2;

const GT = 62;
const SLASH = 47;
const COLON = 58;

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
  private emptyElement = false;
  private textStart = 0;
  private textEnd = 0;
  private earlierText = '';
  private attributes = 0;
  private readonly attributeNames: string[] = [];
  private readonly attributeStarts: number[] = [];
  private readonly attributeEnds: number[] = [];

  constructor(private readonly xml: string) {
    if (xml.charCodeAt(0) === 0xfeff) this.pos = 1;
  }

  /** The character data between the previous tag and this one, references resolved. */
  get text(): string {
    const last = decodeText(this.xml, this.textStart, this.textEnd);
    return this.earlierText ? this.earlierText + last : last;
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
    if (this.depth !== 0) throw damaged('部件内容中断', 'a part is cut off');
    return END;
  }

  private closeTag(start: number): typeof CLOSE {
    const gt = this.xml.indexOf('>', start);
    if (gt < 0) throw damaged('部件内容中断', 'a part is cut off');
    this.name = localName(this.xml, start, gt);
    this.pos = this.tagEnd = gt + 1;
    if (--this.depth < 0) throw damaged('标记不配对', 'tags do not match');
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
    this.name = xml.slice(nameStart, i);
    this.attributes = 0;
    for (;;) {
      while (code <= 32) code = xml.charCodeAt(++i);
      if (code === GT || code === SLASH) break;
      i = this.attribute(i);
      code = xml.charCodeAt(i);
    }
    this.emptyElement = code === SLASH;
    if (this.emptyElement && xml.charCodeAt(++i) !== GT) throw damaged('标记有误', 'a malformed tag');
    this.pos = this.tagEnd = i + 1;
    this.depth++;
    return OPEN;
  }

  /** Reads `name="value"` at i and gives the position behind it. */
  private attribute(i: number): number {
    const xml = this.xml;
    const equals = xml.indexOf('=', i);
    if (equals < 0) throw damaged('部件内容中断', 'a part is cut off');
    let quoteAt = equals + 1;
    while (xml.charCodeAt(quoteAt) <= 32) quoteAt++;
    const quote = xml[quoteAt];
    if (quote !== '"' && quote !== "'") throw damaged('属性有误', 'a malformed attribute');
    const end = xml.indexOf(quote, quoteAt + 1);
    if (end < 0) throw damaged('部件内容中断', 'a part is cut off');
    const n = this.attributes++;
    let nameEnd = equals;
    while (xml.charCodeAt(nameEnd - 1) <= 32) nameEnd--;
    this.attributeNames[n] = xml.slice(i, nameEnd);
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
    if (at < 0) throw damaged('部件内容中断', 'a part is cut off');
    return at + mark.length;
  }
}

function documentType(): WorkbookError {
  return new WorkbookError(
    'unsafe',
    '文件中含有文档类型声明（DTD），可能有害，未予读取：请在 Excel 或 WPS 中打开并另存为 .xlsx 后再试。',
    'The file contains a document type declaration (DTD), which can do harm, and was not read: open it in Excel or WPS and save it as .xlsx.',
  );
}

function localName(xml: string, start: number, end: number): string {
  let stop = end;
  while (stop > start && xml.charCodeAt(stop - 1) <= 32) stop--;
  let from = start;
  for (let i = start; i < stop; i++) if (xml.charCodeAt(i) === COLON) from = i + 1;
  return xml.slice(from, stop);
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

/**
 * Part of the XML with its character references resolved; one that is not known stays as it is.
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
    if (semicolon < 0) break;
    out += text.slice(from, amp) + reference(text, amp + 1, semicolon);
    from = semicolon + 1;
    amp = text.indexOf('&', from);
  }
  return out + text.slice(from);
}

function reference(text: string, start: number, end: number): string {
  if (text.charCodeAt(start) !== 35) return NAMED.get(text.slice(start, end)) ?? text.slice(start - 1, end + 1);
  const hex = (text.charCodeAt(start + 1) | 32) === 120;
  const code = hex ? parseInt(text.slice(start + 2, end), 16) : parseInt(text.slice(start + 1, end), 10);
  return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : text.slice(start - 1, end + 1);
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

/** The text of a part; UTF-8 unless it begins with the mark of UTF-16. */
export function decodePart(bytes: Uint8Array): string {
  const label = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(label).decode(bytes);
}
