import type { Line, Panel } from '../../forms/disclosure';
import { bind, formOf, total } from '../bind';
import { term, type Relation, type Term } from '../relation';
import { bestAlternative, type Cross } from './context';

/** 人员/公用口径 (X-SPLIT): what the detail of basic expenditure puts under 人员类 and 公用经费 is what the summary says. */
export function splitRelations(cross: Cross): Relation[] {
  const detail = formOf(cross.disclosure, '基本支出明细表');
  const basic = formOf(cross.disclosure, '一般公共预算基本支出表');
  if (!detail || !basic) return [...incomeLines(cross)];
  const detailed = (['人员', '公用'] as const).flatMap((funds): Relation[] => {
    const left: Term[] = detail.panels.flatMap((panel) =>
      linesOfType(panel, funds).map((line) => term(detail, line.amounts[0]!, line.label, 'addend')),
    );
    const right = bind(basic, { line: total, facets: { funds } }, 'total');
    return left.length > 0 && right ? [cross.between({ rule: 'X-SPLIT', level: 'error' }, right, left)] : [];
  });
  return [...detailed, ...incomeLines(cross)];
}

/** The items of a type. A form without merged cells prints the type beside the first item of a group only. */
function linesOfType({ lines }: Panel, type: string): Line[] {
  let group = '';
  return lines.filter(({ texts, key }) => {
    if (key.type !== 'project') group = '';
    else group = [...texts].find(([heading]) => /类型|类别/.test(heading))?.[1] ?? group;
    return key.type === 'project' && (group.startsWith(type) || [...texts.values()].some((text) => text.startsWith(type)));
  });
}

/** Some localities print 人员经费, 公用经费 and 项目 as lines below 一般公共预算 in 财政拨款收支总表. */
function incomeLines(cross: Cross): Relation[] {
  const summary = formOf(cross.disclosure, '财政拨款收支总表');
  if (!summary) return [];
  return summary.panels.flatMap((panel) =>
    panel.lines.flatMap((line): Relation[] => {
      const { funds, nature } = line.facets;
      if (!funds && nature !== '项目') return [];
      const left = [term(summary, line.amounts[0]!, line.label, 'total')];
      const alternatives = (
        funds ? (['一般公共预算基本支出表', '一般公共预算支出表'] as const) : (['项目支出表', '一般公共预算支出表'] as const)
      ).flatMap((kind) => {
        const form = formOf(cross.disclosure, kind);
        const facets = funds ? { nature: '基本' as const, funds } : { nature: '项目' as const };
        const terms = form && bind(form, { line: total, facets }, 'counterpart');
        return terms ? [terms] : [];
      });
      const right = bestAlternative(left, alternatives);
      return right ? [cross.between({ rule: funds ? 'X-SPLIT' : 'X-T5T7', level: funds ? 'error' : 'warning' }, left, right)] : [];
    }),
  );
}
