import type { Decimal } from 'decimal.js';
import { slipBetween } from '../relations/slips';
import type { Claim } from '../text/frames';
import type { PrintedAmount } from '../text/number';
import { isTelling } from './arithmetic';
import type { Value } from './bind';

/** An amount of a sum that is to come to nothing, and how it counts in it. */
export interface Member {
  readonly number: PrintedAmount;
  readonly sign: 1 | -1;
}

/** One number that, written otherwise, makes a sum right. */
export interface Slip<M extends Member = Member> {
  readonly member: M;
  readonly right: Decimal;
}

/**
 * The members of a sum whose one slip explains what is left over (known to `half`), where that is hardly chance.
 */
export function slipsIn<M extends Member>(all: readonly M[], suspects: readonly M[], { value: rest, half }: Value): Slip<M>[] {
  const exact = exactnessOf(all);
  return suspects.flatMap((member) => {
    const { number } = member;
    const step = number.half.times(2);
    const near = step.isZero() ? 0 : Math.min(MOST_NEAR, half.div(step).floor().toNumber());
    if (!isTelling(number.value) && !exact(2 * near + 1)) return [];
    const middle = number.value.minus(rest.times(member.sign));
    const right = around(middle, step, near)
      // What roundings may have moved is no slip.
      .filter((value) => value.gt(0) && value.minus(number.value).abs().gt(half))
      .find((value) => slipBetween(number.value, value, 2) !== null);
    return right ? [{ member, right }] : [];
  });
}

const MOST_NEAR = 3;

/** A value and its neighbours, the nearest first. */
export function around(middle: Decimal, step: Decimal, count: number): Decimal[] {
  const steps = Array.from({ length: count }, (_, index) => step.times(index + 1));
  return [middle, ...steps.flatMap((away) => [middle.plus(away), middle.minus(away)])];
}

/**
 * Whether a sum has so many places that it hardly comes out by chance after one slip: every digit could be one of nine others, and what is
 * left over one of as many figures as its largest member has steps, of which `fitting` would do.
 */
function exactnessOf(all: readonly Member[]): (fitting: number) => boolean {
  let least: { readonly digits: number; readonly steps: number } | null = null;
  return (fitting) => {
    least ??= {
      digits: all.reduce((count, { number }) => count + stepsOf(number).toFixed(0).length, 0),
      steps: all.reduce((most, { number }) => Math.max(most, stepsOf(number).toNumber()), 0),
    };
    return least.digits * 9 * fitting * LEAST_CHANCE <= least.steps;
  };
}

function stepsOf({ value, half }: PrintedAmount): Decimal {
  return half.isZero() ? value.abs() : value.abs().div(half.times(2));
}

/** One in so many may be chance. */
const LEAST_CHANCE = 30;

export function membersOf(whole: Claim, parts: readonly Claim[]): (Member & { readonly claim: Claim })[] {
  return [whole, ...parts].map((claim) => ({ claim, number: claim.number, sign: claim === whole ? 1 : -1 }));
}
