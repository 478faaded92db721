import { PRACTICE } from '../basis';
import { defineRule } from '../rule';

export default defineRule({
  id: 'T-ZEROBASE',
  level: 'hint',
  basis: PRACTICE,
  text: {
    zh: { name: '零基数', statement: '上年为 0 不写增长 100%，预算为 0 不写完成率' },
    en: { name: 'zero base', statement: 'no growth from nothing, no completion of nothing' },
  },
  examples: [],
});
