import { PRACTICE } from '../basis';
import { defineRule } from '../rule';

export default defineRule({
  id: 'T-FLAT',
  level: 'hint',
  basis: PRACTICE,
  text: {
    zh: { name: '持平表述', statement: '没有增减的写“与上年持平”' },
    en: { name: 'nothing changed', statement: '与上年持平 instead of a growth of 0' },
  },
  examples: [],
});
