import { defineRule } from '../rule';
import { SUMMARY, pair } from '../support/forms';

export default defineRule({
  id: 'A-OUT',
  level: 'error',
  basis: {
    zh: '表内算术关系（决算：财决01表84行=32行至57行之和，88行=84行+85行+86行）',
    en: 'arithmetic within the form (final accounts: lines 84 and 88 of form 财决01)',
  },
  text: {
    zh: { name: '支出侧合计', statement: '本年支出合计 = Σ功能类；支出总计 = 本年支出合计 + 结余分配 + 年末结转' },
    en: { name: 'totals of the spending side', statement: '本年支出合计 = Σ functional classes; 支出总计 = that + what is carried on' },
  },
  structural: true,
  examples: [{ ...pair(SUMMARY, ['二、卫生健康支出 | 90.2', '二、卫生健康支出 | 92.2']), first: '收支总表!D6' }],
});
