import { proofread } from '../../../src/engine';
import { BASIC, SPENDING, SUMMARY } from '../../../src/rules/support/forms';
import { workbookOf } from '../../support/forms';

/** An amount is what the cells say that its words name; what no cell says is the same wherever the text says it. */

const FORMS = [SPENDING.replace('部门支出总表', '2024年部门支出总表'), BASIC].join('\n');
const PRIOR = workbookOf(SPENDING.replace('部门支出总表', '2023年部门支出总表').replaceAll('125.35', '130.35'));

const read = (sentence: string, grid = FORMS) => proofread(workbookOf(grid), `一、部门支出预算情况说明\n${sentence}`, { prior: PRIOR });
const found = (sentence: string, grid = FORMS): string[] =>
  read(sentence, grid)
    .findings.filter(({ rule }) => ['T-ITEM', 'T-UNIT', 'T-DUPNUM'].includes(rule))
    .map(
      ({ rule, level, stated, expected, correction }) =>
        `${rule} ${level}: ${stated}${expected ? ` → ${expected}` : ''}${correction ? ` (${correction.text})` : ''}`,
    );
const states = (sentence: string, grid = FORMS): string =>
  read(sentence, grid)
    .numbers.map(({ state }) => state)
    .join(' ');

describe('of this year', () => {
  test.each<[string, string, string[]]>([
    ['the amount of its cell', '2024年支出预算125.35万元', []],
    ['as exact as it is written', '2024年支出预算125.4万元', []],
    ['another', '2024年支出预算126.85万元', ['T-ITEM error: 126.85万元 → 125.35万元 (125.35万元)']],
    ['元 for 万元', '2024年支出预算125.35元', ['T-UNIT error: 125.35元 → 1253500.00元 (125.35万元)']],
    ['万元 for 元', '2024年支出预算1253500万元', ['T-UNIT error: 1253500万元 → 125.35万元 (1253500元)']],
    ['cut off', '2024年项目支出预算40万元，其中一般行政管理事务40万元；基本支出85.3万元', []],
    ['0 for something', '2024年支出预算0万元', ['T-ITEM error: 0万元 → 125.35万元 (125.35万元)']],
    ['something for 0', '2024年行政运行项目支出3.25万元', ['T-ITEM error: 3.25万元 → 0.00万元 (0.00万元)']],
    ['an item that may be of all spending', '2024年工资福利支出66.53万元', ['T-ITEM warning: 66.53万元 → 66.35万元 (66.35万元)']],
    ['what no form gives', '2024年会议费3.25万元', []],
  ])('%s: %s', (_name, sentence, expected) => expect(found(`${sentence}。`)).toEqual(expected));
});

test('what only a cell says that validation accuses is not right by it, where the form that the words name says otherwise', () => {
  const grid = `${FORMS}\n${SUMMARY.replace('支出总计 | 125.35', '支出总计 | 125.53')}`;
  expect(found('2024年支出预算125.53万元。', grid)).toEqual(['T-ITEM warning: 125.53万元 → 125.35万元 (125.35万元)']);
  expect(states('2024年支出预算125.53万元。', grid)).toBe('wrong');
  expect(found('2024年支出预算125.35万元。', grid)).toEqual([]);
  expect(states('2024年支出预算125.35万元。', grid)).toBe('cell');
});

test('parts of a whole that is more than what the form is of are not the lines of that form', () => {
  const wider = [
    SPENDING.replace('部门支出总表', '2024年部门支出总表'),
    BASIC.replace('合计 | 85.35 | 70.35 | 15', '合计 | 45.35 | 30.35 | 15'),
  ].join('\n');
  expect(found('2024年基本支出85.35万元，其中：人员经费70.30万元，公用经费15.05万元。', wider)).toEqual([]);
  expect(found('2024年基本支出45.35万元，其中：人员经费30.25万元，公用经费15万元。', wider)).toContain(
    'T-ITEM warning: 30.25万元 → 30.35万元 (30.35万元)',
  );
});

test('last year’s amount is asked for a look only where the words say which', () => {
  expect(found('2023年支出预算130.35万元，2024年支出预算125.35万元。')).toEqual([]);
  expect(found('2023年支出预算130.53万元，2024年支出预算125.35万元。')).toEqual(['T-ITEM warning: 130.53万元 → 130.35万元 (130.35万元)']);
  expect(found('2023年支出130.53万元，2024年支出预算125.35万元。')).toEqual([]);
});

test('where the form is in question itself, the form is looked at first', () => {
  const wrong = FORMS.replace('| 合计 | 125.35 | 85.35 | 40', '| 合计 | 152.35 | 85.35 | 40');
  expect(found('2024年支出预算125.35万元。', wrong)).toEqual(['T-ITEM hint: 125.35万元']);
});

describe('an amount whose words leave doubts', () => {
  test.each<[string, string, string[]]>([
    ['one slip away from what they may mean', '2024年共支出约125.53万元', ['T-ITEM warning: 125.53万元 → 125.35万元 (125.35万元)']],
    ['the amount of another name may be that one’s', '2024年项目支出85.35万元', ['T-ITEM warning: 85.35万元']],
    ['a tenth by chance', '2024年人均支出12.535万元', []],
  ])('%s: %s', (_name, sentence, expected) => expect(found(`${sentence}。`)).toEqual(expected));
});

describe('what no form states', () => {
  test('is confirmed where the text says it twice', () => {
    expect(states('2024年会议费3.25万元。\n2024年会议费3.25万元。')).toBe('text text');
    expect(states('2024年会议费3.25万元。\n2024年会议费3.3万元。')).toBe('text text');
    expect(states('2024年会议费3.25万元。\n2023年会议费3.25万元。')).toBe('unclear unclear');
    expect(states('2024年会议费3.25万元。\n2024年会议费年初预算3.25万元。')).toBe('unclear unclear');
  });
});

describe('what projects are paid from, where performance is spoken of', () => {
  const projects = `# 项目支出表
2024年项目支出表
单位：万元
项目名称 | 合计 | 一般公共预算拨款 | 单位资金
合计 | 96.50 | 84.50 | 12.00
老旧管网改造 | 54.50 | 54.50 |
水质在线监测 | 42.00 | 30.00 | 12.00`;
  const sentence =
    '2024年2个项目实行绩效目标管理，涉及资金96.5万元，其中一般公共预算84.5万元、单位资金12万元。金额较大的项目为老旧管网改造54.5万元。';

  test('each amount is that of its cell', () => {
    expect(states(sentence, projects)).toBe('outside cell cell cell cell');
    expect(found(sentence, projects)).toEqual([]);
  });

  test('a project above what is told of it may be of several lines', () => {
    const told = (all: string) => `“老旧管网改造”项目\n年度预算${all}，其中一般公共预算54.5万元、单位资金15.25万元`;
    expect(found(`${told('69.75万元')}。`, projects)).toEqual([]);
    expect(found(`${told('69.8万元')}。`, projects)).toEqual([]);
    expect(found(`${told('67.8万元')}。`, projects)).toEqual(['T-ITEM error: 67.8万元 → 54.5万元 (54.5万元)']);
    expect(found('“老旧管网改造”项目\n年度预算45.5万元。', projects)).toEqual(['T-ITEM error: 45.5万元 → 54.5万元 (54.5万元)']);
  });

  test('a project has the amount of its line, and what the sources are of is not certain', () => {
    expect(found(sentence.replace('54.5万元', '45.5万元'), projects)).toEqual(['T-ITEM error: 45.5万元 → 54.5万元 (54.5万元)']);
    expect(found(sentence.replace('84.5万元', '61万元'), projects)).toEqual([]);
  });
});

describe('what one facet names and another cell holds', () => {
  test.each<[string, string, string[]]>([
    [
      'is wrong among what the same form tells',
      '二、一般公共预算基本支出情况说明\n2024年一般公共预算基本支出85.35万元。人员经费70.35万元；公用经费66.35万元',
      ['T-ITEM error: 66.35万元 → 15.00万元 (15.00万元)'],
    ],
    [
      'is wrong beside parts that make up its cell',
      '2024年支出预算70.35万元，其中：基本支出85.35万元，项目支出40万元',
      ['T-ITEM error: 70.35万元 → 125.35万元 (125.35万元)'],
    ],
    ['may be of something that was not understood', '2024年支出预算70.35万元', []],
  ])('%s', (_name, sentence, expected) => expect(found(`${sentence}。`)).toEqual(expected));
});

describe('人员 beside 对个人和家庭的补助', () => {
  const of = (...parts: string[]): string => `二、一般公共预算基本支出情况说明\n2024年基本支出85.35万元，其中：${parts.join('，')}`;
  test.each<[string, string, string]>([
    ['is what is paid to those in office', of('人员支出66.35万元', '公用支出15万元', '对个人和家庭的补助4万元'), 'cell cell cell cell'],
    [
      'or all of it, whose part the other is',
      of('人员经费70.35万元', '其中对个人和家庭的补助4万元', '公用经费15万元'),
      'cell cell cell cell',
    ],
    ['and no other amount', of('人员支出66.53万元', '公用支出15万元', '对个人和家庭的补助4万元'), 'cell wrong cell cell'],
  ])('%s', (_name, sentence, expected) => expect(states(`${sentence}。`)).toBe(expected));
});

describe('below a heading', () => {
  test.each<[string, string, string[]]>([
    ['that names a subject', '1.行政运行支出情况\n2024年预算安排52.5万元', ['T-ITEM error: 52.5万元 → 55.2万元 (55.2万元)']],
    ['that names what only bears its name', '1.行政运行能力建设项目\n2024年预算安排52.5万元', []],
    ['that says what a thing is', '1.项目概述：保障行政运行能力的提升与维护\n2024年预算安排52.5万元', []],
  ])('%s', (_name, lines, expected) => expect(found(`${lines}。`)).toEqual(expected));
});
