import { paidWith } from '../support/economic';
import { defineRule } from '../rule';
import { paired } from '../support/forms';

export default defineRule({
  id: 'FE-PENSION',
  level: 'error',
  basis: {
    zh: '《政府收支分类科目》30108 科目说明（单位缴纳的基本养老保险费）',
    en: 'classification of income and expenditure: note on 30108',
  },
  text: {
    zh: { name: '养老保险', statement: '2080505（基本支出） = 30108', remark: '比较基本支出列，不比较合计列' },
    en: {
      name: 'pension contributions',
      statement: '2080505 (basic) = 30108',
      remark: 'the column of basic expenditure is compared, not the total',
    },
  },
  relations: paidWith(['2080505'], ['30108']),
  examples: [
    {
      ...paired('30108 | 机关事业单位基本养老保险缴费', '30113 | 住房公积金', ['20.1', '21.1'], ['6', '5']),
      first: '一般公共预算支出表!D10',
    },
  ],
});
