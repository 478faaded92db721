import { LAW_CLASSIFICATION } from '../basis';
import { defineRule } from '../rule';

export default defineRule({
  id: 'T-SUBJNAME',
  level: 'warning',
  basis: LAW_CLASSIFICATION,
  text: {
    zh: { name: '科目名称', statement: '文中带金额的科目（类、款、项）是表中的科目，上下级和编码相符' },
    en: {
      name: 'names of subjects',
      statement: 'a subject that has an amount in the text is a line of the forms, below its own class and with its own code',
    },
  },
  examples: [],
});
