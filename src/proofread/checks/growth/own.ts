import type { Reading } from '../../../facts/base';
import { slipBetween } from '../../../relations/slips';
import { isSubjectOnly } from '../../../text/discourse';
import type { Change, Claim } from '../../../text/frames';
import { isTelling, minus } from '../../arithmetic';
import type { Value } from '../../bind';
import { NOTHING, type Judgement } from '../../judgement';
import type { Pair } from '../../pairs';
import { boundOf, operandsOf, type BoundText, type Operand } from '../../proof';
import { MOST_WITH_PROOF } from '../instead';
import { basesOf, type Base } from './bases';
import { directionOf, exact, saysRate } from './numbers';
import { differsFromBase } from './reports';

/**
 * A difference or a rate that stands alone has nothing beside it that could contradict it; what can is the amount that the same line of last
 * year's form has. `said`: the words name the stage of those forms. Where they do not, 上年 may be what was executed: then only a number
 * counts that is one slip away from the right one.
 */
export function againstOwn(text: BoundText, pair: Pair, possible: 'said' | 'unsaid' | null): Judgement {
  const { difference, rate } = pair;
  const change = (difference ?? rate)!;
  if (possible === null || (difference && rate) || change.doubts.length > 0 || change.sign === 0 || !isOfSameKind(text)) return NOTHING;
  const { base } = change;
  if (base.number || !base.stated) return NOTHING;
  const [target, ...others] = change.of.length > 0 ? change.of : change.floating ? [change.floating] : [];
  if (!target || others.length > 0 || target.doubts.length > 0) return NOTHING;
  const found = ownLastYear(text, target, change);
  if (!found || (possible === 'unsaid' && !isSlip(text, change, found))) return NOTHING;
  return differsFromBase(text, target, [found.now], found.base, pair);
}

/**
 * 比年初预算增加1317万元: the budget of a form of final accounts may be the adjusted one, so that only a number counts that is one slip away from
 * what its amounts of the line differ by.
 */
export function againstBudget(text: BoundText, { difference, rate }: Pair): Judgement {
  const change = (difference ?? rate)!;
  const { base, doubts, sign } = change;
  if ((difference && rate) || doubts.length > 0 || sign === 0 || base.year !== 0 || base.stage === null || base.number || base.other)
    return NOTHING;
  const [target, ...others] = change.of;
  if (!target || others.length > 0 || target.doubts.length > 0 || isSubjectOnly(target)) return NOTHING;
  const [now] = boundOf(text, target).agreeing;
  const [budget, ...more] = basesOf(text, target, change);
  if (!now || !budget?.reading || more.some(({ value }) => !value.value.eq(budget.value.value))) return NOTHING;
  const both = { now: { value: text.valueOf(target.number), reading: now }, base: budget };
  return isSlip(text, change, both) ? differsFromBase(text, target, [both.now], budget, { difference, rate }) : NOTHING;
}

/** A budget is compared with a budget, of the year before. */
function isOfSameKind({ disclosure, prior }: BoundText): boolean {
  return prior !== null && prior.kind === disclosure.kind && (!prior.year || !disclosure.year || prior.year === disclosure.year - 1);
}

interface Both {
  readonly now: Operand;
  readonly base: Base;
}

/** The amounts of both years in one line and column of a form; null where the words may mean several that differ, or the text or a form restates last year's. */
function ownLastYear(text: BoundText, target: Claim, change: Change): Both | null {
  const bound = boundOf(text, target);
  if (isSubjectOnly(target) ? !bound.sure : bound.agreeing.length === 0 || target.cost >= 1) return null;
  const now = operandsOf(text, target).filter(({ reading }) => reading && reading.cost <= MOST_WITH_PROOF);
  if (now.some(({ value }) => !value.value.eq(now[0]!.value.value))) return null;
  const bases = basesOf(text, target, change);
  const own = bases.filter(({ reading }) => reading?.prior && now.some((operand) => isSameCell(operand.reading!, reading)));
  const [base] = own;
  const beside = bases.filter(({ reading }) => reading === null || (!reading.prior && reading.cost <= MOST_WITH_PROOF));
  if (!base || [...own, ...beside].some(({ value }) => !value.value.eq(base.value.value))) return null;
  return { now: now.find(({ reading }) => isSameCell(reading!, base.reading!))!, base };
}

function isSameCell(a: Reading, b: Reading): boolean {
  return a.form.kind === b.form.kind && a.cost === b.cost && labelsOf(a) === labelsOf(b);
}

function labelsOf({ terms }: Reading): string {
  return terms.map(({ label }) => label).join('|');
}

/** Two digits exchanged, one mistyped, or the direction of a rate turned round (that of a difference was seen before). */
function isSlip(text: BoundText, change: Change, { now, base }: Both): boolean {
  const { number } = change;
  const moved: Value = minus(now.value, base.value);
  const turned: Change = { ...change, sign: change.sign === 1 ? -1 : 1 };
  if (number.kind === 'rate' && number.decimals >= LEAST_PLACES && number.value.abs().gte(1) && saysRate(text, turned, moved, base.value))
    return true;
  if (directionOf(change) !== (moved.value.isNegative() ? -1 : 1)) return false;
  const right = number.kind === 'money' ? moved.value.abs() : exact(moved.value, base.value.value)?.toDecimalPlaces(number.decimals);
  const places = number.kind === 'money' ? LEAST_PLACES : number.decimals;
  return !!right && (isTelling(right) || isTelling(number.value)) && slipBetween(number.value.abs(), right, places) !== null;
}

const LEAST_PLACES = 2;
