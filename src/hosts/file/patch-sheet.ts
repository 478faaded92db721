import { addressOf } from '../../workbook/address';
import { OWN_SHEET_NAME } from '../marks';
import type { SheetCell, SheetContent } from '../port';
import type { PackageEditor } from './package-editor';
import { addSheetStyles } from './patch-styles';
import { encodeText, OPEN, XmlScanner } from './xml';
import { appendInto, attributeOf, childrenOf, insertChild, outline, prefixed, setAttribute, splice, type XmlElement } from './xml-edit';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';
/** The children of workbook in the order of the schema. */
const ORDER = (
  'fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr oleSize ' +
  'customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr webPublishObjects extLst'
).split(' ');

/** Adds a sheet of gouji's own behind the others and gives the name that was free for it. */
export function addSheet(editor: PackageEditor, stylesPart: string, content: SheetContent): string {
  const workbook = editor.source.workbookPart;
  const sheets = sheetElements(editor.text(workbook));
  const name = freeSheetName(
    content.name,
    sheets.map((s) => attributeOf(editor.text(workbook), s, 'name') ?? ''),
  );
  const part = editor.freeName('xl/worksheets/gouji', '.xml');
  editor.set(part, sheetXml(content, addSheetStyles(editor, stylesPart)));
  editor.declareType(part, SHEET_TYPE);
  const relation = editor.relate(workbook, 'worksheet', part);
  const ids = sheets.map((s) => Number(attributeOf(editor.text(workbook), s, 'sheetId')) || 0);
  const fragment = `<sheet xmlns:r="${editor.relationBase}" name="${encodeText(name)}" sheetId="${Math.max(...ids) + 1}" r:id="${relation}"/>`;
  editor.edit(workbook, (xml) => {
    const listed = appendInto(xml, listOf(xml, 'sheets')!, prefixed(fragment, outline(xml).prefix));
    if (content.editable) return listed;
    return addName(listed, `<definedName name="${OWN_SHEET_NAME}" localSheetId="${sheets.length}" hidden="1">TRUE</definedName>`);
  });
  return name;
}

/** An empty list that some programs write is opened with this tag, by whose blank it is told from a list of our own making. */
const WAS_EMPTY = '<definedNames >';

/** Adds a defined name; its text is encoded already. */
export function addName(xml: string, fragment: string): string {
  const names = listOf(xml, 'definedNames');
  if (!names) return insertChild(xml, 'definedNames', `<definedNames>${fragment}</definedNames>`, ORDER);
  const { prefix } = outline(xml);
  if (xml.slice(names.start, names.end) === '<definedNames/>')
    return splice(xml, names.start, names.end, `${WAS_EMPTY}${fragment}</definedNames>`);
  return appendInto(xml, names, prefixed(fragment, prefix));
}

/** At most 31 characters, none of those that Excel forbids, and no sheet has it. */
export function freeSheetName(wanted: string, taken: readonly string[]): string {
  const used = new Set(taken.map((n) => n.toLowerCase()));
  const clean =
    wanted
      .replace(/[[\]:*?/\\]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim() || '勾稽';
  for (let n = 1; ; n++) {
    const suffix = n === 1 ? '' : ` (${n})`;
    const name = clean.slice(0, 31 - suffix.length) + suffix;
    if (!used.has(name.toLowerCase())) return name;
  }
}

function sheetXml(content: SheetContent, styleOf: ReturnType<typeof addSheetStyles>): string {
  const links: string[] = [];
  const rows = content.rows.map((row, r) => {
    const cells = row.map((cell, c) => (cell ? cellXml(cell, addressOf(r, c), styleOf, links) : ''));
    return `<row r="${r + 1}" ht="${rowHeight(row, content.widths ?? [])}" customHeight="1">${cells.join('')}</row>`;
  });
  const widths = content.widths?.map((w, i) => `<col min="${i + 1}" max="${i + 1}" width="${w}" customWidth="1"/>`).join('');
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="15"/>${widths ? `<cols>${widths}</cols>` : ''}<sheetData>${rows.join('')}</sheetData>` +
    `${links.length > 0 ? `<hyperlinks>${links.join('')}</hyperlinks>` : ''}<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>` +
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
  );
}

/** Points for the lines that the wrapped texts of a row take: not every program fits the rows of a file that it opens. */
function rowHeight(row: SheetContent['rows'][number], widths: readonly number[]): number {
  if (row.some((cell) => cell?.style === 'title')) return 28;
  const lines = row.map((cell, c) => (cell?.style === undefined ? 1 : linesOf(String(cell.value), widths[c] ?? 10)));
  return Math.min(400, Math.max(1, ...lines) * 16 + 2);
}

/** A Chinese character is two wide, as is whatever else is not ASCII. */
function linesOf(text: string, width: number): number {
  const widthOf = (line: string): number => [...line].reduce((sum, character) => sum + (character.charCodeAt(0) < 128 ? 1.1 : 2), 0);
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / Math.max(1, width - 1))), 0);
}

/** Texts are inline strings, so that none can become a formula whatever it begins with. */
function cellXml(cell: SheetCell, address: string, styleOf: ReturnType<typeof addSheetStyles>, links: string[]): string {
  const style = styleOf(cell.style ?? 'plain', cell.link !== undefined);
  if (cell.link) {
    const location = `'${cell.link.sheet.replaceAll("'", "''")}'!${cell.link.address}`;
    links.push(`<hyperlink ref="${address}" location="${encodeText(location)}" display="${encodeText(String(cell.value))}"/>`);
  }
  if (typeof cell.value === 'number') return `<c r="${address}" s="${style}"><v>${cell.value}</v></c>`;
  return `<c r="${address}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${encodeText(cell.value.slice(0, 32_767))}</t></is></c>`;
}

/** Takes out the sheets that gouji wrote, found by their hidden name. Gives their number. */
export function removeOwnSheets(editor: PackageEditor): number {
  const workbook = editor.source.workbookPart;
  const own = ownSheetIndexes(editor.text(workbook)).sort((a, b) => b - a);
  for (const index of own) removeSheet(editor, index);
  return own.length;
}

function ownSheetIndexes(xml: string): number[] {
  const list = listOf(xml, 'definedNames');
  if (!list) return [];
  const names = childrenOf(xml, list).filter((n) => attributeOf(xml, n, 'name') === OWN_SHEET_NAME);
  return names.map((n) => Number(attributeOf(xml, n, 'localSheetId') ?? NaN)).filter((i) => i >= 0 && i < sheetElements(xml).length);
}

function removeSheet(editor: PackageEditor, index: number): void {
  const workbook = editor.source.workbookPart;
  const xml = editor.text(workbook);
  const sheet = sheetElements(xml)[index]!;
  const x = new XmlScanner(xml.slice(sheet.start, sheet.end));
  const id = x.next() === OPEN ? x.prefixedAttr('id') : undefined;
  const relation = editor.relations(workbook).find((r) => r.id === id);
  editor.set(workbook, dropNames(splice(xml, sheet.start, sheet.end, ''), index));
  if (!relation) return;
  editor.unrelate(workbook, relation.id);
  editor.remove(relation.target);
}

/** Names are bound to sheets by position: those of the removed sheet go, those of later sheets move up. */
function dropNames(xml: string, index: number): string {
  const list = listOf(xml, 'definedNames');
  if (!list) return xml;
  let text = xml;
  for (const name of childrenOf(xml, list).reverse()) {
    const local = Number(attributeOf(text, name, 'localSheetId') ?? -1);
    if (local === index) text = splice(text, name.start, name.end, '');
    else if (local > index) text = setAttribute(text, name, 'localSheetId', String(local - 1));
  }
  const rest = listOf(text, 'definedNames')!;
  if (childrenOf(text, rest).length > 0) return text;
  return splice(text, rest.start, rest.end, text.startsWith(WAS_EMPTY, rest.start) ? '<definedNames/>' : '');
}

function listOf(xml: string, name: string): XmlElement | undefined {
  return outline(xml).children.find((c) => c.name === name);
}

/** The sheets that the part of the workbook lists. */
export function sheetElements(xml: string): XmlElement[] {
  const list = listOf(xml, 'sheets');
  return list ? childrenOf(xml, list).filter((c) => c.name === 'sheet') : [];
}
