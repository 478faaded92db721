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
