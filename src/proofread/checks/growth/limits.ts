import { Decimal } from 'decimal.js';
import { isSubjectOnly } from '../../../text/discourse';
import type { Change } from '../../../text/frames';
import { accuse, NOTHING, type Judgement } from '../../judgement';
import type { BoundText } from '../../proof';
import { correctionOf, shown, textOf } from '../../wording';
import { directionOf } from './numbers';

/** What is not negative fell by 100% at most, and by 100% where nothing is left. */
export function limits({ lines }: BoundText, rate: Change): Judgement {
  const target = rate.of.length === 1 ? rate.of[0]! : null;
  if (!target || rate.number.kind !== 'rate' || rate.doubts.length > 0 || directionOf(rate) !== -1 || isSubjectOnly(target)) return NOTHING;
  const { number, context } = rate;
  const size = number.value.abs();
  const { value } = target.number;
  if (value.isNegative() || size.isZero() || size.eq(100) || (!value.isZero() && size.lt(100))) return NOTHING;
  const { block } = context;
  const stated = textOf(block, number);
  const right = new Decimal(number.value.isNegative() ? -100 : 100);
  return accuse(
    {
      block,
      start: number.start,
      end: number.end,
      stated,
      rule: 'T-GROW',
      level: 'error',
      ...(value.isZero() ? { expected: shown(right, number), correction: correctionOf(block, number, right, lines) } : {}),
      zh: value.isZero()
        ? `“${target.label}”为 0，下降幅度只能是 100%，文中写 ${stated}；请核对。`
        : `“${target.label}”的下降幅度不可能超过 100%，文中写 ${stated}；请核对。`,
      en: `What fell to ${textOf(target.context.block, target.number)} fell by 100 % at most, not ${stated}.`,
    },
    [number],
  );
}
