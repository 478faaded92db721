import { DISCLOSURE } from '../basis';
import { defineRule } from '../rule';

export default defineRule({
  id: 'T-COPIED',
  level: 'warning',
  basis: DISCLOSURE,
  text: {
    zh: { name: '用途、原因照抄', statement: '一个科目的用途、原因不是从别的科目的段落照抄来的，用途说的是本科目' },
    en: {
      name: 'copied words',
      statement:
        'what an amount is for, and why it changed, is not copied from the paragraph of another subject; an amount is for what its own subject is',
    },
  },
  examples: [],
});
