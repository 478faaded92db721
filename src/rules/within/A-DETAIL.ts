import { ARITHMETIC } from '../basis';
import { defineRule } from '../rule';
import { INCOME } from '../support/forms';

export default defineRule({
  id: 'A-DETAIL',
  level: 'warning',
  basis: ARITHMETIC,
  text: {
    zh: {
      name: '有合计没有明细',
      statement: '合计有数的，构成它的各栏（行）填列；各栏有数的，合计填列',
      remark: '整栏空白不作差错，只提请补填',
    },
    en: {
      name: 'totals without detail',
      statement: 'what adds up to a filled total is filled, and the total of filled parts too',
      remark: 'a column left blank throughout is no wrong sum',
    },
  },
  examples: [{ valid: INCOME, invalid: INCOME.replace(/ \| ([0-9.]+)( \| [0-9.]+){3}$/gm, ' | $1 | | |'), first: '收入总表!C4' }],
});
