import { fold, withoutEmphasis } from './fold';
import { partsOfLine } from './run-in';
import { piecesOf } from './stretched';
import { wrapping } from './wrapping';

/** A place in the text as findings name it: the line from 0 and the offset in it. */
export interface Place {
  readonly line: number;
  readonly offset: number;
}

/**
 * What is read in one go: a line, or several lines that a PDF or a narrow window broke. `text` is folded and without the blanks that stretch
 * a line; offsets in it lead back to the lines through `place`, a piece of a line after the other.
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
  const blocks: Block[] = [];
  for (const group of groupsOf(lines, folded)) {
    const [line] = group as [number, ...number[]];
    const parts = group.length === 1 ? partsOfLine(folded[line]!) : [0];
    if (parts.length === 1) blocks.push(blockOf(blocks.length, folded, group));
    else
      for (const [at, shift] of parts.entries())
        blocks.push(blockOfText(blocks.length, folded[line]!.slice(shift, parts[at + 1]), [{ line, from: 0, shift }]));
  }
  return blocks;
}

/** The lines that belong together. */
function groupsOf(lines: readonly string[], folded: readonly string[]): number[][] {
  const goesOn = wrapping(lines, folded, (line) => HEAD.exec(line)![0].trim() !== '');
  const groups: number[][] = [];
  for (let at = 0; at < folded.length;) {
    const own = [at];
    for (let next = goesOn(at); next !== null; next = goesOn(next)) own.push(next);
    groups.push(own);
    at = own.at(-1)! + 1;
  }
  return groups;
}

/** A text that was copied from a PDF with its sentences in one line again, as a text that is to be written anew needs them. Linear. */
export function unbroken(text: string): string {
  const lines = text.split(/\r\n|\r|\n/);
  const folded = lines.map((line) => withoutEmphasis(fold(line)));
  return groupsOf(lines, folded)
    .map((group) => group.map((line, at, all) => joint(lines[line]!, at > 0, at < all.length - 1)).join(''))
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
    const shift = folded[line]!.length - own.length;
    for (const piece of piecesOf(line < of.at(-1)! ? own.trimEnd() : own)) {
      lines.push({ line, from: text.length, shift: shift + piece.at });
      text += piece.text;
    }
  }
  return blockOfText(index, text, lines);
}

function blockOfText(index: number, text: string, lines: Block['lines']): Block {
  const head = HEAD.exec(text)!;
  const depth = depthOf(text.slice(0, head[0].length));
  return { index, text, lines, numbering: head[0].length, depth, level: levelOf(text, head[0].length, depth) };
}

export function placeOf(block: Block, at: number): Place {
  const { lines } = block;
  let [first, last] = [0, lines.length - 1];
  while (first < last) {
    const middle = Math.ceil((first + last) / 2);
    if (lines[middle]!.from <= at) first = middle;
    else last = middle - 1;
  }
  const own = lines[first]!;
  return { line: own.line, offset: at - own.from + own.shift };
}

/** Marks of lists and numbering: `- 1、`, `——`, `●`, `（一）`, `第三部分`, `1．`, `①`. A number with a unit right behind is none. */
const HEAD =
  /^[ \0]*(?:[#>*•·—–●○■□◆◇▲△▶►★☆※-]{1,6}[ \0]*)?(?:\*\*)?(?:第[一二三四五六七八九十]{1,3}(?:部分|章|节)[ 、.:]*|[一二三四五六七八九十]{1,3} ?[、.,:][ \0]*|\([一二三四五六七八九十0-9]{1,3}\)[、.]?[ \0]*|[0-9]{1,2}(?:\.[0-9]{1,2}){0,2}(?:[、)]|\.(?![0-9]))[ \0]*|[0-9]{1,2}\.(?=2[0-9]{2}(?:[0-9]{2}){0,2}(?:\(|[一-龥](?<![万亿元])))|[0-9]{1,2}\.[0-9]{1,2} +(?=[一-龥])|[①-⑳❶-❿][ \0]*)?/;

function depthOf(head: string): number | null {
  const mark = head.replace(/[ \0#>*•·—–●○■□◆◇▲△▶►★☆※-]/g, '');
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
  if ((body.endsWith('。') && (PREDICATE.test(bare) || COUNTED.test(bare))) || DEFINITION.test(bare)) return null;
  if (depth !== null && depth <= 2) return depth;
  const closed = /[,]$|:$/.test(body) || STATEMENT.test(bare);
  if (depth === 3 || depth === 4) return closed && !/(?:款|项)\):$/.test(body) ? null : depth;
  return null;
}

/** 1.项目概述：城区管网的日常维护: what a numbered line says of itself. */
const STATEMENT = /^[^:]{2,12}:[^:(]{8,}$/;

/** “三公”经费：指…: a term and what it means. */
const DEFINITION = /:(?:是|系|主要|即)?(?:指|反映)/;

/** What a sentence says that ends with a stop: 公务接待费与上年持平。 */
const PREDICATE = /持平|无变化|没有变化|不变|一致|未(?:安排|发生|编列)|没有(?:安排|发生)/;

/** 1.全年接待来访团组64个、来宾512人次。 */
const COUNTED = /[0-9] ?(?:人次|批次|[个批辆台套])(?!月|工作日)/;

/** How many brackets are open at a place of a block. */
export function depthAt(block: Block, at: number): number {
  let depths = DEPTHS.get(block);
  if (!depths) {
    const { text } = block;
    DEPTHS.set(block, (depths = new Uint32Array(text.length)));
    for (let index = 1; index < text.length; index++) {
      const before = depths[index - 1]!;
      const mark = text[index - 1]!;
      depths[index] = '([〔'.includes(mark) ? before + 1 : ')]〕'.includes(mark) && before > 0 ? before - 1 : before;
    }
  }
  return depths[at] ?? 0;
}

/** Made once for a block. */
const DEPTHS = new WeakMap<Block, Uint32Array>();

/** A sentence up to a place in it, without blanks and what was hidden. */
export function sentenceBefore({ text }: Block, at: number): string {
  return text.slice(text.lastIndexOf('。', at - 1) + 1, at).replace(/[ \0]/g, '');
}
