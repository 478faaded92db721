import { recognise } from '../../src/forms/recognise';
import { notFormOf } from '../../src/forms/not-forms';
import type { SheetSnapshot } from '../../src/workbook/snapshot';

const sheet = (name: string, ...rows: readonly (readonly (string | number)[])[]): SheetSnapshot => ({
  name,
  visibility: 'visible',
  rows: rows.map((row) => row.map((value) => ({ value }))),
  merges: [],
  hiddenRows: [],
  hiddenColumns: [],
});

const PROSE = '本套报表由财政部门统一制发，各单位按照会计账簿如实填列，金额单位为元。';

test.each([
  ['封面', sheet('封面', ['某某单位'])],
  ['封面', sheet('Sheet1', ['某某县教育局'], ['2024年度部门决算'], ['单位负责人：', '财务负责人：'])],
  ['封面', sheet('FM', ['2025 年部门预算公开报表'], ['单位名称：某某中心（公章）'], ['编制日期：2025年2月'])],
  ['目录', sheet('目  录', ['1', '收支总表'])],
  ['目录', sheet('ML', ['收支总表'], ['收入总表'], ['支出总表'], ['项目支出表'])],
  ['目录', sheet('Sheet2', ['目 录'], ['一、收支总表'])],
  ['编制说明', sheet('编报说明', [PROSE])],
  ['编制说明', sheet('Sheet3', [PROSE], ['二、项目按资金来源分列，结转资金在备注栏注明；没有数的留空。'])],
  ['编制说明', sheet('填表须知', ['一、先填附表'])],
  ['单位概况', sheet('单位职责', ['一、主要职责'])],
  ['单位概况', sheet('1', ['一、部门基本情况'], ['内设办公室等三个科室'])],
  ['情况说明', sheet('2024年决算说明', ['2024年收入总计（元）', 120], ['与上年基本持平'])],
  ['名词解释', sheet('附件', ['名词解释'], ['一、财政拨款收入'])],
  ['空白', sheet('Sheet3')],
  ['空白', sheet('Sheet3', ['', '　'])],
])('%s', (is, of) => {
  expect(notFormOf(of)).toBe(is);
});

test.each([
  [
    'a list of amounts that is no form we know',
    sheet('人员基本情况', ['姓名', '工资'], ['甲', 1], ['乙', 2], ['丙', 3], ['丁', 4], ['戊', 5]),
  ],
  ['a note of one line', sheet('Sheet3', ['待办：再核一遍'])],
  ['headings that nothing stands below', sheet('附表', ['科目', '基本支出', '项目支出'])],
])('not told: %s', (_case, of) => {
  expect(notFormOf(of)).toBeNull();
});

test('a workbook says which sheets hold no form and are not meant to, and which may', () => {
  const workbook = { name: 'w.xlsx', sheets: [sheet('封面', ['某某单位']), sheet('Sheet3', ['待办：再核一遍']), sheet('Sheet4')] };
  const { unrecognized, notForms } = recognise(workbook);
  expect(unrecognized).toEqual(['Sheet3']);
  expect(notForms).toEqual([
    { sheet: '封面', is: '封面' },
    { sheet: 'Sheet4', is: '空白' },
  ]);
});
