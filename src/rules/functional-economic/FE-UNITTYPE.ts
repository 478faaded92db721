import { bind, formOf, type LineQuery } from '../../facts/bind';
import { nameOf, sumOf, type Term } from '../../relations/relation';
import { defineRule, type CheckContext, type Report } from '../rule';
import { place } from '../support/check';
import { unitTypeOf } from '../support/unit-type';
import { both, pays, spends } from '../support/forms';

const unitTypes = ({ disclosure }: CheckContext): Report[] => {
  const form = formOf(disclosure, '一般公共预算支出表');
  const basic = formOf(disclosure, '一般公共预算基本支出表');
  if (!form) return [];
  const filled = (line: LineQuery, own = form): Term[] =>
    (bind(own, { line }, 'counterpart') ?? []).filter((found) => !sumOf([found]).isZero());
  const type = unitTypeOf(disclosure);
  const wrong =
    type === 'agency' && basic
      ? filled({ type: 'economic', code: '30107' }, basic)
      : type === 'institution'
        ? ['2101101', '2080501'].flatMap((code) => filled({ type: 'function', code }))
        : [];
  return wrong.slice(0, 1).map((found) => ({
    zh: `本单位只有${type === 'agency' ? '行政' : '事业'}运行，却列有“${nameOf(found)}” ${found.amount.value!.toString()}；请核对科目是否适用。`,
    en: `The unit has only ${type === 'agency' ? '行政运行' : '事业运行'}, yet ${nameOf(found)} holds an amount; please verify.`,
    cells: wrong.map(({ amount }) => place(amount.cell, amount.value!.toString())),
    form: found.form,
  }));
};

const AGENCY_ONLY = spends(['210 | 卫生健康支出', '21015 | 医疗保障管理事务', '2101501 | 行政运行'], '5.25');
const salary = (item: string): string => pays('5.25', '301 | 工资福利支出 | 5.25 | 5.25', `${item} | 5.25 | 5.25`);

export default defineRule({
  id: 'FE-UNITTYPE',
  level: 'hint',
  basis: {
    zh: '《政府收支分类科目》30107 科目说明（事业单位绩效工资）、项级科目说明',
    en: 'notes on 30107 and the items of agencies and 事业 units',
  },
  text: {
    zh: {
      name: '科目与单位类型',
      statement: '只有行政运行的单位不列 30107 绩效工资；只有事业运行的单位不列行政单位医疗、行政单位离退休',
      remark: '两类人员都有的部门不比',
    },
    en: {
      name: 'subjects and kind of unit',
      statement: 'a unit with only 行政运行 has no 30107; one with only 事业运行 no items of agencies',
      remark: 'departments with both are not compared',
    },
  },
  check: unitTypes,
  examples: [
    {
      valid: both(AGENCY_ONLY, salary('30101 | 基本工资')),
      invalid: both(AGENCY_ONLY, salary('30107 | 绩效工资')),
      first: '一般公共预算基本支出表!C6',
    },
  ],
});
