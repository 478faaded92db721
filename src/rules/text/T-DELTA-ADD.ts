import { TEXT_ARITHMETIC } from '../basis';
import { defineRule } from '../rule';

export default defineRule({
  id: 'T-DELTA-ADD',
  level: 'warning',
  basis: TEXT_ARITHMETIC,
  text: {
    zh: { name: '变动率可加', statement: '各级、各类的变动率推算的上年数互相相符', remark: '上年有、今年没有的科目可以解释差别' },
    en: {
      name: 'rates add up',
      statement: 'last year’s amounts that the rates imply add up',
      remark: 'subjects that existed only last year explain a difference',
    },
  },
  examples: [],
});
