import { bind, formOf, total } from '../../facts/bind';
import type { FormKind } from '../../forms/disclosure';
import { FUND_FORMS } from '../../forms/form-words';
import type { Draft, Term } from '../../relations/relation';
import { drawnFrom } from '../basis';
import { defineRule } from '../rule';
import { agreeing, type Cross } from '../support/cross';
import { APPROPRIATIONS, both, FUNDS, GENERAL, STATE_CAPITAL } from '../support/forms';

const KINDS: readonly FormKind[] = ['一般公共预算支出表', ...FUND_FORMS.values()];

function threeBudgets(cross: Cross): Draft[] {
  const summary = formOf(cross.disclosure, '财政拨款收支总表');
  const parts = KINDS.map((kind) => formOf(cross.disclosure, kind));
  if (!summary || parts.some((form) => form === null)) return [];
  const bound = parts.map((form) => bind(form!, { line: total, side: '支出' }, 'counterpart'));
  if (bound.some((terms) => terms === null)) return [];
  const right: Term[] = bound.flatMap((terms) => terms!);
  const pair = agreeing(cross.totals(summary, { line: total, side: '支出' }, 'total'), [right]);
  return pair ? [cross.between(pair[0], pair[1])] : [];
}

const CAPITAL = STATE_CAPITAL.replaceAll('8.5', '0');

export default defineRule({
  id: 'X-T4SUM',
  level: 'error',
  basis: drawnFrom('公开04表取自财决01-1表，公开05、08、09表取自财决07、09、11表'),
  text: {
    zh: {
      name: '财政拨款支出合计',
      statement: '财政拨款收支总表的支出合计 = 一般公共预算 + 政府性基金 + 国有资本经营三表的支出合计',
      remark: '三表齐全时才比；差额正好是结转结余的为口径不同',
    },
    en: {
      name: 'appropriations in all',
      statement: 'the spending of 财政拨款收支总表 = that of the forms of the three budgets',
      remark: 'compared where all three forms are there',
    },
  },
  relations: threeBudgets,
  examples: [
    {
      valid: both(APPROPRIATIONS, GENERAL, FUNDS, CAPITAL),
      invalid: both(APPROPRIATIONS, GENERAL, FUNDS, CAPITAL.replaceAll('| 0 | 0 | 0', '| 1 | 0 | 1')),
      first: '国有资本经营预算支出表!C4',
    },
  ],
});
