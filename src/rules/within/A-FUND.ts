import { defineRule } from '../rule';

const FUND = `# 基金
政府性基金预算财政拨款收入支出决算表
单位：万元
科目编码 | 科目名称 | 年初结转和结余 | 本年收入 | 本年支出 | < | < | 年末结转和结余
 | | | | 小计 | 基本支出 | 项目支出 |
 | 合计 | 1.15 | 8.5 | 7.25 | 0 | 7.25 | 2.4`;

export default defineRule({
  id: 'A-FUND',
  level: 'error',
  basis: {
    zh: '公开08表表头栏次（6栏=1栏+2栏-3栏）；表内算术关系',
    en: 'the numbered columns of form 08 (6 = 1 + 2 - 3); arithmetic within the form',
  },
  text: {
    zh: { name: '政府性基金等表的结转', statement: '年初结转和结余 + 本年收入 = 本年支出 + 年末结转和结余，每行' },
    en: { name: 'balances of fund forms', statement: 'opening balance + income = spending + closing balance on every line' },
  },
  structural: true,
  examples: [{ valid: FUND, invalid: FUND.replaceAll('| 2.4', '| 3.4'), first: '基金!C5' }],
});
