import { fold, withoutEmphasis } from './fold';

/** A place in the text as findings name it: the line from 0 and the offset in it. */
export interface Place {
  readonly line: number;
  readonly offset: number;
}

/**
 * What is read in one go: a line, or several lines that a PDF or a narrow window broke. `text` is folded; offsets in it lead back to the
 * lines through `place`.
 */
export interface Block {
  readonly index: number;
  readonly text: string;
  readonly lines: readonly { readonly line: number; readonly from: number; readonly shift: number }[];
  /** 0 第三部分, 1 一、, 2 （一）, 3 1.; null for a line that says something. */
  readonly level: number | null;
  /** Numbering at its head, which is no number of the text: `1、`, `（三）`. */
  readonly numbering: number;
  /** The level its numbering has, also where it is no heading. */
  readonly depth: number | null;
}

/** Cuts a text into blocks. Linear. */
export function blocksOf(lines: readonly string[]): Block[] {
  const folded = lines.map((line) => withoutEmphasis(fold(line)));
  const wrap = wrapOf(folded);
  const blocks: Block[] = [];
  for (let at = 0; at < folded.length;) {
    const own = [at];
    for (let next = at + 1; next < folded.length; next = own.at(-1)! + 1) {
      if (wrap && next + 1 < folded.length && PAGE_NUMBER.test(folded[next]!)) next++;
      const [before, line] = [folded[own.at(-1)!]!, folded[next]!];
      if (!isTorn(before, line) && !(wrap && isBroken(before, line, wrap))) break;
      own.push(next);
    }
    blocks.push(blockOf(blocks.length, folded, own));
    at = own.at(-1)! + 1;
  }
  return blocks;
}

/** A text that was copied from a PDF with its sentences in one line again, as a text that is to be written anew needs them. Linear. */
export function unbroken(text: string): string {
  const lines = text.split(/\r\n|\r|\n/);
  return blocksOf(lines)
    .map((block) => block.lines.map(({ line }, at, all) => joint(lines[line]!, at > 0, at < all.length - 1)).join(''))
    .join('\n');
}

function joint(line: string, follows: boolean, goesOn: boolean): string {
  const own = follows ? line.trimStart() : line;
  return goesOn ? own.trimEnd() : own;
}

function blockOf(index: number, folded: readonly string[], of: readonly number[]): Block {
  const lines: { line: number; from: number; shift: number }[] = [];
  let text = '';
  for (const line of of) {
    const own = line > of[0]! ? folded[line]!.trimStart() : folded[line]!;
    lines.push({ line, from: text.length, shift: folded[line]!.length - own.length });
    text += line < of.at(-1)! ? own.trimEnd() : own;
  }
  const head = HEAD.exec(text)!;
  const depth = depthOf(text.slice(0, head[0].length));
  return { index, text, lines, numbering: head[0].length, depth, level: levelOf(text, head[0].length, depth) };
}

export function placeOf(block: Block, at: number): Place {
  let own = block.lines[0]!;
  for (const line of block.lines) if (line.from <= at) own = line;
  return { line: own.line, offset: at - own.from + own.shift };
}

/** Marks of lists and numbering: `- 1、`, `（一）`, `第三部分`, `1．`, `①`. A number with a unit right behind is none. */
const HEAD =
  /^[ \0]*(?:[#>*•·-]{1,6}[ \0]*)?(?:\*\*)?(?:第[一二三四五六七八九十]{1,3}(?:部分|章|节)[ 、.:]*|[一二三四五六七八九十]{1,3} ?[、.,:][ \0]*|\([一二三四五六七八九十0-9]{1,3}\)[、.]?[ \0]*|[0-9]{1,2}(?:\.[0-9]{1,2}){0,2}(?:[、)]|\.(?![0-9]))[ \0]*|[0-9]{1,2}\.(?=2[0-9]{2}(?:[0-9]{2}){0,2}(?:\(|[一-龥](?<![万亿元])))|[0-9]{1,2}\.[0-9]{1,2} +(?=[一-龥])|[①-⑳❶-❿][ \0]*)?/;

function depthOf(head: string): number | null {
  const mark = head.replace(/[ \0#>*•·-]/g, '');
  if (mark === '') return null;
  if (mark.startsWith('第')) return 0;
  if (/^[一二三四五六七八九十]/.test(mark)) return 1;
  if (/^\([一二三四五六七八九十]/.test(mark)) return 2;
  return /^[0-9]/.test(mark) ? 3 : 4;
}

const LONGEST_HEADING = 60;

/** The level of a heading; null for a line that says something: one with an amount, or with a stop within. */
function levelOf(text: string, numbering: number, depth: number | null): number | null {
  const body = text.slice(numbering).trim();
  if (body === '' || body.length > LONGEST_HEADING) return null;
  const bare = body.replace(/[。.:;]$/, '');
  if (/[。;]/.test(bare) || /[0-9] ?(?:万元|元|%)/.test(bare) || /\t/.test(bare)) return null;
  if (body.endsWith('。') && PREDICATE.test(bare)) return null;
  if (depth !== null && depth <= 2) return depth;
  const closed = /[,]$|:$/.test(body);
  if (depth === 3 || depth === 4) return closed && !/(?:款|项)\):$/.test(body) ? null : depth;
  return null;
}

/** What a sentence says that ends with a stop: 公务接待费与上年持平。 */
const PREDICATE = /持平|无变化|没有变化|不变|一致|未(?:安排|发生|编列)|没有(?:安排|发生)/;

/** How a text was broken: at a count of characters, or at a width on the screen, which its full lines reach but for `slack`. */
interface Wrap {
  readonly measure: (line: string) => number;
  readonly at: number;
  readonly slack: number;
}

/** 12, —5—: the foot of a page, between two lines of a sentence. */
const PAGE_NUMBER = /^[ \0]*[—–-]{0,2} ?[0-9]{1,3} ?[—–-]{0,2}[ \0]*$/;

/** An amount that was broken at its point: 531. / 47万元. */
function isTorn(line: string, next: string): boolean {
  return (
    /[0-9]\.[ \0]*$/.test(line.slice(-8)) && !/^[ \0]*[0-9]{1,3}\.[ \0]*$/.test(line) && /^[ \0]*[0-9]{1,4}[ \0]*(?:[万亿]?元|%)/.test(next)
  );
}

/** A full line that ends without a stop, or any that ends with a comma, goes on in the next one, where that begins no heading or item. */
function isBroken(line: string, next: string, { measure, at, slack }: Wrap): boolean {
  const end = line.trimEnd();
  if (STOP.test(end) || next.trim() === '' || (measure(end) < at - slack && !/[,、]$/.test(end))) return false;
  return HEAD.exec(next)![0].trim() === '' || /^[ \0]*[0-9]+\.[0-9]/.test(next);
}

const STOP = /[。;:!?]$/;

/** How the text was broken, where most long lines are equally long, or go on; null where its lines are paragraphs. */
function wrapOf(folded: readonly string[]): Wrap | null {
  const lines = folded.slice(0, MOST_LINES_MEASURED).map((line) => line.trimEnd());
  return (
    raggedWrap(lines) ??
    wrapBy(lines, (line) => line.length, 1, SHORTEST_BROKEN_LINE / 2) ??
    wrapBy(lines, widthOf, 4, SHORTEST_BROKEN_LINE)
  );
}

function wrapBy(lines: readonly string[], measure: Wrap['measure'], slack: number, shortest: number): Wrap | null {
  const sizes = lines.map(measure).filter((size) => size > 0);
  if (sizes.length < 3) return null;
  const at = sizes.reduce((most, size) => Math.max(most, size), 0);
  if (at > LONGEST_BROKEN_LINE || at < shortest) return null;
  const full = sizes.filter((size) => size >= at - slack).length;
  return full * 4 >= sizes.length && full >= 3 ? { measure, at, slack } : null;
}

/**
 * Lines of a PDF whose characters differ in width end where the page ends, but for a fifth. Lines that are paragraphs end with a stop; of
 * these at least half do not.
 */
function raggedWrap(lines: readonly string[]): Wrap | null {
  const sizes = lines.map(widthOf).filter((size) => size > 0);
  const sorted = [...sizes].sort((a, b) => a - b);
  const at = sorted[Math.floor((sorted.length - 1) * USUALLY_FULL)] ?? 0;
  if (at < SHORTEST_BROKEN_LINE || sorted.at(-1)! > LONGEST_BROKEN_LINE) return null;
  const slack = Math.floor(at / 5);
  const full = lines.filter((line) => widthOf(line) >= at - slack);
  const open = full.filter((line) => !STOP.test(line)).length;
  return full.length * 4 >= sizes.length && open >= 3 && open * 2 >= full.length ? { measure: widthOf, at, slack } : null;
}

const USUALLY_FULL = 0.95;
const MOST_LINES_MEASURED = 20000;
const LONGEST_BROKEN_LINE = 140;
const SHORTEST_BROKEN_LINE = 44;

function widthOf(line: string): number {
  let width = 0;
  for (let at = 0; at < line.length; at++) width += line.charCodeAt(at) > 0xff ? 2 : 1;
  return width;
}

/** How many brackets are open at a place of a block. */
export function depthAt(block: Block, at: number): number {
  let depths = DEPTHS.get(block);
  if (!depths) {
    const { text } = block;
    DEPTHS.set(block, (depths = new Uint32Array(text.length)));
    for (let index = 1; index < text.length; index++) {
      const before = depths[index - 1]!;
      depths[index] = text[index - 1] === '(' ? before + 1 : text[index - 1] === ')' && before > 0 ? before - 1 : before;
    }
  }
  return depths[at] ?? 0;
}

/** Made once for a block. */
const DEPTHS = new WeakMap<Block, Uint32Array>();
