import { proofread } from '../../../src/engine';
import { SPENDING } from '../../../src/rules/support/forms';
import { workbookOf } from '../../support/forms';

/** An amount of this year that is dated last year, in the middle of a text that speaks of both. */

const WORKBOOK = workbookOf(SPENDING.replace('部门支出总表', '2024年部门支出总表'));
const PRIOR = workbookOf(SPENDING.replace('部门支出总表', '2023年部门支出总表'));
const found = (sentence: string, prior = false): string[] =>
  proofread(WORKBOOK, `一、预算情况说明\n${sentence}。`, prior ? { prior: PRIOR } : {})
    .findings.filter(({ rule }) => rule === 'T-YEAR')
    .map(({ level, stated, expected }) => `${level}: ${stated} → ${expected}`);

test.each<[string, string, string[]]>([
  ['a part', '2024年支出预算125.35万元。其中：基本支出2023年安排85.35万元', ['warning: 2023年 → 2024']],
  ['one half of a sentence', '2023年支出预算125.35万元；2024年基本支出85.35万元', ['warning: 2023年 → 2024']],
  ['what both years have', '2024年支出预算125.35万元，2023年支出预算125.35万元', []],
  ['what it is compared with', '2024年支出预算与2023年125.35万元持平', []],
  ['another amount', '2024年支出预算125.35万元。其中：基本支出2023年安排80.25万元，2024年安排85.35万元', []],
  ['flat, by years', '2023年基本支出预算85.35万元，2024年与2023年持平', []],
  ['flat, by words', '2023年基本支出预算85.35万元，2024年保持不变', []],
  ['flat in the next sentence', '2024年支出预算125.35万元。其中：基本支出2023年安排85.35万元。2024年与2023年持平', []],
  ['words of this year behind a semicolon', '2023年基本支出预算85.35万元；2024年仍按此数安排', []],
  [
    'flat of something else',
    '2024年支出预算125.35万元。其中：基本支出2023年安排85.35万元。公务接待费2万元，与上年持平',
    ['warning: 2023年 → 2024'],
  ],
  [
    'compared with this year’s budget',
    '2024年支出预算125.35万元。其中：基本支出2023年安排85.35万元，比2024年年初预算减少6.54万元',
    ['warning: 2023年 → 2024'],
  ],
  [
    'compared with itself',
    '2024年支出预算125.35万元。其中：基本支出2023年预算85.35万元，比2023年预算增加6.54万元',
    ['warning: 2023年 → 2024'],
  ],
  ['few digits', '2024年支出预算125.35万元。其中：项目支出2023年安排40万元', []],
])('%s', (_name, sentence, expected) => expect(found(sentence)).toEqual(expected));

test('a sentence that is wholly of last year has one finding', () => {
  expect(found('2023年支出预算125.35万元，其中基本支出85.35万元')).toEqual(['warning: 2023年 → 2024']);
});

test('where last year’s workbook has it, it is last year’s', () => {
  expect(found('2024年支出预算125.35万元。其中：基本支出2023年安排85.35万元', true)).toEqual([]);
});

test('the message says what stands where', () => {
  const [finding] = proofread(WORKBOOK, '一、预算情况说明\n2024年支出预算125.35万元。其中：基本支出2023年安排85.35万元。').findings;
  expect(finding!.message).toBe('“基本支出”文中写为 2023 年 85.35万元，《2024年部门支出总表》中为 2024 年数；请核对年份。');
});
