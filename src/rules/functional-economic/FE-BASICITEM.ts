import { place } from '../support/check';
import { defineRule, type CheckContext, type Report } from '../rule';
import { GENERAL, pair } from '../support/forms';

/** FE-BASICITEM: 行政运行 and 事业运行 are basic expenditure, 一般行政管理事务 is projects. */
const basicItems = ({ disclosure, accused }: CheckContext): Report[] => {
  const form =
    disclosure.forms.find(({ kind }) => kind === '一般公共预算支出表') ?? disclosure.forms.find(({ kind }) => kind === '支出总表');
  if (!form) return [];
  return form.panels.flatMap((panel) =>
    panel.lines.flatMap((line) => {
      const wrong = /^(?:行政运行|事业运行)$/.test(line.name) ? '项目' : line.name === '一般行政管理事务' ? '基本' : null;
      if (!wrong) return [];
      const column = panel.columns.findIndex(
        ({ facets, path }) => facets.nature === wrong && !facets.funds && !facets.economic && path.length <= 3,
      );
      const amount = column >= 0 ? line.amounts[column] : undefined;
      if (!amount?.value || amount.value.isZero() || accused.has(`${amount.cell.sheet}!${amount.cell.address}`)) return [];
      return {
        zh: `“${line.label}”一般只列${wrong === '项目' ? '基本' : '项目'}支出，本表列有${wrong}支出 ${amount.value.toString()}；请核实。`,
        en: `${line.label} is usually ${wrong === '项目' ? 'basic' : 'project'} expenditure only; please verify ${amount.value.toString()}.`,
        cells: [place(amount.cell, amount.value.toString())],
        form,
      };
    }),
  );
};

export default defineRule({
  id: 'FE-BASICITEM',
  level: 'hint',
  basis: {
    zh: '《政府收支分类科目》项级科目说明（行政运行反映基本支出，一般行政管理事务反映未单独设置项级科目的项目支出）',
    en: 'classification of income and expenditure: 行政运行 is basic expenditure, 一般行政管理事务 projects',
  },
  text: {
    zh: {
      name: '基本/项目与项级用途',
      statement: '行政运行、事业运行列基本支出，一般行政管理事务列项目支出',
      remark: '已报差错、认定有误的数不另提示',
    },
    en: {
      name: 'items of basic and project expenditure',
      statement: '行政运行 and 事业运行 are basic, 一般行政管理事务 is projects',
      remark: 'an amount that an error calls wrong is not hinted at as well',
    },
  },
  check: basicItems,
  examples: [{ ...pair(GENERAL, ['行政运行 | 55.2 | 55.2 | 0', '行政运行 | 55.2 | 50 | 5.2']), first: '一般公共预算支出表!E11' }],
});
