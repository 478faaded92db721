import { paidWith } from '../support/economic';
import { defineRule } from '../rule';
import { paired } from '../support/forms';

export default defineRule({
  id: 'FE-HOUSING',
  level: 'error',
  basis: {
    zh: '《政府收支分类科目》30113 住房公积金；部门与政府经济分类对照（50103）',
    en: 'classification of income and expenditure: 30113, mapped to 50103',
  },
  text: {
    zh: { name: '住房公积金', statement: '2210201（基本支出） = 30113', remark: '2210203 购房补贴在 30102，不在 30113' },
    en: { name: 'housing fund', statement: '2210201 (basic) = 30113', remark: '2210203 is part of 30102' },
  },
  relations: paidWith(['2210201'], ['30113']),
  examples: [
    {
      ...paired('30113 | 住房公积金', '30108 | 机关事业单位基本养老保险缴费', ['6', '5'], ['20.1', '21.1']),
      first: '一般公共预算支出表!D18',
    },
  ],
});
