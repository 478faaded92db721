import { DISCLOSURE } from '../basis';
import { defineRule } from '../rule';

export default defineRule({
  id: 'T-REASON',
  level: 'warning',
  basis: DISCLOSURE,
  text: {
    zh: { name: '原因方向', statement: '原因中的增减与变动方向不相反' },
    en: { name: 'reasons', statement: 'a reason does not speak of the opposite change' },
  },
  examples: [],
});
