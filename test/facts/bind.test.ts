import { recognise } from '../../src/forms/recognise';
import { bind, formOf, total, yearTotal, type LineQuery, type Query } from '../../src/facts/bind';
import type { Facets, FormKind } from '../../src/forms/disclosure';
import { workbookOf } from '../support/forms';

/** The cells that an amount is read from, found by meaning. */
function cellsOf(grid: string, line: LineQuery, facets: Facets = {}, more: Partial<Query> = {}): string | null {
  const form = recognise(workbookOf(grid)).forms[0]!;
  const terms = bind(form, { line, facets, ...more }, 'counterpart');
  return terms && terms.map(({ amount }) => amount.cell.address).join(' + ');
}

const func = (code: string): LineQuery => ({ type: 'function', code });
const economic = (code: string): LineQuery => ({ type: 'economic', code });

describe('lines', () => {
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
});

describe('columns', () => {
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
});

describe('totals of a half each', () => {
  const PANELS = `一般公共预算基本支出表
    单位：万元
    人员经费 | < | < | 公用经费 | < | <
    科目编码 | 科目名称 | 金额 | 科目编码 | 科目名称 | 金额
    301 | 工资福利支出 | 60 | 302 | 商品和服务支出 | 15
    30101 | 基本工资 | 60 | 30201 | 办公费 | 15
    人员经费合计 | | 60 | 公用经费合计 | | 15`;
  test.each<[string, LineQuery, Facets, string | null]>([
    ['the whole is both', total, {}, 'C7 + F7'],
    ['a half is its own', total, { funds: '公用' }, 'F7'],
    ['the form is about 基本支出 anyway', total, { nature: '基本', funds: '人员' }, 'C7'],
    ['项目支出 it has none', total, { nature: '项目' }, null],
    ['a class is looked for in either', economic('302'), {}, 'F5'],
    ['but not in the half that is not meant', economic('302'), { funds: '人员' }, null],
    ['a class is of its own half', economic('302'), { funds: '公用' }, 'F5'],
  ])('%s', (_name, line, facets, expected) => expect(cellsOf(PANELS, line, facets)).toBe(expected));
});

describe('the form of a kind', () => {
  const sheet = (title: string, rows = '208 | 社会保障和就业支出 | 5 | 2 | 3'): string => `# ${title}
    ${title}
    单位：万元
    科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
    ${rows}`;
  const titleOf = (kind: FormKind, ...sheets: readonly string[]): string | undefined =>
    formOf(recognise(workbookOf(sheets.join('\n'))), kind)?.title;

  test('is the only one of its kind', () => {
    expect(titleOf('支出总表', sheet('支出总表'), sheet('一般公共预算支出表'))).toBe('支出总表');
    expect(titleOf('收入总表', sheet('支出总表'))).toBeUndefined();
  });
  test('two of a kind are none', () => expect(titleOf('支出总表', sheet('支出总表'), sheet('部门支出总表'))).toBeUndefined());
  test('but one of 一般公共预算 goes before one of all 财政拨款', () =>
    expect(titleOf('一般公共预算支出表', sheet('财政拨款支出表'), sheet('一般公共预算支出表'))).toBe('一般公共预算支出表'));
});
