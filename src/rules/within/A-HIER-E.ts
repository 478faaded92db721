import { ARITHMETIC, LAW_CLASSIFICATION, and } from '../basis';
import { defineRule } from '../rule';
import { BASIC, pair } from '../support/forms';

export default defineRule({
  id: 'A-HIER-E',
  level: 'error',
  basis: and(LAW_CLASSIFICATION, ARITHMETIC),
  text: {
    zh: { name: '经济分类逐级汇总', statement: '类 = Σ款（301 = Σ301xx …），每列' },
    en: { name: 'economic classes add up', statement: '类 = Σ款 (301 = Σ301xx …) in every column' },
  },
  structural: true,
  examples: [{ ...pair(BASIC, ['工资福利支出 | 66.35 | 66.35', '工资福利支出 | 66.35 | 63.65']), first: '一般公共预算基本支出表!D5' }],
});
