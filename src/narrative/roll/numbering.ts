import type { Block } from '../../text/block';
import { chinese } from '../words/numerals';
import type { Roller } from './roller';

export interface Added {
  readonly text: string;
  /** What it is about: of what comes in at one place, the whole stands before its parts. */
  readonly code: string;
  /** A line above it that is not numbered. */
  readonly head?: string;
  /** The first of a class that is new: a numbering that begins anew with each class does so here. */
  readonly begins?: boolean;
  /** Before the paragraph it is put in beside, or the first of what belongs to it; else behind it, or the last of that. */
  readonly before: boolean;
  readonly at?: Block;
}

/** What became of a list of paragraphs: those taken out, and what is put in beside those that stay. */
export interface Run {
  readonly removed: Set<Block>;
  readonly added: Map<Block, Added[]>;
}

/** A paragraph that comes in, numbered: where, and about what. */
export interface Placed {
  readonly code: string;
  readonly block: Block;
  readonly before: boolean;
  readonly text: string;
}

const CLASS = 3;
const DIGITS = /[0-9]{1,2}|[一二三四五六七八九十]{1,3}/;

/** Moves the numbering of a list on, whether it goes through or begins anew with each class; returns what comes in with its numbers. */
export function renumber(roller: Roller, items: readonly Block[], run: Run): Placed[] {
  if (run.removed.size === 0 && run.added.size === 0) return [];
  const list = listAround(roller, items);
  const numbers = list.map(numberOf);
  const isCounted = numbers.every((number, at) => number !== null && (at === 0 || number === 1 || number === numbers[at - 1]! + 1));
  const isAnew = numbers.some((number, at) => at > 0 && number === 1);
  const placed: Placed[] = [];
  let next = numbers[0] ?? 1;
  const place = (block: Block, { text, head, at, before, code, begins }: Added): void => {
    if (isAnew && begins) next = 1;
    const numbered = isCounted ? text.replace(DIGITS, (old) => numeral(old, next)) : text;
    next++;
    placed.push({ code, block: at ?? block, before, text: `${head === undefined ? '' : `${head}\n`}${numbered}` });
  };
  list.forEach((block, at) => {
    const added = run.added.get(block) ?? [];
    let isBegun = at === 0 || numbers[at] !== 1;
    let fresh = '';
    for (const own of added.filter(({ before }) => before)) {
      if (own.begins) [fresh, isBegun] = [own.code, !isAnew];
      else if (!isBegun && own.code.slice(0, CLASS) !== fresh.slice(0, CLASS)) [next, isBegun] = [1, true];
      place(block, own);
    }
    if (!isBegun) next = 1;
    if (!run.removed.has(block)) {
      const mark = DIGITS.exec(block.text.slice(0, block.numbering));
      if (isCounted && mark && numberOf(block) !== next)
        roller.edits.put(block, mark.index, mark.index + mark[0].length, numeral(mark[0], next));
      next++;
    }
    for (const own of added.filter(({ before }) => !before)) place(block, own);
  });
  return placed;
}

/** Writes the paragraphs that came in: of those at one place, the whole before its parts. */
/** Takes out and puts in what a run of paragraphs says, their numbers following. */
export function carryOut(roller: Roller, items: readonly { readonly block: Block }[], run: Run): void {
  putIn(
    roller,
    renumber(
      roller,
      items.map(({ block }) => block),
      run,
    ),
  );
}

export function putIn(roller: Roller, placed: readonly Placed[]): void {
  for (const { block, before, text } of [...placed].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)))
    if (before) roller.edits.put(block, 0, 0, `${text}\n`);
    else roller.edits.put(block, block.text.length, block.text.length, `\n${text}`);
}

/** The numbered paragraphs of the list that the items stand in: those numbered alike, with nothing of a wider level between. */
function listAround({ text }: Roller, items: readonly Block[]): Block[] {
  const [first, last] = [items[0]!, items.at(-1)!];
  const { blocks } = text.text;
  const isWider = (block: Block): boolean => block.level !== null && (first.depth === null || block.level < first.depth);
  let [from, to] = [first.index, last.index];
  while (from > 0 && !isWider(blocks[from - 1]!)) from--;
  while (to < blocks.length - 1 && !isWider(blocks[to + 1]!)) to++;
  const alike = blocks.slice(from, to + 1).filter(({ depth }) => depth === first.depth);
  return first.depth === null ? items.slice() : alike;
}

function numberOf({ text, numbering }: Block): number | null {
  const mark = DIGITS.exec(text.slice(0, numbering))?.[0];
  if (mark === undefined) return null;
  if (/^[0-9]/.test(mark)) return Number(mark);
  for (let number = 1; number < 100; number++) if (chinese(number) === mark) return number;
  return null;
}

function numeral(like: string, number: number): string {
  return /^[0-9]/.test(like) ? String(number) : chinese(number);
}
