import { damaged } from './errors';
import { CLOSE, END, OPEN, XmlScanner } from './xml';

/** Where an element stands in the text of its document. */
export interface XmlElement {
  /** Local name. */
  readonly name: string;
  readonly start: number;
  /** Behind the opening tag. */
  readonly openEnd: number;
  /** Before the closing tag; equal to `openEnd` for `<x/>`. */
  readonly closeStart: number;
  readonly end: number;
}

/** The root of a document, its prefix (`x:` or nothing) and its children. */
export interface Outline {
  readonly root: XmlElement;
  readonly prefix: string;
  readonly children: readonly XmlElement[];
}

/** Throws a WorkbookError where the text is not well-formed. */
export function outline(xml: string): Outline {
  const [root] = elements(xml, 0);
  if (!root) throw damaged('部件是空的', 'a part is empty');
  const colon = xml.slice(root.start, root.openEnd).indexOf(':');
  const nameEnd = xml.slice(root.start, root.openEnd).search(/[\s/>]/);
  const prefix = colon > 0 && colon < nameEnd ? xml.slice(root.start + 1, root.start + colon + 1) : '';
  return { root, prefix, children: elements(xml, 1) };
}

/** The children of an element, by their place in the whole document. */
export function childrenOf(xml: string, parent: XmlElement): XmlElement[] {
  const shift = parent.openEnd;
  return elements(xml.slice(parent.openEnd, parent.closeStart), 0, true).map(({ name, start, openEnd, closeStart, end }) => ({
    name,
    start: start + shift,
    openEnd: openEnd + shift,
    closeStart: closeStart + shift,
    end: end + shift,
  }));
}

/** The elements that stand `level` deep. */
function elements(xml: string, level: number, fragment = false): XmlElement[] {
  const found: XmlElement[] = [];
  const x = new XmlScanner(xml, fragment);
  let depth = 0;
  let name = '';
  let start = 0;
  let openEnd = 0;
  for (let token = x.next(); token !== END; token = x.next()) {
    if (token === OPEN) {
      if (depth === level) [name, start, openEnd] = [x.name, x.tagStart, x.tagEnd];
      depth++;
    } else if (token === CLOSE) {
      depth--;
      // The CLOSE of an empty element reports the tag itself.
      const closeStart = x.tagStart < openEnd ? openEnd : x.tagStart;
      if (depth === level) found.push({ name, start, openEnd, closeStart, end: x.tagEnd });
    }
  }
  return found;
}

/** Gives the tags of a fragment the prefix of the document into which it goes. Text in the fragment is already encoded. */
export function prefixed(fragment: string, prefix: string): string {
  return prefix ? fragment.replace(/<(\/?)(?=[A-Za-z])/g, `<$1${prefix}`) : fragment;
}

export function splice(xml: string, start: number, end: number, text: string): string {
  return xml.slice(0, start) + text + xml.slice(end);
}

/**
 * Puts an element into its place among the children of the root.
 * @param order the names of the schema's sequence; of an unknown name it is assumed that it stands at the end
 */
export function insertChild(xml: string, name: string, fragment: string, order: readonly string[]): string {
  const { root, prefix, children } = outline(xml);
  const rank = order.indexOf(name);
  const next = children.find((child) => (order.indexOf(child.name) < 0 ? order.length : order.indexOf(child.name)) > rank);
  const text = prefixed(fragment, prefix);
  if (root.openEnd === root.end) return openUp(xml, root, text);
  const at = next?.start ?? root.closeStart;
  return splice(xml, at, at, text);
}

/** Puts a fragment at the end of an element's content. */
export function appendInto(xml: string, parent: XmlElement, fragment: string): string {
  if (parent.openEnd === parent.end) return openUp(xml, parent, fragment);
  return splice(xml, parent.closeStart, parent.closeStart, fragment);
}

/** `<x a="1"/>` → `<x a="1">…</x>` */
function openUp(xml: string, element: XmlElement, content: string): string {
  const tag = xml.slice(element.start, element.end);
  const name = /^<([^\s/>]+)/.exec(tag)?.[1] ?? '';
  return splice(xml, element.start, element.end, `${tag.slice(0, tag.lastIndexOf('/')).trimEnd()}>${content}</${name}>`);
}

/** Sets an attribute in an opening tag, if the tag has it. */
export function setAttribute(xml: string, element: XmlElement, name: string, value: string): string {
  const tag = xml.slice(element.start, element.openEnd);
  return splice(xml, element.start, element.openEnd, tag.replace(new RegExp(`(\\s${name}\\s*=\\s*)("[^"]*"|'[^']*')`), `$1"${value}"`));
}

/** The attribute of an element that stands in the document, decoded. */
export function attributeOf(xml: string, element: XmlElement, name: string): string | undefined {
  const tag = xml.slice(element.start, element.openEnd);
  const x = new XmlScanner(tag.endsWith('/>') ? tag : `${tag.slice(0, -1)}/>`);
  x.next();
  return x.attr(name);
}
