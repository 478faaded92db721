import { ARITHMETIC } from '../basis';
import { defineRule } from '../rule';
import { PROJECTS, pair } from '../support/forms';

export default defineRule({
  id: 'A-PROJ',
  level: 'error',
  basis: ARITHMETIC,
  text: {
    zh: { name: '项目支出表', statement: '合计 = Σ项目；类型、一级项目 = Σ其下项目' },
    en: { name: 'projects', statement: '合计 = Σ projects; a group of projects = Σ its projects' },
  },
  structural: true,
  examples: [{ ...pair(PROJECTS, ['合计 | 40', '合计 | 50']), first: '项目支出表!C4' }],
});
