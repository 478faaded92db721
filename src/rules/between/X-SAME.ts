import { bySubject } from '../support/subjects';
import { SAME_DATUM, LAW_TRUE, and } from '../basis';
import { defineRule } from '../rule';
import { both, fiveItems } from '../support/forms';

export default defineRule({
  id: 'X-SAME',
  level: 'warning',
  basis: and(LAW_TRUE, SAME_DATUM),
  text: {
    zh: { name: '同一指标多处出现', statement: '同源同项逐位相同；尾差为提示' },
    en: { name: 'the same figure in several places', statement: 'the same amount everywhere; roundings are mentioned' },
  },
  relations: (cross) => [
    ...bySubject(cross, { left: '收入总表', right: '支出总表', wider: true }),
    ...bySubject(cross, { left: '收入总表', right: '收支总表', wider: true }),
    ...bySubject(cross, { left: '收入总表', leftFacets: { source: '财政拨款' }, right: '一般公共预算支出表', wider: true }),
  ],
  examples: [
    {
      valid: both(fiveItems('收入总表', '90.2'), fiveItems('支出总表', '90.2')),
      invalid: both(fiveItems('收入总表', '92.2'), fiveItems('支出总表', '90.2')),
      first: '收入总表!C7',
    },
  ],
});
