import { TEXT_ARITHMETIC } from '../basis';
import { defineRule } from '../rule';

export default defineRule({
  id: 'T-LISTSUM',
  level: 'error',
  basis: TEXT_ARITHMETIC,
  text: {
    zh: { name: '分项之和', statement: '“其中”“包括”所列各项之和 = 总额；（款）= Σ（项）', remark: '只列一部分的清单不比' },
    en: {
      name: 'sums of lists',
      statement: 'the parts after 其中 add up to the total',
      remark: 'lists that name only some parts are not compared',
    },
  },
  examples: [],
});
