import type { Line, Panel } from '../../forms/disclosure';
import { bind, formOf, total } from '../../facts/bind';
import { term, type Term, type Draft } from '../../relations/relation';
import type { Cross } from '../support/cross';
import { incomeLines } from '../support/income-lines';
import { SAME_DATUM, RULES_PARTS, and } from '../basis';
import { defineRule } from '../rule';
import { BASIC, DETAIL, pair, both } from '../support/forms';

/** 人员/公用口径 : what the detail of basic expenditure puts under 人员类 and 公用经费 is what the summary says. */
function detailed(cross: Cross): Draft[] {
  const detail = formOf(cross.disclosure, '基本支出明细表');
  const basic = formOf(cross.disclosure, '一般公共预算基本支出表');
  if (!detail || !basic) return [];
  return (['人员', '公用'] as const).flatMap((funds): Draft[] => {
    const left: Term[] = detail.panels.flatMap((panel) =>
      linesOfType(panel, funds).map((line) => term(detail, line.amounts[0]!, line.label, 'addend')),
    );
    const right = bind(basic, { line: total, facets: { funds } }, 'total');
    return left.length > 0 && right ? [cross.between(right, left)] : [];
  });
}

/** The items of a type. A form without merged cells prints the type beside the first item of a group only. */
function linesOfType({ lines }: Panel, type: string): Line[] {
  let group = '';
  return lines.filter(({ texts, key }) => {
    if (key.type !== 'project') group = '';
    else group = texts.find(([heading]) => /类型|类别/.test(heading))?.[1] ?? group;
    return key.type === 'project' && (group.startsWith(type) || texts.some(([, text]) => text.startsWith(type)));
  });
}

export default defineRule({
  id: 'X-SPLIT',
  level: 'error',
  basis: and(RULES_PARTS, SAME_DATUM),
  text: {
    zh: { name: '人员/公用口径', statement: '基本支出明细中人员类合计 = 人员经费，公用经费类合计 = 公用经费' },
    en: { name: 'personnel and operating funds', statement: 'the detail by item adds up to 人员经费 and 公用经费' },
  },
  relations: (cross) => [...detailed(cross), ...incomeLines(cross, ({ funds }) => funds !== undefined)],
  examples: [
    {
      ...pair(
        both(BASIC, DETAIL),
        ['退休人员补贴 | 4 | 4', '退休人员补贴 | 1 | 1'],
        ['定额公用经费 | 15 | 15', '定额公用经费 | 15 | 15'],
        ['合计 | 85.35 | 85.35', '合计 | 82.35 | 82.35'],
      ),
      first: '一般公共预算基本支出表!D4',
    },
  ],
});
