import { proofread } from '../../../src/engine';
import { SPENDING } from '../../../src/rules/support/forms';
import { workbookOf } from '../../support/forms';

/** A department whose forms list its units, a line each: what is said of a unit is held against its own line, and never against the whole. */

const UNITS = `# 收入总表
2024年部门收入总表
部门：云岭县水务局 | | | | 单位：元
单位代码 | 单位名称 | 合计 | 一般公共预算 | 事业收入
 | 合计 | 1253500 | 1003500 | 250000
301001 | 云岭县水务局（本级） | 812345.67 | 812345.67 |
301002 | 云岭县水土保持站 | 291154.33 | 191154.33 | 100000
301003 | 云岭县河道管理所 | 150000 | | 150000`;
const WORKBOOK = workbookOf([UNITS, SPENDING.replace('部门支出总表', '2024年部门支出总表')].join('\n'));

const found = (sentences: string): string[] =>
  proofread(WORKBOOK, `二、部门收入预算情况说明\n${sentences}`).findings.map(
    ({ rule, level, stated, expected }) => `${rule} ${level}: ${stated} → ${expected}`,
  );
const states = (sentences: string): string =>
  proofread(WORKBOOK, `二、部门收入预算情况说明\n${sentences}`)
    .numbers.map(({ state }) => state)
    .join(' ');

const LIST = (office: string, station = '29.12'): string =>
  `2024年收入预算125.35万元，其中：${office}收入预算81.23万元，云岭县水土保持站收入预算${station}万元，云岭县河道管理所15.00万元。`;

test.each(['云岭县水务局（本级）', '云岭县水务局本级', '云岭县水务局（机关）'])('%s, rounded', (office) => {
  expect(found(LIST(office))).toEqual([]);
  expect(states(LIST(office))).toBe('cell cell cell cell');
});

test('an amount that is not that of the unit', () => {
  expect(found(LIST('云岭县水务局（本级）', '21.92'))).toEqual(['T-ITEM error: 21.92万元 → 29.12万元']);
});

test.each<[string, string]>([
  ['behind it', '云岭县水土保持站收入预算29.12万元，支出预算30.00万元，一般公共预算拨款19.12万元。'],
  ['in the next sentence of its paragraph', '云岭县水土保持站：收入预算29.12万元。基本支出21.00万元。'],
  ['below its heading', '（一）云岭县水土保持站\n收入预算29.12万元，支出预算30.00万元。'],
])('what is said of a unit %s is not held against the department', (_, sentences) => expect(found(sentences)).toEqual([]));

test('what is said of the department behind its units is', () => {
  expect(found(`${LIST('云岭县水务局本级')}2024年支出预算135.25万元。`)).toEqual(['T-ITEM error: 135.25万元 → 125.35万元']);
});
