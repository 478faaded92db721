import { isSubjectOnly } from '../../text/discourse';
import type { Change, Claim } from '../../text/frames';
import type { PrintedAmount } from '../../text/number';
import { isTelling, minus } from '../arithmetic';
import { accuse, all, confirm, NOTHING, type Judgement } from '../judgement';
import { pairsOf, type Pair } from '../pairs';
import { boundOf, operandsOf, type BoundText, type Operand } from '../proof';
import { textOf } from '../wording';
import { basesOf, type Base } from './growth/bases';
import { judgeFlat } from './growth/flat';
import { judgeTrend } from './growth/trend';
import { againstLastYear, ofLastYear } from './growth/last-year';
import { againstBudget, againstOwn } from './growth/own';
import { limits, moreThanAll } from './growth/limits';
import { directionOf, exact, isOnOtherTerms, saysDifference, saysRate } from './growth/numbers';
import { conflict, differsFromBase, turnedByMinus, wrongRate } from './growth/reports';
import { instead, isStated, MOST_WITH_TWO_PROOFS } from './instead';

/** T-GROW, T-DIR, T-BASE: differences, rates and their directions against this year's and last year's amounts, and against each other. */
export function growth(text: BoundText): Judgement {
  const judged = pairsOf(text.changes).map((pair) => ({ pair, ...judge(text, pair) }));
  const lastYear = ofLastYear(text, judged);
  return all([
    ...judged.map(({ pair, judgement, alone }) => {
      const main = mainOf(pair);
      const open = (judgement === NOTHING || alone !== undefined) && !isOnOtherTerms(main);
      const against = open && lastYear.shown(main.base) ? againstLastYear(text, pair, alone) : NOTHING;
      if (against !== NOTHING) return against;
      if (judgement !== NOTHING || !open) return judgement;
      const own = againstOwn(text, pair, lastYear.possible(main.base));
      return own === NOTHING ? againstBudget(text, pair) : own;
    }),
    ...judged.map(({ pair }) => turnedByMinus(pair)),
    ...judged.map(({ pair: { rate }, judgement }) => (rate && judgement.accused.length === 0 ? limits(text, rate) : NOTHING)),
    ...judged.map(({ pair: { difference, rate }, judgement }) =>
      difference && !rate && judgement === NOTHING ? moreThanAll(text, difference) : NOTHING,
    ),
    ...text.flats.map((flat) =>
      flat.of.length === 0 ? judgeTrend(text, flat, lastYear) : judgeFlat(text, flat, lastYear.shown(flat.base)),
    ),
    ...text.trends.map((trend) => judgeTrend(text, trend, lastYear)),
  ]);
}

/** What is said of a change. */
interface Judged {
  readonly judgement: Judgement;
  /** Whose change it is, where it only agrees with its own rate: both may have been left from last year. */
  readonly alone?: Claim;
}

function mainOf({ difference, rate }: Pair): Change {
  return (difference ?? rate)!;
}

function judge(text: BoundText, pair: Pair): Judged {
  const main = mainOf(pair);
  if (
    pair.difference &&
    pair.rate &&
    directionOf(pair.difference) * directionOf(pair.rate) < 0 &&
    !pair.rate.number.value.isZero() &&
    !pair.difference.number.value.isZero()
  )
    return { judgement: conflict(pair.difference, pair.rate) };
  if ([pair.difference, pair.rate].every((change) => !change || change.number.value.isZero()))
    return {
      judgement: confirm(
        'text',
        [pair.difference, pair.rate].flatMap((change) => (change ? [change.number] : [])),
      ),
    };
  const targets = main.of.length > 0 ? main.of : main.floating ? [main.floating] : [];
  const tried = targets.map((target) => tryTarget(text, target, pair));
  const held = tried.find(({ holds }) => holds === true);
  if (held) return held;
  if (targets.length === 0 || isOnOtherTerms(main)) return NOTHING_SAID;
  if (main.doubts.length > 0 && !isSelfContained(main)) return NOTHING_SAID;
  const turned = tried.find(({ strong }) => strong);
  if (turned) return turned;
  const failed = tried.filter(({ holds }) => holds === false);
  return failed.length === tried.length ? failed[0]! : NOTHING_SAID;
}

/** 资产总额15万元，较上年14万元增加1万元: amounts of no form, the three of which stand side by side. */
function isSelfContained({ of: [target, ...others], base, number, doubts, context: { block } }: Change): boolean {
  const { number: before } = base;
  if (!target || others.length > 0 || !before || number.kind !== 'money' || doubts.some((doubt) => doubt !== 'outside')) return false;
  const between = [block.text.slice(target.number.end, before.start), block.text.slice(before.end, number.start)];
  return target.context.block === block && between.every((words) => words.length <= LONGEST_BETWEEN && !/[0-9。;()]/.test(words));
}

const LONGEST_BETWEEN = 12;

const NOTHING_SAID: Judged = { judgement: NOTHING };

interface Tried extends Judged {
  readonly holds: boolean | null;
  /** Nothing else explains it. */
  readonly strong?: true;
}

const UNKNOWN: Tried = { holds: null, ...NOTHING_SAID };

function tryTarget(text: BoundText, target: Claim, pair: Pair): Tried {
  const now = operandsOf(text, target);
  const nothing = zeroBase(target, pair);
  if (nothing) return { holds: true, judgement: nothing };
  const before = basesOf(text, target, mainOf(pair));
  const fresh = before.length === 0 ? allNew(target, pair) : null;
  if (fresh) return { holds: true, judgement: fresh };
  const withBase = againstBase(text, target, now, before, pair);
  if (withBase.holds !== null) return withBase;
  return pair.difference && pair.rate ? againstEachOther(text, target, now, pair.difference, pair.rate) : UNKNOWN;
}

/** 节能环保支出85万元,较上年增加85万元: it was nothing before, and no form says otherwise. */
function allNew(target: Claim, { difference, rate }: Pair): Judgement | null {
  if (!difference || rate || difference.sign !== 1 || isSubjectOnly(target) || target.doubts.length > 0) return null;
  const { value } = difference.number;
  return value.eq(target.number.value) && !value.isZero() ? confirm('text', [difference.number]) : null;
}

/** T-ZEROBASE: all of the amount is new, so that a rate means nothing. */
function zeroBase(target: Claim, { difference, rate }: Pair): Judgement | null {
  if (!difference || !rate || difference.sign !== 1 || isSubjectOnly(target) || rate.number.value.isZero()) return null;
  if (!difference.number.value.eq(target.number.value) || difference.number.value.isZero()) return null;
  const hundred = rate.number.value.eq(100);
  const start = difference.context.block === rate.context.block ? difference.number.start : rate.number.start;
  return all([
    fromNothing(rate, start),
    confirm('text', hundred ? [target.number, difference.number, rate.number] : [target.number, difference.number]),
  ]);
}

/** T-ZEROBASE: a rate of growth where there was nothing before. */
function fromNothing({ context: { block }, number }: Change, start: number): Judgement {
  const stated = textOf(block, number);
  const hundred = number.value.eq(100);
  return accuse(
    {
      block,
      start,
      end: number.end,
      stated,
      rule: hundred ? 'T-ZEROBASE' : 'T-GROW',
      level: hundred ? 'hint' : 'error',
      zh: hundred ? `上年为 0，写“增长 ${stated}”没有意义，建议写“上年无此项”。` : `上年为 0，变动率不应写 ${stated}；请核对。`,
      en: 'There was nothing before: a rate of growth means nothing.',
    },
    hundred ? [] : [number],
  );
}

function againstBase(text: BoundText, target: Claim, now: readonly Operand[], before: readonly Base[], pair: Pair): Tried {
  for (const a of now)
    for (const b of before) {
      const difference = minus(a.value, b.value);
      const fitsDifference = !pair.difference || saysDifference(text, pair.difference, difference);
      const fitsRate = !pair.rate || saysRate(text, pair.rate, difference, b.value);
      if (!fitsDifference || !fitsRate) continue;
      const numbers = [
        ...(isStated(target, a) ? ownNumber(target) : []),
        ...(b.number ? [b.number] : []),
        ...[pair.difference, pair.rate].flatMap((change) => (change ? [change.number] : [])),
      ];
      const readings = [a.reading, b.reading].filter((reading) => reading !== null);
      const confirmed = confirm(readings.length === 2 ? 'cell' : 'text', numbers, readings);
      const known = isStated(target, a) || !pair.difference || !isTelling(difference.value);
      const against = known ? NOTHING : instead(text, target, a.reading!, { zh: '增减额', en: 'the difference' });
      const fresh = pair.rate?.number.value.eq(100) && b.number && b.value.value.isZero() && !a.value.value.isZero() ? pair.rate : null;
      return { holds: true, judgement: all([confirmed, against, fresh ? fromNothing(fresh, fresh.number.start) : NOTHING]) };
    }
  const turned = turnedRound(text, target, now, before, pair);
  if (turned) return { holds: false, strong: true, judgement: turned };
  const only = before.find((base) => base.only);
  const strong = only ?? before.find((base) => base.strong);
  const sure =
    strong && (only !== undefined || before.every((base) => base.strong)) && (isSubjectOnly(target) ? boundOf(text, target).sure : true);
  if (!strong || !sure || now.length === 0) return UNKNOWN;
  return { holds: false, judgement: differsFromBase(text, target, now, strong, pair) };
}

/** The very difference, with the direction turned round: words left from last year. */
function turnedRound(text: BoundText, target: Claim, now: readonly Operand[], before: readonly Base[], pair: Pair): Judgement | null {
  const { difference } = pair;
  if (!difference || difference.sign === 0 || difference.number.value.isZero()) return null;
  for (const a of now)
    for (const b of before) {
      const moved = minus(a.value, b.value);
      if (saysDifference(text, { ...difference, sign: difference.sign === 1 ? -1 : 1 }, moved))
        return differsFromBase(text, target, [a], b, pair);
    }
  return null;
}

function ownNumber(target: Claim): readonly PrintedAmount[] {
  return isSubjectOnly(target) ? [] : [target.number];
}

/** A rate of one digit can be that of many amounts. */
function isExact({ number }: Change): boolean {
  return number.decimals >= 1 && number.value.abs().gte(1);
}

/** A difference and a rate tell the base: this year's amount less the difference. */
function againstEachOther(text: BoundText, target: Claim, now: readonly Operand[], difference: Change, rate: Change): Tried {
  if (now.length === 0) return UNKNOWN;
  const moved = text.valueOf(difference.number);
  const signed = { value: moved.value.times(difference.sign || 1), half: moved.half };
  for (const operand of now) {
    const base = minus(operand.value, signed);
    // What only fits the amount of a cell tells nothing of the one beside it.
    const own = isStated(target, operand) ? ownNumber(target) : [];
    if (!saysRate(text, rate, signed, base)) continue;
    const told = confirm('text', [...own, difference.number, rate.number]);
    if (own.length > 0 || isSubjectOnly(target) || !isExact(rate)) return { holds: true, alone: target, judgement: told };
    return {
      holds: true,
      judgement: all([told, instead(text, target, operand.reading!, { zh: '变动率', en: 'the rate' }, MOST_WITH_TWO_PROOFS)]),
    };
  }
  const { value, reading } = now[0]!;
  const base = minus(value, signed);
  const rated = exact(signed.value, base.value);
  const right = rated && rate.number.value.isNegative() ? rated.neg() : rated;
  if (!right || (isSubjectOnly(target) && !boundOf(text, target).sure)) return UNKNOWN;
  return { holds: false, judgement: wrongRate(text, target, difference, rate, right, signed, value, reading) };
}
