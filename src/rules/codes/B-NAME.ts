import { namesOff } from '../support/names';
import { LAW_CLASSIFICATION } from '../basis';
import { defineRule } from '../rule';
import { SPENDING, pair } from '../support/forms';

export default defineRule({
  id: 'B-NAME',
  level: 'hint',
  basis: LAW_CLASSIFICATION,
  text: {
    zh: { name: '科目名称不全', statement: '科目名称写全称', remark: '名称被截断，或科目表中该编码尚未核实' },
    en: {
      name: 'shortened names',
      statement: 'subjects are called by their full name',
      remark: 'the name is cut off, or the code is not verified',
    },
  },
  check: (context) => namesOff(context).flatMap(({ certain, report }) => (certain ? [] : [report])),
  examples: [{ ...pair(SPENDING, ['行政事业单位养老支出', '行政事业单位养']), first: '支出总表!B6' }],
});
