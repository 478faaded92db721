import { LIST_SHEET, LISTS, listSource, REFUSAL, type ListChoice } from '../../author/lists';
import type { NewYear } from '../../author/new-year-result';
import { renamedSheets } from '../../author/formula';
import { INPUTS_KEY, LAST_INPUTS_KEY } from '../../narrative/input-keys';
import { NARRATIVE_KEY } from '../../narrative/stored';
import { PROOF_TEXT_KEY } from '../../proofread/kept';
import { groupBy } from '../../relations/group';
import type { WorkbookSnapshot } from '../../workbook/snapshot';
import type { SheetContent } from '../port';
import { stateXml, valueOfXml } from '../excel/state';
import { stateParts } from './state-parts';
import type { PackageEditor } from './package-editor';
import { editorOf } from './patch';
import { addSheet } from './patch-sheet';
import { writeInto } from './write-cells';
import { CLOSE, decoded, encodeText, END, OPEN, XmlScanner } from './xml';
import { appendInto, attributeOf, childrenOf, insertChild, outline, prefixed, setAttribute, splice } from './xml-edit';

/** The children of worksheet in the order of the schema. */
const ORDER = (
  'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState ' +
  'dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins ' +
  'pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing ' +
  'legacyDrawingHF picture oleObjects controls webPublishItems tableParts extLst'
).split(' ');

/**
 * Last year's file as that of the new year: the cells of the plan written, sheets renamed, codes and names chosen from lists on a hidden
 * sheet. Layout, widths, merged cells, formats and print set-up are those of the file, since nothing else in it changes.
 * @throws WorkbookError for unusable bytes, HostError (unsupported) for an .xls
 */
export function newYearFile(bytes: Uint8Array, workbook: WorkbookSnapshot, plan: NewYear): Uint8Array {
  const editor = editorOf(bytes);
  writeInto(editor, workbook, plan.writes);
  addChoices(editor, plan.choices);
  if (plan.sheetNames.size > 0) renameSheets(editor, plan.sheetNames);
  moveInputsOn(editor);
  return editor.save();
}

/** What the officer gave for last year is last year's; the texts that were written or compared then are none of this workbook's. */
function moveInputsOn(editor: PackageEditor): void {
  const parts = stateParts(editor);
  const given = parts.get(INPUTS_KEY);
  if (given !== undefined) editor.edit(given, (xml) => stateXml(LAST_INPUTS_KEY, valueOfXml(xml) ?? ''));
  for (const key of [NARRATIVE_KEY, PROOF_TEXT_KEY]) {
    const part = parts.get(key);
    if (part !== undefined) editor.edit(part, () => stateXml(key, ''));
  }
}

/** The file with cells that are chosen from lists; unchanged where it has the lists already. */
export function withChoices(bytes: Uint8Array, choices: readonly ListChoice[]): Uint8Array {
  if (choices.length === 0) return bytes;
  const editor = editorOf(bytes);
  addChoices(editor, choices);
  return editor.save();
}

function addChoices(editor: PackageEditor, choices: readonly ListChoice[]): void {
  const styles = editor.source.workbookRelated('styles');
  if (choices.length === 0 || styles === undefined || editor.source.sheets.some(({ name }) => name === LIST_SHEET)) return;
  for (const [sheet, ofSheet] of groupBy(choices, (choice) => choice.sheet)) {
    const part = editor.source.sheets.find(({ name }) => name === sheet)?.part;
    if (part === undefined) continue;
    const rules = [...groupBy(ofSheet, ({ list }) => list)].map(([list, cells]) => {
      const cellList = cells.map(({ address }) => address).join(' ');
      return `<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1" errorTitle="${REFUSAL.title}" error="${REFUSAL.message}" sqref="${cellList}"><formula1>${encodeText(listSource(list))}</formula1></dataValidation>`;
    });
    editor.edit(part, (xml) => withValidations(xml, rules));
  }
  addHiddenSheet(editor, styles, listContent());
}

function listContent(): SheetContent {
  const lists = [...LISTS.values()];
  const rows = Array.from({ length: Math.max(...lists.map(({ length }) => length)) }, (_, row) =>
    lists.map((list) => (list[row] === undefined ? null : { value: list[row] })),
  );
  return { name: LIST_SHEET, rows, editable: true };
}

function addHiddenSheet(editor: PackageEditor, styles: string, content: SheetContent): void {
  const name = addSheet(editor, styles, content);
  editor.edit(editor.source.workbookPart, (xml) => {
    const list = outline(xml).children.find((child) => child.name === 'sheets')!;
    const own = childrenOf(xml, list).find((sheet) => attributeOf(xml, sheet, 'name') === name)!;
    const tag = xml.slice(own.start, own.openEnd);
    return splice(
      xml,
      own.start,
      own.openEnd,
      tag.replace(/\s*\/?>$/, (end) => ` state="veryHidden"${end}`),
    );
  });
}

/** Adds rules to those that the sheet has. */
function withValidations(xml: string, rules: readonly string[]): string {
  const { prefix, children } = outline(xml);
  const list = children.find(({ name }) => name === 'dataValidations');
  if (!list)
    return insertChild(xml, 'dataValidations', `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`, ORDER);
  const count = childrenOf(xml, list).length;
  const longer = appendInto(xml, list, prefixed(rules.join(''), prefix));
  return setAttribute(
    longer,
    outline(longer).children.find(({ name }) => name === 'dataValidations')!,
    'count',
    String(count + rules.length),
  );
}

/** Sheets get their new names in the list of sheets, in names and in formulas. */
function renameSheets(editor: PackageEditor, names: ReadonlyMap<string, string>): void {
  const workbook = editor.source.workbookPart;
  editor.edit(workbook, (xml) => {
    const list = outline(xml).children.find((child) => child.name === 'sheets')!;
    return childrenOf(xml, list)
      .reverse()
      .reduce((text, sheet) => {
        const moved = names.get(attributeOf(text, sheet, 'name') ?? '');
        return moved === undefined ? text : setAttribute(text, sheet, 'name', encodeText(moved));
      }, xml);
  });
  for (const part of [workbook, ...editor.source.sheets.map((sheet) => sheet.part)]) editor.edit(part, (xml) => renamedIn(xml, names));
}

const HOLDS_FORMULA = new Set(['f', 'definedName', 'formula', 'formula1', 'formula2']);

/** The formulas of a part with the new names of sheets. */
function renamedIn(xml: string, names: ReadonlyMap<string, string>): string {
  const pieces: string[] = [];
  let at = 0;
  const x = new XmlScanner(xml);
  let start = -1;
  for (let token = x.next(); token !== END; token = x.next()) {
    if (token === OPEN && HOLDS_FORMULA.has(x.name)) start = x.tagEnd;
    else if (token === CLOSE && HOLDS_FORMULA.has(x.name) && start >= 0 && x.tagStart >= start) {
      const formula = xml.slice(start, x.tagStart);
      const plain = decoded(formula);
      const renamed = renamedSheets(plain, names);
      if (renamed !== plain) {
        pieces.push(xml.slice(at, start), encodeText(renamed));
        at = x.tagStart;
      }
      start = -1;
    }
  }
  return pieces.join('') + xml.slice(at);
}
