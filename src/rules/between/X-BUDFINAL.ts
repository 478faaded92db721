import type { Disclosure } from '../../forms/disclosure';
import { bind, formOf } from '../../facts/bind';
import { isBlank, term, type Draft } from '../../relations/relation';
import { defineRule } from '../rule';
import { Cross } from '../support/cross';
import { foreign, queryOf, type Prior } from '../support/prior';
import { both, SUMMARY } from '../support/forms';

function ownBudget(disclosure: Disclosure, prior: Prior): Draft[] {
  const budget = prior.disclosure;
  if (disclosure.kind !== 'final' || budget.kind !== 'budget' || budget.year !== disclosure.year) return [];
  const cross = new Cross(disclosure);
  return disclosure.forms.flatMap((form) =>
    form.panels.flatMap((panel) => {
      const other = formOf(budget, form.kind);
      const column = panel.columns.findIndex(({ path }) => path.some((heading) => /年初预算/.test(heading)));
      if (!other || column < 0) return [];
      return panel.lines.flatMap((line) => {
        const query = queryOf(line);
        const left = term(form, line.amounts[column]!, `${line.label}·年初预算数`, 'total');
        const right =
          query && query.type !== 'total' && bind(other, { line: query, ...(panel.side ? { side: panel.side } : {}) }, 'counterpart');
        return right && !isBlank(left)
          ? [
              cross.between(
                [left],
                right.map((found) => foreign(found, prior.file)),
              ),
            ]
          : [];
      });
    }),
  );
}

const FINAL = `# 收支总表
2024年收入支出决算总表
单位：万元
收入 | < | < | 支出 | < | <
项目 | 年初预算数 | 决算数 | 项目 | 年初预算数 | 决算数
一、一般公共预算财政拨款收入 | 100.25 | 101.25 | 一、社会保障和就业支出 | 30.15 | 30.15
二、事业收入 | 20.1 | 19.1 | 二、卫生健康支出 | 90.2 | 90.2
本年收入合计 | 120.35 | 120.35 | 本年支出合计 | 120.35 | 120.35`;
const BUDGET = both(SUMMARY.replace('部门收支总表', '2024年部门收支预算总表'));

export default defineRule({
  id: 'X-BUDFINAL',
  level: 'warning',
  basis: {
    zh: '《预算法》第七十五条（决算与预算相对应，分列预算数、决算数）',
    en: 'Budget Law, article 75 (final accounts follow the budget)',
  },
  text: {
    zh: {
      name: '决算的年初预算数与当年预算',
      statement: '决算表的年初预算数 = 当年公开的预算表的同一行',
      remark: '给出当年预算工作簿（--prior）时才核对',
    },
    en: {
      name: 'final accounts and the budget of the year',
      statement: '年初预算数 is what the published budget of the year says',
      remark: 'compared where the budget is given with --prior',
    },
  },
  beside: ownBudget,
  examples: [
    {
      prior: BUDGET,
      valid: FINAL,
      invalid: FINAL.replace('20.1 | 19.1', '19.1 | 19.1').replace('本年收入合计', '三、其他收入 | 1 | 0 | | | \n本年收入合计'),
      first: '收支总表!B6',
    },
  ],
});
