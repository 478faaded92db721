import type { Amount } from '../../forms/disclosure';
import { place } from '../support/check';
import { defineRule, type CheckContext, type Report } from '../rule';
import { PROCUREMENT, pair } from '../support/forms';

/** A-NEG: amounts other than what is carried over are not negative; 红字 wants an explanation. */
const negativeAmounts = (context: CheckContext): Report[] =>
  context.disclosure.forms
    .filter(({ facets }) => facets.period !== '上年结转')
    .flatMap((form) =>
      form.panels.flatMap(({ lines, columns }) =>
        lines
          .filter(({ amounts }) => amounts.some(isNegative))
          .flatMap((line) =>
            line.amounts.flatMap((amount, column) => {
              if (!isNegative(amount) || columns[column]!.beside === 'difference') return [];
              if (/结转|结余|净/.test(line.label + columns[column]!.path.join(''))) return [];
              const printed = amount.value!.toString();
              return {
                zh: `“${line.label}”为负数 ${printed}；收支数一般不为负，确为冲销的请说明，否则请核对正负号。`,
                en: `${line.label} is negative (${printed}); explain it or correct the sign.`,
                cells: [place(amount.cell, printed, 'culprit')],
                form,
              };
            }),
          ),
      ),
    );

function isNegative(amount: Amount): boolean {
  if (amount.blank || amount.micro !== undefined) return !amount.blank && amount.micro! < 0;
  return amount.value!.isNegative() && !amount.value!.isZero();
}

export default defineRule({
  id: 'A-NEG',
  level: 'warning',
  basis: { zh: '财决01表核实性公式（非调整表各行不小于 0）', en: 'form 财决01: lines are not negative unless it is an adjustment' },
  text: {
    zh: { name: '负数', statement: '金额不小于 0；红字须说明' },
    en: { name: 'negative amounts', statement: 'amounts are not negative; 红字 wants an explanation' },
  },
  check: negativeAmounts,
  examples: [{ ...pair(PROCUREMENT, ['货物 | 2.15', '货物 | -2.15']), first: '政府采购预算表!B5' }],
});
