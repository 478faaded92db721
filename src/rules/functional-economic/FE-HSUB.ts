import { coveredBy } from '../support/economic';
import { defineRule } from '../rule';
import { both, pays, ALLOWANCE } from '../support/forms';

export default defineRule({
  id: 'FE-HSUB',
  level: 'warning',
  basis: {
    zh: '《政府收支分类科目》30102 科目说明（提租补贴、购房补贴列津贴补贴）',
    en: 'classification of income and expenditure: note on 30102',
  },
  text: {
    zh: { name: '购房补贴、提租补贴', statement: '30102 津贴补贴 ≥ 2210202 + 2210203（基本支出）', remark: '不列入 30113 住房公积金' },
    en: { name: 'housing allowances', statement: '30102 ≥ 2210202 + 2210203 (basic)', remark: 'they are no part of 30113' },
  },
  relations: coveredBy(['2210202', '2210203'], ['30102']),
  examples: [
    {
      valid: both(ALLOWANCE, pays('5.25', '301 | 工资福利支出 | 5.25 | 5.25', '30102 | 津贴补贴 | 5.25 | 5.25')),
      invalid: both(ALLOWANCE, pays('5.25', '301 | 工资福利支出 | 5.25 | 5.25', '30102 | 津贴补贴 | 1 | 1', '30103 | 奖金 | 4.25 | 4.25')),
      first: '一般公共预算支出表!D7',
    },
  ],
});
