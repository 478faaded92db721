import { Decimal } from 'decimal.js';
import { isSameThing, isSubjectOnly } from '../../../text/discourse';
import type { Change } from '../../../text/frames';
import { accuse, NOTHING, type Judgement } from '../../judgement';
import type { BoundText } from '../../proof';
import { called, miswritten, textOf } from '../../wording';
import { directionOf } from './numbers';

/** What is printed as nothing may be next to nothing. */
const NEARLY_ALL = 99;

/** What is not negative fell by 100% at most, and by 100% where nothing is left. */
export function limits({ lines }: BoundText, rate: Change): Judgement {
  const target = rate.of.length === 1 ? rate.of[0]! : null;
  if (!target || rate.number.kind !== 'rate' || rate.doubts.length > 0 || directionOf(rate) !== -1 || isSubjectOnly(target)) return NOTHING;
  const { number, context } = rate;
  const size = number.value.abs();
  const left = target.number.value;
  if (left.isNegative() || size.isZero() || (size.lte(100) && (!left.isZero() || size.gte(NEARLY_ALL)))) return NOTHING;
  const right = new Decimal(number.value.isNegative() ? -100 : 100);
  const { expected, correction, ...report } = miswritten(context.block, number, right, lines);
  return accuse(
    {
      ...report,
      ...(left.isZero() ? { expected, correction } : {}),
      rule: 'T-GROW',
      level: 'error',
      zh: left.isZero()
        ? `${called(target)}为 0，下降幅度只能是 100%，文中写 ${report.stated}；请核对。`
        : `${called(target)}的下降幅度不可能超过 100%，文中写 ${report.stated}；请核对。`,
      en: `What fell to ${textOf(target.context.block, target.number)} fell by 100 % at most, not ${report.stated}.`,
    },
    [number],
  );
}

/** 公务接待费0.4万元,比上年增加0.6万元: what is not negative grew by no more than all of it. */
export function moreThanAll(text: BoundText, difference: Change): Judgement {
  const { of, number, context, doubts, base } = difference;
  const [target, ...others] = of;
  if (!target || others.length > 0 || doubts.length > 0 || directionOf(difference) !== 1 || base.number || !base.stated || base.year !== -1)
    return NOTHING;
  // What is carried over can have been less than nothing.
  if (
    (target.facets.period && target.facets.period.value !== '本年') ||
    isSubjectOnly(target) ||
    target.doubts.length > 0 ||
    target.number.value.isNegative()
  )
    return NOTHING;
  const alone = text.where
    .inSentence(context.sentence)
    .every(
      ({ claim }) =>
        claim === target ||
        claim.context.segment !== context.segment ||
        (isSameThing(claim, target) && claim.number.value.lt(number.value)),
    );
  if (!alone || target.context.segment !== context.segment) return NOTHING;
  const over = number.value.minus(number.half).minus(target.number.value).minus(target.number.half);
  if (over.lte(0)) return NOTHING;
  const stated = textOf(context.block, number);
  const now = textOf(target.context.block, target.number);
  return accuse(
    {
      block: context.block,
      start: difference.word.start,
      end: number.end,
      stated,
      rule: 'T-GROW',
      level: 'error',
      zh: `${called(target)}为 ${now}，不可能比上年增加 ${stated}；请核对数字和增减方向。`,
      en: `What is ${now} has not grown by ${stated}: see the number and the direction.`,
    },
    [number],
  );
}
