import { RULES_YUAN, INFORMATION, and } from '../basis';
import { defineRule } from '../rule';

export default defineRule({
  id: 'T-UNIT',
  level: 'error',
  basis: and(INFORMATION, RULES_YUAN),
  text: {
    zh: { name: '单位错', statement: '数值与表相等而单位字不同（差一万倍）' },
    en: { name: 'wrong unit', statement: 'the figure of the form with the wrong unit word' },
  },
  examples: [],
});
