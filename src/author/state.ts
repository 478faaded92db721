import { recognise } from '../forms/recognise';
import type { WorkbookSnapshot } from '../workbook/snapshot';
import { fillTotals } from './fill';
import { fillState, type FillState } from './probe';
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

/** The sentence about a workbook that validation shows in place of a finding for each blank total; null where it is filled in. */
export function fillNote(workbook: WorkbookSnapshot, language: Language = 'zh'): string | null {
  const state = fillState(recognise(workbook));
  return stateSentence(state, state === 'totals blank' ? fillTotals(workbook, language).cells.length : 0, language);
}
