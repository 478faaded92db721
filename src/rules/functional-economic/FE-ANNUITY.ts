import { paidWith } from '../support/economic';
import { defineRule } from '../rule';
import { paired } from '../support/forms';

export default defineRule({
  id: 'FE-ANNUITY',
  level: 'error',
  basis: {
    zh: '《政府收支分类科目》30109 科目说明（单位实际缴纳的职业年金，含补记支出）',
    en: 'classification of income and expenditure: note on 30109',
  },
  text: {
    zh: { name: '职业年金', statement: '2080506（基本支出） = 30109', remark: '项目列支的做实补记不比' },
    en: { name: 'occupational annuity', statement: '2080506 (basic) = 30109', remark: 'what projects pay is not compared' },
  },
  relations: paidWith(['2080506'], ['30109']),
  examples: [
    { ...paired('30109 | 职业年金缴费', '30110 | 职工基本医疗保险缴费', ['10.05', '11.05'], ['5', '4']), first: '一般公共预算支出表!D11' },
  ],
});
