import { total } from '../../facts/bind';

import { bySubject } from '../support/subjects';
import { drawnFrom } from '../basis';
import { defineRule } from '../rule';
import { APPROPRIATIONS, GENERAL, both, raised } from '../support/forms';

export default defineRule({
  id: 'X-T4T5',
  level: 'error',
  basis: drawnFrom('公开04表取自财决01-1表、公开05表取自财决07表'),
  text: {
    zh: { name: '财政拨款收支总表与一般公共预算支出表', statement: '一般公共预算列逐类相等，合计相等' },
    en: { name: '财政拨款收支总表 and 一般公共预算支出表', statement: 'the column 一般公共预算 is the same class by class' },
  },
  relations: (cross) => [
    ...cross.equal(
      { form: '财政拨款收支总表', line: total, facets: { source: '一般公共预算' }, side: '支出' },
      { form: '一般公共预算支出表', line: total },
    ),
    ...bySubject(cross, { left: '财政拨款收支总表', leftFacets: { source: '一般公共预算' }, right: '一般公共预算支出表' }),
    ...bySubject(cross, { left: '财政拨款收支总表', right: '一般公共预算支出表', wider: true }),
    ...bySubject(cross, { left: '收支总表', right: '一般公共预算支出表', wider: true }),
  ],
  examples: [{ valid: both(APPROPRIATIONS, GENERAL), invalid: both(APPROPRIATIONS, raised(GENERAL)), first: '财政拨款收支总表!E8' }],
});
