import type { Claim, Flat, Trend } from '../../../text/frames';
import { minus } from '../../arithmetic';
import { accuse, NOTHING, type Judgement } from '../../judgement';
import { boundOf, isAccused, operandsOf, type BoundText } from '../../proof';
import { isSubjectOnly } from '../../../text/discourse';
import { called, cellsOf, shown } from '../../wording';
import { basesOf, type Base } from './bases';
import { sameForm, type OfLastYear } from './last-year';

/** So many per cent of what was before must have come or gone: more where the words do not say which of last year's forms they mean. */
const LEAST = { said: 2, unsaid: 10 };

/**
 * T-DIR: 较上年增加，主要是…, without an amount: whatever it may be measured against went the other way. Also 与上年持平 of what the text only
 * names.
 */
export function judgeTrend(text: BoundText, trend: Trend | Flat, lastYear: OfLastYear): Judgement {
  const target = trend.of[0] ?? trend.floating;
  const { base, context, word } = trend;
  if (!target || trend.of.length > 1 || target.doubts.length > 0 || !base.stated || base.other || base.number) return NOTHING;
  const { sure, agreeing } = boundOf(text, target);
  const now = operandsOf(text, target);
  if (now.length === 0 || !(isSubjectOnly(target) ? sure : agreeing.length > 0)) return NOTHING;
  const { said, bases, usual } = comparedWith(text, target, trend, lastYear);
  if (bases.length === 0 || [...now, ...bases].some(({ reading }) => reading && isAccused(text, reading))) return NOTHING;
  const sign = trend.type === 'trend' ? trend.sign : 0;
  const isAgainst = now.every((a) =>
    bases.every((b) => {
      const moved = minus(a.value, b.value);
      const size = moved.value.abs();
      const isMove = size.gt(moved.half) && size.times(100).gt(b.value.value.abs().times(said ? LEAST.said : LEAST.unsaid));
      return isMove && (sign === 0 ? size.times(20).gt(b.value.value.abs()) : moved.value.isNegative() === sign > 0);
    }),
  );
  if (!isAgainst) return NOTHING;
  const before = usual ?? bases[0]!;
  const { block } = context;
  const stated = block.text.slice(word.start, word.end);
  const [is, was] = [shown(now[0]!.value.value, target.number), shown(before.value.value, target.number)];
  return accuse(
    {
      block,
      start: word.start,
      end: word.end,
      stated,
      rule: sign === 0 ? 'T-FLAT' : 'T-DIR',
      level: 'warning',
      zh: `${called(target)}写“${stated}”，但本期为 ${is}，所比的数为 ${was}；请核对。`,
      en: `${called(target, 'en')} is said to be “${stated}”, but is ${is} now and was ${was}.`,
      cells: cellsOf([now[0]!, before].flatMap(({ reading }) => reading ?? [])),
    },
    [],
  );
}

interface Compared {
  /** Whether the words, or the other changes of the text, say what is measured against. */
  readonly said: boolean;
  /** All that it may be; none where that is anyone's guess. */
  readonly bases: readonly Base[];
  /** The amount of the same form a year before. */
  readonly usual: Base | undefined;
}

function comparedWith(text: BoundText, target: Claim, trend: Trend | Flat, lastYear: OfLastYear): Compared {
  const all = basesOf(text, target, trend);
  const usual = sameForm(text, target, trend)?.base;
  const strong = all.filter((base) => base.strong);
  if (strong.length > 0 || lastYear.shown(trend.base)) return { said: true, bases: [...strong, ...(usual ? [usual] : [])], usual };
  if (!usual || !lastYear.possible(trend.base)) return { said: false, bases: [], usual };
  return { said: false, bases: all.filter(({ reading }) => (reading?.cost ?? 0) <= usual.reading!.cost), usual };
}
