import { DISCLOSURE } from '../basis';
import { defineRule } from '../rule';

export default defineRule({
  id: 'T-NOREASON',
  level: 'warning',
  basis: DISCLOSURE,
  text: {
    zh: { name: '原因漏写', statement: '“主要原因是”之后写有原因' },
    en: { name: 'no reason', statement: 'a reason follows the words that announce one' },
  },
  examples: [],
});
