import { sectionOf } from '../../proofread/whereabouts';
import type { Block } from '../../text/block';
import { isSubjectOnly } from '../../text/discourse';
import type { Claim } from '../../text/frames';
import { classLinesOf, classOf, dropClassLines, endOf, placeBelow, toldBeside } from './class-lines';
import { isCompared, isGone, listsOf, type Item, type ItemList } from './item-lists';
import { codesOf } from './codes';
import { NOTES } from './notes';
import { putIn, renumber, type Placed, type Run } from './numbering';
import type { Roller } from './roller';
import { itemLike } from './written-items';
import type { Model } from './written-model';
import { codeOf } from './written-model';
import { namesBefore } from './written-names';

const FEWEST = 2;

/**
 * Lists of paragraphs follow the forms: a subject that is new is said in the manner of its neighbour, one that has nothing any more is
 * taken out unless the text says what became of it, and the numbering moves. Only lists that named every subject last year.
 */
export function rollItems(roller: Roller): void {
  if (roller.shift === 0) return;
  const placed: Placed[] = [];
  const lists = listsOf(roller);
  // A class with a heading of its own may have had one subject.
  const isList = ({ items, kind, length, prefix }: ItemList): boolean =>
    items.length >= FEWEST ||
    (prefix !== '' && lists.some((own) => own.kind === kind && own.length === length && own.prefix !== prefix && own.prefix !== ''));
  for (const list of lists) if (isList(list)) placed.push(...rollList(roller, list, placed));
  putIn(roller, placed);
}

/** @param told what came in so far: a new class, below whose paragraph those of its subjects may stand */
function rollList(roller: Roller, list: ItemList, told: readonly Placed[]): Placed[] {
  const { items, kind, length, prefix } = list;
  const like = items[0]!.claim;
  const { next, text } = { next: roller.values.next, text: roller.text };
  const claims = text.where.under(sectionOf(like.context));
  const named = new Set(
    claims.flatMap(({ claim }) => {
      const code = codeOf(claim);
      return code?.length === length ? [code] : [];
    }),
  );
  const within = (codes: readonly string[]): string[] => codes.filter((code) => code.startsWith(prefix)).sort();
  const had = within(codesOf(roller, text.disclosure, kind, length, like, 'last'));
  // What was there last year and not told is not told by intention.
  const fresh = within(codesOf(roller, next, kind, length, like, 'next')).filter((code) => !named.has(code) && !had.includes(code));
  const isWhole = had.every((code) => named.has(code));
  const run: Run = { removed: new Set(), added: new Map() };
  // Subjects without an amount may be on no line of the forms: they are no items, but they show what the text does with such.
  const saysNothing = claims.some(
    ({ claim }) =>
      codeOf(claim)?.length === length &&
      !isSubjectOnly(claim) &&
      claim.number.value.isZero() &&
      !isPartOfItem(claim) &&
      !isCompared(roller, claim),
  );
  // The only subject of a class goes with the heading of the class.
  if (isWhole && !saysNothing && items.length >= FEWEST)
    for (const item of items) if (isGone(roller, item) && takeOut(roller, item)) run.removed.add(item.block);
  const kept = items.filter(({ block }) => !run.removed.has(block));
  for (const item of kept) if (isNothingNow(roller, item)) dropPurpose(roller, item);
  const lines = classLinesOf(roller, items);
  const headed = new Set<string>();
  for (const code of fresh) {
    const isFirst = !headed.has(classOf(code));
    const place = lines ? placeBelow(roller, { lines, kept, code, isFirst, told }) : placeAmong(roller, kept, code, told);
    const written = isWhole && place ? itemLike(roller, modelOf(kept, place.beside, code), code) : null;
    if (!written || !place) {
      roller.note('look', like.context, 0, NOTES.paragraphNotThere(roller.nameOf(code)));
      continue;
    }
    headed.add(classOf(code));
    const { beside, ...where } = place;
    run.added.set(beside.block, [...(run.added.get(beside.block) ?? []), { ...where, code, text: written }]);
    roller.note('look', beside.claim.context, 0, NOTES.paragraphPut(roller.nameOf(code)));
  }
  if (lines) dropClassLines(roller, lines, [...kept.map((item) => item.code), ...fresh]);
  const blocks = items.map(({ block }) => block);
  return renumber(roller, blocks, run);
}

/** 初中教育20万元，其中：基本支出20万元，项目支出0元: a part of a subject that is nothing shows nothing of subjects. */
function isPartOfItem(claim: Claim): boolean {
  return claim.parent !== null && codeOf(claim.parent) === codeOf(claim);
}

function isNothingNow(roller: Roller, { claim, alone }: Item): boolean {
  const now = alone && !claim.number.value.isZero() ? roller.now(claim) : null;
  return now?.type === 'known' && now.yuan.isZero();
}

/** 0.00万元，主要用于退休人员支出，较上年减少6.10万元: nothing is for nothing. */
function dropPurpose(roller: Roller, { block, claim }: Item): void {
  const behind = roller.text.text.tokens[block.index]!.filter(({ start }) => start >= claim.number.end);
  const at = behind.findIndex(({ kind }) => kind === 'purpose');
  const purpose = behind[at];
  const end = behind.slice(at + 1).find(({ kind }) => PURPOSE_ENDS.has(kind))?.start;
  if (purpose?.kind !== 'purpose' || end === undefined || /[0-9]/.test(block.text.slice(purpose.start, end))) return;
  const mark = block.text[purpose.start - 1];
  if (mark === ',') roller.edits.put(block, purpose.start - 1, end, '');
  else if (mark === '。') roller.edits.put(block, purpose.start, end + 1, '');
}

const PURPOSE_ENDS: ReadonlySet<string> = new Set(['comma', 'stop', 'semicolon']);

/** Behind the last of the subjects before it in the classification, else in front of all; below its own class or 款 where these are told. */
function placeAmong(
  roller: Roller,
  kept: readonly Item[],
  code: string,
  told: readonly Placed[],
): { readonly beside: Item; readonly before: boolean; readonly begins?: boolean; readonly at?: Block } | null {
  const after = kept.findLast((item) => item.code < code) ?? null;
  const beside = after ?? kept[0];
  if (!beside) return null;
  const level = levelAbove(roller, kept);
  const isAlone = level !== null && !kept.some((item) => item.code.slice(0, level) === code.slice(0, level));
  if (isAlone) {
    const above = toldBeside(told, code.slice(0, level), beside.block);
    return above ? { beside, before: above.before, begins: true, at: above.block } : null;
  }
  return { beside, before: after === null, ...(after ? { at: endOf(roller, after) } : {}) };
}

/** How many digits of the items' codes paragraphs of their own tell, which stand above them and which they do not name again. */
function levelAbove(roller: Roller, items: readonly Item[]): number | null {
  const above = (item: Item, level: number): boolean => {
    const { blocks } = roller.text.text;
    for (let { index } = item.block; index > 0 && blocks[index - 1]!.level === null; index--) {
      const [first] = roller.text.where.inBlock(blocks[index - 1]!);
      const own = first && codeOf(first.claim);
      if (own?.length === level) return own === item.code.slice(0, level);
    }
    return false;
  };
  const isNamed = (item: Item, length: number): boolean => namesBefore(roller, item).some(({ level }) => level === length);
  const levels = [5, 3].filter((level) => level < items[0]!.code.length);
  return levels.find((level) => items.every((item) => !isNamed(item, level) && above(item, level))) ?? null;
}

/** The paragraph whose manner a new one takes: of the same class where there is one, the nearest. */
function modelOf(items: readonly Item[], beside: Item, code: string): Model {
  const alone = items.filter((item) => item.alone);
  const same = (length: number): Item | undefined => alone.findLast((item) => item.code.slice(0, length) === code.slice(0, length));
  const { claim, block, code: own } = same(5) ?? same(3) ?? (beside.alone ? beside : (alone[0] ?? beside));
  return { claim, block, code: own };
}

function takeOut(roller: Roller, { block, claim }: Item): boolean {
  if (!roller.edits.remove(block)) return false;
  for (const { claim: own } of roller.text.where.inBlock(block)) roller.keep(own.number);
  roller.note('look', claim.context, 0, NOTES.paragraphLeftOut(roller.nameOf(codeOf(claim)!)));
  return true;
}
