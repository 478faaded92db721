import type { Limits } from './limits';
import { readRelations, relationsPart, TYPES, WorkbookPackage, type Relationship } from './package';
import { encodePart, encodeText, OPEN, XmlScanner } from './xml';
import { appendInto, attributeOf, outline, prefixed, splice } from './xml-edit';
import { checkWritten } from './written';
import { rewriteZip } from './zip-writer';

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

  get workbookPart(): string {
    return this.source.workbookPart;
  }

  /** The URI before the types of relationships; a strict file has another one. */
  get relationBase(): string {
    return this.text(relationsPart('')).includes(STRICT) ? STRICT : TRANSITIONAL;
  }

  /** The one spelling of a part's name: names are the same whatever their case, and a part must not be written twice. */
  private spelled(part: string): string {
    const known = this.source.zip.find(part)?.name;
    if (known !== undefined) return known;
    const lower = part.toLowerCase();
    return [...this.changes.keys()].find((name) => name.toLowerCase() === lower) ?? part;
  }

  has(part: string): boolean {
    const change = this.changes.get(this.spelled(part));
    return change === undefined ? this.source.has(part) : change !== null;
  }

  text(part: string): string {
    return this.changes.get(this.spelled(part)) ?? this.source.text(part);
  }

  set(part: string, text: string): void {
    const unchanged = this.source.has(part) && this.source.text(part) === text;
    if (unchanged) this.changes.delete(this.spelled(part));
    else this.changes.set(this.spelled(part), text);
  }

  /** Changes a part that exists. */
  edit(part: string, change: (xml: string) => string): void {
    this.set(part, change(this.text(part)));
  }

  remove(part: string): void {
    if (this.source.has(part)) this.changes.set(this.spelled(part), null);
    else this.changes.delete(this.spelled(part));
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
      (n) => n.toLowerCase().endsWith(`.${extension}`) && this.has(n),
    );
    if (!used)
      this.edit(TYPES, (xml) => dropChildren(xml, (tag) => tag.name === 'Default' && tag.attr('Extension')?.toLowerCase() === extension));
  }

  private dropContentType(part: string): void {
    this.edit(TYPES, (xml) =>
      dropChildren(xml, (tag) => tag.name === 'Override' && tag.attr('PartName')?.toLowerCase() === `/${part.toLowerCase()}`),
    );
  }

  /**
   * The package with its changes, looked over before anybody gets it: a file that Excel would have to repair is not handed out.
   * @throws HostError where it could not be read again
   */
  save(): Uint8Array {
    if (this.changes.size === 0) return this.source.zip.bytes;
    const changed = [...this.changes].map(([name, text]): [string, Uint8Array | null] => [
      name,
      text === null ? null : this.encoded(name, text),
    ]);
    const bytes = rewriteZip(this.source.zip, new Map(changed));
    checkWritten(
      bytes,
      [...this.changes].flatMap(([name, text]) => (text === null ? [] : [name])),
    );
    return bytes;
  }

  private encoded(part: string, text: string): Uint8Array {
    return encodePart(text, this.source.has(part) ? this.source.zip.read(part) : undefined);
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
