import { TEXT_ARITHMETIC, LAW_TRUE, and } from '../basis';
import { defineRule } from '../rule';

export default defineRule({
  id: 'T-BASE',
  level: 'error',
  basis: and(LAW_TRUE, TEXT_ARITHMETIC),
  text: {
    zh: { name: '基期用错', statement: '增减率的分母是上期数，不是本期数' },
    en: { name: 'wrong base', statement: 'the denominator is last year’s amount' },
  },
  examples: [],
});
