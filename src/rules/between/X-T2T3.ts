import { and, LAW_TRUE, SAME_DATUM } from '../basis';
import { defineRule } from '../rule';
import { both, INCOME_LIKE, pair, SPENDING } from '../support/forms';
import { bySubject } from '../support/subjects';

export default defineRule({
  id: 'X-T2T3',
  level: 'error',
  basis: and(LAW_TRUE, SAME_DATUM),
  text: {
    zh: {
      name: '预算收入按科目与支出按科目',
      statement: '预算的部门收入总表与部门支出总表，同一项级科目相等',
      remark: '决算有年初、年末结转结余，不逐科目相等；两表合计不等的不比',
    },
    en: {
      name: 'income and spending by subject',
      statement: 'in a budget the same subject has the same amount in 收入总表 and 支出总表',
      remark: 'final accounts have balances; forms with other totals are not compared',
    },
  },
  relations: (cross) => (cross.disclosure.kind === 'budget' ? bySubject(cross, { left: '收入总表', right: '支出总表', wider: true }) : []),
  examples: [
    {
      ...pair(
        both(INCOME_LIKE, SPENDING),
        ['2080505 | 机关事业单位基本养老保险缴费支出 | 20.1 | 20.1', '2080505 | 机关事业单位基本养老保险缴费支出 | 21.1 | 21.1'],
        ['2080506 | 机关事业单位职业年金缴费支出 | 10.05 | 10.05', '2080599 | 其他行政事业单位养老支出 | 9.05 | 9.05'],
      ),
      first: '收入总表!C7',
    },
  ],
});
