import { notAWorkbook } from './errors';
import { DEFAULT_LIMITS } from './limits';
import { CLOSE, decodePart, encodeText, END, OPEN, XmlScanner } from './xml';
import { rewriteZip } from './zip-writer';
import { ZipArchive } from './zip';

/** A replacement of some text of a document: line from 0, offsets in that line. */
export interface Revision {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A stretch of a line that stands in one `w:t`. */
interface Piece {
  /** Offset in the line. */
  readonly start: number;
  readonly text: string;
  /** Where the whole `w:t` element begins and ends in the XML. */
  readonly from: number;
  readonly to: number;
  /** The `w:rPr` of its run, as it stands. */
  readonly format: string;
  /** Whether the run is itself a tracked insertion. */
  readonly inserted: boolean;
}

interface Line {
  text: string;
  readonly pieces: Piece[];
}

/** What is no running text: tables, text boxes (their fallback repeats them), and what a tracked change took out. */
const SKIPPED = new Set(['tbl', 'txbxContent', 'AlternateContent', 'pict', 'del', 'moveFrom', 'pPr', 'sectPr', 'instrText', 'rt']);

/**
 * The lines of a .docx as a reader sees them with all tracked changes accepted. Tables, text boxes, footnotes, comments, headers and
 * footers are not part of the text.
 * @throws WorkbookError for bytes that are no .docx
 */
export function readWordText(bytes: Uint8Array): string {
  return linesOf(open(bytes).xml)
    .map(({ text }) => text)
    .join('\n');
}

/**
 * The document with some text replaced as tracked changes: everything else stays as it was, byte for byte.
 * @param revisions lines and offsets of readWordText; where two overlap the first is kept
 * @param date when the changes were made, for Word to show
 */
export function reviseWord(bytes: Uint8Array, revisions: readonly Revision[], author: string, date: Date): Uint8Array {
  const { zip, part, xml } = open(bytes);
  const lines = linesOf(xml);
  const prefix = /<([A-Za-z0-9]+:)?document[\s>]/.exec(xml)?.[1] ?? '';
  const mark: Mark = { prefix, author, date: `${date.toISOString().slice(0, 19)}Z`, id: nextId(xml) };
  const edits: { from: number; to: number; xml: string }[] = [];
  const byPiece = new Map<Piece, Cut[]>();
  for (const { line, start, end, text } of withoutOverlaps(revisions)) {
    let rest: string | null = text;
    for (const piece of lines[line]?.pieces ?? []) {
      const [from, to] = [Math.max(start, piece.start) - piece.start, Math.min(end, piece.start + piece.text.length) - piece.start];
      if (from >= to) continue;
      byPiece.set(piece, [...(byPiece.get(piece) ?? []), { from, to, text: rest }]);
      rest = null;
    }
  }
  for (const [piece, cuts] of byPiece) edits.push({ from: piece.from, to: piece.to, xml: revised(piece, cuts, mark) });
  let result = '';
  let at = 0;
  for (const { from, to, xml: text } of edits.sort((a, b) => a.from - b.from)) {
    result += xml.slice(at, from) + text;
    at = to;
  }
  return rewriteZip(zip, new Map([[part, new TextEncoder().encode(result + xml.slice(at))]]));
}

function open(bytes: Uint8Array): { zip: ZipArchive; part: string; xml: string } {
  const zip = ZipArchive.open(bytes, DEFAULT_LIMITS);
  const part = 'word/document.xml';
  if (!zip.find(part)) throw notAWorkbook();
  return { zip, part, xml: decodePart(zip.read(part)) };
}

function linesOf(xml: string): Line[] {
  const lines: Line[] = [];
  const x = new XmlScanner(xml);
  let line: Line | null = null;
  let format = '';
  let formatStart = -1;
  let inserted = 0;
  for (let token = x.next(); token !== END; token = x.next()) {
    const { name } = x;
    if (token === OPEN && SKIPPED.has(name)) x.skip();
    else if (token === OPEN && name === 'p') line = { text: '', pieces: [] };
    else if (token === CLOSE && name === 'p') {
      if (line) lines.push(line);
      line = null;
    } else if (name === 'ins' || name === 'moveTo') inserted += token === OPEN ? 1 : -1;
    else if (token === OPEN && name === 'r') format = '';
    else if (name === 'rPr') {
      if (token === OPEN) formatStart = x.tagStart;
      else format = xml.slice(formatStart, x.tagEnd);
    } else if (token === OPEN && line && (name === 'br' || name === 'cr')) {
      lines.push(line);
      line = { text: '', pieces: [] };
    } else if (token === OPEN && line && name === 'tab') line.text += '\t';
    else if (token === OPEN && line && name === 'noBreakHyphen') line.text += '-';
    else if (token === OPEN && line && name === 't') {
      const from = x.tagStart;
      x.next();
      const { text } = x;
      line.pieces.push({ start: line.text.length, text, from, to: x.tagEnd, format, inserted: inserted > 0 });
      line.text += text;
    }
  }
  return lines;
}

interface Cut {
  readonly from: number;
  readonly to: number;
  /** What stands there instead; null in the runs after the first. */
  readonly text: string | null;
}

interface Mark {
  readonly prefix: string;
  readonly author: string;
  readonly date: string;
  id: number;
}

/** A `w:t` with parts of it struck out and others put in: its run ends and begins again around them. */
function revised({ text, format, inserted }: Piece, cuts: readonly Cut[], mark: Mark): string {
  const { prefix: w } = mark;
  const run = (tag: 't' | 'delText', content: string): string =>
    `<${w}r>${format}<${w}${tag} xml:space="preserve">${encodeText(content)}</${w}${tag}></${w}r>`;
  const tracked = (tag: 'ins' | 'del', content: string): string =>
    `<${w}${tag} ${w}id="${mark.id++}" ${w}author="${encodeText(mark.author)}" ${w}date="${mark.date}">${content}</${w}${tag}>`;
  let between = '';
  let at = 0;
  const kept = (content: string): string => `<${w}t xml:space="preserve">${encodeText(content)}</${w}t>`;
  for (const cut of cuts) {
    between += `${kept(text.slice(at, cut.from))}</${w}r>`;
    between += tracked('del', run('delText', text.slice(cut.from, cut.to)));
    // What is put into an insertion is part of it.
    if (cut.text) between += inserted ? run('t', cut.text) : tracked('ins', run('t', cut.text));
    between += `<${w}r>${format}`;
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
