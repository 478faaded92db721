import { TEXT_ARITHMETIC, DISCLOSURE, and } from '../basis';
import { defineRule } from '../rule';

export default defineRule({
  id: 'T-DIR',
  level: 'error',
  basis: and(DISCLOSURE, TEXT_ARITHMETIC),
  text: {
    zh: {
      name: '方向词',
      statement: '增加/减少、增长/下降、大于/小于/等于与数一致',
      remark: '预算、决算都为 0 的为核实；只靠负号才对的（减少…，增长-5%）为提示；没有写数的（较上年增加）与两年的数相反的为核实',
    },
    en: {
      name: 'direction',
      statement: 'the words agree with the numbers',
      remark:
        'to be verified where budget and final are both 0; a hint where only a minus sign makes the word right; to be verified where words without an amount go against both years’ amounts',
    },
  },
  examples: [],
});
