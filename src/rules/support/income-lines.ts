import type { Facets } from '../../forms/disclosure';
import { bind, formOf, total } from '../../facts/bind';
import { term, type Draft } from '../../relations/relation';
import { bestAlternative, type Cross } from './cross';

/** Some localities print 人员经费, 公用经费 and 项目 as lines below 一般公共预算 in 财政拨款收支总表: those that are asked for, against their own forms. */
export function incomeLines(cross: Cross, isAsked: (facets: Facets) => boolean): Draft[] {
  const summary = formOf(cross.disclosure, '财政拨款收支总表');
  if (!summary) return [];
  return summary.panels.flatMap((panel) =>
    panel.lines.flatMap((line): Draft[] => {
      if (!isAsked(line.facets)) return [];
      const { funds } = line.facets;
      const left = [term(summary, line.amounts[0]!, line.label, 'total')];
      const kinds = funds ? (['一般公共预算基本支出表', '一般公共预算支出表'] as const) : (['项目支出表', '一般公共预算支出表'] as const);
      const alternatives = kinds.flatMap((kind) => {
        const form = formOf(cross.disclosure, kind);
        const facets: Facets = funds ? { nature: '基本', funds } : { nature: '项目' };
        const terms = form && bind(form, { line: total, facets }, 'counterpart');
        return terms ? [terms] : [];
      });
      const right = bestAlternative(left, alternatives);
      return right ? [cross.between(left, right)] : [];
    }),
  );
}
