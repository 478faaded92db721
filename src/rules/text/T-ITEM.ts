import { LAW_EXPLAINED, INFORMATION, and } from '../basis';
import { defineRule } from '../rule';

export default defineRule({
  id: 'T-ITEM',
  level: 'error',
  basis: and(INFORMATION, LAW_EXPLAINED),
  text: {
    zh: {
      name: '叙述金额 = 表',
      statement: '文中金额换算后按所写位数与表中数相等',
      remark: '截去尾数而不四舍五入的为提示；说的是哪个数不能肯定的为核实',
    },
    en: {
      name: 'amounts of the text',
      statement: 'an amount equals its cell at the digits written',
      remark: 'cut instead of rounded is a hint; to be verified where it is not certain which amount is meant',
    },
  },
  examples: [],
});
