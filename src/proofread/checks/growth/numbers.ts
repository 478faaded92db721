import type { Decimal } from 'decimal.js';
import type { Change } from '../../../text/frames';
import { absolute, intervalOf, meets, ratio, type Interval } from '../../arithmetic';
import type { Value } from '../../bind';
import type { BoundText } from '../../proof';

/** What the numbers of a change say. */

/** 增长-5%: a minus sign turns the word round; 减少-5% says it twice. */
export function directionOf({ sign, number }: Change): number {
  return sign === 1 && number.value.isNegative() ? -1 : sign;
}

/** 同口径增长5%, 剔除一次性因素后增加3万元: against a base that is not last year's amount. */
export function isOnOtherTerms({ context: { block }, word }: Change): boolean {
  const before = block.text.slice(Math.max(0, word.start - FURTHEST), word.start);
  return /同口径|可比口径|剔除|扣除/.test(before.slice(before.lastIndexOf('。') + 1));
}

/** How far before a change its terms may stand. */
const FURTHEST = 100;

export function saysDifference(text: BoundText, change: Change, difference: Value): boolean {
  const signed = change.sign === -1 ? { value: difference.value.neg(), half: difference.half } : difference;
  const printed = text.valueOf(change.number);
  if (change.sign === 0) return meets(printed, intervalOf(absolute(difference)));
  return meets(printed, intervalOf(signed)) || meets({ value: printed.value.abs(), half: printed.half }, intervalOf(signed));
}

export function saysRate(text: BoundText, change: Change, difference: Value, base: Value): boolean {
  const rate = ratio(difference, base);
  const printed = text.valueOf(change.number);
  // A base of next to nothing gives no rate to compare with.
  if (!rate) return base.value.isZero() ? printed.value.eq(100) || printed.value.isZero() : true;
  return meets(printed, signedRate(rate, change.sign));
}

function signedRate({ low, high }: Interval, sign: 1 | -1 | 0): Interval {
  if (sign === -1) return { low: high.neg(), high: low.neg() };
  if (sign === 0) return low.isNegative() && high.isNegative() ? { low: high.neg(), high: low.neg() } : { low, high };
  return { low, high };
}

/** The size of a part in percent of its whole. */
export function exact(part: Decimal, whole: Decimal): Decimal | null {
  return whole.isZero() ? null : part.div(whole).times(100).abs();
}
