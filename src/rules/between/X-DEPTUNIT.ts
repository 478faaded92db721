import type { Disclosure } from '../../forms/disclosure';
import { bind, formOf, total, type LineQuery } from '../../facts/bind';
import { sumOf, type Draft } from '../../relations/relation';
import { defineRule } from '../rule';
import { Cross } from '../support/cross';
import { foreign, type Prior } from '../support/prior';
import { SPENDING } from '../support/forms';

function withinDepartment(unit: Disclosure, prior: Prior): Draft[] {
  const department = prior.disclosure;
  const same = unit.kind === department.kind && unit.year !== null && unit.year === department.year;
  const [own, whole] = [formOf(unit, '支出总表'), formOf(department, '支出总表')];
  if (!same || !own || !whole || unit.organization === department.organization || department.organization === '') return [];
  const sums = [own, whole].map((form) => bind(form, { line: total }, 'total'));
  if (!sums[0] || !sums[1] || sumOf(sums[1]).lt(sumOf(sums[0]))) return [];
  const cross = new Cross(unit);
  const codes = new Set(own.panels.flatMap(({ lines }) => lines.flatMap(({ key }) => (key.type === 'function' ? [key.code] : []))));
  return [...codes].flatMap((code) => {
    const line: LineQuery = { type: 'function', code };
    const [left, right] = [bind(whole, { line }, 'counterpart'), bind(own, { line }, 'total')];
    return left && right
      ? [
          cross.between(
            left.map((found) => foreign(found, prior.file)),
            right,
            { comparison: '≥' },
          ),
        ]
      : [];
  });
}

const of = (organization: string, form: string): string =>
  form.replace('部门支出总表', '2024年部门支出预算总表').replace('单位：万元', `部门：${organization} | | 单位：万元`);
const UNIT = SPENDING.replaceAll('125.35', '115.35')
  .replaceAll('95.2', '85.2')
  .replaceAll('| 40', '| 30')
  .replace('55.2 | 55.2', '55.2 | 55.2');
const MORE = UNIT.replaceAll('20.1 | 20.1', '21.1 | 21.1').replaceAll('10.05 | 10.05', '9.05 | 9.05');

export default defineRule({
  id: 'X-DEPTUNIT',
  level: 'error',
  basis: { zh: '《预算法》第七十六条（各部门审核并汇总所属单位决算）', en: 'Budget Law, article 76 (departments sum up their units)' },
  text: {
    zh: {
      name: '部门汇总与所属单位',
      statement: '所属单位各科目支出不大于部门汇总的同一科目',
      remark: '给出同年同类的部门工作簿（--prior）时才核对',
    },
    en: {
      name: 'department and unit',
      statement: 'no subject of a unit is above that of its department',
      remark: 'compared where the workbook of the department is given with --prior',
    },
  },
  beside: withinDepartment,
  examples: [
    {
      prior: of('某市医疗保障局', SPENDING),
      valid: of('某市医疗保障服务中心', UNIT),
      invalid: of('某市医疗保障服务中心', MORE),
      first: '支出总表!C7',
    },
  ],
});
