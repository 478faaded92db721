import { pairsOf, type Pair } from '../../proofread/pairs';
import { isSubjectOnly } from '../../text/discourse';
import type { Block } from '../../text/block';
import type { Change, Claim, Flat } from '../../text/frames';
import { likeOf, sayChange, sayFlat } from './comparison';
import { wasNothing } from './new-amounts';
import { UNNAMED } from './labels';
import { NOTES, turnedFrom } from './notes';
import { noBaseBehind, saysNoBase } from './new-words';
import { dropRate, rollNew, sayNew, sayNoBase } from './nothing';
import { compareBefore, movedOf, rateOf, tiesTo, turn, type Moved } from './moved';
import { dropReason, markReason, reasonBehind, tailBehind } from './kept-reasons';
import type { ReasonClause } from './reasons';
import { labelBefore, type Roller } from './roller';
import { isBracketed } from './words';
import { baseMeant, isSaving, isUncertain, targetOf } from './targets';

/** Differences and rates, computed anew; their words follow the sign. */
export function rollChanges(roller: Roller): void {
  for (const pair of pairsOf(roller.text.changes)) rollPair(roller, pair);
  rollNew(roller);
}

function rollPair(roller: Roller, pair: Pair): void {
  const main = (pair.difference ?? pair.rate)!;
  // 项目支出比基本支出多3万元: of two amounts of one year.
  const target = main.base.other ? null : targetOf(roller, pair);
  const base = target && baseMeant(roller, target, main);
  const isClear = base !== null && !isUncertain(roller, pair, target!);
  const moved = isClear ? movedOf(roller, target!, { ...main, base }) : null;
  const parts = [pair.difference, pair.rate].filter((change) => change !== null);
  if (target && isUnmoved(roller, target, main)) return parts.forEach(({ number }) => roller.keep(number));
  if (!target || !moved) {
    const said = target && isClear ? roller.said(target) : '';
    const label = said === UNNAMED ? '' : said;
    for (const change of parts) {
      const word = roller.words.wordOf(change);
      if (roller.shift === 0) roller.keep(change.number);
      else roller.ask(change.context, change.number, `${label || labelBefore(main.context.block, main.word.start)}${word}`);
    }
    return;
  }
  const sign = signOf(roller, main, moved);
  const reason = reasonBehind(roller, main.context.block, parts.at(-1)!.number.end);
  const stated = tiesTo(target, main) ? main.base.number : null;
  const behind = tailBehind(roller, main.context.block, parts.at(-1)!.number.end);
  if (sign === 0 && !roller.saysZero && !isSaving(main) && makeFlat(roller, pair, moved)) {
    if (reason) dropReason(roller, reason);
    else dropNoBase(roller, behind, moved);
    return;
  }
  const before = main.number.value.isZero() ? 0 : main.sign;
  const tail = dropNoBase(roller, behind, moved);
  const last = parts.at(-1)!;
  const stale = moved.base.isZero() ? null : noBaseBehind(last.context.block, last.number.end);
  if (stale) roller.edits.put(last.context.block, stale.start, stale.end, '');
  if (main.sign !== 0 && sign !== before) lookAt(roller, main, sign, target, reason ?? tail);
  if (moved.base.isZero() && sign > 0 && sayNew(roller, pair)) return;
  const isFirstRate = !moved.base.isZero() && !pair.rate && (wasNothing(main) || wasNothingNamed(roller, main));
  if (isFirstRate && sayAgainstSomething(roller, main, moved, target)) return;
  if (stated) roller.write(main.context, stated, moved.base);
  if (isFirstRate) addRate(roller, main, moved, sign);
  for (const change of parts) {
    const value = change.number.kind === 'money' ? moved.by.abs() : rateOf(moved);
    const bracketed = isBracketed(change);
    const isNegative = moved.by.isNegative() && (bracketed ? roller.signsBrackets : change.sign === 0);
    const signed = isNegative && value ? value.neg() : value;
    if (signed) {
      if (!bracketed) turn(roller, change, sign);
      roller.write(change.context, change.number, signed, moved.readings);
    } else if (!dropRate(roller, pair, change, sign))
      roller.ask(change.context, change.number, `${roller.said(target)}${roller.words.wordOf(change)}（上年为0）`);
  }
  if (moved.base.isZero() && sign > 0 && !reason && !tail) sayNoBase(roller, pair);
}

/** 增加18万元，上年无此项: that there was nothing to measure it against goes where there is now. What is left of the tail. */
function dropNoBase(roller: Roller, tail: ReasonClause | null, { base }: Moved): ReasonClause | null {
  if (!tail || base.isZero() || !saysNoBase(tail.block.text.slice(tail.from, tail.end))) return tail;
  dropReason(roller, tail);
  return null;
}

/** The direction is another: what was given as the reason is shown to the officer. */
function lookAt(roller: Roller, main: Change, sign: 1 | -1 | 0, target: Claim, reason: ReasonClause | null): void {
  const turned = turnedFrom(main.number.value.isZero() ? 0 : main.sign, sign);
  if (reason) markReason(roller, main.context, reason, turned, target);
  else if (sign !== 0) roller.note('look', main.context, main.word.start, NOTES.turned(roller.said(target), turned));
}

/** The same year again and the same amount: what it is measured against has not moved either. */
export function isUnmoved(roller: Roller, target: Claim, { base }: Change | Flat): boolean {
  if (roller.shift !== 0) return false;
  if (isSubjectOnly(target)) return true;
  const now = roller.now(target);
  if (now.type === 'unknown' || !now.yuan.minus(target.number.value).abs().lte(target.number.half)) return false;
  const stated = roller.text.where.stating(base.number);
  if (!stated) return true;
  const before = roller.now(stated);
  return before.type === 'same' || (before.type === 'known' && before.yuan.minus(stated.number.value).abs().lte(stated.number.half));
}

/** The direction as it is printed: what rounds to nothing is no change. */
export function signOf(roller: Roller, { number }: Change, moved: Moved): 1 | -1 | 0 {
  const nil = number.kind === 'money' ? roller.style.isNil(moved.by, number) : moved.by.isZero();
  return nil ? 0 : moved.by.isNegative() ? -1 : 1;
}

/** There was nothing to measure it against and now there is: said as the text says its other changes, with their rate. */
function sayAgainstSomething(roller: Roller, change: Change, moved: Moved, target: Claim): boolean {
  const { block } = change.context;
  const compare = compareBefore(roller, block.index, change.word.start);
  const words = compare && sayChange(roller, likeOf(change, change.number), moved, target, true);
  if (!words || !roller.edits.put(block, compare.start, change.number.end, words)) return false;
  keepAll(roller, change);
  return true;
}

/** 购置费增加18万元 of what no amount of the text is its own: the form tells that there was nothing before. */
function wasNothingNamed({ values }: Roller, { floating, sign, number }: Change): boolean {
  const [last] = floating && sign > 0 && !number.value.isZero() ? values.lastReadings(floating) : [];
  return last !== undefined && last.yuan.minus(number.value).abs().lte(number.half);
}

/** 其中：购置费增加18万元；运行费减少1万元，下降10%: against something there is a rate, as the changes beside it have theirs. */
function addRate(roller: Roller, { context, number, word }: Change, moved: Moved, sign: 1 | -1 | 0): void {
  const { block, sentence } = context;
  const rated = pairsOf(roller.text.changes).filter(
    ({ difference, rate }) => difference && difference.base.year === -1 && rate && rate.context.block === difference.context.block,
  );
  const like =
    rated.find(({ difference }) => difference!.context.block === block && difference!.context.sentence === sentence) ??
    nearestRated(rated, block, sign);
  const value = rateOf(moved);
  if (!like?.difference || !like.rate || !value || sign === 0 || isBracketed(like.rate) || word === like.difference.word) return;
  const { rate, difference } = like;
  const said = roller.words.wordOf(rate);
  const turned = rate.sign === sign || rate.sign === 0 ? said : roller.words.opposite(said, sign, 'rate', rate);
  const { block: own } = rate.context;
  const raw = roller.edits.raw(own, rate.number.start, rate.number.end);
  const between = roller.edits.raw(own, difference.number.end, rate.word.start);
  roller.edits.put(block, number.end, number.end, `${between}${turned}${roller.style.print(own, raw, rate.number, value)}`);
}

/** The rate told nearest to a paragraph, of what moved the same way if there is any. */
function nearestRated(rated: readonly Pair[], { index }: Block, sign: 1 | -1 | 0): Pair | undefined {
  const same = rated.filter(({ difference }) => difference!.sign === sign);
  const away = ({ difference }: Pair): number => Math.abs(difference!.context.block.index - index);
  return (same.length > 0 ? same : rated).reduce<Pair | undefined>(
    (best, own) => (best && away(best) <= away(own) ? best : own),
    undefined,
  );
}

/** What stands in words that were replaced as a whole needs nothing more. */
function keepAll(roller: Roller, { number, base }: Change): void {
  roller.keep(number);
  if (base.number) roller.keep(base.number);
}

/** 增加3万元，增长5% → 持平, in the text's own words for it; else the words from the change on, and 比 in front becomes 与. */
function makeFlat(roller: Roller, { difference, rate }: Pair, { base }: Moved): boolean {
  const main = (difference ?? rate)!;
  const { block } = main.context;
  if (rate && difference && rate.context.block !== block) return false;
  const last = (rate ?? main).number.end;
  const compare = compareBefore(roller, main.context.block.index, main.word.start);
  const opened = block.text.slice(main.word.start, last).split('(').length > block.text.slice(main.word.start, last).split(')').length;
  const end = opened && block.text[last] === ')' ? last + 1 : last;
  const own = compare && main.base.year === -1 ? sayFlat(roller, likeOf(main, main.number), base) : null;
  if (own && roller.edits.put(block, compare!.start, end, own)) {
    keepAll(roller, main);
    if (rate) roller.keep(rate.number);
    return true;
  }
  if (!roller.edits.put(block, main.word.start, end, '持平')) return false;
  const words = compare ? block.text.slice(compare.start, compare.end) : '与';
  if (compare && words !== '与') roller.edits.put(block, compare.start, compare.end, words === '同比' ? '与上年' : '与');
  for (const change of [difference, rate]) if (change) roller.keep(change.number);
  return true;
}
