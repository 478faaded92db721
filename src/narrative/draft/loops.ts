import type { Block } from '../../text/block';
import { BY_SIZE } from '../roll/rosters';
import type { Drafter, Piece } from './drafter';
import { entryOf, listOf, piecesOf, unnamed, type Entry } from './entries';

/** Subjects that are said one after the other in the same words: paragraphs, or parts of a sentence. */
export interface Loop {
  /** The entries as a template gives them. */
  readonly list: string;
  readonly blocks: readonly Block[];
  readonly model: Block;
  readonly pieces: readonly Piece[];
  /** What of the model it replaces: all of a paragraph, or where the entries of a sentence stand. */
  readonly start: number;
  readonly end: number;
  readonly separator: string;
  readonly inline: { readonly unitEnd: number } | null;
  /** What the entries of an entry are said in: 教育支出10万元，其中：进修及培训10万元. */
  readonly inner: Loop | null;
  /** The paragraphs that stand below each of its own. */
  readonly below: Loop | null;
  /** The line with the names above each of the lines with the numbers. */
  readonly head: { readonly block: Block; readonly pieces: readonly Piece[] } | null;
}

export const FEWEST = 2;

/** What a text says of one subject each. */
export function entriesOf(drafter: Drafter): readonly Entry[] {
  return drafter.text.claims.flatMap(({ claim }) => entryOf(drafter, claim) ?? []);
}

/** Entries list by list: of one form, column, level and section. */
export function entryLists(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const lists = new Map<string, Entry[]>();
  for (const entry of entries) {
    const [kind, , column = ''] = entry.path.split('/');
    const section = entry.claim.context.sections.findLast(({ block }) => block !== entry.head);
    const key = [kind, column, entry.code.length, section?.block.index ?? -1].join(' ');
    lists.set(key, [...(lists.get(key) ?? []), entry]);
  }
  return [...lists.values()].filter(({ length }) => length >= FEWEST);
}

/** The parts of a sentence: 教育支出10万元，占50%；卫生健康支出10万元，占50%. */
export function sentenceOf(drafter: Drafter, entries: readonly Entry[]): Loop | null {
  const [{ path, code, head }] = entries as readonly [Entry];
  const list = `${listOf(path, code.length)}${isBySize(entries) ? ' | 由大到小' : ''}`;
  return head || unnamed(drafter, entries).length > 0 ? null : inlineOf(drafter, entries, list);
}

/** 由大到小为：甲80万元；乙60万元. */
function isBySize(entries: readonly Entry[]): boolean {
  const [{ block, start }] = entries as readonly [Entry];
  const amounts = entries.map(({ claim }) => claim.number.value);
  return BY_SIZE.test(block.text.slice(0, start)) && amounts.every((amount, at) => at === 0 || amount.lte(amounts[at - 1]!));
}

/** The entries of an entry: what a paragraph about a subject says of the subjects below it. */
export function innerOf(drafter: Drafter, { block, path }: Entry, children: readonly Entry[]): Loop | null {
  const [first] = children;
  const [kind] = first!.path.split('/');
  // Classes of a form that has no others below them.
  const above = path.startsWith(`${kind}/`) ? '项' : `"${kind}/" | append: 项.编码`;
  const list = `${above} | 下级: ${first!.code.length} | 有数项`;
  if (children.length >= FEWEST) return inlineOf(drafter, children, list);
  const end = Math.max(
    first!.claim.number.end,
    ...drafter
      .of(block)
      .filter(({ template }) => template.includes(`"${first!.path}"`))
      .map((piece) => piece.end),
  );
  const pieces = piecesOf(drafter, first!, first!.start, end);
  return { ...inBlock(block, list, pieces), start: first!.start, end, separator: '；', inline: { unitEnd: end } };
}

function inBlock(
  block: Block,
  list: string,
  pieces: readonly Piece[],
): Pick<Loop, 'list' | 'blocks' | 'model' | 'pieces' | 'inner' | 'below' | 'head'> {
  return { list, blocks: [block], model: block, pieces, inner: null, below: null, head: null };
}

function inlineOf(drafter: Drafter, entries: readonly Entry[], list: string): Loop | null {
  const [first] = entries;
  const starts = entries.map(({ start }) => start);
  if (starts.some((start, at) => at > 0 && start <= starts[at - 1]!)) return null;
  const { block } = first!;
  const next = starts[1]!;
  const separator = /[，、；,;和]?\s*[“"]?$/.exec(drafter.raw(block, first!.start, next))![0];
  const unitEnd = next - separator.length;
  const last = entries.at(-1)!;
  const tail = drafter.of(block).filter(({ start }) => start >= last.start);
  const inUnit = drafter.of(block).filter(({ start, end }) => start >= first!.start && end <= unitEnd).length;
  const end = Math.max(last.claim.number.end, ...tail.slice(0, inUnit).map((piece) => piece.end));
  const pieces = piecesOf(drafter, first!, first!.start, unitEnd);
  return { ...inBlock(block, list, pieces), start: first!.start, end, separator, inline: { unitEnd } };
}
