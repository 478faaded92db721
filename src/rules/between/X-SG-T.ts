import { bind, formOf, total } from '../../facts/bind';
import { isBlank, sumOf, type Draft } from '../../relations/relation';
import type { Cross } from '../support/cross';
import { itemsOf, itemTerms, PUBLIC_ITEMS } from '../support/economic';
import { defineRule } from '../rule';
import { BASIC, EXPENSES, pair, both } from '../support/forms';

/** 三公 covers at least what basic expenditure pays for it; without projects it is exactly that . */
function publicExpenses(cross: Cross): Draft[] {
  const form = formOf(cross.disclosure, '“三公”经费表') ?? formOf(cross.disclosure, '机构运行信息表');
  if (!form) return [];
  const comparison = projectsAreNil(cross) ? '=' : '≥';
  return PUBLIC_ITEMS.flatMap(([item, code]) => {
    const left = itemTerms(form, item);
    const right = itemsOf(cross, [code]);
    return left && right && !right.every(isBlank) ? [cross.between(left, right, { comparison })] : [];
  });
}

function projectsAreNil(cross: Cross): boolean {
  const form = formOf(cross.disclosure, '支出总表');
  const projects = form && bind(form, { line: total, facets: { nature: '项目' } }, 'addend');
  return projects !== null && sumOf(projects).isZero();
}

export default defineRule({
  id: 'X-SG-T',
  level: 'error',
  basis: {
    zh: '“三公”经费包括基本支出和项目支出安排的“三公”支出；表间同一数据',
    en: '“三公” covers basic expenditure and projects; one datum in two forms',
  },
  text: {
    zh: {
      name: '“三公”经费与经济分类',
      statement: '因公出国 ≥ 30212，购置 ≥ 31013，运行 ≥ 30231，接待 ≥ 30217（基本支出不大于全口径）；没有项目支出时相等',
    },
    en: {
      name: 'three public expenses and economic items',
      statement: 'each covers at least its item of basic expenditure; equal where there are no projects',
    },
  },
  relations: publicExpenses,
  examples: [{ ...pair(both(BASIC, EXPENSES), ['4.05 | 0 | 3 | 0 | 3 | 1.05', '3.95 | 0 | 3 | 0 | 3 | 0.95']), first: '三公!F5' }],
});
