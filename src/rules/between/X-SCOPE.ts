import { bind, formOf, total } from '../../facts/bind';
import { halfOf, sumOf } from '../../relations/relation';
import { formatYuan, yuanShown } from '../../relations/statement';
import { normalize } from '../../workbook/text';
import { place } from '../support/check';
import { defineRule, type CheckContext, type Report } from '../rule';
import { GENERAL, YEARS, pair, both } from '../support/forms';

/** X-SCOPE: a form called 本年 or 当年 does not hold the carry-over. */
const titleScope = (context: CheckContext): Report[] => {
  const summary = formOf(context.disclosure, '收支总表');
  const all = summary && bind(summary, { line: total, side: '支出' }, 'total');
  const yearly = summary && bind(summary, { line: total, side: '支出', facets: { period: '本年' } }, 'total');
  if (!all || !yearly || sumOf(all).eq(sumOf(yearly))) return [];
  return context.disclosure.forms.flatMap((form) => {
    if (!/本年|当年/.test(normalize(form.title)) || form.kind !== '一般公共预算支出表') return [];
    const own = bind(form, { line: total }, 'total');
    if (
      !own ||
      sumOf(own)
        .minus(sumOf(all))
        .abs()
        .gt(halfOf([...own, ...all])) ||
      sumOf(own).eq(sumOf(yearly))
    )
      return [];
    return {
      zh: `表题写“本年”，合计 ${yuanShown(sumOf(own), form)} 却含上年结转（本年为 ${yuanShown(sumOf(yearly), form)}）；请核实口径或改表题。`,
      en: `The title says 本年 but the total includes the carry-over; please verify.`,
      cells: own.map(({ amount }) => place(amount.cell, formatYuan(sumOf(own), form), 'total')),
      form,
    };
  });
};

export default defineRule({
  id: 'X-SCOPE',
  level: 'warning',
  basis: { zh: '公开表注所述口径', en: 'the scope that the notes of the forms state' },
  text: {
    zh: { name: '口径声明', statement: '表题写“本年”“当年”的，不含上年结转' },
    en: { name: 'scope of a title', statement: 'a form called 本年 does not hold the carry-over' },
  },
  check: titleScope,
  examples: [
    { ...pair(both(YEARS, GENERAL), ['一般公共预算支出表\n一般', '一般公共预算支出表\n本年一般']), first: '一般公共预算支出表!C4' },
  ],
});
