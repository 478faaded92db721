import { term, type Draft } from '../../relations/relation';
import { bind, formOf, total } from '../../facts/bind';
import type { Cross } from '../support/cross';
import { defineRule } from '../rule';
import { CARRY, pair } from '../support/forms';

/** 上年结转表 agrees with the carry-over column of 收入总表. */
function carryOver(cross: Cross): Draft[] {
  const form = formOf(cross.disclosure, '上年结转表');
  const income = formOf(cross.disclosure, '收入总表');
  const summary = formOf(cross.disclosure, '收支总表');
  if (!form) return [];
  return [{}, { source: '财政拨款' }].flatMap((facets): Draft[] => {
    const left = bind(form, { line: total, facets }, 'total');
    const right = left && income && bind(income, { line: total, facets: { ...facets, period: '上年结转' } }, 'counterpart');
    const lines = Object.keys(facets).length === 0 ? left && summary && carryLine(summary) : null;
    return [
      ...(left && right ? [{ ...cross.between(left, right), scope: () => null }] : []),
      ...(left && lines ? [{ ...cross.between(left, lines), scope: () => null }] : []),
    ];
  });
}

/** The root line of 收支总表 that is the carry-over. */
function carryLine(form: NonNullable<ReturnType<typeof formOf>>): ReturnType<typeof bind> {
  for (const panel of form.panels) {
    if (panel.side !== '收入') continue;
    const line = panel.lines.find(({ parent, role, facets }) => parent === null && role === 'item' && facets.period === '上年结转');
    if (line) return line.amounts.slice(0, 1).map((amount) => term(form, amount, line.label, 'counterpart'));
  }
  return null;
}

export default defineRule({
  id: 'A-CARRY',
  level: 'error',
  basis: {
    zh: '《预算法实施条例》第八十三条第三款（列示结转、结余资金）；表内算术关系',
    en: 'Implementing rules of the Budget Law, article 83; arithmetic within the form',
  },
  text: {
    zh: { name: '结转结余明细', statement: '总计 = Σ项目 = 财政拨款 + 非财政拨款，并与收入总表的上年结转相等' },
    en: { name: 'carry-over', statement: '总计 = Σ projects = 财政拨款 + 非财政拨款, and equals the carry-over of 收入总表' },
  },
  structural: true,
  relations: carryOver,
  examples: [{ ...pair(CARRY, ['合计 | 5 | 4.05', '合计 | 6 | 4.05']), first: '上年结转!B4' }],
});
