import { isBlank, type Draft } from '../../relations/relation';
import type { Cross } from '../support/cross';
import { basicOf, bothFilled, itemsOf, paidWith } from '../support/economic';
import { defineRule } from '../rule';
import { paired } from '../support/forms';

/** 行政/事业单位医疗 pays 30110, together with 30111 where no line of its own does. */
function medical(cross: Cross): Draft[] {
  const left = basicOf(cross, ['2101101', '2101102']);
  const own = basicOf(cross, ['2101103']);
  const right = itemsOf(cross, own && !own.every(isBlank) ? ['30110'] : ['30110', '30111']);
  return bothFilled(left, right) ? [cross.between(left!, right!)] : [];
}

export default defineRule({
  id: 'FE-MED',
  level: 'warning',
  basis: { zh: '《政府收支分类科目》30110、30111 科目说明', en: 'classification of income and expenditure: notes on 30110 and 30111' },
  text: {
    zh: {
      name: '医疗保险',
      statement: '2101101 + 2101102（基本支出） = 30110；2101103 = 30111',
      remark: '部分地区在行政运行、事业运行中列支，不等时请核实',
    },
    en: {
      name: 'medical insurance',
      statement: '2101101 + 2101102 (basic) = 30110; 2101103 = 30111',
      remark: 'some localities pay it under 行政运行',
    },
  },
  relations: (cross) => [...paidWith(['2101103'], ['30111'])(cross), ...medical(cross)],
  examples: [
    { ...paired('30110 | 职工基本医疗保险缴费', '30109 | 职业年金缴费', ['5', '4'], ['10.05', '11.05']), first: '一般公共预算支出表!D14' },
  ],
});
