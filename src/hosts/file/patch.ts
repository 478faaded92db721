import type { Sentence } from '../../findings/sentence';
import { parseAddress } from '../../workbook/address';
import type { Level } from '../../findings/finding';
import { groupBy } from '../../relations/group';
import { GRAVITY, NOTE_PREFIX } from '../marks';
import { HostError, type Flag, type SheetContent } from '../port';
import { DEFAULT_LIMITS } from './limits';
import { contentTypes, TYPES } from './package';
import { PackageEditor } from './package-editor';
import { addMarks, removeMarks } from './patch-marks';
import { addNotes, removeNotes } from './patch-notes';
import { addSheet, removeOwnSheets } from './patch-sheet';
import { addMarkStyles, dropStyles } from './patch-styles';
import { sniff } from './sniff';

/** Excel shows no more of a note; a cell can take part in very many findings. */
const NOTE_LENGTH = 2_000;

export interface FlaggedWorkbook {
  readonly bytes: Uint8Array;
  readonly flagged: number;
  /** One sentence for each flag that could not be set, or only in part. */
  readonly skipped: readonly Sentence[];
  /** The name that the report sheet got. */
  readonly sheet?: string;
}

/**
 * Marks cells of an .xlsx and adds a report sheet without writing the workbook anew: conditional formats and notes are put into
 * the XML of the sheets that have flags, and every other part keeps its bytes. Earlier marks and reports of gouji are replaced.
 * @throws WorkbookError for unusable bytes, HostError (unsupported) for an .xls
 */
export function flagWorkbook(bytes: Uint8Array, flags: readonly Flag[], reportSheet?: SheetContent): FlaggedWorkbook {
  const editor = editorOf(bytes);
  clear(editor, true);
  const skipped: Sentence[] = [];
  const flagged = mark(editor, flags, skipped);
  const sheet = reportSheet && addSheet(editor, stylesPart(editor), reportSheet);
  return { bytes: editor.save(), flagged, skipped, ...(sheet === undefined ? {} : { sheet }) };
}

/** Removes every mark of gouji and, unless told to keep them, the sheets that it wrote. `removed` is the number of cells marked. */
export function clearFlags(bytes: Uint8Array, options: { keepSheets?: boolean } = {}): { bytes: Uint8Array; removed: number } {
  const editor = editorOf(bytes);
  const removed = clear(editor, !options.keepSheets);
  return { bytes: editor.save(), removed };
}

/** Adds a sheet of gouji's own; an earlier one with the same name stays, and the new one takes a free name. */
export function writeSheet(bytes: Uint8Array, content: SheetContent): { bytes: Uint8Array; name: string } {
  const editor = editorOf(bytes);
  const name = addSheet(editor, stylesPart(editor), content);
  return { bytes: editor.save(), name };
}

/** Opens an .xlsx for changes; an .xls would have to be converted, and would lose its looks in that. */
export function editorOf(bytes: Uint8Array): PackageEditor {
  if (sniff(bytes) === 'ole') {
    throw new HostError('.xls 文件不能原样加标记：请在 Excel 或 WPS 中另存为 .xlsx 后再试。', 'unsupported', {
      english: 'An .xls cannot be changed in place: save it as .xlsx in Excel or WPS and try again.',
    });
  }
  return new PackageEditor(bytes, DEFAULT_LIMITS);
}

const EXTENSIONS: ReadonlyMap<string, string> = new Map([
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml', '.xlsx'],
  ['application/vnd.ms-excel.sheet.macroenabled.main+xml', '.xlsm'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml', '.xltx'],
  ['application/vnd.ms-excel.template.macroenabled.main+xml', '.xltm'],
]);

/** The extension that a workbook's content asks for: Excel refuses a file with another one. Undefined where the content does not say. */
export function extensionOf(bytes: Uint8Array): string | undefined {
  const { source } = editorOf(bytes);
  const main = source.workbookPart.toLowerCase();
  const declared = contentTypes(source.text(TYPES)).find(({ part }) => part.toLowerCase() === main);
  return EXTENSIONS.get(declared?.contentType.toLowerCase() ?? '');
}

function clear(editor: PackageEditor, sheets: boolean): number {
  let removed = 0;
  for (const { part } of editor.source.sheets) {
    const result = removeMarks(editor.text(part));
    editor.set(part, result.xml);
    removed += result.removed;
    removeNotes(editor, part);
  }
  const ownSheets = sheets ? removeOwnSheets(editor) : 0;
  const styles = editor.source.workbookRelated('styles');
  if (styles !== undefined && (removed > 0 || ownSheets > 0)) dropStyles(editor, styles);
  return removed;
}

function mark(editor: PackageEditor, flags: readonly Flag[], skipped: Sentence[]): number {
  if (flags.length === 0) return 0;
  const styles = addMarkStyles(editor, stylesPart(editor));
  let flagged = 0;
  for (const [name, ofSheet] of groupBy(flags, (flag) => flag.sheet)) {
    const part = editor.source.sheets.find((s) => s.name === name)?.part;
    if (part === undefined) {
      skipped.push({ message: `找不到工作表“${name}”。`, english: `there is no sheet “${name}”` });
      continue;
    }
    const cells = groupBy(ofSheet, (flag) => normalised(flag.address));
    const levels = groupBy([...cells], ([, ofCell]) => gravest(ofCell));
    editor.edit(part, (xml) =>
      addMarks(xml, new Map([...levels].map(([level, list]) => [level, list.map(([address]) => address)])), styles),
    );
    const taken = addNotes(editor, part, new Map([...cells].map(([address, ofCell]) => [address, noteOf(ofCell)])));
    skipped.push(...taken.map((address) => noteTaken(name, address)));
    flagged += cells.size;
  }
  return flagged;
}

function noteTaken(sheet: string, address: string): Sentence {
  return {
    message: `“${sheet}”${address} 已有批注，只加底色，批注未改动。`,
    english: `“${sheet}” ${address} has a note already: it is coloured only, the note stays`,
  };
}

function stylesPart(editor: PackageEditor): string {
  const part = editor.source.workbookRelated('styles');
  if (part === undefined) {
    throw new HostError('工作簿缺少样式部件，无法加标记：请在 Excel 或 WPS 中打开并保存一次后再试。', 'unsupported', {
      english: 'The workbook has no part of styles and cannot be marked: open and save it once in Excel or WPS and try again.',
    });
  }
  return part;
}

function normalised(address: string): string {
  parseAddress(address);
  return address.replaceAll('$', '').toUpperCase();
}

function gravest(flags: readonly Flag[]): Level {
  return GRAVITY.find((level) => flags.some((flag) => flag.level === level))!;
}

function noteOf(flags: readonly Flag[]): string {
  const text = NOTE_PREFIX + [...new Set(flags.map((flag) => flag.text))].join('\n');
  return text.length > NOTE_LENGTH ? `${text.slice(0, NOTE_LENGTH - 1)}…` : text;
}
