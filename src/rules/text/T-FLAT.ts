import { PRACTICE } from '../basis';
import { defineRule } from '../rule';

export default defineRule({
  id: 'T-FLAT',
  level: 'hint',
  basis: PRACTICE,
  text: {
    zh: { name: '持平表述', statement: '没有增减的写“与上年持平”', remark: '写了“持平”而两年的数不同的为核实' },
    en: {
      name: 'nothing changed',
      statement: '与上年持平 instead of a growth of 0',
      remark: 'to be verified where it is said of what changed',
    },
  },
  examples: [],
});
