import { TEXT_ARITHMETIC, and } from '../basis';
import { defineRule } from '../rule';

export default defineRule({
  id: 'T-COMPL',
  level: 'error',
  basis: and({ zh: '《预算法》第七十五条第二款（预算数、调整预算数、决算数分别列出）', en: 'Budget Law, article 75' }, TEXT_ARITHMETIC),
  text: {
    zh: {
      name: '完成率',
      statement: '完成率 = 决算 ÷ 预算',
      remark: '前后说的不是同一个预算（年初、全年），或预算为 0、按表中预算只差一位的为核实；尾数被截去的为提示',
    },
    en: {
      name: 'completion',
      statement: 'completion = final ÷ budget',
      remark:
        'to be verified where two budgets are meant, where there is none, and where the rate is one slip away from that over the budget of the form; a hint where digits are cut off',
    },
  },
  examples: [],
});
