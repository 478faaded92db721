import { RULES_YUAN, INFORMATION, and } from '../basis';
import { defineRule } from '../rule';

export default defineRule({
  id: 'T-UNIT',
  level: 'error',
  basis: and(INFORMATION, RULES_YUAN),
  text: {
    zh: {
      name: '单位错',
      statement: '数值与表相等而单位字不同（差一万倍）；有小数的数写明单位，不写半个（1720万）',
      remark: '只缺单位的为核实；半个单位在邻近段落写有整个单位时报告',
    },
    en: {
      name: 'wrong unit',
      statement: 'the figure of the form with the wrong unit word; a number with decimals has a unit, and a whole one (not 1720万)',
      remark: 'a unit that is only missing is to be verified; half a unit is told where it stands whole in a paragraph beside',
    },
  },
  examples: [],
});
