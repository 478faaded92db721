import type { Block } from '../../text/block';
import type { Item } from './item-lists';
import type { Added, Placed } from './numbering';
import type { Roller } from './roller';
import { titleLike } from './written-items';
import { codeOf } from './written-model';
import { levelsOf, namesBefore } from './written-names';

const CLASS = 3;

/** Lines that name the class of the paragraphs below them and are no headings: 教育支出（类）, then 1.…（款）…（项）10万元. */
export type ClassLines = ReadonlyMap<string, Block>;

export const classOf = (code: string): string => code.slice(0, CLASS);

/** The lines of a list; null where not every class in it has one, or where paragraphs say their class themselves. */
export function classLinesOf(roller: Roller, items: readonly Item[]): ClassLines | null {
  const { blocks } = roller.text.text;
  const lines = new Map<string, Block>();
  for (const item of items) {
    const { block, code } = item;
    if (namesBefore(roller, item).some(({ level }) => level === CLASS)) return null;
    const above = blocks[block.index - 1];
    if (lines.has(classOf(code))) continue;
    if (!above || above.level !== null || code.length === CLASS) return null;
    const levels = levelsOf(roller, above, code).map(({ level }) => level);
    if (!levels.includes(CLASS) || levels.some((level) => level > CLASS)) return null;
    lines.set(classOf(code), above);
  }
  return lines;
}

/** Where a new paragraph stands among those that stay: below the line of its own class, or with one of its own behind the class before. */
export function placeBelow(
  roller: Roller,
  {
    lines,
    kept,
    code,
    isFirst,
    told,
  }: {
    readonly lines: ClassLines;
    readonly kept: readonly Item[];
    readonly code: string;
    readonly isFirst: boolean;
    readonly told: readonly Placed[];
  },
): (Omit<Added, 'text' | 'code'> & { readonly beside: Item }) | null {
  const own = kept.filter((item) => classOf(item.code) === classOf(code));
  const before = own.findLast((item) => item.code < code) ?? null;
  if (own[0]) return { beside: before ?? own[0], before: before === null };
  const after = kept.findLast((item) => item.code < code) ?? null;
  const beside = after ?? kept[0];
  const line = beside && lines.get(classOf(beside.code));
  // A class whose paragraphs all went keeps its line, which stands elsewhere.
  if (!line || lines.has(classOf(code))) return null;
  const begins = isFirst ? { begins: true } : {};
  // A class that is told with its amount came in as one of a list of its own: its subjects stand behind it.
  if (isParagraph(roller, line)) {
    const above = toldBeside(told, classOf(code), beside.block);
    return above ? { beside, before: after === null, at: above.block, ...begins } : null;
  }
  const head = titleLike(roller, line, classOf(beside.code), classOf(code));
  if (head === null) return null;
  return { beside, before: after === null, ...(isFirst ? { head } : {}), ...begins, ...(after ? {} : { at: line }) };
}

/** What came in about a subject, nearest to a paragraph: another section may have told the same. */
export function toldBeside(told: readonly Placed[], code: string, { index }: Block): Placed | undefined {
  const away = ({ block }: Placed): number => Math.abs(block.index - index);
  return told.filter((own) => own.code === code).sort((a, b) => away(a) - away(b))[0];
}

/** 2.教育支出（类）10万元。 is an item of a list of its own. */
function isParagraph({ text }: Roller, { index, numbering }: Block): boolean {
  return numbering > 0 || text.text.tokens[index]!.some(({ number }) => number?.unit);
}

/** The last of the paragraphs about what a paragraph's subject is made of, which stand below it. */
export function endOf(roller: Roller, { block, code }: Item): Block {
  const { blocks } = roller.text.text;
  const isBelow = (other: Block | undefined): boolean => {
    const [first] = other && other.level === null ? roller.text.where.inBlock(other) : [];
    const own = first && codeOf(first.claim);
    return !!own && own.length > code.length && own.startsWith(code);
  };
  let { index } = block;
  while (isBelow(blocks[index + 1])) index++;
  return blocks[index]!;
}

/** The lines go below which nothing is left, and nothing is new. */
export function dropClassLines(roller: Roller, lines: ClassLines, codes: readonly string[]): void {
  const classes = new Set(codes.map(classOf));
  for (const [code, block] of lines) if (!classes.has(code) && !isParagraph(roller, block)) roller.edits.remove(block);
}
