import { paidWith } from '../support/economic';
import { defineRule } from '../rule';
import { PAIRED, pair } from '../support/forms';

export default defineRule({
  id: 'FE-TRAIN',
  level: 'warning',
  basis: { zh: '《政府收支分类科目》2050803 培训支出、30216 培训费', en: 'classification of income and expenditure: 2050803 and 30216' },
  text: {
    zh: { name: '培训支出', statement: '单列 2050803 的地区：2050803（基本支出） = 30216', remark: '多数省不单列' },
    en: { name: 'training', statement: 'where 2050803 is shown: 2050803 (basic) = 30216', remark: 'most provinces do not show it' },
  },
  relations: paidWith(['2050803'], ['30216']),
  examples: [
    {
      ...pair(PAIRED, ['30216 | 培训费 | 2 | 0 | 2', '30201 | 办公费 | 1 | 0 | 1\n30216 | 培训费 | 1 | 0 | 1']),
      first: '一般公共预算支出表!D7',
    },
  ],
});
