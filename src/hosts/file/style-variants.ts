import type { PackageEditor } from './package-editor';
import { BUILT_IN_FORMATS } from './number-formats';
import { encodeText } from './xml';
import { appendInto, childrenOf, insertChild, outline, prefixed, setAttribute } from './xml-edit';

/** The children of styleSheet in the order of the schema. */
const ORDER = ['numFmts', 'fonts', 'fills', 'borders', 'cellStyleXfs', 'cellXfs', 'cellStyles', 'dxfs', 'tableStyles', 'colors', 'extLst'];

/** How a cell format is to differ from another. */
export interface StyleChange {
  /** `#RRGGBB` of a solid fill. */
  readonly fill?: string;
  /** A number format code. */
  readonly format?: string;
}

const FIRST_OWN_FORMAT = 164;

/** Cell formats like others but for a fill or a number format. They are added behind the others, so that no style of the user changes. */
export class StyleVariants {
  private readonly formats: string[];
  private readonly added: string[] = [];
  private readonly fills: string[] = [];
  private readonly codes: string[] = [];
  private readonly known = new Map<string, number>();
  private readonly fillCount: number;
  private readonly firstCode: number;

  constructor(
    private readonly editor: PackageEditor,
    private readonly part: string,
  ) {
    const xml = editor.text(part);
    this.formats = itemsOf(xml, 'cellXfs');
    this.fillCount = itemsOf(xml, 'fills').length;
    const ids = itemsOf(xml, 'numFmts').map((item) => Number(/numFmtId\s*=\s*["'](\d+)/.exec(item)?.[1] ?? 0));
    this.firstCode = Math.max(FIRST_OWN_FORMAT - 1, ...ids) + 1;
  }

  /** The index of the cell format that is like `base` but for the change. */
  variant(base: number, change: StyleChange): number {
    const key = `${base} ${change.fill ?? ''} ${change.format ?? ''}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    let xf = this.formats[base] ?? this.formats[0] ?? '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>';
    if (change.fill) xf = withAttributes(xf, { fillId: String(this.fillOf(change.fill)), applyFill: '1' });
    if (change.format) xf = withAttributes(xf, { numFmtId: String(this.codeOf(change.format)), applyNumberFormat: '1' });
    this.added.push(xf);
    const index = this.formats.length + this.added.length - 1;
    this.known.set(key, index);
    return index;
  }

  /** Writes the new formats into the styles part. */
  commit(): void {
    if (this.added.length === 0) return;
    let xml = this.editor.text(this.part);
    xml = append(
      xml,
      'numFmts',
      this.codes.map((code, at) => `<numFmt numFmtId="${this.firstCode + at}" formatCode="${encodeText(code)}"/>`),
    );
    xml = append(xml, 'fills', this.fills.map(solid));
    const { prefix } = outline(xml);
    this.editor.set(this.part, append(xml, 'cellXfs', this.added, prefix));
  }

  private fillOf(colour: string): number {
    const at = this.fills.indexOf(colour);
    return this.fillCount + (at >= 0 ? at : this.fills.push(colour) - 1);
  }

  private codeOf(code: string): number {
    for (const [id, known] of BUILT_IN_FORMATS) if (known === code) return id;
    const at = this.codes.indexOf(code);
    return this.firstCode + (at >= 0 ? at : this.codes.push(code) - 1);
  }
}

function solid(colour: string): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour.slice(1).toUpperCase()}"/><bgColor indexed="64"/></patternFill></fill>`;
}

function itemsOf(xml: string, list: string): string[] {
  const element = outline(xml).children.find(({ name }) => name === list);
  return element ? childrenOf(xml, element).map(({ start, end }) => xml.slice(start, end)) : [];
}

/** Appends items; those that come from the document (`own` prefix) already carry its prefix. */
function append(xml: string, list: string, items: readonly string[], own?: string): string {
  if (items.length === 0) return xml;
  const { prefix } = outline(xml);
  const find = (text: string) => outline(text).children.find(({ name }) => name === list);
  const base = find(xml) ? xml : insertChild(xml, list, `<${list} count="0"/>`, ORDER);
  const count = itemsOf(base, list).length;
  const text = items.join('');
  const longer = appendInto(base, find(base)!, own === undefined ? prefixed(text, prefix) : text);
  return setAttribute(longer, find(longer)!, 'count', String(count + items.length));
}

/** Sets attributes of the opening tag of an element. */
function withAttributes(element: string, attributes: { readonly [name: string]: string }): string {
  const end = element.indexOf('>');
  const empty = element[end - 1] === '/';
  let tag = element.slice(0, empty ? end - 1 : end).trimEnd();
  for (const [name, value] of Object.entries(attributes)) {
    const known = new RegExp(`(\\s${name}\\s*=\\s*)("[^"]*"|'[^']*')`);
    tag = known.test(tag) ? tag.replace(known, `$1"${value}"`) : `${tag} ${name}="${value}"`;
  }
  return `${tag}${empty ? '/' : ''}${element.slice(end)}`;
}
