import { TEXT_ARITHMETIC, and } from '../basis';
import { defineRule } from '../rule';

export default defineRule({
  id: 'T-COMPL',
  level: 'error',
  basis: and({ zh: '《预算法》第七十五条第二款（预算数、调整预算数、决算数分别列出）', en: 'Budget Law, article 75' }, TEXT_ARITHMETIC),
  text: { zh: { name: '完成率', statement: '完成率 = 决算 ÷ 预算' }, en: { name: 'completion', statement: 'completion = final ÷ budget' } },
  examples: [],
});
