import { performanceAmounts } from '../support/performance';
import { SAME_DATUM, and } from '../basis';
import { defineRule } from '../rule';
import { BASIC, GOALS, pair, both } from '../support/forms';

export default defineRule({
  id: 'X-PERF-AMT',
  level: 'error',
  basis: and({ zh: '《预算法》第三十二条（按绩效目标管理等规定编制）', en: 'Budget Law, article 32 (goals of performance)' }, SAME_DATUM),
  text: {
    zh: {
      name: '绩效目标表金额',
      statement: '整体绩效的总额、基本、项目、人员、公用与预算表一致；项目绩效的资金 = 该项目预算',
      remark: '表头为万元而填元的，按单位错报告',
    },
    en: {
      name: 'amounts of performance forms',
      statement: 'they are the amounts of the budget forms',
      remark: '元 under a 万元 heading is named as a slip of unit',
    },
  },
  relations: performanceAmounts,
  examples: [
    {
      ...pair(both(BASIC, GOALS), ['人员经费 | 70.35', '人员经费 | 703500'], ['合计 | 85.35', '合计 | 85.35']),
      first: '整体绩效目标表!C3',
    },
  ],
});
