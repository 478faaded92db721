import { slipBetween } from '../../../relations/slips';
import { isSubjectOnly } from '../../../text/discourse';
import type { Claim, Completion } from '../../../text/frames';
import { exactRatio, isRatio, isTelling } from '../../arithmetic';
import { accuse, NOTHING, type Judgement } from '../../judgement';
import { boundOf, type BoundText, type Operand } from '../../proof';
import { called, cellsOf, miswritten, shown, textOf } from '../../wording';
import type { Budget } from './planned';

/**
 * 年初预算46万元,决算41.3万元,完成年初预算的91.78%,小于年初预算3.7万元: the rate is that of another budget, which the forms hold or the
 * difference tells, and not of the one that stands beside it.
 */
export function mistold(text: BoundText, completion: Completion, of: Claim, actual: Operand, planned: Budget): Judgement {
  const { budgetClaim, number, gap, stage, doubts, context } = completion;
  if (!budgetClaim || gap || doubts.length > 0 || isSubjectOnly(of) || isWhole(number.value)) return NOTHING;
  const { number: own, stage: said, context: there, doubts: unread } = budgetClaim;
  if (unread.length > 0 || there.sentence !== context.sentence || !isSame(said, stage)) return NOTHING;
  if (boundOf(text, budgetClaim).agreeing.length > 0 || boundOf(text, of).agreeing.length === 0) return NOTHING;
  if (isRatio(text.valueOf(number), actual.value, text.valueOf(own)) !== false) return NOTHING;
  const report = miswritten(there.block, own, planned.value.value, text.lines);
  return accuse(
    {
      ...report,
      rule: 'T-COMPL',
      level: 'warning',
      zh: `${called(budgetClaim)}写作 ${report.stated}，而完成率 ${textOf(context.block, number)} 是按 ${report.expected} 算出的；请核对预算数和完成率。`,
      en: `The rate of ${textOf(context.block, number)} is that of a budget of ${report.expected}, not of ${report.stated}.`,
      cells: cellsOf(planned.reading ? [planned.reading] : []),
    },
    [own],
  );
}

/** 0% and 100% are said of whatever was not spent, or as planned. */
function isWhole(value: Budget['value']['value']): boolean {
  return value.isZero() || value.eq(100);
}

function isSame(said: string | null, stage: string | null): boolean {
  return said === stage || said === '预算' || stage === '预算' || stage === null;
}

/** A rate one digit off, or with two swapped, from that over an amount that the words may mean: with four digits that is hardly chance. */
export function slippedRate(
  text: BoundText,
  { number, gap, context }: Completion,
  of: Claim,
  actual: Operand,
  budgets: readonly Budget[],
): Judgement {
  if (gap || !actual.reading || of.doubts.length > 0 || !isTelling(number.value)) return NOTHING;
  for (const planned of budgets) {
    if (!planned.reading || actual.reading.form !== planned.reading.form) continue;
    const right = exactRatio(actual.value, planned.value)?.toDecimalPlaces(number.decimals);
    if (!right || !isTelling(right) || !slipBetween(number.value, right, number.decimals)) continue;
    const report = miswritten(context.block, number, right, text.lines);
    return accuse(
      {
        ...report,
        rule: 'T-COMPL',
        level: 'warning',
        zh: `${called(of)}为《${planned.reading.form.title}》中预算 ${shown(planned.value.value, of.number)} 的 ${report.expected}，文中写 ${report.stated}；如说的是同一个预算，请改正。`,
        en: `The completion of ${called(of, 'en')} over the budget of the form is ${report.expected}, one slip away from ${report.stated}.`,
        cells: cellsOf([actual.reading, planned.reading]),
      },
      [number],
    );
  }
  return NOTHING;
}
