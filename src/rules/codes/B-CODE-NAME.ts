import { namesOff } from '../support/names';
import { LAW_CLASSIFICATION } from '../basis';
import { defineRule } from '../rule';
import { SPENDING, pair } from '../support/forms';

export default defineRule({
  id: 'B-CODE-NAME',
  level: 'warning',
  basis: LAW_CLASSIFICATION,
  text: {
    zh: { name: '编码与名称一致', statement: '科目名称与编码在科目表中的名称相同', remark: '截断的名称和未核实的编码另作提示（B-NAME）' },
    en: {
      name: 'code and name',
      statement: 'the name beside a code is that of the classification',
      remark: 'cut names and unverified codes are hints (B-NAME)',
    },
  },
  check: (context) => namesOff(context).flatMap(({ certain, report }) => (certain ? [report] : [])),
  examples: [{ ...pair(SPENDING, ['行政事业单位养老支出', '行政事业单位养老与支付']), first: '支出总表!B6' }],
});
