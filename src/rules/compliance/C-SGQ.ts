import { formOf } from '../../facts/bind';
import type { Term } from '../../relations/relation';
import { DISCLOSURE } from '../basis';
import { defineRule, type CheckContext, type Report } from '../rule';
import { place } from '../support/check';
import { itemTerms } from '../support/economic';
import { OPERATIONS, pair } from '../support/forms';

const PAIRS: readonly (readonly [expense: string, count: string, both: boolean])[] = [
  ['因公出国（境）费', '因公出国（境）团组数', true],
  ['公务用车购置费', '公务用车购置数', true],
  ['公务用车运行费', '公务用车保有量', false],
  ['公务接待费', '国内公务接待批次', true],
];

const PERSONS: readonly (readonly [persons: string, groups: string])[] = [
  ['因公出国（境）人次数', '因公出国（境）团组数'],
  ['国内公务接待人次', '国内公务接待批次'],
  ['国（境）外公务接待人次', '国（境）外公务接待批次'],
];

/** Expenses without what they were spent on, quantities without an expense, and fewer guests than receptions. */
const quantities = ({ disclosure }: CheckContext): Report[] => {
  const form = formOf(disclosure, '机构运行信息表');
  if (!form) return [];
  const term = (item: string): Term | null => itemTerms(form, item)?.[0] ?? null;
  const report = (left: Term, right: Term, zh: string, en: string): Report => ({
    zh: `${zh}；请核对。`,
    en: `${en}; please verify.`,
    cells: [left, right].map(({ amount }) => place(amount.cell, amount.value?.toString() ?? '')),
    form,
  });
  const isFilled = ({ amount: { value } }: Term): boolean => value !== null && !value.isZero();
  return [
    ...PAIRS.flatMap(([expense, count, both]) => {
      const [spent, counted] = [term(expense), term(count)];
      if (!spent || !counted || isFilled(spent) === isFilled(counted) || (!both && !isFilled(spent))) return [];
      const [zh, en] = isFilled(spent)
        ? [`有${expense}而${count}为 0`, `${expense} without ${count}`]
        : [`有${count}而${expense}为 0`, `${count} without ${expense}`];
      return report(spent, counted, zh, en);
    }),
    ...PERSONS.flatMap(([persons, groups]) => {
      const [many, few] = [term(persons), term(groups)];
      if (!many?.amount.value || !few?.amount.value || many.amount.value.gte(few.amount.value)) return [];
      return report(many, few, `${persons}少于${groups}`, `fewer ${persons} than ${groups}`);
    }),
  ];
};

export default defineRule({
  id: 'C-SGQ',
  level: 'warning',
  basis: DISCLOSURE,
  text: {
    zh: {
      name: '“三公”数量与金额',
      statement: '有出国费即有团组，有购置费即有购置数，有运行费即有保有量，有接待费即有批次，反之亦然；人次不少于批次、团组',
      remark: '车辆保有量可以没有运行费',
    },
    en: {
      name: 'quantities and amounts of “三公”',
      statement: 'an expense has its journeys, cars or guests and the other way round; no fewer guests than receptions',
      remark: 'cars may be kept without running costs',
    },
  },
  check: quantities,
  examples: [
    { ...pair(OPERATIONS, ['国内公务接待批次（个） | 11 | | 31', '国内公务接待批次（个） | 11 | | ']), first: '机构运行信息表!D10' },
  ],
});
