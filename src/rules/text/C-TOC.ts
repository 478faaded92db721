import { PRACTICE } from '../basis';
import { defineRule } from '../rule';

export default defineRule({
  id: 'C-TOC',
  level: 'hint',
  basis: PRACTICE,
  text: {
    zh: { name: '目录和序号', statement: '目录所列 = 正文标题；序号连续' },
    en: { name: 'contents and numbers', statement: 'the contents list the headings of the text; numbers go on' },
  },
  examples: [],
});
