import type { Decimal } from 'decimal.js';
import { pairsOf, type Pair } from '../../proofread/pairs';
import { firstOf, window } from '../../proofread/whereabouts';
import type { Block } from '../../text/block';
import type { Change, Claim, Flat } from '../../text/frames';
import type { PrintedAmount } from '../../text/number';
import type { Token } from '../../text/token';
import { reasonBehind } from './kept-reasons';
import { compareBefore, rateOf, type Moved } from './moved';
import { isBracketed } from './words';
import { wasNothing } from './new-amounts';
import type { Roller } from './roller';
import { moveYears } from './years';

/** Where words stand that another place is to say in the same manner. */
interface Like {
  readonly block: Block;
  /** The sentence's section: the nearer, the more alike. */
  readonly section: unknown;
  /** The section around that: its other parts are more alike than the rest of the text. */
  readonly chapter?: unknown;
  readonly number: PrintedAmount;
  /** Whether last year's amount itself is said: 比上年12万元减少. */
  readonly statesBase: boolean;
  /** What it is measured against: −1 the year before, 0 a budget of the year. */
  readonly year: number | null;
}

export function likeOf(frame: Change | Flat, number: PrintedAmount): Like {
  const { block, sections } = frame.context;
  return {
    block,
    section: sections.at(-1),
    chapter: sections.at(-2),
    number,
    statesBase: frame.base.number !== null,
    year: frame.base.year,
  };
}

/**
 * A change in the manner of the text's own: from 比 to its rate, with the words in front of a reason and the reason asked for where the text
 * gives one; null where the text has no comparison to take it from.
 * @param against the words of the comparison where they are not the model's: 较年初预算数
 */
export function sayChange(
  roller: Roller,
  like: Like,
  moved: Moved,
  about: Claim,
  reasoned: boolean,
  against: string | null = null,
): string | null {
  const sign = moved.by.isNegative() ? -1 : 1;
  const model = modelOf(roller, like, moved, sign);
  if (!model) return null;
  const { difference, rate } = model;
  const { block } = difference.context;
  const value = rateOf(moved);
  const start = compareBefore(roller, block.index, difference.word.start)!.start;
  const parts = rate && (value ?? roller.saysHundred) ? [difference, rate] : [difference];
  const end = closed(block, start, parts.at(-1)!.number.end);
  const puts = parts.flatMap((change) => {
    const { word, number } = change;
    const share = value ?? number.value.times(0).plus(100);
    if (isBracketed(change)) {
      const signed = sign < 0 && roller.signsBrackets ? share.neg() : share;
      return [{ start: number.start, end: number.end, text: printed(roller, block, number, signed) }];
    }
    const own = change === rate ? share : moved.by.abs();
    return [
      { start: word.start, end: word.end, text: turned(roller, change, sign) },
      { start: number.start, end: number.end, text: printed(roller, block, number, own) },
    ];
  });
  const { number } = difference.base;
  const from = against === null ? start : difference.word.start;
  if (against === null && number && start <= number.start && number.end <= difference.word.start)
    puts.unshift({ start: number.start, end: number.end, text: printed(roller, block, number, moved.base) });
  return (
    (against === null ? '' : (COMPARE.exec(block.text.slice(start, start + 1))?.[0] ?? '较')) +
    (against ?? '') +
    rawWith(roller, block, from, end, puts) +
    (reasoned ? '' : askedReason(roller, model, closed(block, start, (rate ?? difference).number.end), sign, about))
  );
}

const COMPARE = /^[比较]/;

/** The words between 与 and 持平, with the amount they state and its year as they are now: 2024年年初预算3.10万元. */
export function againstOf(roller: Roller, { context: { block }, base }: Flat, from: number, to: number, amount: Decimal): string {
  const { number } = base;
  const puts = number ? [{ start: number.start, end: number.end, text: printed(roller, block, number, amount) }] : [];
  return rawWith(roller, block, from, to, puts);
}

/** 与上年持平 as the text says it elsewhere; null where it never does. */
export function sayFlat(roller: Roller, like: Like, base: Decimal): string | null {
  const models = comparisonsOf(roller).flats.filter((flat) => (flat.base.number !== null) === like.statesBase);
  const [flat] = nearestOf(models, like, ({ context }) => context);
  if (!flat) return null;
  const { block } = flat.context;
  const { number } = flat.base;
  const { start } = compareBefore(roller, block.index, flat.word.start)!;
  const puts = number ? [{ start: number.start, end: number.end, text: printed(roller, block, number, base) }] : [];
  return rawWith(roller, block, start, flat.word.end, puts);
}

/** From 比 to the word of the change, where the comparison with last year that is next to a block says them. */
export function comparedNear(roller: Roller, block: Block): { readonly block: Block; readonly start: number; readonly end: number } | null {
  const models = comparisonsOf(roller).changes.filter(({ difference: { base } }) => base.year === -1 && !base.number);
  const model = nearest(models, block)?.difference;
  if (!model) return null;
  const own = model.context.block;
  return { block: own, start: compareBefore(roller, own.index, model.word.start)!.start, end: model.word.start };
}

interface Model extends Pair {
  readonly difference: Change;
}

interface Comparisons {
  readonly changes: readonly Model[];
  readonly flats: readonly Flat[];
}

const COMPARISONS = new WeakMap<Roller, Comparisons>();

/** The comparisons of the text with last year or a budget that have a 比 and one paragraph. Made once. */
function comparisonsOf(roller: Roller): Comparisons {
  let found = COMPARISONS.get(roller);
  if (!found) {
    const changes = pairsOf(roller.text.changes).filter((pair) => isModel(roller, pair));
    const flats = roller.text.flats.filter(
      ({ base, context, word }) => base.year === -1 && compareBefore(roller, context.block.index, word.start) !== null,
    );
    COMPARISONS.set(roller, (found = { changes, flats }));
  }
  return found;
}

function isModel(roller: Roller, pair: Pair): pair is Model {
  const { difference, rate } = pair;
  if (!difference || difference.base.year === null || difference.sign === 0) return false;
  const { block } = difference.context;
  if (rate && rate.context.block !== block) return false;
  const compare = compareBefore(roller, block.index, difference.word.start);
  // 与上年相比收、支总计各增加: its words are of its own subject.
  return compare !== null && !roller.text.text.tokens[block.index]!.some((token) => isSubject(token, compare.end, difference.word.start));
}

function isSubject({ kind, start, end }: Token, from: number, to: number): boolean {
  return start >= from && end <= to && SUBJECTS.has(kind);
}

const SUBJECTS: ReadonlySet<string> = new Set(['side', 'total', 'item', 'name', 'pause', 'nature', 'funds']);

/** Whether the text, or a section of it, measures anything against a budget of its year, in words that another place may take. */
export function comparesWithBudget(roller: Roller, section: unknown = null): boolean {
  return comparisonsOf(roller).changes.some(
    ({ difference: { base, context } }) => base.year === 0 && (section === null || context.sections.at(-1) === section),
  );
}

/** The comparison of the text that is most alike: with a rate where one can be told, of the same unit, near, and in the same direction. */
function modelOf(roller: Roller, like: Like, moved: Moved, sign: 1 | -1): Model | undefined {
  const wantsRate = !moved.base.isZero();
  const all = comparisonsOf(roller).changes.filter(
    ({ difference }) => difference.number.unit === like.number.unit && !(wantsRate && wasNothing(difference)),
  );
  // Against a budget a text may tell no rates where it does against last year.
  const own = like.year === 0 ? all.filter(({ difference }) => difference.base.year === 0) : [];
  const models = own.length > 0 ? own : all.filter(({ difference }) => difference.base.year === -1);
  const local = models.filter(({ difference }) => difference.context.sections.at(-1) === like.section);
  const beside =
    like.chapter === undefined ? [] : models.filter(({ difference }) => difference.context.sections.some((own) => own === like.chapter));
  const best =
    bestOf(local, like, wantsRate, true) ??
    (local.length > 0 ? undefined : bestOf(beside, like, wantsRate, true)) ??
    bestOf(models, like, wantsRate, false);
  if (!best) return undefined;
  // A text whose comparisons mostly have no rate goes on without.
  const rated = models.filter(({ rate }) => rate !== null).length * 2 >= models.length;
  const pool = rated || !best.some(({ rate }) => rate === null) ? best : best.filter(({ rate }) => rate === null);
  const near = nearestOf(pool, like, ({ difference }) => difference.context);
  const reasoned = near.filter((pair) => reasonOf(roller, pair) !== null).length * 2 > near.length;
  const alike = near.filter((pair) => (reasonOf(roller, pair) !== null) === reasoned);
  const signed = alike.filter((pair) => pair.difference.sign === sign);
  return nearest(signed.length > 0 ? signed : alike, like.block);
}

/** The one whose paragraph is next to a block; of two as near the earlier. */
function nearest(models: readonly Model[], { index }: Block): Model | undefined {
  const away = ({ difference }: Model): number => Math.abs(difference.context.block.index - index);
  return models.reduce<Model | undefined>((best, own) => (best && away(best) <= away(own) ? best : own), undefined);
}

/** Those that say as much: with last year's amount where it is said, with a rate where one can be told. */
function bestOf(models: readonly Model[], like: Like, wantsRate: boolean, isLocal: boolean): readonly Model[] | undefined {
  const states = ({ difference }: Model): boolean => (difference.base.number !== null) === like.statesBase;
  const rates = models.filter(({ rate }) => rate !== null);
  const stating = models.filter(states);
  const bare = stating.filter(({ rate }) => rate === null);
  if (isLocal) {
    // A section that tells no rates goes on without, and its words for what is new are its own.
    const own = wantsRate ? rates.filter(states) : bare;
    const beside = stating.filter(({ difference }) => difference.context.block === like.block);
    return [own, stating].find(({ length }) => length >= FEWEST_OF_SECTION) ?? [own, beside].find(({ length }) => length > 0);
  }
  return [...(wantsRate ? [rates.filter(states), rates] : [bare, rates.filter(states)]), stating, models].find(({ length }) => length > 0);
}

const FEWEST_OF_SECTION = 2;

/** Those of the same paragraph, else of the same section, else all; of very many those around. */
function nearestOf<T>(
  models: readonly T[],
  like: Like,
  where: (model: T) => { readonly block: Block; readonly sections: readonly unknown[] },
): readonly T[] {
  const inBlock = models.filter((model) => where(model).block === like.block);
  const inSection = models.filter((model) => where(model).sections.at(-1) === like.section);
  const near = [inBlock, inSection].find(({ length }) => length > 0) ?? models;
  return window(
    near,
    firstOf(near, (model) => where(model).block.index >= like.block.index),
  );
}

function reasonOf(roller: Roller, { difference, rate }: Model): ReturnType<typeof reasonBehind> {
  return reasonBehind(roller, difference.context.block, (rate ?? difference).number.end);
}

/** ，减少的主要原因是【待填写】 as the model goes on. */
function askedReason(roller: Roller, model: Model, from: number, sign: 1 | -1, about: Claim): string {
  const { block } = model.difference.context;
  const reason = reasonOf(roller, model);
  if (!reason || reason.from <= from) return '';
  const word = /增加|增长|减少|下降|上升|降低/.exec(block.text.slice(from, reason.from));
  const puts = word
    ? [
        {
          start: from + word.index,
          end: from + word.index + word[0].length,
          text: model.difference.sign === sign ? word[0] : roller.words.opposite(word[0], sign, 'money'),
        },
      ]
    : [];
  const bracket = /[(（]/.test(block.text.slice(from, reason.from)) ? '）' : '';
  return `${rawWith(roller, block, from, reason.from, puts)}【待填写：${roller.said(about)}增减的原因】${bracket}`;
}

/** A bracket that opens among the words closes with them: 减少1.2万元（-16.4%）. */
function closed({ text }: Block, start: number, end: number): number {
  const words = text.slice(start, end);
  return words.split('(').length > words.split(')').length && text[end] === ')' ? end + 1 : end;
}

function turned(roller: Roller, change: Change, sign: 1 | -1): string {
  const word = roller.words.wordOf(change);
  return change.sign === sign || change.sign === 0 ? word : roller.words.opposite(word, sign, change.number.kind, change);
}

function printed(roller: Roller, block: Block, number: PrintedAmount, value: Decimal): string {
  return roller.style.print(block, roller.edits.raw(block, number.start, number.end), number, value);
}

interface Put {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The words of a stretch with what is put in their place, and their years moved on. */
function rawWith(roller: Roller, block: Block, start: number, end: number, puts: readonly Put[]): string {
  let text = '';
  let at = start;
  const raw = (to: number): string => moveYears(roller.edits.raw(block, at, to), roller.text.disclosure.year, roller.shift);
  for (const put of puts) {
    if (put.start < at) continue;
    text += raw(put.start) + put.text;
    at = put.end;
  }
  return text + raw(end);
}
