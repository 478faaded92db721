import { TEXT_ARITHMETIC, DISCLOSURE, and } from '../basis';
import { defineRule } from '../rule';

export default defineRule({
  id: 'T-GROW',
  level: 'error',
  basis: and(DISCLOSURE, TEXT_ARITHMETIC),
  text: {
    zh: {
      name: '增减率',
      statement: '增减率 = 增减额 ÷ 上期，按各数所写位数的区间比较',
      remark: '截尾为提示；只写整数位的金额算出的差异为核实',
    },
    en: { name: 'rates of change', statement: 'rate = difference ÷ last year, by intervals', remark: 'cutting off is a hint' },
  },
  examples: [],
});
