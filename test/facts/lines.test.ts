import { total, yearTotal, type LineQuery } from '../../src/facts/bind';
import { cellsOf, economic, func } from '../support/relations';

/** The lines that are what is asked for. */

const SPENDING = `部门支出总表
  单位：万元
  科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
   | 合计 | 20 | 11 | 9
  208 | 社会保障和就业支出 | 8 | 8 | 0
  20805 | 行政事业单位养老支出 | 8 | 8 | 0
  2080505 | 机关事业单位基本养老保险缴费支出 | 5 | 5 | 0
  2080506 | 机关事业单位职业年金缴费支出 | 3 | 3 | 0
  2101501 | 行政运行 | 3 | 3 | 0
  2101502 | 一般行政管理事务 | 9 | 0 | 9`;
test.each([
  ['the whole', total, 'C4'],
  ['a class', func('208'), 'C5'],
  ['an item', func('2080506'), 'C8'],
  ['a class that is not printed is the sum of its items', func('210'), 'C9 + C10'],
  ['a code that nothing begins with', func('213'), null],
  ['an economic class of the same number', economic('208'), null],
  ['a label', { type: 'label', label: '行政运行' } as const, null],
  ['the total of the year where there is none', yearTotal, null],
])('%s', (_name, line, expected) => expect(cellsOf(SPENDING, line)).toBe(expected));

test('a class printed for two units is both of them', () => {
  const units = `部门支出总表
    单位：万元
    单位名称 | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
     | | 合计 | 8 | 5 | 3
    甲中心 | | | 5 | 3 | 2
     | 208 | 社会保障和就业支出 | 5 | 3 | 2
     | 20805 | 行政事业单位养老支出 | 5 | 3 | 2
    乙中心 | | | 3 | 2 | 1
     | 208 | 社会保障和就业支出 | 3 | 2 | 1
     | 20805 | 行政事业单位养老支出 | 3 | 2 | 1`;
  expect(cellsOf(units, func('208'))).toBe('D6 + D9');
  expect(cellsOf(units, func('20805'))).toBe('D7 + D10');
});

const SUMMARY = `部门收支总表
  单位：万元
  收入 | < | 支出 | <
  项目 | 预算数 | 项目 | 预算数
  一、一般公共预算拨款收入 | 100.25 | 一、社会保障和就业支出 | 30.15
  二、事业收入 | 20.1 | 二、卫生健康支出 | 90.2
  本年收入合计 | 120.35 | 本年支出合计 | 120.35
  上年结转 | 5 | 结转下年 | 5
  其中：一般公共预算拨款收入 | 5 | |
  收入总计 | 125.35 | 支出总计 | 125.35`;
test.each([
  ['all income', total, '收入', 'B10'],
  ['all spending', total, '支出', 'D10'],
  ['the income of the year', yearTotal, '收入', 'B7'],
  ['the spending of the year', yearTotal, '支出', 'D7'],
  ['a source is its income of the year, not what was carried over', { type: 'source', source: '一般公共预算' }, '收入', 'B5'],
  ['a source of the other side', { type: 'source', source: '一般公共预算' }, '支出', null],
] as const)('%s', (_name, line, side, expected) => expect(cellsOf(SUMMARY, line, {}, { side })).toBe(expected));

const NO_CLASSES = `部门支出总表
  单位：万元
  科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
   | 合计 | 20 | 11 | 9
  20805 | 行政事业单位养老支出 | 8 | 8 | 0
  2080505 | 机关事业单位基本养老保险缴费支出 | 5 | 5 | 0
  2080506 | 机关事业单位职业年金缴费支出 | 3 | 3 | 0
  20811 | 残疾人事业 | 12 | 3 | 9`;
const ITEMS = `一般公共预算基本支出表
  单位：万元
  科目编码 | 科目名称 | 合计
   | 合计 | 20
  30101 | 基本工资 | 5
  30102 | 津贴补贴 | 4
  30201 | 办公费 | 11`;
const PROJECTS = `项目支出表
  单位：万元
  类型 | 项目名称 | 合计
   | 合计 | 40
  特定目标类 | 医保基金监管 | 25
  其他运转类 | 信息系统运行维护 | 15`;
const PROCUREMENT = `政府采购预算表
  单位：万元
  项目 | 金额
  合计 | 6.65
  一、货物 | 2.15
  二、工程 | 0.5
  三、服务 | 4`;

test.each<[string, string, LineQuery, string | null]>([
  ['a class of several 款 is their sum, without the 项 they hold', NO_CLASSES, func('208'), 'C5 + C8'],
  ['an economic class too', ITEMS, economic('301'), 'C5 + C6'],
  ['a project by its name', PROJECTS, { type: 'project', name: '医保基金监管' }, 'C5'],
  ['another project', PROJECTS, { type: 'project', name: '医保' }, null],
  ['an item of a list', PROCUREMENT, { type: 'item', item: '服务' }, 'B7'],
  ['another item', PROCUREMENT, { type: 'item', item: '货物' }, 'B5'],
])('%s', (_name, grid, line, expected) => expect(cellsOf(grid, line)).toBe(expected));
