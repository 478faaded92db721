import type { Disclosure } from '../forms/disclosure';
import type { Level } from '../findings/finding';
import type { Review } from '../findings/review';
import type { WorkbookSnapshot } from '../workbook/snapshot';
import { fillTotals } from './fill';
import { keyOf, withCells } from './places';
import { fillState, missingTotals, type FillState } from './probe';
import type { Language } from './relations';

/** What is said of a workbook that is not filled in, in one sentence instead of findings; null for one that is. */
export function stateSentence(state: FillState, totals: number, language: Language): string | null {
  if (state === 'nothing') return language === 'zh' ? '尚未填列：各表还没有填数。' : 'Nothing is filled in yet.';
  if (state === 'totals blank')
    return language === 'zh'
      ? `合计尚未填列：明细已填，${totals} 个合计可由勾稽关系得出，请用“填列合计”（gouji fill）一次填好。`
      : `The totals are not filled in: the parts are, and ${totals} totals follow from them; fill them with “Fill totals” (gouji fill).`;
  return null;
}

/** A workbook that is not filled in, as validation looks at it. */
export interface Unfilled {
  /** With the totals that follow from what is filled in. */
  readonly workbook: WorkbookSnapshot;
  /** The cells of those totals, by `sheet!address`. */
  readonly cells: ReadonlySet<string>;
  readonly sentence: string;
}

/** What validation has to know of a workbook in which nothing, or no total, is filled in; null for any other. */
export function unfilledIn(workbook: WorkbookSnapshot, disclosure: Disclosure, language: Language): Unfilled | null {
  const state = fillState(disclosure);
  // A form or two without data are published as they are; a whole set of them has not been begun.
  if (state === 'nothing' && disclosure.forms.length < A_SET) return null;
  if (state === 'nothing') return { workbook, cells: new Set(), sentence: stateSentence(state, 0, language)! };
  if (state === 'filled' || missingTotals(disclosure).size < FEW) return null;
  const plan = fillTotals(workbook, language);
  const values = new Map(plan.cells.map((cell) => [keyOf(cell), Number(cell.value)]));
  return { workbook: withCells(workbook, values), cells: new Set(values.keys()), sentence: stateSentence(state, values.size, language)! };
}

const A_SET = 3;

/** Fewer blank totals than this are named one by one. */
const FEW = 10;

/**
 * A review of the workbook with its totals put in, told of the workbook as it is: what takes a total that is blank says nothing until it is
 * filled in, and empty forms are no finding where nothing is filled in.
 */
export function asUnfilled(review: Review, { cells, sentence }: Unfilled): Review {
  const findings = review.findings.filter((finding) =>
    cells.size > 0 ? !finding.cells.some((cell) => cells.has(keyOf(cell))) : finding.rule !== 'C-EMPTY',
  );
  const count = (wanted: Level): number => findings.filter(({ level }) => level === wanted).length;
  const summary = { error: count('error'), warning: count('warning'), hint: count('hint'), rounding: count('rounding') };
  return { ...review, findings, summary, notFilled: sentence };
}
