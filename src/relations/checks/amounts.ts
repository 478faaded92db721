import { place, report, type Check } from './check';

/** A-NEG: amounts other than what is carried over are not negative; 红字 wants an explanation. */
export const negativeAmounts: Check = (context) =>
  context.disclosure.forms
    .filter(({ facets }) => facets.period !== '上年结转')
    .flatMap((form) =>
      form.panels.flatMap(({ lines, columns }) =>
        lines.flatMap((line) =>
          line.amounts.flatMap((amount, column) => {
            if (columns[column]!.beside === 'difference') return [];
            if (!amount.value?.isNegative() || amount.value.isZero() || /结转|结余|净/.test(line.label + columns[column]!.path.join('')))
              return [];
            return report(context, {
              rule: 'A-NEG',
              level: 'warning',
              zh: `“${line.label}”为负数 ${amount.value.toString()}；收支数一般不为负，确为冲销的请说明，否则请核对正负号。`,
              en: `${line.label} is negative (${amount.value.toString()}); explain it or correct the sign.`,
              cells: [place(amount.cell, amount.value.toString(), 'culprit')],
              form,
            });
          }),
        ),
      ),
    );
