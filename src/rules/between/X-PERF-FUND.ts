import { fundsTotal } from '../support/performance';
import { SAME_DATUM } from '../basis';
import { defineRule } from '../rule';
import { SUMMARY, pair, both } from '../support/forms';

export default defineRule({
  id: 'X-PERF-FUND',
  level: 'warning',
  basis: SAME_DATUM,
  text: {
    zh: {
      name: '整体绩效目标的资金构成',
      statement: '上级安排 + 本级安排 + 其他 = 部门支出总额',
      remark: '没有填总额的整体绩效目标表才比',
    },
    en: {
      name: 'funds of the overall goals',
      statement: '上级安排 + 本级安排 + 其他 = all expenditure',
      remark: 'compared where the form prints no total',
    },
  },
  relations: (cross) => cross.disclosure.forms.flatMap((form) => (form.kind === '整体绩效目标表' ? fundsTotal(cross, form) : [])),
  examples: [
    {
      ...pair(
        both(
          SUMMARY,
          '# 整体绩效目标表\n部门整体绩效目标表\n年度预算金额（万元） | 上级安排 | 100.25\n | 本级安排 | 25.1\n一级指标 | 二级指标 | 三级指标\n产出指标 | 数量指标 | 检查次数',
        ),
        ['本级安排 | 25.1', '本级安排 | 35.1'],
      ),
      first: '整体绩效目标表!C3',
    },
  ],
});
