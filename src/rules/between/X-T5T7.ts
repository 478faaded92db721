import type { Draft } from '../../relations/relation';
import { bind, formOf, total } from '../../facts/bind';
import { bestAlternative, type Cross } from '../support/cross';
import { bySubject } from '../support/subjects';
import { defineRule } from '../rule';
import { SPENDING, PROJECTS, pair, both } from '../support/forms';

/** 项目支出表 agrees with the project column of 支出总表, or with that of 一般公共预算支出表 where it lists only those funds. */
function projectTotal(cross: Cross): Draft[] {
  const form = formOf(cross.disclosure, '项目支出表');
  const left = form && bind(form, { line: total }, 'total');
  if (!left) return [];
  const alternatives = (['支出总表', '一般公共预算支出表'] as const).flatMap((kind) => {
    const other = formOf(cross.disclosure, kind);
    const terms = other && bind(other, { line: total, facets: { nature: '项目' } }, 'counterpart');
    return terms ? [terms] : [];
  });
  const right = bestAlternative(left, alternatives);
  return right ? [cross.between(left, right)] : [];
}

export default defineRule({
  id: 'X-T5T7',
  level: 'error',
  basis: {
    zh: '《预算法实施条例》第四十一条（项目库管理）；表间同一数据',
    en: 'Implementing rules of the Budget Law, article 41; one datum in two forms',
  },
  text: {
    zh: { name: '项目支出与项目支出表', statement: '项目支出按科目、按合计相等' },
    en: { name: 'project columns and project forms', statement: 'the same project expenditure by subject and in all' },
  },
  relations: (cross) => [
    ...cross.equal(
      { form: '一般公共预算项目支出表', line: total },
      { form: '一般公共预算支出表', line: total, facets: { nature: '项目' } },
    ),
    ...bySubject(cross, { left: '一般公共预算支出表', leftFacets: { nature: '项目' }, right: '一般公共预算项目支出表' }),
    ...bySubject(cross, { left: '支出总表', leftFacets: { nature: '项目' }, right: '项目支出表' }),
    ...projectTotal(cross),
  ],
  examples: [{ ...pair(both(SPENDING, PROJECTS), ['合计 | 40\n', '合计 | 41\n'], ['监管 | 25', '监管 | 26']), first: '项目支出表!C4' }],
});
