import { proofread } from '../../../src/engine';
import { PROCUREMENT, SPENDING } from '../../../src/rules/support/forms';
import { workbookOf } from '../../support/forms';

/** Parts make up their whole as far as the text tells them: of amounts that no form states, the text itself is all there is. */

const WORKBOOK = workbookOf(SPENDING.replace('部门支出总表', '2024年部门支出总表'));
const read = (sentence: string, workbook = WORKBOOK) => proofread(workbook, `一、预算情况说明\n${sentence}`);

/** `warning: 36.30万元、93.45万元 → 63.30万元`: the amounts in question, and what one of them should be; `+`: it can be put right at once. */
const sums = (sentence: string): string[] =>
  read(sentence)
    .findings.filter(({ rule }) => rule === 'T-LISTSUM')
    .map(({ level, stated, expected, correction }) => `${level}: ${stated}${expected ? ` → ${expected}` : ''}${correction ? ' +' : ''}`);

test('what adds up confirms itself, and one part alone does not', () => {
  const states = (sentence: string): string[] => read(sentence).numbers.map(({ state }) => state);
  expect(states('2024年会议费93.45万元，其中：甲会议30.15万元，乙会议63.30万元。')).toEqual(['text', 'text', 'text']);
  expect(states('2024年会议费93.45万元，其中：甲会议93.45万元。')).toEqual(['unclear', 'unclear']);
  expect(states('2024年会议费93.45万元，其中：甲会议30.15万元，乙会议36.30万元。')).toEqual(['unclear', 'unclear', 'unclear']);
});

describe('one amount that, written otherwise, makes the sum right', () => {
  test.each<[string, string, string[]]>([
    [
      'a digit of a part',
      '2024年会议费93.45万元，其中：甲会议30.15万元，乙会议53.30万元，丙会议9.5万元。',
      ['warning: 30.15万元、93.45万元、53.30万元、9.5万元 → 30.65万元 +'],
    ],
    [
      'a digit of the whole',
      '2024年政府采购预算93.45万元，其中：货物30.15万元，工程33.30万元。',
      ['warning: 93.45万元、30.15万元、33.30万元 → 63.45万元 +'],
    ],
    [
      'a sum in words',
      '2024年会议费30.15万元，培训费40.10万元，两项共计70.52万元。',
      ['warning: 70.52万元、30.15万元、40.10万元 → 70.25万元 +'],
    ],
    [
      'of assets, which no form states',
      '2024年资产总额930.45万元，其中：甲资产300.15万元，乙资产330.30万元，丙资产300.50万元。',
      ['warning: 930.45万元、300.15万元、330.30万元、300.50万元 → 930.95万元 +'],
    ],
    ['not where too little of the whole is told', '2024年会议费93.45万元，其中：甲会议30.15万元，乙会议40.02万元。', []],
    ['not where the words leave doubts', '2024年会议费93.45万元，其中：甲会议约30.15万元，乙会议53.30万元，丙会议9.5万元。', []],
  ])('%s: %s', (_name, sentence, expected) => expect(sums(sentence)).toEqual(expected));

  test('an amount that a sum beside it confirms, or a form, is not the one', () => {
    expect(
      sums('2024年会议费93.45万元，其中：甲会议30.15万元（其中：场地10.05万元，食宿20.10万元），乙会议53.30万元，丙会议9.5万元。'),
    ).toEqual(['warning: 93.45万元 → 92.95万元']);
    expect(sums('2024年支出预算125.35万元，其中：基本支出85.35万元，甲支出45.00万元。')).toEqual(['warning: 45.00万元 → 40.00万元 +']);
  });
});

test('the message names the whole, what its parts come to, and the one in question', () => {
  const told = (sentence: string): string => read(sentence).findings[0]!.message;
  expect(told('2024年培训费930.45万元，其中：甲培训300.15万元，乙培训330.30万元，丙培训295万元。')).toBe(
    '“培训费”写 930.45万元，各项（3 项）合计 925.45万元；“培训”300.15万元 改为 305.15万元 则相符，请核对。',
  );
  expect(told('2024年政府采购预算93.45万元，其中：货物30.15万元，工程33.30万元。')).toBe(
    '“政府采购预算”写 93.45万元，各项（2 项）合计 63.45万元；93.45万元 改为 63.45万元 则相符，请核对。',
  );
  expect(told('2024年会议费30.15万元，培训费40.10万元，两项共计70.52万元。')).toBe(
    '此数写 70.52万元，各项（2 项）合计 70.25万元；70.52万元 改为 70.25万元 则相符，请核对。',
  );
  expect(told('2024年培训费30.45万元，主要用于甲培训20.1万元，乙培训20.2万元。')).toBe(
    '“培训费”写 30.45万元，所列 2 项合计 40.30万元；请核对总额和各项。',
  );
});

test('only the one amount that can be put right is called wrong', () => {
  const states = (sentence: string): string =>
    read(sentence)
      .numbers.map(({ state }) => state)
      .join(' ');
  expect(states('2024年会议费93.45万元，其中：甲会议30.15万元，乙会议53.30万元，丙会议9.5万元。')).toBe('unclear wrong unclear unclear');
  expect(states('2024年培训费30.45万元，其中：甲培训41.15万元。')).toBe('unclear unclear');
  expect(read('2024年会议费93.45万元，其中：甲会议30.15万元，乙会议53.30万元，丙会议9.5万元。').findings[0]!.quote).toBe(
    '93.45万元，其中：甲会议30.15万元，乙会议53.30万元，丙会议9.5万元',
  );
});

describe('parts that everybody knows to be all', () => {
  test.each<[string, string, string[]]>([
    ['of procurement', '2024年政府采购预算93.45万元，其中：货物30.15万元，工程33.30万元，服务10万元。', ['error: 93.45万元 → 73.45万元']],
    [
      'of the “三公”',
      '2024年“三公”经费30.45万元，其中：因公出国（境）费10.2万元，公务用车购置及运行费15.15万元，公务接待费8.1万元。',
      ['error: 30.45万元 → 33.45万元'],
    ],
    [
      'of vehicles',
      '2024年公务用车购置及运行费30.45万元，其中：公务用车购置费10.2万元，公务用车运行费15.16万元。',
      ['error: 30.45万元 → 25.36万元'],
    ],
    [
      'with others they are not all',
      '2024年“三公”经费30.45万元，其中：因公出国（境）费10.2万元，公务用车购置及运行费15.15万元，公务接待费8.1万元，会议费2.1万元。',
      [],
    ],
    [
      'two of procurement are all but for next to nothing',
      '2024年政府采购预算93.45万元，其中：货物30.15万元，服务59.12万元。',
      ['warning: 93.45万元 → 89.27万元'],
    ],
    ['but not if they lack more', '2024年政府采购预算93.45万元，其中：货物30.15万元，服务42.30万元。', []],
    ['nor is one of them more', '2024年政府采购预算93.45万元，其中：货物130.15万元，服务42.30万元。', ['warning: 93.45万元 → 172.45万元']],
    ['two of three are not all', '2024年“三公”经费30.45万元，其中：因公出国（境）费10.2万元，公务接待费8.1万元。', []],
  ])('%s: %s', (_name, sentence, expected) => expect(sums(sentence)).toEqual(expected));
});

test('a whole that a form states is asked of the form', () => {
  const sentence = '2024年政府采购预算6.65万元，其中：货物2.15万元，工程1.70万元，服务4.00万元。';
  const { findings } = read(sentence, workbookOf(PROCUREMENT));
  expect(findings.map(({ rule, stated }) => `${rule} ${stated}`)).toEqual(['T-ITEM 1.70万元']);
});

describe('a list that means to be complete', () => {
  test.each<[string, string, string[]]>([
    [
      'lacks next to nothing, what is nothing aside',
      '2024年培训费930.45万元，其中：甲培训300.15万元，乙培训330.30万元，丙培训292.13万元，丁培训0万元。',
      ['warning: 930.45万元 → 922.58万元'],
    ],
    [
      'lacks next to nothing',
      '2024年培训费930.45万元，其中：甲培训300.15万元，乙培训330.30万元，丙培训292.13万元。',
      ['warning: 930.45万元 → 922.58万元'],
    ],
    ['not if it lacks more', '2024年培训费930.45万元，其中：甲培训300.15万元，乙培训330.30万元，丙培训282.13万元。', []],
    [
      'not if it lacks a part as small as its smallest',
      '2024年培训费930.45万元，其中：甲培训600.15万元，乙培训320.30万元，丙培训2.13万元。',
      [],
    ],
    ['nor of two parts', '2024年培训费930.45万元，其中：甲培训600.15万元，乙培训322.43万元。', []],
  ])('%s: %s', (_name, sentence, expected) => expect(sums(sentence)).toEqual(expected));
});

describe('parts are no more than their whole', () => {
  test.each<[string, string, string[]]>([
    ['together', '2024年培训费30.45万元，主要用于甲培训20.1万元，乙培训20.2万元。', ['warning: 30.45万元 → 40.30万元']],
    ['one of them', '2024年培训费30.45万元，其中：甲培训41.15万元。', ['warning: 41.15万元']],
    ['what a project costs in all is no part', '2024年培训费30.45万元，其中甲项目总投资41.15万元。', []],
    ['nor what several words before it hold', '2024年培训费30.45万元，主要用于甲培训累计20.1万元，乙培训20.2万元。', []],
    ['nor what brackets part from it', '2024年培训费30.45万元（其中甲培训41.15万元）。', []],
    ['nor may be of one of several that stand before it', '2024年培训费10.5万元、会议费30.45万元，其中甲培训41.15万元。', []],
    ['but of one of this year', '2023年培训费10.5万元，2024年会议费30.45万元，其中甲会议41.15万元。', ['warning: 41.15万元']],
    ['what a form states is no part by its place', '2024年支出预算125.35万元，主要用于基本支出85.35万元，甲支出90.20万元。', []],
    ['a class is no part of an item', '2024年会议费30.45万元，其中：教育支出41.15万元。', []],
    ['but of a total', '2024年政府性基金预算支出30.45万元，其中：教育支出41.15万元。', ['warning: 41.15万元']],
    ['of nothing there is no part', '2024年培训费0万元，其中：甲培训41.15万元。', []],
    ['as much is no more', '2024年培训费41.15万元，其中：甲培训41.15万元。', []],
    ['nor what rounding adds', '2024年培训费41.1万元，其中：甲培训41.15万元。', []],
    ['a class beside it is none', '2024年教育支出30.45万元，其中：卫生健康支出41.15万元。', []],
    ['a class below it is one', '2024年教育支出30.45万元，其中：培训支出41.15万元。', ['warning: 41.15万元']],
  ])('%s: %s', (_name, sentence, expected) => expect(sums(sentence)).toEqual(expected));

  test('what is called wrong is all of the sum', () => {
    const [found] = read('2024年培训费30.45万元，主要用于甲培训20.1万元，乙培训20.2万元。').findings;
    expect(found!.quote).toBe('30.45万元，主要用于甲培训20.1万元，乙培训20.2万元');
    const [part] = read('2024年培训费30.45万元，其中：甲培训41.15万元。').findings;
    expect(part!.quote).toBe('30.45万元，其中：甲培训41.15万元');
  });
});

test('a sum over several paragraphs is told where its wrong part stands', () => {
  const text = '2024年一般公共预算支出125.35万元，其中：\n1.教育支出（类）30.15万元，占24.05%。\n2.卫生健康支出（类）96.20万元，占75.95%。';
  expect(read(text).findings.map(({ rule, stated, paragraph }) => `${rule} ${stated} ${paragraph}`)).toEqual([
    'T-SUBJNAME 教育支出 2',
    'T-ITEM 96.20万元 3',
    'T-LISTSUM 96.20万元、30.15万元 3',
  ]);
});

describe('a sum of what its words name or count', () => {
  test.each<[string, string, string[]]>([
    ['of names', '2024年基本支出、项目支出合计125.35万元，其中基本支出85.35万元，项目支出40万元。', []],
    [
      'counted, of amounts that the forms have',
      '2024年基本支出85.35万元，项目支出40万元，两个科目合计152.35万元。',
      ['warning: 152.35万元 → 125.35万元 +'],
    ],
    [
      'of the list that it closes',
      '2024年编制绩效目标的项目2个，其中：甲项目30.15万元、乙项目63.03万元，共计93.45万元。',
      ['warning: 63.03万元、93.45万元、30.15万元 → 63.30万元 +'],
    ],
    ['两者之和', '2024年基本支出85.35万元，项目支出40万元，两者之和125.35万元。', []],
    ['not of others beside them', '2024年人员经费70.35万元，公用经费15万元，项目支出40万元，其中前两项合计125万元。', []],
  ])('%s: %s', (_name, sentence, expected) => expect(sums(sentence)).toEqual(expected));
});

test('what measures assets or guests is no part of an amount', () => {
  const { findings } = read(
    '2024年末资产总额156.80万元。其中：固定资产原值182.26万元，累计折旧41.55万元，净值140.71万元；流动资产16.09万元。',
  );
  expect(findings.map(({ message }) => message)).toEqual([]);
});
