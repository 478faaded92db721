import { proofread } from '../../../src/engine';
import { workbookOf } from '../../support/forms';

const BOOK = workbookOf(`
# 支出
2024年度支出决算表
||||单位：万元
科目编码|科目名称|本年支出合计|基本支出|项目支出
|合计|30|30|0
2101101|行政单位医疗|6|6|0
2101102|事业单位医疗|9|9|0
221|住房保障支出|15|15|0
2210201|住房公积金|15|15|0`);

const found = (...lines: string[]): string[] =>
  proofread(BOOK, ['三、支出决算情况说明', ...lines].join('\n'))
    .findings.filter(({ rule }) => rule === 'T-COPIED')
    .map(({ paragraph, stated }) => `${paragraph} ${stated}`);

const MEDICAL = '1.事业单位医疗（项）支出9万元，主要用于事业单位医疗保险缴费。';

test('what an amount is for is not what another one is for', () => {
  expect(found(MEDICAL, '2.住房公积金（项）支出15万元，主要用于事业单位医疗保险缴费。')).toEqual(['2 事业单位医疗保险缴费']);
  expect(found(MEDICAL, '2.行政单位医疗（项）。主要用于：事业单位医疗保险缴费。支出决算为6万元。')).toEqual(['2 事业单位医疗保险缴费']);
});

test.each([
  ['words that name both', '2.行政单位医疗（项）支出6万元，主要用于行政单位医疗和事业单位医疗保险缴费。'],
  ['words of its own', '2.住房公积金（项）支出15万元，主要用于缴纳住房公积金。'],
  // The class may say what its 项 says.
  ['words of a part', '2.住房保障支出（类）支出15万元，主要用于缴纳住房公积金。\n3.住房公积金（项）支出15万元，主要用于缴纳住房公积金。'],
])('%s are let pass', (_, line) => expect(found(MEDICAL, line)).toEqual([]));

test.each<[string, string, string[]]>([
  ['2130108', '动植物病虫害监测与防控', ['2 动植物病虫害监测与防控']],
  ['2130109', '农产品监测', ['1 农产品监测']],
  // Words of neither.
  ['2130108', '机关日常运转', []],
])('words that take up a part of the other name: %s, %s', (_, purpose, expected) =>
  expect(found(`1.病虫害控制（项）支出9万元，主要用于${purpose}。`, `2.农产品质量安全（项）支出15万元，主要用于${purpose}。`)).toEqual(
    expected,
  ),
);

test('words that name nobody may stand everywhere', () => {
  expect(found('1.事业单位医疗（项）支出9万元，主要用于单位日常运转。', '2.住房公积金（项）支出15万元，主要用于单位日常运转。')).toEqual(
    [],
  );
});

test('the reason that is given for all of it may be given for each', () => {
  const reason = '主要原因是事业单位医疗保险缴费增加';
  const lines = [`1.事业单位医疗（项）支出9万元，${reason}。`, `2.住房公积金（项）支出15万元，${reason}。`];
  expect(found(...lines)).toEqual(['2 事业单位医疗保险缴费增加']);
  expect(found(`本年支出合计30万元，${reason}。`, ...lines)).toEqual([]);
});

test('what the officer has still to look at is nobody’s', () => {
  const reason = '主要原因是【请核对原因，由增变减，上年写：事业单位医疗保险缴费增加】';
  expect(found(`1.事业单位医疗（项）支出9万元，${reason}。`, `2.住房公积金（项）支出15万元，${reason}。`)).toEqual([]);
});

describe('what one contribution is for is not told in the words of another', () => {
  test.each<[string, string[]]>([
    ['1.事业单位医疗（项）支出9万元，主要用于缴纳职工养老保险。', ['1 缴纳职工养老保险']],
    ['1.住房公积金（项）支出15万元，主要用于单位基本医疗保险缴费。', ['1 单位基本医疗保险缴费']],
    ['1.住房公积金（项）支出15万元，较上年增加1万元，用于发放购房补贴、提租补贴。', ['1 发放购房补贴、提租补贴']],
    ['1.住房保障支出（类）支出15万元，主要用于职工养老保险。', ['1 职工养老保险']],
    ['公务用车运行费5万元，主要用于车辆燃油；公务接待费2万元，主要用于车辆燃油和维修。', ['1 车辆燃油和维修']],
    ['公务接待费2万元，主要用于车辆燃油、维修，国内公务接待58批次。', ['1 车辆燃油、维修']],
    ['公务接待费2万元，主要用于接待来访人员用餐。', []],
    // In words of its own too, or in those of nobody.
    ['1.事业单位医疗（项）支出9万元，主要用于职工医疗和养老保险。', []],
    ['1.住房公积金（项）支出15万元，主要用于在职人员支出。', []],
    ['1.住房公积金（项）支出15万元，用于按规定缴纳的公积金，职业年金另列。', []],
    // Several of them together.
    ['1.事业单位医疗（项）支出9万元，住房公积金（项）支出15万元，主要用于医疗保险和住房公积金。', []],
    ['1.支出合计30万元，主要用于住房公积金。', []],
  ])('%s', (line, expected) => expect(found(line)).toEqual(expected));
});
