import { TEXT_ARITHMETIC } from '../basis';
import { defineRule } from '../rule';

export default defineRule({
  id: 'T-PCT',
  level: 'error',
  basis: TEXT_ARITHMETIC,
  text: {
    zh: { name: '占比', statement: '占比 = 分项 ÷ 总额，按所写位数', remark: '凑足 100% 的倒挤和截尾为提示' },
    en: { name: 'shares', statement: 'share = part ÷ whole at the digits written', remark: 'a plug to 100% or cutting off is a hint' },
  },
  examples: [],
});
