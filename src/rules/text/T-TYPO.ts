import { PRACTICE } from '../basis';
import { defineRule } from '../rule';

export default defineRule({
  id: 'T-TYPO',
  level: 'hint',
  basis: PRACTICE,
  text: {
    zh: {
      name: '错别字',
      statement: '常见错别字和重复用词；括号、引号成对',
      remark: '“预算”“决算”写错、千分位分隔符位置不对的为核实',
    },
    en: {
      name: 'spelling',
      statement: 'slips seen in published texts; brackets and quotation marks come in pairs',
      remark: 'to be verified where 预算 and 决算 are exchanged, or the separators of a number are misplaced',
    },
  },
  examples: [],
});
