import { slipBetween } from '../../relations/slips';
import type { Change } from '../../text/frames';
import type { PrintedAmount } from '../../text/number';
import { isTelling } from '../arithmetic';
import { accuse, all, NOTHING, type Judgement } from '../judgement';
import type { BoundText } from '../proof';
import { textOf } from '../wording';

/** T-DUPNUM: the same amount that changed at the same rate changed by the same difference, wherever the text says so. */
export function repeats(text: BoundText): Judgement {
  const groups = new Map<string, Change[]>();
  for (const rate of text.changes) {
    const { difference } = rate;
    const [target] = rate.of;
    // All that there was says nothing of how much it was.
    if (!difference || !target || !target.number.value?.gt(0) || rate.number.value.isZero() || difference.sign !== rate.sign) continue;
    const key = [target.number.value, target.number.unit, rate.number.value, rate.sign, rate.base.year].join('|');
    groups.set(key, [...(groups.get(key) ?? []), difference]);
  }
  return all([...groups.values()].map(judge));
}

/** The difference that most of them state; one that says otherwise is a slip. Of two that differ either may be. */
function judge(differences: readonly Change[]): Judgement {
  const count = (value: Change): number => differences.filter(({ number }) => number.value.eq(value.number.value)).length;
  const usual = [...differences].sort((a, b) => count(b) - count(a))[0]!;
  const odd = differences.filter(({ number }) => number.value.minus(usual.number.value).abs().gt(number.half.plus(usual.number.half)));
  if (odd.length === 0) return NOTHING;
  if (count(usual) > 1) return all(odd.map((change) => differs(change, usual, [change.number])));
  const [other] = odd;
  // The same amount and rate may be those of two subjects: only figures that are one slip apart were meant to be one.
  if (!isTelling(usual.number.value) || slipBetween(usual.number.value, other!.number.value, 2) === null) return NOTHING;
  return all([differs(usual, other!, []), differs(other!, usual, [])]);
}

function differs(change: Change, usual: Change, wrong: readonly PrintedAmount[]): Judgement {
  const { block } = change.context;
  const [stated, expected] = [textOf(block, change.number), textOf(usual.context.block, usual.number)];
  return accuse(
    {
      block,
      start: change.number.start,
      end: change.number.end,
      stated,
      expected,
      rule: 'T-DUPNUM',
      level: 'warning',
      zh: `金额和变动率相同，别处的增减额写 ${expected}，这里写 ${stated}；请核对。`,
      en: `The same amount and rate go with ${expected} elsewhere.`,
    },
    wrong,
  );
}
