import { Decimal } from 'decimal.js';
import { pairsOf } from '../../proofread/pairs';
import type { BoundText } from '../../proofread/proof';
import { isSubjectOnly } from '../../text/discourse';
import type { PrintedAmount } from '../../text/number';
import { percent } from './percent';

/**
 * Whether a text computes its changes from the amounts it prints (3.51万元 − 3.31万元) and not from finer ones of its forms: then each rate
 * is its difference by the amount less that difference, which finer amounts would seldom give where the difference is small.
 */
export function computesFromPrinted(text: BoundText): boolean {
  let telling = 0;
  for (const { difference, rate } of pairsOf(text.changes)) {
    if (!difference || !rate || difference.sign === 0 || difference.base.year !== -1) continue;
    const [target] = difference.of;
    if (!target || isSubjectOnly(target) || target.number.unit !== difference.number.unit) continue;
    const half = finestOf(text, difference.number);
    const by = difference.number.value.abs().times(difference.sign);
    const base = target.number.value.minus(by);
    const said = rateOf(by, base, rate.number);
    const other = rateOf(by.plus(half), base.minus(half), rate.number);
    if (!said || !other || said.eq(other)) continue;
    if (!said.eq(rate.number.value.abs())) return false;
    telling += 1;
  }
  return telling >= FEWEST;
}

const FEWEST = 2;

/** Half the last place that the text prints of amounts in a unit: 0.2万元 beside 3.51万元 leaves out a zero. */
function finestOf({ text }: BoundText, { unit, half }: PrintedAmount): Decimal {
  const same = text.tokens.flatMap((tokens) => tokens.flatMap(({ number }) => (number?.unit === unit ? [number.half] : [])));
  return Decimal.min(half, ...same);
}

function rateOf(by: Decimal, base: Decimal, { decimals }: PrintedAmount): Decimal | null {
  return percent(by, base)?.abs().toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP) ?? null;
}
