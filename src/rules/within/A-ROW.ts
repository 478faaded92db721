import { ARITHMETIC, RULES_PARTS, and } from '../basis';
import { defineRule } from '../rule';
import { SPENDING, pair } from '../support/forms';

export default defineRule({
  id: 'A-ROW',
  level: 'error',
  basis: and(RULES_PARTS, ARITHMETIC),
  text: {
    zh: { name: '行内恒等', statement: '合计 = 基本支出 + 项目支出 + …；基本支出 = 人员经费 + 公用经费；由表头的层次读出' },
    en: { name: 'identities of a line', statement: '合计 = 基本支出 + 项目支出 + …, as the headings say' },
  },
  structural: true,
  examples: [{ ...pair(SPENDING, ['2101502 | 一般行政管理事务 | 40 ', '2101502 | 一般行政管理事务 | 41 ']), first: '支出总表!C12' }],
});
