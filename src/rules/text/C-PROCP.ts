import { DISCLOSURE, and } from '../basis';
import { defineRule } from '../rule';

export default defineRule({
  id: 'C-PROCP',
  level: 'error',
  basis: and(DISCLOSURE, {
    zh: '《政府采购促进中小企业发展管理办法》（财库〔2020〕46号）',
    en: 'the rules on procurement from smaller firms (财库〔2020〕46号)',
  }),
  text: {
    zh: { name: '面向中小企业采购', statement: '小微企业份额 ≤ 中小企业份额 ≤ 采购总额' },
    en: { name: 'procurement from smaller firms', statement: 'small and micro ≤ small and medium ≤ all procurement' },
  },
  examples: [],
});
