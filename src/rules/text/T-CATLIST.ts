import { INFORMATION } from '../basis';
import { defineRule } from '../rule';

export default defineRule({
  id: 'T-CATLIST',
  level: 'warning',
  basis: INFORMATION,
  text: {
    zh: { name: '列举清单', statement: '“支出包括”“主要包括”所列 = 有数的科目' },
    en: { name: 'lists of subjects', statement: 'what is listed as included holds amounts' },
  },
  examples: [],
});
