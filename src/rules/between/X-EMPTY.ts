import { total } from '../../facts/bind';
import { drawnFrom } from '../basis';
import { defineRule } from '../rule';
import { APPROPRIATIONS, FUNDS, both } from '../support/forms';

export default defineRule({
  id: 'X-EMPTY',
  level: 'error',
  basis: drawnFrom('公开04表取自财决01-1表、公开08表取自财决09表、公开09表取自财决11表'),
  text: {
    zh: { name: '政府性基金、国有资本经营表与总表', statement: '各表合计与财政拨款收支总表相应列相等' },
    en: { name: 'funds and state capital forms', statement: 'their totals are those of 财政拨款收支总表' },
  },
  relations: (cross) => [
    ...cross.equal(
      { form: '财政拨款收支总表', line: total, facets: { source: '政府性基金' }, side: '支出' },
      { form: '政府性基金表', line: total },
    ),
    ...cross.equal(
      { form: '财政拨款收支总表', line: total, facets: { source: '国有资本经营' }, side: '支出' },
      { form: '国有资本经营表', line: total },
    ),
  ],
  examples: [
    { valid: both(APPROPRIATIONS, FUNDS), invalid: both(APPROPRIATIONS, FUNDS.replaceAll('8.5', '9.5')), first: '财政拨款收支总表!F8' },
  ],
});
