import { convertUnits, fillTotals, narrate, proofread, publish, rollForward } from '../../src/engine';
import { FormsError } from '../../src/forms/needed';
import { plainText } from '../../src/narrative/narrative';
import { sheetOf } from './support';

/** Workbooks nobody has written a pack for. */
const form = (title: string, unit: string, rows: (string | number)[][]): (string | number)[][] => [
  [title],
  ['编制单位：某县档案馆', '', `单位：${unit}`],
  ...rows,
];

const budget = form('2025年部门收支总表', '元', [
  ['收入', '', '支出', ''],
  ['项目', '预算数', '项目', '预算数'],
  ['一、一般公共预算拨款收入', 1200000, '一、一般公共服务支出', 1000000],
  ['二、政府性基金预算拨款收入', '', '二、住房保障支出', 200000],
  ['本年收入合计', 1200000, '本年支出合计', 1200000],
  ['上年结转', '', '结转下年', ''],
  ['收入总计', 1200000, '支出总计', 1200000],
]);

test('a workbook of an unknown locality is narrated in neutral words: of the forms it has, and of what everyone must publish', () => {
  const text = plainText(narrate({ name: '', sheets: [sheetOf('表1', budget)] }));
  expect(text).toMatch(/^2025年部门预算情况说明\n一、收支预算总体情况\n/);
  expect(text).toContain('2025年收支总预算1200000.00元，比上年预算数【待填写：上年收入总计】');
  expect(text).toContain('支出包括：一般公共服务支出1000000.00元，住房保障支出200000.00元。');
  expect(text).toContain('\n二、一般公共预算支出情况\n2025年一般公共预算支出【待填写：本年一般公共预算支出合计】');
  expect(text).toContain('\n三、财政拨款“三公”经费预算情况\n2025年“三公”经费预算【待填写：本年“三公”经费合计】');
  expect(text).toContain('\n四、政府性基金预算支出情况\n2025年没有使用政府性基金预算拨款安排的支出。\n');
  expect(text).toContain('\n六、其他重要事项的情况说明\n');
  expect(text).not.toMatch(/收入预算情况|基本支出情况|undefined|NaN/);
});

test('that no pack of the locality fits is said, unless one was chosen', () => {
  const workbook = { name: '', sheets: [sheetOf('表1', budget)] };
  expect(narrate(workbook).isNeutral).toBe(true);
  expect(narrate(workbook, { pack: 'national-budget' }).isNeutral).toBeUndefined();
});

test('of a workbook without forms nothing is written: a page of blanks would look like a text', () => {
  const without = { name: '', sheets: [sheetOf('Sheet1', [['随便', 1]])] };
  const workbook = { name: '', sheets: [sheetOf('表1', budget)] };
  expect(() => narrate(without)).toThrow(FormsError);
  expect(() => publish(without)).toThrow('没有识别出任何预算、决算表');
  expect(() => narrate(workbook, { prior: without })).toThrow('上年工作簿里没有识别出任何预算、决算表');
  expect(() => rollForward(workbook, without, '2024年收入100元。')).toThrow(FormsError);
  expect(() => fillTotals(without)).toThrow(FormsError);
  expect(() => convertUnits(without, '万元')).toThrow(FormsError);
  expect(proofread(without, '收入100元，其中甲60元、乙50元。').withoutForms?.message).toMatch(/只核对了文字自身/);
  expect(proofread(workbook, '机构设置没有变化。').withoutNumbers?.message).toMatch(/没有读到任何带单位的数/);
  expect(proofread(workbook, '现有在职人员12人。').withoutNumbers).toBeUndefined();
});

test('a year or a name that no form tells is asked for', () => {
  const rows = budget.map((row, index) => (index === 0 ? ['部门收支总表'] : index === 1 ? ['', '', '单位：元'] : row));
  const workbook = { name: '', sheets: [sheetOf('表1', rows)] };
  const asked = narrate(workbook, { pack: 'jilin-yanbian-budget' });
  expect(plainText(asked)).toContain('【待填写：年度】年收支预算总体情况');
  expect(plainText(asked)).toContain('比【待填写：年度】年预算');
  expect(plainText(asked)).not.toMatch(/null|\{年\}|\{上年\}/);
  expect(asked.missing.map(({ input }) => input)).toEqual(expect.arrayContaining(['补充资料/年度', '补充资料/单位名称']));

  const inputs = { 补充资料: { 年度: '2025年', 单位名称: '某县档案馆' } };
  const given = narrate(workbook, { pack: 'national-budget', inputs });
  expect(plainText(given)).toContain('2025年收支总预算');
  expect(plainText(given)).toContain('某县档案馆所有收入和支出');
});

test('the pack can be chosen', () => {
  expect(() => narrate({ name: '', sheets: [] }, { pack: 'nowhere' })).toThrow(/nowhere/);
});
