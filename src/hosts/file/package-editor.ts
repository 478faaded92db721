import { strToU8 } from 'fflate';
import type { Limits } from './limits';
import { readRelations, relationsPart, WorkbookPackage, type Relationship } from './package';
import { encodeText, OPEN, XmlScanner } from './xml';
import { appendInto, attributeOf, outline, prefixed, splice } from './xml-edit';
import { rewriteZip } from './zip-writer';

const TYPES = '[Content_Types].xml';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const TRANSITIONAL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const STRICT = 'http://purl.oclc.org/ooxml/officeDocument/relationships';

/** A package of which some parts are changed as text; what is not touched is written back byte for byte. */
export class PackageEditor {
  readonly source: WorkbookPackage;
  private readonly changes = new Map<string, string | null>();

  constructor(bytes: Uint8Array, limits: Limits) {
    this.source = WorkbookPackage.open(bytes, limits);
  }

  /** The URI before the types of relationships; a strict file has another one. */
  get relationBase(): string {
    return this.text(relationsPart('')).includes(STRICT) ? STRICT : TRANSITIONAL;
  }

  has(part: string): boolean {
    const change = this.changes.get(part);
    return change === undefined ? this.source.has(part) : change !== null;
  }

  text(part: string): string {
    return this.changes.get(part) ?? this.source.text(part);
  }

  set(part: string, text: string): void {
    const unchanged = this.source.has(part) && this.source.text(part) === text;
    if (unchanged) this.changes.delete(part);
    else this.changes.set(part, text);
  }

  /** Changes a part that exists. */
  edit(part: string, change: (xml: string) => string): void {
    this.set(part, change(this.text(part)));
  }

  remove(part: string): void {
    if (this.source.has(part)) this.changes.set(part, null);
    else this.changes.delete(part);
    this.dropContentType(part);
  }

  /** A name that no part has: `xl/comments3.xml`. */
  freeName(before: string, after: string): string {
    for (let n = 1; ; n++) if (!this.has(`${before}${n}${after}`)) return `${before}${n}${after}`;
  }

  relations(part: string): Relationship[] {
    const name = relationsPart(part);
    return this.has(name) ? readRelations(this.text(name), part) : [];
  }

  /** Adds a relationship and gives its id. `type` is the last word of its URI. */
  relate(part: string, type: string, target: string): string {
    const name = relationsPart(part);
    const ids = new Set(this.relations(part).map((r) => r.id));
    let n = 1;
    while (ids.has(`gouji${n}`)) n++;
    const fragment = `<Relationship Id="gouji${n}" Type="${this.relationBase}/${type}" Target="/${encodeText(target)}"/>`;
    if (!this.has(name))
      this.set(name, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${RELATIONSHIPS}"></Relationships>`);
    this.edit(name, (xml) => appendToRoot(xml, fragment));
    return `gouji${n}`;
  }

  unrelate(part: string, id: string): void {
    const name = relationsPart(part);
    this.edit(name, (xml) => dropChildren(xml, (tag) => tag.attr('Id') === id));
    if (this.relations(part).length === 0) this.remove(name);
  }

  declareType(part: string, contentType: string): void {
    this.edit(TYPES, (xml) => appendToRoot(xml, `<Override PartName="/${encodeText(part)}" ContentType="${contentType}"/>`));
  }

  /** Declares the type of all parts with an extension, unless it is declared. */
  declareExtension(extension: string, contentType: string): void {
    const { children } = outline(this.text(TYPES));
    if (children.some((c) => c.name === 'Default' && attributeOf(this.text(TYPES), c, 'Extension')?.toLowerCase() === extension)) return;
    // Defaults stand before overrides in what Excel writes.
    const at = children.find((c) => c.name === 'Override')?.start;
    const fragment = `<Default Extension="${extension}" ContentType="${contentType}"/>`;
    this.edit(TYPES, (xml) =>
      at === undefined ? appendToRoot(xml, fragment) : splice(xml, at, at, prefixed(fragment, outline(xml).prefix)),
    );
  }

  dropExtension(extension: string): void {
    const used = [...this.source.zip.entries().map((e) => e.name), ...this.changes.keys()].some(
      (n) => n.endsWith(`.${extension}`) && this.has(n),
    );
    if (!used) this.edit(TYPES, (xml) => dropChildren(xml, (tag) => tag.name === 'Default' && tag.attr('Extension') === extension));
  }

  private dropContentType(part: string): void {
    this.edit(TYPES, (xml) => dropChildren(xml, (tag) => tag.name === 'Override' && tag.attr('PartName') === `/${part}`));
  }

  save(): Uint8Array {
    if (this.changes.size === 0) return this.source.zip.bytes;
    const bytes = [...this.changes].map(([name, text]): [string, Uint8Array | null] => [name, text === null ? null : strToU8(text)]);
    return rewriteZip(this.source.zip, new Map(bytes));
  }
}

function appendToRoot(xml: string, fragment: string): string {
  const { root, prefix } = outline(xml);
  return appendInto(xml, root, prefixed(fragment, prefix));
}

/** Takes out the children of the root whose tag meets the test. */
function dropChildren(xml: string, test: (tag: XmlScanner) => boolean): string {
  const doomed = outline(xml).children.filter((child) => {
    const x = new XmlScanner(xml.slice(child.start, child.end));
    return x.next() === OPEN && test(x);
  });
  return doomed.reduceRight((text, child) => splice(text, child.start, child.end, ''), xml);
}
