import { recognise } from '../../src/forms/recognise';
import { formOf, total, type LineQuery } from '../../src/facts/bind';
import type { Facets, FormKind } from '../../src/forms/disclosure';
import { workbookOf } from '../support/forms';
import { cellsOf, economic } from '../support/relations';

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

test('where one half does not answer the whole is not told', () => {
  const uneven = `一般公共预算基本支出决算表
    单位：万元
    人员经费 | < | < | < | 公用经费 | < | <
    科目编码 | 科目名称 | 年初预算数 | 决算数 | 科目编码 | 科目名称 | 决算数
    301 | 工资福利支出 | 61 | 60 | 302 | 商品和服务支出 | 15
    人员经费合计 | | 61 | 60 | 公用经费合计 | | 15`;
  expect(cellsOf(uneven, total, { stage: '决算' })).toBe('D6 + G6');
  expect(cellsOf(uneven, total, { stage: '预算', funds: '人员' })).toBe('C6');
  expect(cellsOf(uneven, total, { stage: '预算' })).toBeNull();
});

describe('totals of a half each below one another', () => {
  const STACKED = `一般公共预算基本支出表
    单位：万元
    科目编码 | 科目名称 | 金额
    301 | 工资福利支出 | 60
    30101 | 基本工资 | 60
     | 人员经费合计 | 60
    302 | 商品和服务支出 | 15
    30201 | 办公费 | 15
     | 公用经费合计 | 15
     | 合计 | 75`;
  const NATURES = `部门支出总表
    单位：万元
    科目编码 | 科目名称 | 金额
    2101501 | 行政运行 | 60
     | 基本支出合计 | 60
    2101502 | 一般行政管理事务 | 15
     | 项目支出合计 | 15`;
  test.each<[string, string, LineQuery, Facets, string | null]>([
    ['the line that closes both is the whole', STACKED, total, {}, 'C10'],
    ['a half', STACKED, total, { funds: '人员' }, 'C6'],
    ['the other', STACKED, total, { funds: '公用' }, 'C9'],
    ['a class is no total', STACKED, economic('302'), {}, 'C7'],
    ['where none closes both it is both', NATURES, total, {}, 'C5 + C7'],
    ['基本支出', NATURES, total, { nature: '基本' }, 'C5'],
    ['项目支出', NATURES, total, { nature: '项目' }, 'C7'],
    ['经营支出 it has none', NATURES, total, { nature: '经营' }, null],
    ['one half is not the whole', NATURES.replace('项目支出合计', '其他'), total, {}, null],
  ])('%s', (_name, grid, line, facets, expected) => expect(cellsOf(grid, line, facets)).toBe(expected));
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
  test('but one of 一般公共预算 goes before one of all 财政拨款', () => {
    const basic = (title: string): string => sheet(title, '301 | 工资福利支出 | 5 | 2 | 3');
    expect(titleOf('一般公共预算基本支出表', basic('财政拨款基本支出表'), basic('一般公共预算基本支出表'))).toBe('一般公共预算基本支出表');
    expect(titleOf('一般公共预算基本支出表', basic('财政拨款基本支出表'))).toBe('财政拨款基本支出表');
    expect(titleOf('一般公共预算基本支出表', basic('财政拨款基本支出表'), basic('部门基本支出表'))).toBeUndefined();
  });
  test('and one without lines is none', () => expect(titleOf('支出总表', sheet('支出总表'), sheet('部门支出总表', ''))).toBe('支出总表'));
});
