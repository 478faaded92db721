import { INFORMATION } from '../basis';
import { defineRule } from '../rule';

export default defineRule({
  id: 'T-DUPNUM',
  level: 'error',
  basis: INFORMATION,
  text: {
    zh: {
      name: '前后矛盾',
      statement: '同一指标不并列两个金额，同样的金额和变动率不配不同的差额',
      remark: '同一金额的增减额、变动率别处不同，疑似笔误的为核实',
    },
    en: {
      name: 'contradictions',
      statement: 'one subject has one amount',
      remark: 'to be verified where the change of one amount is told otherwise elsewhere, a slip away',
    },
  },
  examples: [],
});
