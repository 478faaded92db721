import { slipBetween } from '../../relations/slips';
import { claimKey } from '../../text/discourse';
import type { Change } from '../../text/frames';
import type { PrintedAmount } from '../../text/number';
import { isRatio, isTelling, minus, plus } from '../arithmetic';
import { valueOfNumber } from '../bind';
import { accuse, all, type Judgement } from '../judgement';
import type { BoundText } from '../proof';
import { groupBy } from '../whereabouts';
import { textOf } from '../wording';

/** T-DUPNUM: what the text says twice of one amount, it says alike: its difference, and its rate. */
export function repeats(text: BoundText): Judgement {
  const rates = text.changes.filter(isRateTold);
  const certain = rates.filter(({ of }) => of.length === 1);
  const amounts = ({ of }: Change): string => of.map(({ number }) => `${number.value?.toString()}`).join(' ');
  const paired = rates.filter(({ difference, sign, number }) => difference?.sign === sign && (sign === 1 || number.value.lt(MOST_TELLING)));
  return all([
    ...groups(certain, ({ of: [target], base }) => `${base.stage} ${claimKey(target!)}`).map((same) => judge(same, 'same')),
    ...groups(rates.filter(isTellingAmount), (rate) => `${rate.base.stage} ${amounts(rate)}`).map((alike) => judge(alike, 'alike')),
    ...groups(paired, ({ number }) => number.value.toString()).map((bound) => {
      const free = new Set(bound.filter(isOfItsRate).map(differenceOf));
      return judge(bound.map(differenceOf), 'bound', free);
    }),
  ]);
}

/** Round amounts are those of many things. */
function isTellingAmount({ of: [target] }: Change): boolean {
  return isTelling(target!.number.value);
}

/** A rate of two decimals leaves a large amount several differences: one that it leaves is no slip for not being the others'. */
function isOfItsRate({ of: [target], number, sign, difference }: Change): boolean {
  const [now, moved] = [valueOfNumber(target!.number), valueOfNumber(difference!.number)];
  return isRatio(valueOfNumber(number), moved, sign === 1 ? minus(now, moved) : plus(now, moved)) === true;
}

function differenceOf({ difference }: Change): Change {
  return difference!;
}

/** All that there was says nothing of how much it was. */
function isRateTold({ of: [target], number, doubts }: Change): boolean {
  return (
    number.kind === 'rate' &&
    doubts.length === 0 &&
    target?.number.value !== undefined &&
    target.number.value.gt(0) &&
    !number.value.isZero()
  );
}

/** Changes of the same amount against the same year, that are alike in what else is asked. */
function groups(changes: readonly Change[], asked: (change: Change) => string): Change[][] {
  const found = groupBy(changes, (change) => {
    const { number } = change.of[0]!;
    return [number.value, number.unit, change.sign, change.base.year, asked(change)].join('|');
  });
  return [...found.values()].filter(({ length }) => length > 1);
}

/**
 * The number that most of them state; one that says otherwise is a slip. Of two that differ either may be.
 * `same`: all are said of one thing; `bound`: what is said beside each determines it, but for those `free`; `alike`: the same amount may
 * be that of two things, so that only figures one slip apart were meant to be one.
 */
function judge(changes: readonly Change[], of: 'same' | 'bound' | 'alike', free: ReadonlySet<Change> = NONE): Judgement {
  const alike = [...groupBy(changes, ({ number }) => number.value.toString()).values()];
  const [usual, ...others] = alike.reduce((most, group) => (group.length > most.length ? group : most)) as [Change, ...Change[]];
  const most = others.length > 0;
  const odd = changes
    .filter(({ number }) => number.value.minus(usual.number.value).abs().gt(number.half.plus(usual.number.half)))
    .filter((other) => of === 'same' || (of === 'bound' && most && !free.has(other)) || isSlip(usual, other));
  if (most) return all(odd.map((change) => differs(change, usual, [change.number])));
  return all(odd.flatMap((other) => [differs(usual, other, []), differs(other, usual, [])]));
}

const NONE: ReadonlySet<Change> = new Set();

/** Rates of nearly all there was begin alike, and say little of how much that was. */
const MOST_TELLING = 90;

function isSlip({ number: usual }: Change, { number: other }: Change): boolean {
  const telling = usual.kind === 'money' || usual.value.lt(MOST_TELLING);
  return telling && isTelling(usual.value) && slipBetween(usual.value, other.value, 2) !== null;
}

function differs(change: Change, usual: Change, wrong: readonly PrintedAmount[]): Judgement {
  const { block } = change.context;
  const [stated, expected] = [textOf(block, change.number), textOf(usual.context.block, usual.number)];
  const what = change.number.kind === 'rate' ? '变动率' : '增减额';
  return accuse(
    {
      block,
      start: change.number.start,
      end: change.number.end,
      stated,
      expected,
      rule: 'T-DUPNUM',
      level: 'warning',
      zh: `同一金额（${textOf(change.of[0]!.context.block, change.of[0]!.number)}）的${what}别处写 ${expected}，这里写 ${stated}；请核对。`,
      en: `For the same amount ${expected} is stated elsewhere.`,
    },
    wrong,
  );
}
