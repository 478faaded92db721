import { parseAddress } from '../../workbook/address';
import { NOTE_PREFIX } from '../marks';
import type { PackageEditor } from './package-editor';
import type { Relationship } from './package';
import { SHEET_ORDER } from './patch-marks';
import { addShapes, emptyDrawing, hasShapes, removeShapes } from './vml';
import { readNotes, type SheetNote } from './xlsx';
import { encodeText } from './xml';
import { appendInto, childrenOf, insertChild, outline, prefixed, splice } from './xml-edit';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const COMMENTS_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml';
const VML_TYPE = 'application/vnd.openxmlformats-officedocument.vmlDrawing';
const AUTHOR = '勾稽';

/** Writes notes on cells that have none; the user's own notes stay as they are. Gives the addresses that had one. */
export function addNotes(editor: PackageEditor, sheet: string, notes: ReadonlyMap<string, string>): string[] {
  const existing = commentsOf(editor, sheet)?.target;
  const taken = new Set(existing === undefined ? [] : readNotes(editor.text(existing)).map((n) => `${n.row},${n.column}`));
  const isTaken = (address: string): boolean => {
    const { row, column } = parseAddress(address);
    return taken.has(`${row},${column}`);
  };
  const free = [...notes].filter(([address]) => !isTaken(address));
  if (free.length > 0) {
    editor.edit(existing ?? createComments(editor, sheet), (xml) => appendComments(xml, free));
    editor.edit(drawingOf(editor, sheet) ?? createDrawing(editor, sheet), (vml) =>
      addShapes(
        vml,
        free.map(([address]) => parseAddress(address)),
      ),
    );
  }
  return [...notes.keys()].filter(isTaken);
}

/** The relationship to the notes of a sheet, where the part is there. */
function commentsOf(editor: PackageEditor, sheet: string): Relationship | undefined {
  return editor.relations(sheet).find((r) => r.type === 'comments' && !r.external && editor.has(r.target));
}

function createComments(editor: PackageEditor, sheet: string): string {
  const part = editor.freeName('xl/comments', '.xml');
  editor.set(
    part,
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="${MAIN}"><authors/><commentList/></comments>`,
  );
  editor.declareType(part, COMMENTS_TYPE);
  editor.relate(sheet, 'comments', part);
  return part;
}

function createDrawing(editor: PackageEditor, sheet: string): string {
  const part = editor.freeName('xl/drawings/vmlDrawing', '.vml');
  editor.set(part, emptyDrawing(Number(/[0-9]+/.exec(part.slice(-12))?.[0] ?? 1)));
  editor.declareExtension('vml', VML_TYPE);
  const id = editor.relate(sheet, 'vmlDrawing', part);
  const fragment = `<legacyDrawing xmlns:r="${editor.relationBase}" r:id="${id}"/>`;
  editor.edit(sheet, (xml) => insertChild(xml, 'legacyDrawing', fragment, SHEET_ORDER));
  return part;
}

/** The drawing that holds the boxes of the sheet's notes. */
function drawingOf(editor: PackageEditor, sheet: string): string | undefined {
  const id = legacyDrawingId(editor.text(sheet));
  return editor.relations(sheet).find((r) => r.type === 'vmlDrawing' && r.id === id && editor.has(r.target))?.target;
}

function legacyDrawingId(xml: string): string | undefined {
  const element = outline(xml).children.find((c) => c.name === 'legacyDrawing');
  return element && /:id\s*=\s*["']([^"']*)["']/.exec(xml.slice(element.start, element.end))?.[1];
}

function appendComments(xml: string, notes: readonly (readonly [string, string])[]): string {
  const { prefix } = outline(xml);
  const authors = outline(xml).children.find((c) => c.name === 'authors')!;
  const author = childrenOf(xml, authors).length;
  let text = appendInto(xml, authors, prefixed(`<author>${AUTHOR}</author>`, prefix));
  const list = outline(text).children.find((c) => c.name === 'commentList')!;
  const comments = notes.map(
    ([address, note]) =>
      `<comment ref="${address}" authorId="${author}"><text><r><t xml:space="preserve">${encodeText(note)}</t></r></text></comment>`,
  );
  text = appendInto(text, list, prefixed(comments.join(''), prefix));
  return text;
}

/** Takes gouji's notes out of a sheet and, where nothing else is left in them, the parts that held them. Gives their number. */
export function removeNotes(editor: PackageEditor, sheet: string): number {
  const relation = commentsOf(editor, sheet);
  if (!relation) return 0;
  const notes = readNotes(editor.text(relation.target));
  const ours = notes.filter(isOurs);
  if (ours.length === 0) return 0;
  const drawing = drawingOf(editor, sheet);
  if (drawing !== undefined) editor.edit(drawing, (vml) => removeShapes(vml, ours));
  if (ours.length === notes.length) {
    editor.remove(relation.target);
    editor.unrelate(sheet, relation.id);
  } else editor.edit(relation.target, dropComments);
  if (drawing !== undefined && !hasShapes(editor.text(drawing))) removeDrawing(editor, sheet, drawing);
  return ours.length;
}

/** By the mark that nobody types; notes of versions before it by their author and what they begin with. */
function isOurs({ text, author }: SheetNote): boolean {
  return text.startsWith(NOTE_PREFIX) || (author === AUTHOR && text.startsWith(NOTE_PREFIX.slice(0, -1)));
}

function dropComments(xml: string): string {
  const list = outline(xml).children.find((c) => c.name === 'commentList')!;
  const notes = readNotes(xml);
  const comments = childrenOf(xml, list).filter((c) => c.name === 'comment');
  let text = xml;
  for (let i = comments.length - 1; i >= 0; i--) {
    const note = notes.find(({ index }) => index === i);
    if (note && isOurs(note)) text = splice(text, comments[i]!.start, comments[i]!.end, '');
  }
  const authors = childrenOf(
    text,
    outline(text).children.find((c) => c.name === 'authors')!,
  );
  const last = authors.at(-1);
  if (last && text.slice(last.openEnd, last.closeStart) === AUTHOR) text = splice(text, last.start, last.end, '');
  return text;
}

function removeDrawing(editor: PackageEditor, sheet: string, drawing: string): void {
  const relation = editor.relations(sheet).find((r) => r.target === drawing)!;
  editor.edit(sheet, (xml) => {
    const element = outline(xml).children.find((c) => c.name === 'legacyDrawing')!;
    return splice(xml, element.start, element.end, '');
  });
  editor.unrelate(sheet, relation.id);
  editor.remove(drawing);
  editor.dropExtension('vml');
}
