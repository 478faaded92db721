import type { SheetCopy } from '../../author/writes';
import { renamedSheets } from '../../author/formula';
import { HostError } from '../port';
import { relationsPart } from './package';
import type { PackageEditor } from './package-editor';
import { editorOf } from './patch';
import { removeMarks } from './patch-marks';
import { addName, SHEET_TYPE, sheetElements } from './patch-sheet';
import { decoded, encodeText } from './xml';
import { appendInto, attributeOf, childrenOf, outline, prefixed, splice } from './xml-edit';

/** What a copy leaves out: parts that belong to one sheet alone (drawings, comments, tables, controls). */
const LEFT_OUT = new Set(
  'drawing legacyDrawing legacyDrawingHF picture oleObjects controls tableParts customProperties webPublishItems'.split(' '),
);
/** What a copy may share with its source. */
const SHARED = /\/(?:hyperlink|printerSettings)$/;

/**
 * The file with copies of sheets behind the others: cells, widths, merged cells, formats, rules and print set-up are those of the source,
 * formulas too. Nothing else in the file changes.
 * @throws WorkbookError for unusable bytes, HostError (unsupported) for an .xls, HostError (failed) where a sheet is not there
 */
export function copySheets(bytes: Uint8Array, copies: readonly SheetCopy[]): Uint8Array {
  if (copies.length === 0) return bytes;
  const editor = editorOf(bytes);
  for (const copy of copies) copySheet(editor, copy);
  return editor.save();
}

function copySheet(editor: PackageEditor, { from, to }: SheetCopy): void {
  const source = editor.source.sheets.find(({ name }) => name === from)?.part;
  if (source === undefined) throw new HostError(`找不到工作表“${from}”，没有写入。`, 'failed');
  const part = editor.freeName(`${source.slice(0, source.lastIndexOf('/') + 1)}gouji`, '.xml');
  editor.set(part, copied(removeMarks(editor.text(source)).xml));
  editor.declareType(part, SHEET_TYPE);
  const relations = editor.relations(source);
  if (relations.some(({ type }) => SHARED.test(type))) {
    editor.set(relationsPart(part), editor.text(relationsPart(source)));
    for (const { id, type } of relations) if (!SHARED.test(type)) editor.unrelate(part, id);
  }
  list(editor, part, { from, to });
}

/** Without what belongs to the source alone, and not selected together with it: what is typed would go into both. */
function copied(xml: string): string {
  const doomed = outline(xml).children.filter(({ name }) => LEFT_OUT.has(name));
  const text = doomed.reduceRight((rest, { start, end }) => splice(rest, start, end, ''), xml);
  const views = outline(text).children.find(({ name }) => name === 'sheetViews');
  if (!views) return text;
  const unselected = text.slice(views.start, views.end).replace(/\stabSelected\s*=\s*(?:"[^"]*"|'[^']*')/g, '');
  return splice(text, views.start, views.end, unselected);
}

/** Names the copy in the workbook, with the names (print area, titles) that its source has. */
function list(editor: PackageEditor, part: string, { from, to }: SheetCopy): void {
  const workbook = editor.source.workbookPart;
  const relation = editor.relate(workbook, 'worksheet', part);
  editor.edit(workbook, (xml) => {
    const sheets = sheetElements(xml);
    const at = sheets.findIndex((sheet) => attributeOf(xml, sheet, 'name') === from);
    const ids = sheets.map((sheet) => Number(attributeOf(xml, sheet, 'sheetId')) || 0);
    const state = attributeOf(xml, sheets[at]!, 'state');
    const shown = state === undefined ? '' : ` state="${encodeText(state)}"`;
    const fragment = `<sheet xmlns:r="${editor.relationBase}" name="${encodeText(to)}" sheetId="${Math.max(...ids) + 1}"${shown} r:id="${relation}"/>`;
    const parent = outline(xml).children.find(({ name }) => name === 'sheets')!;
    const listed = appendInto(xml, parent, prefixed(fragment, outline(xml).prefix));
    return localNames(listed, at).reduce((text, [name, reference]) => {
      const moved = encodeText(renamedSheets(reference, new Map([[from, to]])));
      return addName(text, `<definedName name="${encodeText(name)}" localSheetId="${sheets.length}">${moved}</definedName>`);
    }, listed);
  });
}

/** Print areas and titles of the sheet at a place: other names of a sheet may be those of add-ins, ours among them. */
function localNames(xml: string, at: number): [name: string, reference: string][] {
  const names = outline(xml).children.find(({ name }) => name === 'definedNames');
  return (names ? childrenOf(xml, names) : []).flatMap((own): [string, string][] => {
    const name = attributeOf(xml, own, 'name') ?? '';
    if (attributeOf(xml, own, 'localSheetId') !== String(at) || !name.startsWith('_xlnm.Print_')) return [];
    return [[name, decoded(xml.slice(own.openEnd, own.closeStart))]];
  });
}
