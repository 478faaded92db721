import type { Block } from '../../text/block';
import { isSubjectOnly } from '../../text/discourse';
import type { Drafter, Piece } from './drafter';
import { headPieces, listOf, piecesOf, unnamed, type Entry } from './entries';
import { entryLists, innerOf, sentenceOf, type Loop } from './loops';

/** Of the subjects of a form a list of paragraphs may leave out so many: it is not about a choice of them. */
const MOST_LEFT_OUT = 1 / 3;
/** Words of fewer characters are no words of one entry's own. */
const FEWEST_OWN = 4;

/** Every list of subjects in the example that can be written from the form's lines. */
export function loopsOf(drafter: Drafter): Loop[] {
  const lists = entryLists(drafter);
  const all = lists.flat();
  return lists.flatMap((entries) => {
    const isSentence = entries.every(({ block }) => block === entries[0]!.block);
    return (isSentence ? sentenceOf(drafter, entries) : paragraphsOf(drafter, entries, all)) ?? [];
  });
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
  ];
  if (pieces.some(({ template }) => /\/[0-9]{3,7} /.test(template))) return null;
  if (left.codes.length > 0)
    drafter.doubt(block, `表中的 ${left.codes.map((code) => drafter.roller.nameOf(code)).join('、')} 示例没有写，名单按表列出`);
  for (const { start, end } of own) drafter.doubt(block, `“${drafter.raw(block, start, end)}”只有这一段写，名单里没有写`);
  const head = model.head ? { block: model.head, pieces: headPieces(drafter, model.head, model.code) } : null;
  return { list, blocks, model: block, pieces, start: 0, end: block.text.length, separator: '', inline: null, inner, head };
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

/** The paragraph of one subject that says most, and least that no other says; undefined where each is about several. */
function modelOf(drafter: Drafter, entries: readonly Entry[]): Entry | undefined {
  const alone = entries.filter(({ block }) => entries.filter((entry) => entry.block === block).length === 1);
  const scores = alone.map((entry) => {
    const pieces = drafter.of(entry.block);
    const asked = pieces.filter(({ template }) => template.includes('| 输入'));
    return pieces.length - 2 * (asked.length + ownWords(drafter, entry, entries).length);
  });
  return alone[scores.indexOf(Math.max(...scores))];
}

/** Clauses without a number that no other entry says: 因两校合并而新增 is no part of the list. */
function ownWords(drafter: Drafter, { block, claim }: Entry, entries: readonly Entry[]): Piece[] {
  const others = entries.filter((entry) => entry.block !== block).map((entry) => entry.block.text);
  // What money is for is asked for.
  const purposes = drafter.text.text.tokens[block.index]!.filter(({ kind }) => kind === 'purpose');
  return [...block.text.matchAll(/[,;][^,;。]+/g)].flatMap((match) => {
    const [start, end] = [match.index, match.index + match[0].length];
    const isFree =
      start > claim.number.start && ![...drafter.of(block), ...purposes].some((piece) => piece.start < end && start < piece.end);
    const isOwn = match[0].length > FEWEST_OWN && !others.some((text) => text.includes(match[0]));
    return isFree && isOwn ? [{ start, end, template: '' }] : [];
  });
}
