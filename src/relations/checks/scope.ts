import { bind, formOf, total } from '../bind';
import type { Finding } from '../../findings/finding';
import { halfOf, sumOf } from '../relation';
import { formatYuan } from '../statement';
import { normalize } from '../../workbook/text';
import { itemOf } from '../../forms/vocabulary';
import { Decimal } from 'decimal.js';
import { parseNumber } from '../../workbook/number';
import { place, report, type Check } from './check';

/** X-SCOPE: a form called 本年 or 当年 does not hold the carry-over. */
export const titleScope: Check = (context) => {
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
    return report(context, {
      rule: 'X-SCOPE',
      level: 'warning',
      zh: `表题写“本年”，合计 ${formatYuan(sumOf(own), form)} 却含上年结转（本年为 ${formatYuan(sumOf(yearly), form)}）；请核实口径或改表题。`,
      en: `The title says 本年 but the total includes the carry-over; please verify.`,
      cells: own.map(({ amount }) => place(amount.cell, formatYuan(sumOf(own), form), 'total')),
      form,
    });
  });
};

/** X-JGYX: a form 机关运行经费 beside the operating funds of basic expenditure. */
export const agencyFunds: Check = (context) => {
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
    report(context, {
      rule: 'X-JGYX',
      level: 'warning',
      zh: `机关运行经费 ${formatYuan(sumOf(own), form)} 与基本支出的公用经费 ${formatYuan(sumOf(operating), form)} 不同；部门含事业单位或当地另有口径的，请注明口径。`,
      en: `机关运行经费 differs from the operating funds of basic expenditure; state the definition used.`,
      cells: [...own, ...operating].map(({ amount, role }) => place(amount.cell, amount.value?.toString() ?? '', role)),
      form,
    }),
  ];
};

const NOTED =
  /((?:货物|工程|服务)(?:(?:和|、|及|与)(?:货物|工程|服务)){0,2})(?:类)?(?:采购)?(?:预算|支出|金额)?(?:为|共|合计)?([0-9][0-9,]{0,15}(?:\.[0-9]{1,6})?)(万元|元)/g;

/** X-NOTE: an amount that a note gives for lines of its form is that of those lines. */
export const noteAmounts: Check = (context) =>
  context.disclosure.forms.flatMap((form) => {
    if (form.kind !== '政府采购表') return [];
    return form.notes.flatMap(({ text, cell }) =>
      [...normalize(text).matchAll(NOTED)].flatMap(([, names = '', stated = '', unit = '']): Finding[] => {
        const items = names.split(/和|、|及|与/).map((name) => itemOf(name));
        const terms = items.flatMap((item) => (item ? (bind(form, { line: { type: 'item', item } }, 'addend') ?? []) : []));
        const number = parseNumber(stated);
        if (terms.length === 0 || !number) return [];
        const scale = unit === '万元' ? 10000 : 1;
        const sum = sumOf(terms);
        const tolerance = new Decimal(10).pow(-number.decimals).times(scale).div(2).plus(halfOf(terms));
        if (number.value.times(scale).minus(sum).abs().lte(tolerance)) return [];
        return [
          report(context, {
            rule: 'X-NOTE',
            level: 'error',
            zh: `备注写“${names}…${stated}${unit}”，表内${names}合计为 ${sum.div(scale).toString()}${unit}；请核对备注的口径和金额。`,
            en: `The note gives ${stated}${unit} for ${names}; the form has ${sum.div(scale).toString()}${unit}.`,
            cells: [place(cell, text), ...terms.map(({ amount }) => place(amount.cell, amount.value?.toString() ?? '', 'addend'))],
            form,
            expected: sum.div(scale).toString(),
            actual: stated,
          }),
        ];
      }),
    );
  });
