import { Decimal } from 'decimal.js';
import { itemOf } from '../../forms/vocabulary';
import { bind } from '../../facts/bind';
import { halfOf, sumOf } from '../../relations/relation';
import { parseNumber } from '../../workbook/number';
import { normalize } from '../../workbook/text';
import { place } from '../support/check';
import { SAME_DATUM, INFORMATION, and } from '../basis';
import { defineRule, type CheckContext, type Report } from '../rule';
import { PROCUREMENT, pair } from '../support/forms';

const NOTED =
  /((?:货物|工程|服务)(?:(?:和|、|及|与)(?:货物|工程|服务)){0,2})(?:类)?(?:采购)?(?:预算|支出|金额)?(?:为|共|合计)?([0-9][0-9,]{0,15}(?:\.[0-9]{1,6})?)(万元|元)/g;

/** X-NOTE: an amount that a note gives for lines of its form is that of those lines. */
const noteAmounts = (context: CheckContext): Report[] =>
  context.disclosure.forms.flatMap((form) => {
    if (form.kind !== '政府采购表') return [];
    return form.notes.flatMap(({ text, cell }) =>
      [...normalize(text).matchAll(NOTED)].flatMap(([, names = '', stated = '', unit = '']): Report[] => {
        const items = names.split(/和|、|及|与/).map((name) => itemOf(name));
        const terms = items.flatMap((item) => (item ? (bind(form, { line: { type: 'item', item } }, 'addend') ?? []) : []));
        const number = parseNumber(stated);
        if (terms.length === 0 || !number) return [];
        const scale = unit === '万元' ? 10000 : 1;
        const sum = sumOf(terms);
        const tolerance = new Decimal(10).pow(-number.decimals).times(scale).div(2).plus(halfOf(terms));
        if (number.value.times(scale).minus(sum).abs().lte(tolerance)) return [];
        return [
          {
            zh: `备注写“${names}…${stated}${unit}”，表内${names}合计为 ${sum.div(scale).toString()}${unit}；请核对备注的口径和金额。`,
            en: `The note gives ${stated}${unit} for ${names}; the form has ${sum.div(scale).toString()}${unit}.`,
            cells: [place(cell, text), ...terms.map(({ amount }) => place(amount.cell, amount.value?.toString() ?? '', 'addend'))],
            form,
            expected: sum.div(scale).toString(),
            actual: stated,
          },
        ];
      }),
    );
  });

export default defineRule({
  id: 'X-NOTE',
  level: 'error',
  basis: and(INFORMATION, SAME_DATUM),
  text: {
    zh: { name: '备注与表内数', statement: '备注中的金额 = 所说各行之和' },
    en: { name: 'notes and cells', statement: 'an amount in a note is that of the lines it names' },
  },
  check: noteAmounts,
  examples: [{ ...pair(`${PROCUREMENT}\n注：货物和工程采购预算2.65万元。`, ['预算2.65万元', '预算3.65万元']), first: '政府采购预算表!A8' }],
});
