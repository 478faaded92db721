import { coveredBy } from '../support/economic';
import { defineRule } from '../rule';
import { both, pays, RETIRED } from '../support/forms';

export default defineRule({
  id: 'FE-RETIRE',
  level: 'warning',
  basis: { zh: '《政府收支分类科目》30301、30302 科目说明', en: 'classification of income and expenditure: notes on 30301 and 30302' },
  text: {
    zh: {
      name: '离退休',
      statement: '302 + 303 ≥ 2080501 + 2080502（基本支出）',
      remark: '离退休费可列 30301、30302、30305、30307、30309，公用部分列 302',
    },
    en: { name: 'retirement', statement: '302 + 303 ≥ 2080501 + 2080502 (basic)', remark: 'it is paid with several items' },
  },
  relations: coveredBy(['2080501', '2080502'], ['302', '303']),
  examples: [
    {
      valid: both(RETIRED, pays('3.45', '303 | 对个人和家庭的补助 | 3.45 | 3.45', '30302 | 退休费 | 3.45 | 3.45')),
      invalid: both(
        RETIRED,
        pays(
          '3.45',
          '301 | 工资福利支出 | 2 | 2',
          '30103 | 奖金 | 2 | 2',
          '303 | 对个人和家庭的补助 | 1.45 | 1.45',
          '30302 | 退休费 | 1.45 | 1.45',
        ),
      ),
      first: '一般公共预算支出表!D7',
    },
  ],
});
