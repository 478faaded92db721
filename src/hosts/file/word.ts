import { HostError } from '../port';
import { notAWorkbook } from './errors';
import { DEFAULT_LIMITS } from './limits';
import { contentTypes, readRelations, TYPES, type Relationship } from './package';
import { Numbering } from './word-numbering';
import { WordStyles } from './word-styles';
import { readLines, type Piece, type WordLines } from './word-text';
import { checkNames } from './written';
import { decodePart, encodePart, encodeText } from './xml';
import { rewriteZip } from './zip-writer';
import { ZipArchive } from './zip';

/** A replacement of some text of a document: line from 0, offsets in that line. */
export interface Revision {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The lines of a .docx as a reader sees them with all tracked changes accepted: the numbers of lists, the cells of tables and text
 * boxes among them. Hidden text is left out. Footnotes, comments, headers and footers are not part of the text.
 * @throws WorkbookError for bytes that are no .docx
 */
export function readWordText(bytes: Uint8Array): string {
  return readWord(bytes).text;
}

/** The same, and what of the document is not among the lines, one sentence each. */
export function readWord(bytes: Uint8Array): { readonly text: string; readonly notes: readonly string[] } {
  const { lines, notes } = open(bytes);
  return { text: lines.map(({ text }) => text).join('\n'), notes };
}

/**
 * The document with some text replaced as tracked changes: everything else stays as it was, byte for byte.
 * @param revisions lines and offsets of readWordText; where two overlap the first is kept
 * @param date when the changes were made, for Word to show
 * @throws HostError where what was written could not be read again
 */
export function reviseWord(bytes: Uint8Array, revisions: readonly Revision[], author: string, date: Date): Uint8Array {
  return reviseWordParts(bytes, revisions, author, date).bytes;
}

/** The same, and the revisions that could not be made, because an equation, a symbol or the number of a list stands there. */
export function reviseWordParts(
  bytes: Uint8Array,
  revisions: readonly Revision[],
  author: string,
  date: Date,
): { readonly bytes: Uint8Array; readonly skipped: readonly Revision[] } {
  const { zip, part, xml, lines } = open(bytes);
  const prefix = /<([A-Za-z0-9._-]+:)?document[\s>]/.exec(xml)?.[1] ?? '';
  const uri = /\sxmlns\s*=\s*["']([^"']+)/.exec(/<document[^>]*>/.exec(xml)?.[0] ?? '')?.[1] ?? '';
  const mark: Mark = { prefix, uri, author, date: `${date.toISOString().slice(0, 19)}Z`, id: nextId(xml) };
  const byPiece = new Map<Piece, Cut[]>();
  const skipped: Revision[] = [];
  for (const revision of withoutOverlaps(revisions)) {
    const cuts = cutsOf(revision, lines[revision.line]?.pieces ?? []);
    if (!cuts) skipped.push(revision);
    else for (const [piece, cut] of cuts) byPiece.set(piece, [...(byPiece.get(piece) ?? []), cut]);
  }
  const edits = [...byPiece].map(([piece, cuts]) => ({ from: piece.from, to: piece.to, xml: revised(piece, cuts, mark) }));
  let result = '';
  let at = 0;
  for (const { from, to, xml: text } of edits.sort((a, b) => a.from - b.from)) {
    result += xml.slice(at, from) + text;
    at = to;
  }
  const written = rewriteZip(zip, new Map([[zip.find(part)!.name, encodePart(result + xml.slice(at), zip.read(part))]]));
  checkRevised(written, lines, byPiece);
  return { bytes: written, skipped };
}

/** Each piece of text that a revision covers, with what is cut out of it; null where some of it cannot be written to. */
function cutsOf({ start, end, text }: Revision, pieces: readonly Piece[]): [Piece, Cut][] | null {
  if (start === end) {
    const piece = pieces.find((own) => !own.locked && own.start <= start && start <= own.start + own.text.length);
    return piece ? [[piece, { from: start - piece.start, to: start - piece.start, text }]] : null;
  }
  const cuts: [Piece, Cut][] = [];
  let covered = 0;
  for (const piece of pieces) {
    const [from, to] = [Math.max(start, piece.start) - piece.start, Math.min(end, piece.start + piece.text.length) - piece.start];
    if (from >= to) continue;
    if (piece.locked) return null;
    cuts.push([piece, { from, to, text: cuts.length === 0 ? text : null }]);
    covered += to - from;
  }
  return covered === end - start && covered > 0 ? cuts : null;
}

/** What was written is well-formed and reads, line by line, as it was to become. */
function checkRevised(bytes: Uint8Array, lines: WordLines['lines'], byPiece: ReadonlyMap<Piece, readonly Cut[]>): void {
  const wanted = lines.map(({ text, pieces }) => {
    const cuts = pieces.flatMap((piece) => (byPiece.get(piece) ?? []).map((cut) => ({ ...cut, at: piece.start })));
    return cuts.reduceRight((line, { at, from, to, text: put }) => line.slice(0, at + from) + (put ?? '') + line.slice(at + to), text);
  });
  try {
    const after = open(bytes);
    checkNames(after.xml);
    if (after.lines.map(({ text }) => text).join('\n') === wanted.join('\n')) return;
  } catch (error) {
    throw notSaved(error);
  }
  throw notSaved();
}

function notSaved(cause?: unknown): HostError {
  return Object.assign(
    new HostError('改正后的文档没有通过检查，未保存，原文件没有改动；请按清单在 Word 或 WPS 中逐处修改。', 'failed', { cause }),
    { english: 'the corrected document did not pass its check and was not saved; make the corrections in Word or WPS' },
  );
}

interface OpenDocument extends WordLines {
  readonly zip: ZipArchive;
  readonly part: string;
  readonly xml: string;
}

const MAIN_PART =
  /wordprocessingml\.(?:document|template)\.main\+xml$|ms-word\.(?:document|template)\.macroenabled(?:template)?\.?main\+xml$/i;

function open(bytes: Uint8Array): OpenDocument {
  const zip = ZipArchive.open(bytes, DEFAULT_LIMITS);
  const text = (name: string | undefined): string | null => (name !== undefined && zip.find(name) ? decodePart(zip.read(name)) : null);
  const relations = (part: string, of: string): Relationship[] => {
    const xml = text(part);
    return xml === null ? [] : readRelations(xml, of).filter(({ external }) => !external);
  };
  const named = relations('_rels/.rels', '').find(({ type }) => type === 'officeDocument')?.target;
  const typed = contentTypes(text(TYPES) ?? '<Types/>').find(({ contentType }) => MAIN_PART.test(contentType))?.part;
  const part = [named, typed, 'word/document.xml'].find(
    (name) => name !== undefined && /<(?:[\w.-]+:)?document[\s>]/.test(text(name) ?? ''),
  );
  if (part === undefined) throw notAWorkbook();
  const slash = part.lastIndexOf('/') + 1;
  const related = relations(`${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`, part);
  // A part that is named and not there would change what is read without a word: it is missed, not passed over.
  const targetOf = (kind: string): string | undefined => {
    const target = related.find(({ type }) => type === kind)?.target;
    if (target !== undefined) zip.read(target);
    return target;
  };
  const xml = text(part)!;
  return { zip, part, xml, ...readLines(xml, new Numbering(text(targetOf('numbering'))), new WordStyles(text(targetOf('styles')))) };
}

interface Cut {
  readonly from: number;
  readonly to: number;
  /** What stands there instead; null in the runs after the first. */
  readonly text: string | null;
}

interface Mark {
  readonly prefix: string;
  /** The namespace of Word where the document gives it no prefix: attributes need one. */
  readonly uri: string;
  readonly author: string;
  readonly date: string;
  id: number;
}

/** A `w:t` with parts of it struck out and others put in: its run ends and begins again around them. */
function revised({ text, format, inserted }: Piece, cuts: readonly Cut[], mark: Mark): string {
  const { prefix: w, uri } = mark;
  const [attribute, declared] = w === '' ? ['w:', ` xmlns:w="${uri}"`] : [w, ''];
  // The tracked change of a format belongs to what stands there, each part of it under a number of its own, and not to what is new.
  const same = (): string => format.replace(/(:id\s*=\s*["'])[0-9]+/g, (_, before: string) => `${before}${mark.id++}`);
  const bare = format.replace(/<(?:[\w.-]+:)?rPrChange[\s>][\s\S]*?<\/(?:[\w.-]+:)?rPrChange>/g, '');
  const run = (tag: 't' | 'delText', content: string, own: string): string =>
    `<${w}r>${own}<${w}${tag} xml:space="preserve">${encodeText(content)}</${w}${tag}></${w}r>`;
  const put = (content: string): string =>
    content
      .split('\n')
      .map((line) => run('t', line, bare))
      .join(`<${w}r><${w}br/></${w}r>`);
  const tracked = (tag: 'ins' | 'del', content: string): string =>
    `<${w}${tag}${declared} ${attribute}id="${mark.id++}" ${attribute}author="${encodeText(mark.author)}" ${attribute}date="${mark.date}">${content}</${w}${tag}>`;
  let between = '';
  let at = 0;
  const kept = (content: string): string => `<${w}t xml:space="preserve">${encodeText(content)}</${w}t>`;
  for (const cut of cuts) {
    between += `${kept(text.slice(at, cut.from))}</${w}r>`;
    if (cut.to > cut.from) between += tracked('del', run('delText', text.slice(cut.from, cut.to), same()));
    // What is put into an insertion is part of it.
    if (cut.text) between += inserted ? put(cut.text) : tracked('ins', put(cut.text));
    between += `<${w}r>${same()}`;
    at = cut.to;
  }
  return between + kept(text.slice(at));
}

/** Ids of tracked changes are unique in a document. */
function nextId(xml: string): number {
  let highest = 0;
  for (const match of xml.matchAll(/:id="([0-9]{1,9})"/g)) highest = Math.max(highest, Number(match[1]));
  return highest + 1;
}

function withoutOverlaps(revisions: readonly Revision[]): Revision[] {
  const kept: Revision[] = [];
  for (const revision of [...revisions].sort((a, b) => a.line - b.line || a.start - b.start)) {
    const last = kept.at(-1);
    if (!last || last.line !== revision.line || last.end <= revision.start) kept.push(revision);
  }
  return kept;
}
