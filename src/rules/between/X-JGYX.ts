import { bind, formOf, total } from '../../relations/bind';
import { halfOf, sumOf } from '../../relations/relation';
import { formatYuan } from '../../relations/statement';
import { place } from '../support/check';
import { LAW_EXPLAINED, AGENCIES, and } from '../basis';
import { defineRule, type CheckContext, type Report } from '../rule';
import { BASIC, AGENCY, pair, both } from '../support/forms';

/** X-JGYX: a form 机关运行经费 beside the operating funds of basic expenditure. */
const agencyFunds = (context: CheckContext): Report[] => {
  const form = formOf(context.disclosure, '机关运行经费表');
  const basic = formOf(context.disclosure, '一般公共预算基本支出表');
  const own = form && bind(form, { line: total }, 'total');
  const operating = basic && bind(basic, { line: total, facets: { funds: '公用' } }, 'counterpart');
  if (
    !form ||
    !own ||
    !operating ||
    sumOf(own)
      .minus(sumOf(operating))
      .abs()
      .lte(halfOf([...own, ...operating]))
  )
    return [];
  return [
    {
      zh: `机关运行经费 ${formatYuan(sumOf(own), form)} 与基本支出的公用经费 ${formatYuan(sumOf(operating), form)} 不同；部门含事业单位或当地另有口径的，请注明口径。`,
      en: `机关运行经费 differs from the operating funds of basic expenditure; state the definition used.`,
      cells: [...own, ...operating].map(({ amount, role }) => place(amount.cell, amount.value?.toString() ?? '', role)),
      form,
    },
  ];
};

export default defineRule({
  id: 'X-JGYX',
  level: 'warning',
  basis: and(LAW_EXPLAINED, AGENCIES),
  text: {
    zh: {
      name: '机关运行经费与公用经费',
      statement: '行政、参公单位：机关运行经费 = 一般公共预算基本支出的公用经费',
      remark: '部门含事业单位、当地另有口径的，注明即可',
    },
    en: {
      name: 'agency operating funds',
      statement: '机关运行经费 = operating funds of basic expenditure',
      remark: 'units with 事业单位 or a local definition say so',
    },
  },
  check: agencyFunds,
  examples: [{ ...pair(both(BASIC, AGENCY), ['合计 | 15', '合计 | 14'], ['办公费 | 12.95', '办公费 | 11.95']), first: '机关运行经费!B4' }],
});
