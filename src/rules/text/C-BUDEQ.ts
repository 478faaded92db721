import { PRACTICE } from '../basis';
import { defineRule } from '../rule';

export default defineRule({
  id: 'C-BUDEQ',
  level: 'hint',
  basis: PRACTICE,
  text: {
    zh: { name: '预算与决算逐项相等', statement: '不是每一处年初预算都等于决算', remark: '有三处以上年初预算与决算时才比' },
    en: {
      name: 'budget equals final accounts',
      statement: 'not every budget equals its final amount',
      remark: 'compared where the text gives three pairs or more',
    },
  },
  examples: [],
});
