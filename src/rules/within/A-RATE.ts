import { ARITHMETIC } from '../basis';
import { defineRule, type CheckContext, type Report, type Unchecked } from '../rule';
import type { Bilingual } from '../../findings/finding';
import type { RateColumn } from '../../forms/disclosure';
import { place } from '../support/check';
import { SPENDING_OF_TWO_YEARS, pair } from '../support/forms';
import { wrongRates, type WrongRate } from '../support/rates';

const rates = ({ disclosure, workbook, implicated }: CheckContext): (Report | Unchecked)[] =>
  disclosure.forms.flatMap((form) => {
    const sheet = workbook.sheets.find(({ name }) => name === form.sheet);
    if (!sheet) return [];
    return form.panels.flatMap((panel) =>
      panel.rates.flatMap((rate): (Report | Unchecked)[] => {
        const wrong = wrongRates(sheet, panel, rate);
        if (!wrong) return [{ form, unchecked: ofNothing(rate) }];
        return wrong
          .filter(({ of, by }) => ![of, by].some(({ cell }) => implicated.has(`${cell.sheet}!${cell.address}`)))
          .map((found): Report => ({ ...reportOf(found), form }));
      }),
    );
  });

const ofNothing = ({ path }: RateColumn): Bilingual => ({
  zh: `“${path.at(-1)!}”栏与表中各栏的数多数对不上，看不出由哪两栏算出`,
  en: `the rates in “${path.at(-1)!}” agree with no two columns on most lines`,
});

function reportOf({ line, heading, printed, of, by, less, expected }: WrongRate): Report {
  const [a, b] = [of.cell.address, by.cell.address];
  const [zh, en] = less === 1 ? [`（${a} − ${b}）÷ ${b}`, `(${a} − ${b}) ÷ ${b}`] : [`${a} ÷ ${b}`, `${a} ÷ ${b}`];
  return {
    zh: `“${line.label.trim()}·${heading}”填 ${printed.text}，按 ${zh} 计算为 ${expected}，请核对。`,
    en: `“${line.label.trim()}·${heading}” is ${printed.text}; ${en} gives ${expected}. Check the cells listed.`,
    cells: [
      place(printed.cell, printed.text, 'culprit'),
      ...[of, by].map(({ cell, value }) => place(cell, value?.toString() ?? '', 'addend')),
    ],
    expected,
    actual: printed.text,
  };
}

export default defineRule({
  id: 'A-RATE',
  level: 'warning',
  basis: ARITHMETIC,
  text: {
    zh: {
      name: '增减率、完成率、占比栏',
      statement:
        '增减率 =（本年 − 上年）÷ 上年；完成率 = 决算数 ÷ 预算数；占比 = 本行 ÷ 合计行（或所属的上级行），按所填位数（四舍五入或截尾）',
      remark: '基数为 0 或空白的不核；哪两栏相比以多数行相符为准，0 和 100% 不作凭据，看不出的列为没有核对；所用金额已有差错的不另报',
    },
    en: {
      name: 'columns of rates',
      statement:
        'growth = (this year − last year) ÷ last year; completion = spent ÷ budget; share = line ÷ total (or the line it belongs to), at the digits given, rounded or cut off',
      remark:
        'nothing is divided by 0 or by a blank; the columns compared are those that agree on most lines, 0 and 100% telling nothing, and a column that agrees with none is listed as not checked; amounts already found wrong accuse no rate',
    },
  },
  check: rates,
  examples: [{ ...pair(SPENDING_OF_TWO_YEARS, ['| 5.15 | 20.60', '| 5.15 | 26.00']), first: '一般公共预算支出表!F5' }],
});
