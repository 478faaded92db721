import { INFORMATION } from '../basis';
import { defineRule } from '../rule';

export default defineRule({
  id: 'T-YEAR',
  level: 'warning',
  basis: INFORMATION,
  text: {
    zh: { name: '年份', statement: '对比年 = 报告年 − 1' },
    en: { name: 'years', statement: 'the year compared with is the year before' },
  },
  examples: [],
});
