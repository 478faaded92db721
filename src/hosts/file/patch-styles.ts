import type { Level } from '../../findings/finding';
import { GRAVITY, MARK_COLOURS } from '../marks';
import type { SheetCell } from '../port';
import type { PackageEditor } from './package-editor';
import { appendInto, childrenOf, insertChild, outline, prefixed, setAttribute, splice } from './xml-edit';

/** The children of styleSheet in the order of the schema. */
const ORDER = ['numFmts', 'fonts', 'fills', 'borders', 'cellStyleXfs', 'cellXfs', 'cellStyles', 'dxfs', 'tableStyles', 'colors', 'extLst'];

/** What marks and report sheets look like. Written at the end of each list, so that no style of the user gets another number. */
const DXFS = GRAVITY.map((level) => {
  const colour = argb(MARK_COLOURS[level]);
  return `<dxf><fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor rgb="${colour}"/></patternFill></fill></dxf>`;
});

const FONTS = [
  '<font><b/><sz val="16"/><color rgb="FF1F2A37"/><name val="微软雅黑"/><charset val="134"/></font>',
  '<font><b/><sz val="10.5"/><color rgb="FF1F2A38"/><name val="微软雅黑"/><charset val="134"/></font>',
  '<font><sz val="10.5"/><color rgb="FF1F2A38"/><name val="微软雅黑"/><charset val="134"/></font>',
  '<font><u/><sz val="10.5"/><color rgb="FF0B5CAD"/><name val="微软雅黑"/><charset val="134"/></font>',
];

const FILLS = [solid('#EEF2F6'), ...GRAVITY.map((level) => solid(MARK_COLOURS[level]))];

/** `plain` is a cell without a style: its text runs on over empty cells instead of wrapping. */
export type Look = NonNullable<SheetCell['style']> | 'plain';
const LOOKS: readonly Look[] = ['title', 'heading', 'text', 'plain', ...GRAVITY];

function argb(colour: string): string {
  return `FF${colour.slice(1).toUpperCase()}`;
}

function solid(colour: string): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="${argb(colour)}"/><bgColor indexed="64"/></patternFill></fill>`;
}

/** Appends the marks' formats; gives the index of the format of each level. */
export function addMarkStyles(editor: PackageEditor, part: string): ReadonlyMap<Level, number> {
  const first = append(editor, part, 'dxfs', DXFS);
  return new Map(GRAVITY.map((level, i) => [level, first + i]));
}

/** Appends the report sheet's formats; gives the cell style of a look, and of a look with a link. */
export function addSheetStyles(editor: PackageEditor, part: string): (look: Look, link: boolean) => number {
  const font = append(editor, part, 'fonts', FONTS);
  const fill = append(editor, part, 'fills', FILLS);
  const first = append(editor, part, 'cellXfs', cellFormats(font, fill));
  return (look, link) => first + LOOKS.indexOf(look) * 2 + (link ? 1 : 0);
}

/** Two cell formats for each look: without and with a link. */
function cellFormats(font: number, fill: number): string[] {
  return LOOKS.flatMap((look) => {
    const fonts = look === 'title' ? [0, 0] : look === 'heading' ? [1, 1] : [2, 3];
    const level = GRAVITY.indexOf(look as Level);
    const fillId = look === 'heading' ? fill : level >= 0 ? fill + 1 + level : 0;
    const wrap = look === 'title' || look === 'plain' ? '' : ' wrapText="1"';
    return fonts.map(
      (f) =>
        `<xf numFmtId="0" fontId="${font + f}" fillId="${fillId}" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top"${wrap}/></xf>`,
    );
  });
}

/** Takes the formats out again where they still stand at the end of their lists; after another program saved, they may not. */
export function dropStyles(editor: PackageEditor, part: string): void {
  let xml = editor.text(part);
  xml = dropTail(xml, 'dxfs', () => DXFS);
  const at = (list: string, items: readonly string[]): number => countOf(xml, list) - items.length;
  const formats = cellFormats(at('fonts', FONTS), at('fills', FILLS));
  const without = dropTail(xml, 'cellXfs', () => formats);
  if (without !== xml)
    xml = dropTail(
      dropTail(without, 'fonts', () => FONTS),
      'fills',
      () => FILLS,
    );
  editor.set(part, xml);
}

function append(editor: PackageEditor, part: string, list: string, items: readonly string[]): number {
  let xml = editor.text(part);
  const { prefix } = outline(xml);
  if (!outline(xml).children.some((c) => c.name === list)) xml = insertChild(xml, list, `<${list} count="0"/>`, ORDER);
  const count = countOf(xml, list);
  const element = find(xml, list)!;
  xml = appendInto(xml, element, prefixed(items.join(''), prefix));
  editor.set(part, setAttribute(xml, find(xml, list)!, 'count', String(count + items.length)));
  return count;
}

function dropTail(xml: string, list: string, itemsOf: () => readonly string[]): string {
  const element = find(xml, list);
  if (!element) return xml;
  const items = itemsOf();
  const tail = prefixed(items.join(''), outline(xml).prefix);
  if (!xml.slice(element.openEnd, element.closeStart).endsWith(tail)) return xml;
  const count = childrenOf(xml, element).length - items.length;
  const shorter = splice(xml, element.closeStart - tail.length, element.closeStart, '');
  return closeUp(setAttribute(shorter, find(shorter, list)!, 'count', String(count)), list);
}

/** `<dxfs count="0"></dxfs>` → `<dxfs count="0"/>`, as programs write an empty list. */
function closeUp(xml: string, list: string): string {
  const element = find(xml, list)!;
  if (element.openEnd !== element.closeStart || element.openEnd === element.end) return xml;
  return splice(xml, element.openEnd - 1, element.end, '/>');
}

function find(xml: string, list: string) {
  return outline(xml).children.find((c) => c.name === list);
}

function countOf(xml: string, list: string): number {
  const element = find(xml, list);
  return element ? childrenOf(xml, element).length : 0;
}
