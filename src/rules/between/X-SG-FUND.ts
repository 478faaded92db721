import { formOf, linesFor } from '../../facts/bind';
import { isBlank, term, type Draft } from '../../relations/relation';
import type { Cross } from '../support/cross';
import { itemTerms, PUBLIC_ITEMS } from '../support/economic';
import { defineRule } from '../rule';
import { both, summaryWith, RECEPTIONS } from '../support/forms';

/** “三公” is about 财政拨款: of the economic summary it is the column 其中：财政拨款 that must cover it . */
function publicFunds(cross: Cross): Draft[] {
  const form = formOf(cross.disclosure, '“三公”经费表');
  const summary = formOf(cross.disclosure, '支出经济分类汇总表');
  const panel = summary?.panels[0];
  const column = panel?.columns.findIndex(({ facets, ofWhich }) => ofWhich && facets.source === '财政拨款') ?? -1;
  if (!form || !summary || !panel || column < 0) return [];
  return PUBLIC_ITEMS.flatMap(([item, code]) => {
    const right = itemTerms(form, item);
    const left = (linesFor(panel, { type: 'economic', code }) ?? []).map((line) =>
      term(summary, line.amounts[column]!, `${line.label}·其中财政拨款`, 'total'),
    );
    if (!right || left.length === 0 || right.every(isBlank)) return [];
    return [cross.between(left, right, { comparison: '≥', family: code })];
  });
}

export default defineRule({
  id: 'X-SG-FUND',
  level: 'warning',
  basis: { zh: '“三公”经费口径：财政拨款（含上年结转结余）安排', en: 'the scope of “三公”: appropriations, what is carried over included' },
  text: {
    zh: { name: '“三公”资金口径', statement: '经济分类汇总表“其中：财政拨款” ≥ “三公”经费（财政拨款口径）' },
    en: { name: 'funds of the three public expenses', statement: 'the column 其中：财政拨款 covers them' },
  },
  relations: publicFunds,
  examples: [{ valid: both(summaryWith('5.25'), RECEPTIONS), invalid: both(summaryWith('4.25'), RECEPTIONS), first: '三公经费表!B6' }],
});
