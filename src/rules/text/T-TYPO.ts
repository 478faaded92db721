import { PRACTICE } from '../basis';
import { defineRule } from '../rule';

export default defineRule({
  id: 'T-TYPO',
  level: 'hint',
  basis: PRACTICE,
  text: {
    zh: { name: '错别字', statement: '常见错别字和重复用词；括号、引号成对' },
    en: { name: 'spelling', statement: 'slips seen in published texts; brackets and quotation marks come in pairs' },
  },
  examples: [],
});
