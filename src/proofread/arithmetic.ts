import { Decimal } from 'decimal.js';
import type { Value } from './bind';

/** Interval arithmetic for what sentences derive: differences, rates, shares. Money in 元, rates in percent. */

export interface Interval {
  readonly low: Decimal;
  readonly high: Decimal;
}

const HUNDRED = new Decimal(100);

export function intervalOf({ value, half }: Value): Interval {
  return { low: value.minus(half), high: value.plus(half) };
}

/** Whether a printed number can stand for something within an interval. */
export function meets(printed: Value, { low, high }: Interval): boolean {
  return printed.value.plus(printed.half).gte(low) && printed.value.minus(printed.half).lte(high);
}

/** part / whole in percent; null where the whole may be 0. */
export function ratio(part: Value, whole: Value): Interval | null {
  if (whole.value.abs().lte(whole.half)) return null;
  const quotients = [part.value.minus(part.half), part.value.plus(part.half)].flatMap((a) =>
    [whole.value.minus(whole.half), whole.value.plus(whole.half)].map((b) => a.div(b).times(HUNDRED)),
  );
  return { low: Decimal.min(...quotients), high: Decimal.max(...quotients) };
}

/** Whether a printed percentage can be that of a part of a whole; null where the whole may be 0. As `ratio` has it, without dividing. */
export function isRatio(printed: Value, part: Value, whole: Value): boolean | null {
  if (whole.value.abs().lte(whole.half)) return null;
  if (whole.value.isNegative() || part.value.lt(part.half)) return meets(printed, ratio(part, whole)!);
  const [most, least] = [part.value.plus(part.half).times(HUNDRED), part.value.minus(part.half).times(HUNDRED)];
  return (
    printed.value.plus(printed.half).times(whole.value.plus(whole.half)).gte(least) &&
    printed.value.minus(printed.half).times(whole.value.minus(whole.half)).lte(most)
  );
}

/** part / whole as it is printed from the middle of both. */
export function exactRatio(part: Value, whole: Value): Decimal | null {
  return whole.value.isZero() ? null : part.value.div(whole.value).times(HUNDRED);
}

export function minus(a: Value, b: Value): Value {
  return { value: a.value.minus(b.value), half: a.half.plus(b.half) };
}

export function plus(a: Value, b: Value): Value {
  return { value: a.value.plus(b.value), half: a.half.plus(b.half) };
}

export function absolute({ value, half }: Value): Value {
  return { value: value.abs(), half };
}

/** Whether parts add up to a whole, each as exact as it is written. */
export function addsUp(parts: readonly Value[], whole: Value): boolean {
  const sum = parts.reduce(plus, { value: new Decimal(0), half: new Decimal(0) });
  return meets(sum, intervalOf(whole));
}

/** Four digits or more before the zeros at its end: two such figures are hardly equal, or one slip apart, by chance. */
export function isTelling(value: Decimal): boolean {
  return value.times(100).toFixed(0).replace(/0+$/, '').replace('-', '').length >= 4;
}

/** Less than one unit of the last place off (`half` is half of it): cut off, or made to fit. */
export function isLastPlace(stated: Decimal, right: Decimal, half: Decimal): boolean {
  return stated.minus(right).abs().lt(half.times(2));
}
