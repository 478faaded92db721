import { INFORMATION } from '../basis';
import { defineRule } from '../rule';

export default defineRule({
  id: 'T-CATLIST',
  level: 'warning',
  basis: INFORMATION,
  text: {
    zh: {
      name: '列举清单',
      statement: '“收入包括”“支出包括”“主要包括”所列 = 有数的来源、科目',
      remark: '漏列经济科目的，只在列了六个以上、无“等”字而恰漏一个时报告；“其他”可以不列',
    },
    en: {
      name: 'lists of subjects',
      statement: 'what is listed as included holds amounts, and no source that does is left out',
      remark:
        'an economic subject that is left out is told only where six or more are named, without 等, and just one is not; 其他 need not be named',
    },
  },
  examples: [],
});
