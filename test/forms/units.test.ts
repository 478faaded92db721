import { validate } from '../../src/engine';
import { workbookOf } from '../support/forms';

/** Units that lists name without codes: above their subjects, below them, alone, and below their department. */

const form = (rows: string): string => `# 03
部门支出总表
单位：万元
${rows}`;

const DEPARTMENT_ABOVE_UNITS = form(`科目编码 | 单位名称（科目） | 合计 | 基本支出 | 项目支出
 | 合计 | 150.25 | 110.25 | 40.00
 | 市档案局 | 150.25 | 110.25 | 40.00
 | 市档案局本级 | 100.25 | 80.25 | 20.00
2012601 | 行政运行 | 80.25 | 80.25 |
2012604 | 档案馆 | 20.00 | | 20.00
 | 市档案整理中心 | 50.00 | 30.00 | 20.00
2012650 | 事业运行 | 50.00 | 30.00 | 20.00`);

const UNITS_ALONE = form(`单位名称 | 合计 | 基本支出 | 项目支出
合计 | 300.25 | 210.25 | 90.00
市教育局机关 | 100.25 | 60.25 | 40.00
市第一中学 | 100.00 | 70.00 | 30.00
市实验小学 | 60.00 | 50.00 | 10.00
市机关幼儿园 | 40.00 | 30.00 | 10.00`);

const DEPARTMENT_ALONE = form(`单位名称 | 合计 | 基本支出 | 项目支出
合计 | 150.25 | 110.25 | 40.00
市档案局 | 150.25 | 110.25 | 40.00
市档案局本级 | 100.25 | 80.25 | 20.00
市档案整理中心 | 50.00 | 30.00 | 20.00`);

const UNITS_BELOW_SUBJECTS = form(`科目编码 | 科目（单位）名称 | 合计 | 基本支出 | 项目支出
 | 合计 | 150.25 | 110.25 | 40.00
201 | 一般公共服务支出 | 150.25 | 110.25 | 40.00
20126 | 档案事务 | 150.25 | 110.25 | 40.00
2012601 | 行政运行 | 80.25 | 80.25 |
 | 市档案局本级 | 80.25 | 80.25 |
2012604 | 档案馆 | 70.00 | 30.00 | 40.00
 | 市档案局本级 | 20.00 | | 20.00
 | 市档案整理中心 | 50.00 | 30.00 | 20.00`);

const SUBTOTALS = form(`单位名称 | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
市档案局本级 | 2012601 | 行政运行 | 80.25 | 80.25 |
市档案局本级 | 2012604 | 档案馆 | 20.00 | | 20.00
 | | 小计 | 100.25 | 80.25 | 20.00
市档案整理中心 | 2012650 | 事业运行 | 50.00 | 30.00 | 20.00
 | | 小计 | 50.00 | 30.00 | 20.00
 | | 合计 | 150.25 | 110.25 | 40.00`);

const LISTS: readonly (readonly [what: string, grid: string, wrong: readonly [right: string, wrong: string]])[] = [
  ['a department above its units', DEPARTMENT_ABOVE_UNITS, ['市档案局 | 150.25', '市档案局 | 151.25']],
  ['units above their subjects', DEPARTMENT_ABOVE_UNITS, ['行政运行 | 80.25 | 80.25', '行政运行 | 81.25 | 81.25']],
  ['nothing but units', UNITS_ALONE, ['市实验小学 | 60.00 | 50.00', '市实验小学 | 61.00 | 51.00']],
  ['nothing but a department and its units', DEPARTMENT_ALONE, ['整理中心 | 50.00 | 30.00', '整理中心 | 51.00 | 31.00']],
  ['units below the subjects they spend', UNITS_BELOW_SUBJECTS, ['整理中心 | 50.00 | 30.00', '整理中心 | 51.00 | 31.00']],
  ['a 小计 for every unit', SUBTOTALS, ['小计 | 50.00 | 30.00', '小计 | 51.00 | 31.00']],
];

test.each(LISTS)('%s', (_what, grid, [right, wrong]) => {
  const sums = (text: string) =>
    validate(workbookOf(text)).findings.filter(({ rule, level }) => rule.startsWith('A-') && level === 'error');
  expect(sums(grid).map(({ message }) => message)).toEqual([]);
  expect(grid).toContain(right);
  expect(sums(grid.replace(right, wrong)).length).toBeGreaterThan(0);
});
