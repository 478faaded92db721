import type { Block } from '../../text/block';
import { isSubjectOnly } from '../../text/discourse';
import type { Drafter, Piece } from './drafter';
import { fullListOf, headPieces, listOf, piecesOf, saysNil, unnamed, type Entry } from './entries';
import { modelOf, ownWords } from './models';
import { entriesOf, entryLists, innerOf, sentenceOf, type Loop } from './loops';
import { rowLoopsOf } from './row-loops';
import { sourceLoopsOf } from './source-lists';
import { treesOf } from './trees';

/** Of the subjects of a form a list of paragraphs may leave out so many: it is not about a choice of them. */
const MOST_LEFT_OUT = 1 / 3;

/** Every list of subjects in the example that can be written from the form's lines. */
export function loopsOf(drafter: Drafter): Loop[] {
  const entries = entriesOf(drafter);
  const trees = treesOf(drafter, entries);
  const inTrees = new Set(trees.flatMap(({ blocks }) => blocks));
  const lists = entryLists(entries.filter(({ block }) => !inTrees.has(block)));
  const all = lists.flat();
  const others = lists.flatMap((own) => {
    const isSentence = own.every(({ block }) => block === own[0]!.block);
    return (isSentence ? sentenceOf(drafter, own) : paragraphsOf(drafter, own, all)) ?? [];
  });
  const found = [...trees, ...others];
  // A list of sources within a paragraph that a list of subjects writes stays as it is.
  const sources = [...sourceLoopsOf(drafter), ...rowLoopsOf(drafter)].filter(
    (loop) => !found.some(({ blocks }) => blocks.includes(loop.model)),
  );
  return [...found, ...sources];
}

/** One paragraph a subject, or several subjects of a 款 in one: each gets its own. */
function paragraphsOf(drafter: Drafter, entries: readonly Entry[], all: readonly Entry[]): Loop | null {
  const blocks = rangeOf(drafter, entries);
  const left = blocks && leftOut(drafter, entries);
  const list = left && listWith(drafter, entries, blocks, left);
  if (!blocks || !list || entries.some((entry) => saysMore(drafter, entry, entries))) return null;
  const below = entries.map((entry) => all.filter((own) => own.block === entry.block && isBelow(own, entry)));
  const most = Math.max(...below.map(({ length }) => length));
  if (most > 0 && below.some((children) => children.length > 0 && unnamed(drafter, below.flat()).length > 0)) return null;
  const model = most > 0 ? entries[below.findIndex(({ length }) => length === most)]! : modelOf(drafter, entries);
  if (!model) return null;
  const inner = most > 0 ? innerOf(drafter, model, below[entries.indexOf(model)]!) : null;
  const { block } = model;
  const own = ownWords(drafter, model, entries);
  const pieces = [
    ...piecesOf(drafter, model, 0, block.text.length).filter(({ start, end }) => !inner || end <= inner.start || start >= inner.end),
    ...own,
    ...(inner && most > 0 && below.some(({ length }) => length === 0) ? whereFilled(block, inner, model.path) : []),
  ];
  if (pieces.some(({ template }) => /\/[0-9]{3,7} /.test(template))) return null;
  if (left.codes.length > 0)
    drafter.doubt(block, `表中的 ${left.codes.map((code) => drafter.roller.nameOf(code)).join('、')} 示例没有写，名单按表列出`);
  for (const { start, end } of own) drafter.doubt(block, `“${drafter.raw(block, start, end)}”只有这一段写，名单里没有写`);
  const head = model.head ? { block: model.head, pieces: headPieces(drafter, model.head, model.code) } : null;
  return { list, blocks, model: block, pieces, start: 0, end: block.text.length, separator: '', inline: null, inner, below: null, head };
}

/** 主要用于…: a clause about what an entry is made of, where some entries are made of nothing. */
function whereFilled({ text }: Block, { start, end }: Loop, path: string): Piece[] {
  const from = /[^。;,]*$/.exec(text.slice(0, start))!.index;
  const isSentence = text[from - 1] === '。' && text[end] === '。';
  const [opens, closes] = isSentence || from === 0 ? [from, end + (isSentence ? 1 : 0)] : [from - 1, end];
  const [, , column = ''] = path.split('/');
  const item = column === '' ? '项' : `项 | 栏: "${column}"`;
  return [
    { start: opens, end: opens, template: `{% assign 有 = ${item} | 本年有数 %}{% if 有 %}` },
    { start: closes, end: closes, template: '{% endif %}' },
  ];
}

const isBelow = (own: Entry, { code }: Entry): boolean => own.code.length > code.length && own.code.startsWith(code);

/** The paragraphs from the first entry to the last; null where anything else stands between them. */
function rangeOf(drafter: Drafter, entries: readonly Entry[]): Block[] | null {
  const { blocks } = drafter.text.text;
  const own = new Set(entries.flatMap(({ block, head }) => (head ? [head, block] : [block])));
  const indices = [...own].map(({ index }) => index);
  const digits = entries[0]!.code.length;
  const isEntry = (block: Block | undefined): boolean => block !== undefined && (own.has(block) || isGone(drafter, block, digits));
  let [from, to] = [Math.min(...indices), Math.max(...indices)];
  while (isEntry(blocks[from - 1])) from -= 1;
  while (isEntry(blocks[to + 1])) to += 1;
  const range = blocks.slice(from, to + 1);
  return range.every(isEntry) ? range : null;
}

/** A subject that had an amount last year only. */
function isGone(drafter: Drafter, block: Block, digits: number): boolean {
  return drafter.text.claims.some(({ claim }) => {
    const subject = claim.about[0]?.subject;
    const isOwn = claim.context.block === block && claim.year === 0 && subject?.type === 'function' && subject.code.length === digits;
    return isOwn && !isSubjectOnly(claim) && claim.number.value.isZero() && drafter.pathOf(claim) === null;
  });
}

/** The subjects that the list leaves out, of the form or of the class whose section it is; null where the example chose among them. */
function leftOut(drafter: Drafter, entries: readonly Entry[]): LeftOut | null {
  const [{ code }] = entries as readonly [Entry];
  const parent = code.slice(0, 3);
  const isOfClass = code.length > 3 && entries.every((entry) => entry.code.startsWith(parent));
  const missing = unnamed(drafter, entries);
  const own = isOfClass ? missing.filter((other) => other.startsWith(parent)) : missing;
  const isSection = missing.length > own.length;
  return own.length > (own.length + entries.length) * MOST_LEFT_OUT ? null : { codes: own, parent: isSection ? parent : null };
}

interface LeftOut {
  readonly codes: readonly string[];
  /** The class whose section it is. */
  readonly parent: string | null;
}

/** The list that gives the entries; null where no words of templates do. */
function listWith(drafter: Drafter, entries: readonly Entry[], blocks: readonly Block[], { parent }: LeftOut): string | null {
  const [{ path, code }] = entries as readonly [Entry];
  const [kind, , column = ''] = path.split('/');
  const hasGone = blocks.some((one) => !entries.some(({ block, head }) => block === one || head === one));
  if (!parent && !hasGone && saysNil(entries)) return fullListOf(drafter, entries);
  if (column !== '') return parent ? null : listOf(path, code.length);
  if (parent) return `"${kind}/${parent} ${drafter.roller.nameOf(parent)}" | 下级: ${code.length} | 有数项`;
  return hasGone ? `"${kind}" | 科目: ${code.length} | 有数项: "两年"` : listOf(path, code.length);
}

/** Whether other subjects stand in a paragraph than those of the list and what is below them. */
function saysMore(drafter: Drafter, { block, code }: Entry, entries: readonly Entry[]): boolean {
  const known = new Set(entries.map((entry) => entry.code));
  return drafter
    .of(block)
    .some(({ template }) => [...template.matchAll(/\/([0-9]{3,7}) /g)].some(([, own]) => !own!.startsWith(code) && !known.has(own!)));
}
