import { Decimal } from 'decimal.js';
import { slipBetween } from '../../../relations/slips';
import type { Change } from '../../../text/frames';
import type { PrintedAmount } from '../../../text/number';
import type { BoundText } from '../../proof';
import { around } from '../../slips';
import type { Moved } from './moved';

/** What a number should have been, if one slip in it explains the whole of the rest and is known to its last places. */
export function slipIn(text: BoundText, one: Moved, rest: Decimal, half: Decimal): Decimal | null {
  const { change, claim, before } = one;
  if (!change) return null;
  const { number, sign } = change;
  const wanted = before.value.plus(rest);
  const now = text.valueOf(claim.number).value;
  if (number.kind === 'money') {
    const right = now.minus(wanted).times(sign);
    if (half.gt(text.valueOf(number).half.times(MOST_PARTS)) || !right.gt(0)) return null;
    const printed = near(number, right, half).find((value) => slipBetween(number.value, value, 2) !== null);
    return printed && keepsRate(text, change, now, printed) ? printed : null;
  }
  // What was nothing before grew by 100%.
  if (wanted.abs().lte(half)) return sign === 1 && slipBetween(number.value, ALL_NEW, number.decimals) ? ALL_NEW : null;
  // A rate of one digit can be any other.
  if (!wanted.gt(half) || number.value.toString().length < 2) return null;
  const ends = [wanted.minus(half), wanted.plus(half)].map((base) => now.div(base).minus(1).times(100).times(sign));
  const right = ends[0]!.plus(ends[1]!).div(2);
  const slack = ends[0]!.minus(ends[1]!).abs().div(2);
  if (slack.gt(number.half.times(WIDEST)) || !right.gt(0)) return null;
  return near(number, right, slack).find((value) => slipBetween(number.value, value, number.decimals) !== null) ?? null;
}

/** Whether the rate beside a difference allows another difference. */
function keepsRate({ changes }: BoundText, change: Change, now: Decimal, difference: Decimal): boolean {
  const rate = changes.find((other) => other.difference === change);
  const base = now.minus(difference.times(change.sign));
  if (!rate || base.lte(0)) return !rate;
  return difference.div(base).times(100).minus(rate.number.value).abs().lte(rate.number.half.times(2));
}

const ALL_NEW = new Decimal(100);
const MOST_PARTS = 60;
const WIDEST = 4;

/** The numbers that can be printed within reach of a value, the nearest first. */
function near({ decimals, half, kind }: PrintedAmount, value: Decimal, reach: Decimal): Decimal[] {
  const step = kind === 'money' ? Decimal.min(half.times(2), new Decimal(10).pow(2)) : new Decimal(10).pow(-decimals);
  return around(value.div(step).round().times(step), step, Math.min(MOST_NEAR, reach.div(step).floor().toNumber() + 1));
}

const MOST_NEAR = 8;
