import { defineRule } from '../rule';
import { SUMMARY, pair } from '../support/forms';

export default defineRule({
  id: 'A-IN',
  level: 'error',
  basis: {
    zh: '表内算术关系（决算：财决01表27行=1行至8行之和，31行=27行+28行+29行）',
    en: 'arithmetic within the form (final accounts: lines 27 and 31 of form 财决01)',
  },
  text: {
    zh: {
      name: '收入侧合计',
      statement: '本年收入合计 = Σ各项收入；收入总计 = 本年收入合计 + 结转结余等',
      remark: '“其中：”只要求不大于所属项目',
    },
    en: {
      name: 'totals of the income side',
      statement: '本年收入合计 = Σ sources; 收入总计 = 本年收入合计 + carry-over',
      remark: 'parts after 其中 need only not exceed what they are part of',
    },
  },
  structural: true,
  examples: [{ ...pair(SUMMARY, ['本年收入合计 | 120.35', '本年收入合计 | 102.35']), first: '收支总表!B7' }],
});
