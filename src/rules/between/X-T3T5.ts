import type { Facets } from '../../forms/disclosure';
import { bySubject } from '../support/subjects';
import { drawnFrom } from '../basis';
import { defineRule } from '../rule';
import { both, fiveItems } from '../support/forms';

/** What both forms can break their subjects down by. */
const BREAKDOWNS: readonly Facets[] = [
  {},
  { nature: '基本' },
  { nature: '项目' },
  { nature: '基本', funds: '人员' },
  { nature: '基本', funds: '公用' },
  ...['301', '302', '303', '310'].map((economic): Facets => ({ nature: '基本', economic })),
];

export default defineRule({
  id: 'X-T3T5',
  level: 'error',
  basis: drawnFrom('公开03表取自财决04表、公开05表取自财决07表'),
  text: {
    zh: { name: '支出总表与一般公共预算支出表', statement: '同口径时，同科目同栏相等' },
    en: { name: '支出总表 and 一般公共预算支出表', statement: 'the same subject and column, where the scope is the same' },
  },
  relations: (cross) => [
    ...BREAKDOWNS.flatMap((facets) =>
      bySubject(cross, { left: '支出总表', leftFacets: facets, right: '一般公共预算支出表', rightFacets: facets, wider: true }),
    ),
  ],
  examples: [
    {
      valid: both(fiveItems('支出总表', '90.2'), fiveItems('一般公共预算支出表', '90.2')),
      invalid: both(fiveItems('支出总表', '90.2'), fiveItems('一般公共预算支出表', '92.2')),
      first: '支出总表!C7',
    },
  ],
});
