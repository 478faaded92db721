import { validate } from '../../src/engine';
import { workbookOf } from '../support/forms';

/** A form in 元 of which some amounts are printed to the 分 and some to the 元. */
const form = (rows: string): string => `# 支出决算表
  支出决算表
  单位：元
  科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
  ${rows}`;

const levels = (grid: string): string[] =>
  validate(workbookOf(grid)).findings.flatMap(({ rule, level }) => (rule.startsWith('A-') ? [level] : []));

const ROUNDED = form(` | 合计 | 91793795.15 | 79189523.34 | 12604272
  208 | 社会保障和就业支出 | 21793572.93 | 20189400.34 | 1604173
  20801 | 人力资源和社会保障管理事务 | 21793572.93 | 20189400.34 | 1604173
  2080101 | 行政运行 | 21793572.93 | 20189400.34 | 1604173
  210 | 卫生健康支出 | 70000222.22 | 59000123 | 11000099
  21015 | 医疗保障管理事务 | 70000222.22 | 59000123 | 11000099
  2101501 | 行政运行 | 70000222.22 | 59000123 | 11000099`);

test('what the digits left out explain is a rounding, line by line', () => {
  const found = levels(ROUNDED);
  expect(found).toContain('rounding');
  expect(new Set(found)).toEqual(new Set(['rounding']));
});

test('more than that is an error', () => {
  expect(levels(ROUNDED.replace('| 91793795.15', '| 91793995.15'))).toContain('error');
});

test('where whole amounts are seen to be exact, a wrong cent is an error', () => {
  const exact = form(` | 合计 | 91793573.34 | 79189400.34 | 12604173
  208 | 社会保障和就业支出 | 21793573.34 | 20189400.34 | 1604173
  20801 | 人力资源和社会保障管理事务 | 21793573.34 | 20189400.34 | 1604173
  2080101 | 行政运行 | 21793573.34 | 20189400.34 | 1604173
  210 | 卫生健康支出 | 70000000 | 59000000 | 11000000
  21015 | 医疗保障管理事务 | 70000000 | 59000000 | 11000000
  2101501 | 行政运行 | 70000000 | 59000000 | 11000000`);
  expect(levels(exact)).toEqual([]);
  expect(levels(exact.replace('| 91793573.34', '| 91793573.43'))).toContain('error');
});
