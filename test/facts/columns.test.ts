import { bind, total, type Query } from '../../src/facts/bind';
import type { Facets } from '../../src/forms/disclosure';
import { recognise } from '../../src/forms/recognise';
import { workbookOf } from '../support/forms';
import { cellsOf } from '../support/relations';

/** The columns whose sum is what is asked for. */

const NESTED = `一般公共预算支出表
  单位：万元
  科目编码 | 科目名称 | 合计 | 基本支出 | < | < | 项目支出
  ^ | ^ | ^ | 小计 | 人员经费 | 公用经费 | ^
   | 合计 | 9 | 5 | 2 | 3 | 4
  208 | 社会保障和就业支出 | 9 | 5 | 2 | 3 | 4`;
test.each<[string, Facets, string | null]>([
  ['everything', {}, 'C5'],
  ['of what the form is about anyway', { source: '一般公共预算' }, 'C5'],
  ['of another source', { source: '政府性基金' }, null],
  ['基本支出', { nature: '基本' }, 'D5'],
  ['项目支出', { nature: '项目' }, 'G5'],
  ['人员经费, which are 基本支出', { nature: '基本', funds: '人员' }, 'E5'],
  ['公用经费 of 项目支出', { nature: '项目', funds: '公用' }, null],
])('%s', (_name, facets, expected) => expect(cellsOf(NESTED, total, facets)).toBe(expected));

const SPLIT = `部门支出总表
  单位：万元
  科目编码 | 科目名称 | 本年 | < | < | 上年结转 | < | <
  ^ | ^ | 小计 | 基本支出 | 项目支出 | 小计 | 基本支出 | 项目支出
   | 合计 | 9 | 5 | 4 | 3 | 2 | 1
  208 | 社会保障和就业支出 | 9 | 5 | 4 | 3 | 2 | 1`;
test.each<[string, Facets, string | null]>([
  ['the year', { period: '本年' }, 'C5'],
  ['what was carried over', { period: '上年结转' }, 'F5'],
  ['基本支出 of the year', { period: '本年', nature: '基本' }, 'D5'],
  ['基本支出 are those of both periods', { nature: '基本' }, 'D5 + G5'],
  ['人员经费, of which no column tells', { funds: '人员' }, null],
])('%s', (_name, facets, expected) => expect(cellsOf(SPLIT, total, facets)).toBe(expected));

const STAGES = `支出决算表
  单位：万元
  科目编码 | 科目名称 | 年初预算数 | 决算数
   | 合计 | 9 | 8
  208 | 社会保障和就业支出 | 9 | 8`;
test.each<[string, Facets, string | null]>([
  ['of what was planned and what was spent the latter', {}, 'D4'],
  ['what was planned', { stage: '预算' }, 'C4'],
  ['what was spent', { stage: '决算' }, 'D4'],
])('%s', (_name, facets, expected) => expect(cellsOf(STAGES, total, facets)).toBe(expected));

const UPPER = `部门收入总表
  单位：万元
  科目编码 | 科目名称 | 合计 | 一般公共预算 | 上级转移支付 | 政府性基金预算
   | 合计 | 9 | 4 | 3 | 2
  208 | 社会保障和就业支出 | 9 | 4 | 3 | 2`;
test.each<[string, Facets, Partial<Query>, string | null]>([
  ['a source that is split into own and 上级 funds is both', { source: '一般公共预算' }, {}, 'D4 + E4'],
  ['unless its own funds are meant', { source: '一般公共预算' }, { ownFundsOnly: true }, 'D4'],
  ['a source that is not split', { source: '政府性基金' }, {}, 'F4'],
])('%s', (_name, facets, more, expected) => expect(cellsOf(UPPER, total, facets, more)).toBe(expected));

const SIDES = `政府性基金预算收入支出决算表
  单位：万元
  科目编码 | 科目名称 | 年初结转和结余 | 本年收入 | 本年支出 | < | < | 年末结转和结余
  ^ | ^ | ^ | ^ | 小计 | 基本支出 | 项目支出 | ^
   | 合计 | 1 | 9 | 8 | 5 | 3 | 2
  212 | 城乡社区支出 | 1 | 9 | 8 | 5 | 3 | 2`;
test.each<[string, Facets, string | null]>([
  ['with 本年收入 and 本年支出 side by side the form is about spending', {}, 'E5'],
  ['its 基本支出', { nature: '基本' }, 'F5'],
  ['its 项目支出', { nature: '项目' }, 'G5'],
])('%s', (_name, facets, expected) => expect(cellsOf(SIDES, total, facets)).toBe(expected));

const SHOWN = `部门支出总表
  单位：万元
  科目编码 | 科目名称 | 合计 | 其中：基本支出 | 其中：一般公共预算
   | 合计 | 9 | 5 | 4
  208 | 社会保障和就业支出 | 9 | 5 | 4`;
const YEARS = `部门支出总表
  单位：万元
  科目编码 | 科目名称 | 上年预算数 | 本年预算数 | 增减额
   | 合计 | 9 | 10 | 1
  208 | 社会保障和就业支出 | 9 | 10 | 1`;
const STAGES_BELOW = `支出决算表
  单位：万元
  科目编码 | 科目名称 | 基本支出 | < | 项目支出 | <
  ^ | ^ | 年初预算数 | 决算数 | 年初预算数 | 决算数
   | 合计 | 5 | 6 | 3 | 4
  208 | 社会保障和就业支出 | 5 | 6 | 3 | 4`;
const ALL_OF_THE_YEAR = `部门支出总表
  单位：万元
  科目编码 | 科目名称 | 本年 | < | <
  ^ | ^ | 合计 | 基本支出 | 项目支出
   | 合计 | 9 | 5 | 4
  208 | 社会保障和就业支出 | 9 | 5 | 4`;
const UNKNOWN = `部门支出总表
  单位：万元
  科目编码 | 科目名称 | 甲口径 | 基本支出 | 项目支出
   | 合计 | 9 | 5 | 4
  208 | 社会保障和就业支出 | 9 | 5 | 4`;

const YEARS_ABOVE = `2024年部门支出总表
  单位：万元
  科目编码 | 科目名称 | 2023年预算数 | < | 2024年预算数 | <
  ^ | ^ | 合计 | 基本支出 | 合计 | 基本支出
   | 合计 | 9 | 8 | 10 | 9
  208 | 社会保障和就业支出 | 9 | 8 | 10 | 9`;
const UPPER_CARRIED = `部门收入总表
  单位：万元
  科目编码 | 科目名称 | 本年 | < | 上年结转
  ^ | ^ | 一般公共预算 | 政府性基金预算 | 上级转移支付
   | 合计 | 4 | 2 | 3
  208 | 社会保障和就业支出 | 4 | 2 | 3`;

const STAGE_OF_ONE = `部门支出总表
  单位：万元
  科目编码 | 科目名称 | 基本支出预算数 | 项目支出
   | 合计 | 5 | 4
  208 | 社会保障和就业支出 | 5 | 4`;
const KINDS = `部门支出总表
  单位：万元
  科目编码 | 科目名称 | 基本支出 | < | 项目支出
  ^ | ^ | 甲口径 | 乙口径 | ^
  ^ | ^ | 预算数 | 预算数 | ^
   | 合计 | 3 | 2 | 4
  208 | 社会保障和就业支出 | 3 | 2 | 4`;
const FUND = SPLIT.replace('部门支出总表', '政府性基金预算支出表').replace('208 | 社会保障和就业支出', '212 | 城乡社区支出');
const YEAR_SPLIT = `部门支出总表
  单位：万元
  科目编码 | 科目名称 | 本年 | < | < | 上年结转
  ^ | ^ | 小计 | 基本支出 | 项目支出 | ^
   | 合计 | 9 | 5 | 4 | 3
  208 | 社会保障和就业支出 | 9 | 5 | 4 | 3`;
const CARRIED_INSIDE = `部门支出总表
  单位：万元
  科目编码 | 科目名称 | 本年 | < | <
  ^ | ^ | 一般公共预算 | < | 政府性基金预算
  ^ | ^ | 当年安排 | 上年结转 | ^
   | 合计 | 9 | 3 | 1
  208 | 社会保障和就业支出 | 9 | 3 | 1`;
const UPPER_KINDS = `部门收入总表
  单位：万元
  科目编码 | 科目名称 | 合计 | 一般公共预算 | 上级转移支付 | <
  ^ | ^ | ^ | ^ | 基本支出 | 项目支出
   | 合计 | 9 | 4 | 3 | 2
  208 | 社会保障和就业支出 | 9 | 4 | 3 | 2`;
const INCOME_OF_YEAR = `部门收入总表
  单位：万元
  科目编码 | 科目名称 | 上年结转 | 本年收入 | < | <
  ^ | ^ | ^ | 小计 | 一般公共预算 | 事业收入
   | 合计 | 1 | 9 | 5 | 4
  208 | 社会保障和就业支出 | 1 | 9 | 5 | 4`;
const INCOME_BESIDE_SPENDING = `部门收入总表
  单位：万元
  科目编码 | 科目名称 | 年初结转 | 本年收入 | 本年支出
   | 合计 | 1 | 9 | 5
  208 | 社会保障和就业支出 | 1 | 9 | 5`;

test.each<[string, string, Facets, string | null]>([
  ['what was planned for this year, not for the one before', YEARS_ABOVE, { stage: '预算' }, 'E5'],
  ['of budget and outturn side by side there is no whole', STAGES_BELOW, {}, null],
  ['columns of which one says that it is of the budget add up', STAGE_OF_ONE, {}, 'C4 + D4'],
  ['what only a part says that nobody knows', KINDS, { nature: '基本', stage: '预算' }, null],
  ['基本支出 of both periods of the source that the form is about', FUND, { source: '政府性基金', nature: '基本' }, 'D5 + G5'],
  ['基本支出 that one period tells and the other does not', YEAR_SPLIT, { nature: '基本' }, null],
  ['nothing is counted twice', CARRIED_INSIDE, { source: '一般公共预算' }, null],
  ['上级 funds of every kind belong to their source', UPPER_KINDS, { source: '一般公共预算' }, 'D5 + E5 + F5'],
  ['income is what was carried over and that of the year', INCOME_OF_YEAR, {}, 'C5 + D5'],
  ['beside 本年支出 a form of income is about 本年收入', INCOME_BESIDE_SPENDING, {}, 'D4'],
  ['基本支出 of this year, not of the one before', YEARS_ABOVE, { nature: '基本' }, 'F5'],
  ['上级 funds of another period are no part of it', UPPER_CARRIED, { source: '一般公共预算', period: '本年' }, 'C5'],
  ['其中：基本支出 is what it says', SHOWN, { nature: '基本' }, 'D4'],
  ['其中：一般公共预算 need not be all of it', SHOWN, { source: '一般公共预算' }, null],
  ['neither adds to the total', SHOWN, {}, 'C4'],
  ['this year, not the year beside it or the difference', YEARS, {}, 'D4'],
  ['of budget and outturn of a heading, which add up to nothing, the latter', STAGES_BELOW, { nature: '基本' }, 'D5'],
  ['the budget where it is meant', STAGES_BELOW, { nature: '项目', stage: '预算' }, 'E5'],
  ['the year that all columns are of', ALL_OF_THE_YEAR, { period: '本年' }, 'C5'],
  ['which need not be said', ALL_OF_THE_YEAR, { nature: '基本' }, 'D5'],
  ['of another period there is none', ALL_OF_THE_YEAR, { period: '上年结转' }, null],
  ['at the end of the year neither', SPLIT, { period: '年末结转' }, null],
  ['a heading that nobody knows beside one', UNKNOWN, { nature: '基本' }, 'D4'],
])('%s', (_name, grid, facets, expected) => expect(cellsOf(grid, total, facets)).toBe(expected));

test('what was found for one question is not told for another', () => {
  const [form] = recognise(workbookOf(NESTED)).forms;
  const cells = (facets: Facets): string =>
    bind(form!, { line: total, facets }, 'counterpart')!
      .map(({ amount }) => amount.cell.address)
      .join();
  expect([cells({}), cells({ nature: '基本' }), cells({ nature: '项目' }), cells({})]).toEqual(['C5', 'D5', 'G5', 'C5']);
});
