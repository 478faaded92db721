import { slipBetween } from '../../../relations/slips';
import { isSubjectOnly } from '../../../text/discourse';
import type { Change, Claim, Flat, Trend } from '../../../text/frames';
import { isTelling, minus } from '../../arithmetic';
import type { Value } from '../../bind';
import { NOTHING, type Judgement } from '../../judgement';
import type { Pair } from '../../pairs';
import { boundOf, operandsOf, type BoundText, type Operand } from '../../proof';
import { MOST_WITH_PROOF } from '../instead';
import { basesOf, type Base } from './bases';
import { differsFromBase } from './reports';

/** What was found of a change. */
interface Found {
  readonly pair: Pair;
  readonly judgement: Judgement;
}

/**
 * The changes of a text that are those of last year's forms, if they are right. Where a sentence says which amounts it compares with (上年决算数
 * of final accounts, 上年预算数 of a budget), some must agree with that workbook, as many as do not. What 上年 alone stands for (budget, final,
 * executed) is seldom said, so that a single one that disagrees would prove nothing: nearly all must agree.
 */
export function ofLastYear(text: BoundText, judged: readonly Found[]): OfLastYear {
  const compared = judged.filter(({ pair }) => besideOf(text, pair) !== null);
  const counted = (stages: (stage: Stage) => boolean): { readonly agreeing: number; readonly others: number } => {
    const own = compared.filter(({ pair: { difference, rate } }) => stages((difference ?? rate)!.base.stage));
    const agreeing = own.filter(({ judgement: { confirmed } }) => confirmed.some(({ by }) => by === 'cell')).length;
    return { agreeing, others: own.length - agreeing };
  };
  const holds = (stages: (stage: Stage) => boolean, least: number, most: number): boolean => {
    const { agreeing, others } = counted(stages);
    return agreeing >= least && others * most <= agreeing;
  };
  const said = STAGES[text.disclosure.kind];
  const bySaid = holds((stage) => said.has(stage), LEAST_SAID, 1);
  const byHabit = holds((stage) => stage === null, LEAST_FOR_HABIT, MOST_AGAINST);
  const mayBe = (stages: (stage: Stage) => boolean): boolean => {
    const { agreeing, others } = counted(stages);
    return others <= Math.max(1, agreeing);
  };
  const [maySaid, mayAlone] = [mayBe((stage) => said.has(stage)), mayBe((stage) => stage === null)];
  return {
    shown: ({ year, stage }) => year === -1 && (stage === null ? byHabit : bySaid && said.has(stage)),
    possible: ({ year, stage }) => {
      if (year !== -1 || (stage === null ? !mayAlone : !maySaid || !said.has(stage))) return null;
      return stage === null ? 'unsaid' : 'said';
    },
  };
}

/** Whether what a change is measured against is the amount of last year's forms. */
export interface OfLastYear {
  /** The other changes of the text show it. */
  readonly shown: (base: Change['base']) => boolean;
  /** They do not show otherwise; and whether its own words say so. */
  readonly possible: (base: Change['base']) => 'said' | 'unsaid' | null;
}

type Stage = Change['base']['stage'];

const STAGES: Readonly<Record<'budget' | 'final', ReadonlySet<Stage>>> = { budget: new Set(['预算', '年初']), final: new Set(['决算']) };
const LEAST_SAID = 2;
const LEAST_FOR_HABIT = 5;
const MOST_AGAINST = 5;

/** The amount of the same form a year before. */
function besideOf(text: BoundText, { difference, rate }: Pair, told?: Claim): { target: Claim; now: Operand; base: Base } | null {
  const change = (difference ?? rate)!;
  const { base } = change;
  const of = told ? [told] : spokenOf(change);
  if (base.year !== -1 || base.number || !base.stated) return null;
  const found = of.map((target) => sameForm(text, target, change));
  if (of.length === 1) return found[0]!;
  // Of several that may have changed it is the one whose difference is a slip away.
  return (
    found.find(
      (one) => one && difference && isTelling(difference.number.value) && isSlip(difference, minus(one.now.value, one.base.value)),
    ) ?? null
  );
}

/** 比上年:基本工资增加3万元,办公费减少2万元: what stands without an amount of its own has the one of the form that its words name. */
function spokenOf({ of, floating }: Change): readonly Claim[] {
  return of.length === 0 && floating ? [floating] : of;
}

function isSlip({ number }: Change, { value }: Value): boolean {
  return slipBetween(number.value.abs(), value.abs(), 2) !== null;
}

export function sameForm(
  text: BoundText,
  target: Claim,
  change: Change | Flat | Trend,
): { target: Claim; now: Operand; base: Base } | null {
  const { sure, agreeing } = boundOf(text, target);
  if (target.doubts.length > 0 || !(isSubjectOnly(target) ? sure : agreeing.length > 0)) return null;
  const now = operandsOf(text, target).find(({ reading }) => reading && reading.cost <= MOST_WITH_PROOF);
  const base = basesOf(text, target, change).find(
    ({ reading }) => reading && reading.form.kind === now?.reading?.form.kind && reading.cost <= MOST_WITH_PROOF,
  );
  return now && base ? { target, now, base } : null;
}

/** A change that is not that of last year's form. `told`: whose it is, where its rate shows that. */
export function againstLastYear(text: BoundText, pair: Pair, told?: Claim): Judgement {
  const found = [pair.difference, pair.rate].some((change) => change && change.doubts.length > 0) ? null : besideOf(text, pair, told);
  return found ? differsFromBase(text, found.target, [found.now], found.base, pair) : NOTHING;
}
