import { proofread } from '../../../src/engine';
import { workbookOf } from '../../support/forms';

/** 26.35万元 of 201.84万元 was carried over from last year: what is told with it, without it, and against it. */

const WORKBOOK = workbookOf(`# 收支总表
2025年部门收支总表
单位：万元
收入 | ^ | 支出 | ^
项目 | 预算数 | 项目 | 预算数
一、一般公共预算拨款收入 | 175.49 | 一、社会保障和就业支出 | 147.44
二、事业收入 | | 二、卫生健康支出 | 54.4
本年收入合计 | 175.49 | 本年支出合计 | 201.84
上年结转结余 | 26.35 | 年终结转结余 |
收入总计 | 201.84 | 支出总计 | 201.84

# 一般公共预算支出表
2025年一般公共预算支出表
单位：万元
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
| 合计 | 201.84 | 121.09 | 80.75
208 | 社会保障和就业支出 | 147.44 | 86.69 | 60.75
210 | 卫生健康支出 | 54.4 | 34.4 | 20`);

const found = (heading: string, sentence: string): string[] =>
  proofread(WORKBOOK, `${heading}\n${sentence}`)
    .findings.filter(({ level }) => level !== 'hint')
    .map(({ rule, level, stated, expected }) => `${rule} ${level}: ${stated} → ${expected}`);

const YEAR = '五、一般公共预算当年拨款情况';
const ALL = '五、一般公共预算支出情况';

test.each<[string, string, string, string[]]>([
  ['all of it', ALL, '社会保障和就业支出147.44万元，卫生健康支出54.40万元。', []],
  ['without what was carried over, where the year is spoken of', YEAR, '社会保障和就业支出121.09万元，卫生健康支出54.40万元。', []],
  ['some of it in each', YEAR, '社会保障和就业支出131.23万元，卫生健康支出44.26万元。', []],
  ['less than that', YEAR, '社会保障和就业支出111.23万元。', ['T-ITEM error: 111.23万元 → 147.44万元']],
  ['two digits exchanged', YEAR, '卫生健康支出45.40万元。', ['T-ITEM error: 45.40万元 → 54.40万元']],
  ['without it, where all is spoken of', ALL, '社会保障和就业支出121.09万元。', ['T-ITEM error: 121.09万元 → 147.44万元']],
  ['what a source gives with it', ALL, '一般公共预算拨款收入201.84万元。', []],
  ['and what it does not', ALL, '一般公共预算拨款收入202.84万元。', ['T-ITEM error: 202.84万元 → 175.49万元']],
])('%s', (_name, heading, sentence, expected) => expect(found(heading, sentence)).toEqual(expected));

test('what is left at the end of a year was that at its beginning a year before', () => {
  const final = workbookOf(`# 收入支出决算总表
2024年度收入支出决算总表
单位：万元
收入 | ^ | 支出 | ^
项目 | 决算数 | 项目 | 决算数
一、财政拨款收入 | 801.25 | 一、教育支出 | 808.48
本年收入合计 | 801.25 | 本年支出合计 | 808.48
年初结转和结余 | 12.4 | 年末结转和结余 | 5.17
总计 | 813.65 | 总计 | 813.65`);
  const states = (change: string): string =>
    proofread(final, `一、收入支出决算情况\n年末结转和结余5.17万元，比上年${change}。`)
      .numbers.map(({ state }) => state)
      .join(' ');
  expect(states('减少7.23万元')).toBe('cell cell');
  expect(states('减少6.23万元')).toBe('cell unclear');
});
