import type { Block } from '../../text/block';
import { chinese } from '../words/numerals';
import type { Roller } from './roller';

export interface Added {
  readonly text: string;
  /** A line above it that is not numbered. */
  readonly head?: string;
  /** Before the paragraph it is put in beside, or the first of what belongs to it; else behind it, or the last of that. */
  readonly before: boolean;
  readonly at?: Block;
}

/** What became of a list of paragraphs: those taken out, and what is put in beside those that stay. */
export interface Run {
  readonly removed: Set<Block>;
  readonly added: Map<Block, Added[]>;
}

const DIGITS = /[0-9]{1,2}|[一二三四五六七八九十]{1,3}/;

/** Writes the paragraphs that came in, and moves the numbering of the list on. */
export function renumber(roller: Roller, items: readonly Block[], run: Run): void {
  if (run.removed.size === 0 && run.added.size === 0) return;
  const list = listAround(roller, items);
  const numbers = list.map(numberOf);
  const isCounted = numbers.every((number, at) => number !== null && (at === 0 || number === numbers[at - 1]! + 1));
  let next = numbers[0] ?? 1;
  const headed = ({ text, head }: Added, number: number): string =>
    `${head === undefined ? '' : `${head}\n`}${isCounted ? text.replace(DIGITS, (old) => numeral(old, number)) : text}`;
  for (const block of list) {
    const added = run.added.get(block) ?? [];
    for (const own of added.filter(({ before }) => before)) roller.edits.put(own.at ?? block, 0, 0, `${headed(own, next++)}\n`);
    if (!run.removed.has(block)) {
      const mark = DIGITS.exec(block.text.slice(0, block.numbering));
      if (isCounted && mark && numberOf(block) !== next)
        roller.edits.put(block, mark.index, mark.index + mark[0].length, numeral(mark[0], next));
      next++;
    }
    for (const own of added.filter(({ before }) => !before)) {
      const at = own.at ?? block;
      roller.edits.put(at, at.text.length, at.text.length, `\n${headed(own, next++)}`);
    }
  }
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
