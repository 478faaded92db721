import { formOf } from '../../facts/bind';
import { isBlank, term, type Draft } from '../../relations/relation';
import { defineRule } from '../rule';
import type { Cross } from '../support/cross';
import { FINAL_EXPENSES, pair } from '../support/forms';

function overspent(cross: Cross): Draft[] {
  const form = formOf(cross.disclosure, '“三公”经费表');
  if (!form || cross.disclosure.kind !== 'final') return [];
  return form.panels.flatMap((panel) =>
    panel.columns.flatMap(({ facets, path }, budget): Draft[] => {
      if (facets.stage !== '预算' || facets.item === undefined || path.some((heading) => /年初/.test(heading))) return [];
      const final = panel.columns.findIndex((other) => other.facets.stage === '决算' && other.facets.item === facets.item);
      if (final < 0) return [];
      return panel.lines.flatMap((line) => {
        const [planned, spent] = [budget, final].map((column, index) =>
          term(form, line.amounts[column]!, `${facets.item}${index === 0 ? '预算数' : '决算数'}`, index === 0 ? 'total' : 'counterpart'),
        );
        return isBlank(planned!) || isBlank(spent!) ? [] : [cross.between([planned!], [spent!], { comparison: '≥', family: facets.item! })];
      });
    }),
  );
}

export default defineRule({
  id: 'A-OVER',
  level: 'warning',
  basis: {
    zh: '《预算法》第十三条（未列入预算的不得支出）；《机关事务管理条例》第三十二条',
    en: 'Budget Law, article 13; Rules on the administration of agencies, article 32',
  },
  text: {
    zh: { name: '“三公”决算不超预算', statement: '“三公”各项决算数不大于全年预算数', remark: '只列年初预算数的不比；超过的请说明原因' },
    en: {
      name: 'final “三公” within the budget',
      statement: 'no item is above its budget of the whole year',
      remark: 'not compared with the budget of the beginning of the year',
    },
  },
  relations: overspent,
  examples: [{ ...pair(FINAL_EXPENSES, ['4.8 | 3 | 6.51', '4.8 | 2 | 6.51'], ['7.8 | 0', '6.8 | 0']), first: '三公!E5' }],
});
