import { bySubject } from '../support/subjects';
import { SAME_DATUM, LAW_TRUE, and } from '../basis';
import { defineRule } from '../rule';
import { both, fiveItems } from '../support/forms';

const final = (side: '收入' | '支出', running: string): string =>
  fiveItems(`${side}总表`, running).replace(`部门${side}总表`, `${side}决算总表`);

export default defineRule({
  id: 'X-SAME',
  level: 'warning',
  basis: and(LAW_TRUE, SAME_DATUM),
  text: {
    zh: { name: '同一指标多处出现', statement: '同源同项逐位相同；尾差为提示' },
    en: { name: 'the same figure in several places', statement: 'the same amount everywhere; roundings are mentioned' },
  },
  relations: (cross) => [
    ...(cross.disclosure.kind === 'final' ? bySubject(cross, { left: '收入总表', right: '支出总表', wider: true }) : []),
    ...bySubject(cross, { left: '收入总表', right: '收支总表', wider: true }),
    ...bySubject(cross, { left: '收入总表', leftFacets: { source: '财政拨款' }, right: '一般公共预算支出表', wider: true }),
  ],
  examples: [
    {
      valid: both(final('收入', '90.2'), final('支出', '90.2')),
      invalid: both(final('收入', '92.2'), final('支出', '90.2')),
      first: '收入总表!C7',
    },
  ],
});
