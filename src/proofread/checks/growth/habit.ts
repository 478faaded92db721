import { slipBetween } from '../../../relations/slips';
import { isSubjectOnly } from '../../../text/discourse';
import type { Change, Claim, Flat } from '../../../text/frames';
import { isTelling, minus } from '../../arithmetic';
import type { Value } from '../../bind';
import { NOTHING, type Judgement } from '../../judgement';
import type { Pair } from '../../pairs';
import { boundOf, operandsOf, type BoundText, type Operand } from '../../proof';
import { MOST_TO_ACCUSE } from '../instead';
import { basesOf, type Base } from './bases';
import { differsFromBase } from './reports';

/**
 * Whether 上年 in this text means what last year's forms hold: nearly all differences that could be compared with them agree. Which amounts
 * 上年 stands for (budget, final, executed) is seldom said, so that a single one that disagrees would prove nothing.
 */
export function isHabit(text: BoundText, judged: readonly { readonly pair: Pair; readonly judgement: Judgement }[]): boolean {
  const compared = judged.filter(({ pair }) => lastYears(text, pair) !== null);
  const agreeing = compared.filter(({ judgement: { confirmed } }) => confirmed.some(({ by }) => by === 'cell'));
  return agreeing.length >= LEAST_FOR_HABIT && (compared.length - agreeing.length) * MOST_AGAINST <= agreeing.length;
}

const LEAST_FOR_HABIT = 5;
const MOST_AGAINST = 5;

/** Last year's amount of the same form, where the amount now is that of a cell and nothing says which 上年 is meant. */
function lastYears(text: BoundText, { difference, rate }: Pair): { target: Claim; now: Operand; base: Base } | null {
  const change = (difference ?? rate)!;
  const { of, base } = change;
  if (base.year !== -1 || base.stage !== null || base.number || !base.stated) return null;
  const found = of.map((target) => sameForm(text, target, change));
  if (of.length === 1) return found[0]!;
  // Of several that may have changed it is the one whose difference is a slip away.
  return (
    found.find(
      (one) => one && difference && isTelling(difference.number.value) && isSlip(difference, minus(one.now.value, one.base.value)),
    ) ?? null
  );
}

function isSlip({ number }: Change, { value }: Value): boolean {
  return slipBetween(number.value.abs(), value.abs(), 2) !== null;
}

export function sameForm(text: BoundText, target: Claim, change: Change | Flat): { target: Claim; now: Operand; base: Base } | null {
  if (target.doubts.length > 0 || isSubjectOnly(target)) return null;
  const now = operandsOf(text, target).find(
    ({ reading }) => reading && reading.cost <= MOST_TO_ACCUSE && boundOf(text, target).agreeing.length > 0,
  );
  const base = basesOf(text, target, change).find(
    ({ reading }) => reading && reading.form.kind === now?.reading?.form.kind && reading.cost <= MOST_TO_ACCUSE,
  );
  return now && base ? { target, now, base } : null;
}

export function againstHabit(text: BoundText, pair: Pair): Judgement {
  const found = [pair.difference, pair.rate].some((change) => change && change.doubts.length > 0) ? null : lastYears(text, pair);
  return found ? differsFromBase(text, found.target, [found.now], found.base, pair) : NOTHING;
}
