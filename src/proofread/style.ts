import { Decimal } from 'decimal.js';
import { isSubjectOnly } from '../text/discourse';
import type { PrintedAmount } from '../text/number';
import type { Bound, Value } from './bind';

/**
 * How exactly the amounts of a text are written, unit by unit (half a last place, in 元). Many writers leave out zeros at the end: 52万元
 * for 52.00. Where the cells that its numbers agree with show that a text does, and none shows that it rounds, every number in that unit
 * is as exact as the most exact of them; sums and rates are then compared as narrowly.
 */
export type Exactness = ReadonlyMap<string, Decimal>;

const ZERO = new Decimal(0);

export function exactnessOf(claims: readonly Bound[]): Exactness {
  const seen = new Map<string, { finest: Decimal; shortened: number; rounded: boolean }>();
  const money = claims.filter(({ claim }) => !isSubjectOnly(claim) && claim.number.kind === 'money' && !claim.number.half.isZero());
  for (const { claim } of money) {
    const { unit, half } = claim.number;
    const known = seen.get(unit);
    if (!known) seen.set(unit, { finest: half, shortened: 0, rounded: false });
    else if (half.lt(known.finest)) known.finest = half;
  }
  for (const { claim, agreeing, sure } of money) {
    const { unit, half, value } = claim.number;
    const known = seen.get(unit)!;
    const [best] = agreeing;
    if (!best || half.eq(known.finest)) continue;
    if (
      value
        .minus(best.yuan)
        .abs()
        .lte(Decimal.max(known.finest, best.half.lt(known.finest) ? ZERO : best.half))
    )
      known.shortened++;
    else if (sure) known.rounded = true;
  }
  return new Map(
    [...seen].flatMap(([unit, { finest, shortened, rounded }]) => (shortened > 0 && !rounded ? [[unit, finest] as const] : [])),
  );
}

/** A number of the text, as exact as the text is. */
export function valueIn(exactness: Exactness, { value, half, unit, kind }: PrintedAmount): Value {
  const own = kind === 'money' ? exactness.get(unit) : undefined;
  return { value, half: own?.lt(half) ? own : half };
}
