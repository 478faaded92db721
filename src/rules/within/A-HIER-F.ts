import { ARITHMETIC, LAW_CLASSIFICATION, and } from '../basis';
import { defineRule } from '../rule';
import { SPENDING, pair } from '../support/forms';

export default defineRule({
  id: 'A-HIER-F',
  level: 'error',
  basis: and(LAW_CLASSIFICATION, ARITHMETIC),
  text: {
    zh: { name: '功能分类逐级汇总', statement: '类 = Σ款 = Σ项，每列', remark: '编码可分三列、合并一列、与名称同格、缺前导 0，读法相同' },
    en: {
      name: 'functional classes add up',
      statement: '类 = Σ款 = Σ项 in every column',
      remark: 'codes may stand in three columns, in one, with the name, or without leading zeros',
    },
  },
  structural: true,
  examples: [{ ...pair(SPENDING, ['行政事业单位养老支出 | 30.15 | 30.15', '行政事业单位养老支出 | 30.15 | 31.15']), first: '支出总表!D6' }],
});
