import { coveredBy } from '../support/economic';
import { defineRule } from '../rule';
import { both, pays, INJURY } from '../support/forms';

export default defineRule({
  id: 'FE-INJURY',
  level: 'warning',
  basis: {
    zh: '《政府收支分类科目》30112 科目说明（失业、工伤、生育等保险）',
    en: 'classification of income and expenditure: note on 30112',
  },
  text: {
    zh: { name: '工伤等保险', statement: '30112 其他社会保障缴费 ≥ 2082701 + 2082702 + 2082799（基本支出）' },
    en: { name: 'injury insurance', statement: '30112 ≥ 2082701 + 2082702 + 2082799 (basic)' },
  },
  relations: coveredBy(['2082701', '2082702', '2082799'], ['30112']),
  examples: [
    {
      valid: both(INJURY, pays('0.55', '301 | 工资福利支出 | 0.55 | 0.55', '30112 | 其他社会保障缴费 | 0.55 | 0.55')),
      invalid: both(
        INJURY,
        pays('0.55', '301 | 工资福利支出 | 0.55 | 0.55', '30112 | 其他社会保障缴费 | 0.25 | 0.25', '30103 | 奖金 | 0.3 | 0.3'),
      ),
      first: '一般公共预算支出表!D7',
    },
  ],
});
