import { DISCLOSURE, AGENCIES, and } from '../basis';
import { defineRule } from '../rule';

export default defineRule({
  id: 'C-TERM',
  level: 'warning',
  basis: and(DISCLOSURE, AGENCIES),
  text: {
    zh: { name: '名词解释', statement: '名词解释包括“三公”经费和机关运行经费' },
    en: { name: 'terms', statement: 'the explained terms include 三公经费 and 机关运行经费' },
  },
  examples: [],
});
