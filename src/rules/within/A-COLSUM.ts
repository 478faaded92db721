import { ARITHMETIC } from '../basis';
import { defineRule } from '../rule';
import { INCOME, pair } from '../support/forms';

export default defineRule({
  id: 'A-COLSUM',
  level: 'error',
  basis: ARITHMETIC,
  text: {
    zh: {
      name: '资金来源各列之和',
      statement: '合计 = 一般公共预算 + 政府性基金 + 国有资本经营 + …',
      remark: '来源各列整列空白时为核实事项',
    },
    en: { name: 'columns of funds', statement: '合计 = Σ funds', remark: 'a warning where every column of funds is blank' },
  },
  structural: true,
  examples: [{ ...pair(INCOME, ['30.15 | 0 | 30.15', '30.15 | 0 | 30.51']), first: '收入总表!E5' }],
});
