import { total } from '../../facts/bind';

import { bySubject } from '../support/subjects';
import { drawnFrom } from '../basis';
import { defineRule } from '../rule';
import { SUMMARY, SPENDING, both, raised } from '../support/forms';

export default defineRule({
  id: 'X-T1T3',
  level: 'error',
  basis: drawnFrom('公开01表取自财决01表、公开03表取自财决04表'),
  text: {
    zh: { name: '收支总表与支出总表', statement: '支出总计相等；每个功能类相等' },
    en: { name: '收支总表 and 支出总表', statement: 'the same total spending, the same for every functional class' },
  },
  relations: (cross) => [
    ...cross.equal({ form: '收支总表', line: total, side: '支出' }, { form: '支出总表', line: total }),
    ...bySubject(cross, { left: '收支总表', right: '支出总表' }),
  ],
  examples: [
    {
      valid: both(SUMMARY.replace('结转下年 | 5', '三、其他支出 | 5').replace('支出合计 | 120.35', '支出合计 | 120.35'), SPENDING),
      invalid: both(SUMMARY, raised(SPENDING)),
      first: '收支总表!D9',
    },
  ],
});
