import { defineRule } from '../rule';
import { SUMMARY, pair } from '../support/forms';

export default defineRule({
  id: 'A-BAL',
  level: 'error',
  basis: {
    zh: '决算：财决01表基本平衡公式（31行=88行）；预算：《预算法》第十二条（收支平衡）',
    en: 'final accounts: the balance of form 财决01; budgets: Budget Law, article 12',
  },
  text: {
    zh: { name: '收支总计平衡', statement: '收入总计 = 支出总计，每个资金列分别平衡' },
    en: { name: 'income balances spending', statement: '收入总计 = 支出总计, for each column of funds' },
  },
  structural: true,
  examples: [{ ...pair(SUMMARY, ['上年结转 | 5', '上年结转 | 6'], ['收入总计 | 125.35', '收入总计 | 126.35']), first: '收支总表!B9' }],
});
