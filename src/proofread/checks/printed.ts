import type { Decimal } from 'decimal.js';
import { isSubjectOnly } from '../../text/discourse';
import type { Change, Claim } from '../../text/frames';
import { isLastPlace, meets, minus, ratio } from '../arithmetic';
import { accuse, all, NOTHING, type Judgement } from '../judgement';
import type { BoundText } from '../proof';
import { miswritten, textOf } from '../wording';

/**
 * T-GROW where small amounts allow many rates: a text whose rates are all those of its printed amounts, to the last place, has one that is
 * not. Writers who compute from finer amounts are left alone: their rates differ from the printed ones here and there.
 */
export function printedRates(text: BoundText): Judgement {
  const loose = text.changes.flatMap((rate) => looseRate(text, rate) ?? []);
  const odd = loose.filter(({ rate: { number }, right }) => !number.value.eq(right.toDecimalPlaces(number.decimals)));
  const exact = loose.length - odd.length;
  return exact >= FEWEST && odd.length * 5 <= exact ? all(odd.map((one) => rateReport(text, one))) : NOTHING;
}

/** So many rates of small amounts show how a text computes. */
const FEWEST = 3;
/** In half places: an interval so wide allows more than one rate. */
const WIDE = 2;

interface LooseRate {
  readonly rate: Change;
  readonly difference: Change;
  readonly target: Claim;
  readonly right: Decimal;
}

/** A rate that agrees with the printed amounts, which would agree with many others. */
function looseRate(text: BoundText, rate: Change): LooseRate | null {
  const { difference, of, number } = rate;
  const target = of.find((claim) => !isSubjectOnly(claim));
  if (!difference || !target || number.value.isZero()) return null;
  const now = text.valueOf(target.number);
  const { value, half } = text.valueOf(difference.number);
  const moved = { value: value.times(difference.sign || 1), half };
  const base = minus(now, moved);
  const interval = base.value.gt(0) ? ratio({ value, half }, base) : null;
  if (!interval || !meets({ value: number.value, half: number.half }, interval)) return null;
  if (interval.high.minus(interval.low).lte(number.half.times(WIDE))) return null;
  return { rate, difference, target, right: value.div(base.value).times(100) };
}

function rateReport(text: BoundText, { rate, difference, target, right }: LooseRate): Judgement {
  const { number, context } = rate;
  const report = miswritten(context.block, number, right, text.lines);
  const { stated, expected } = report;
  const last = isLastPlace(number.value, right, number.half);
  return accuse(
    {
      ...report,
      rule: 'T-GROW',
      level: last ? 'hint' : 'warning',
      zh: `按文中的 ${textOf(target.context.block, target.number)} 和 ${textOf(difference.context.block, difference.number)} 计算，变动率为 ${expected}，这里写 ${stated}（文中其他变动率都按印出的数计算）；请核对。`,
      en: `By the printed amounts the rate is ${expected}, not ${stated}.`,
    },
    last ? [] : [number],
  );
}
