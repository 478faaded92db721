import { bind, formOf, total } from '../../facts/bind';
import { halfOf, isBlank, sumOf, type Term } from '../../relations/relation';
import { yuanShown } from '../../relations/statement';
import type { Disclosure } from '../../forms/disclosure';
import { place } from '../support/check';
import { itemTerms } from '../support/economic';
import { unitTypeOf } from '../support/unit-type';
import { LAW_EXPLAINED, AGENCIES, and } from '../basis';
import { defineRule, type CheckContext, type Report } from '../rule';
import { AGENCY, BASIC, both, GENERAL, pair } from '../support/forms';

/** Where 机关运行经费 stands: in a form of its own, as a column beside the “三公”, or in the list of operations. */
function agencyTerms(disclosure: Disclosure): Term[] | null {
  const own = formOf(disclosure, '机关运行经费表');
  if (own) return bind(own, { line: total }, 'total');
  for (const kind of ['“三公”经费表', '机构运行信息表'] as const) {
    const form = formOf(disclosure, kind);
    const terms = form && itemTerms(form, '机关运行经费');
    if (terms && !terms.every(isBlank)) return terms;
  }
  return null;
}

/** 机关运行经费 beside the operating funds of basic expenditure, where only an agency is paid. */
const agencyFunds = ({ disclosure }: CheckContext): Report[] => {
  const basic = formOf(disclosure, '一般公共预算基本支出表');
  const own = unitTypeOf(disclosure) === 'agency' ? agencyTerms(disclosure) : null;
  const operating = own && basic && bind(basic, { line: total, facets: { funds: '公用' } }, 'counterpart');
  if (!operating) return [];
  const off = sumOf(own).minus(sumOf(operating)).abs();
  if (off.lte(halfOf([...own, ...operating]))) return [];
  const { form } = own[0]!;
  return [
    {
      zh: `机关运行经费 ${yuanShown(sumOf(own), form)} 与基本支出的公用经费 ${yuanShown(sumOf(operating), form)} 不同；部门含事业单位或当地另有口径的，请注明口径。`,
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
      remark: '只比支出中仅有“行政运行”的单位；部门含事业单位、当地另有口径的不比',
    },
    en: {
      name: 'agency operating funds',
      statement: '机关运行经费 = operating funds of basic expenditure',
      remark: 'compared for units whose only running subject is 行政运行',
    },
  },
  check: agencyFunds,
  examples: [
    { ...pair(both(GENERAL, BASIC, AGENCY), ['合计 | 15', '合计 | 14'], ['办公费 | 12.95', '办公费 | 11.95']), first: '机关运行经费!B4' },
  ],
});
