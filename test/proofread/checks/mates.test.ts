import { proofread } from '../../../src/engine';
import { BASIC, GENERAL, SPENDING } from '../../../src/rules/support/forms';
import { workbookOf } from '../../support/forms';

/** All spending is 125.35万元; 一般公共预算 pays 115.35万元 of it: 85.2万元 and not 95.2万元 of 卫生健康支出. */
const WORKBOOK = workbookOf(
  [
    SPENDING.replace('部门支出总表', '2024年部门支出总表'),
    BASIC,
    GENERAL.replaceAll('95.2 | 55.2 | 40', '85.2 | 55.2 | 30')
      .replaceAll('125.35 | 85.35 | 40', '115.35 | 85.35 | 30')
      .replace('40 | 0 | 40', '30 | 0 | 30'),
  ].join('\n'),
);

const findings = (text: string): string[] =>
  proofread(WORKBOOK, text).findings.map(({ rule, stated, expected }) => `${rule} ${stated} → ${expected}`);

test.each<[string, string, string[]]>([
  [
    'parts of the source',
    '一、一般公共预算支出情况\n一般公共预算支出115.35万元，其中：社会保障和就业支出30.15万元，卫生健康支出85.2万元。',
    [],
  ],
  [
    'a part that is that of all sources, and makes the sum wrong',
    '一、一般公共预算支出情况\n一般公共预算支出115.35万元，其中：社会保障和就业支出30.15万元，卫生健康支出95.2万元。',
    ['T-ITEM 95.2万元 → 85.2万元'],
  ],
  [
    'parts of what the section told before',
    '一、支出情况\n支出预算125.35万元，其中一般公共预算支出115.35万元。其中：社会保障和就业支出30.15万元，卫生健康支出95.2万元。',
    [],
  ],
  [
    'a part that no cell of its name has, and the rest of the whole has',
    '一、支出情况\n支出预算125.35万元，其中：基本支出85.35万元（其中：人员经费70.35万元，公用经费40.00万元）；项目支出40万元。',
    ['T-ITEM 40.00万元 → 15.00万元'],
  ],
  ['a part alone', '一、一般公共预算支出情况\n一般公共预算支出115.35万元，其中：卫生健康支出95.2万元。', []],
])('%s', (_name, text, found) => {
  expect(findings(text)).toEqual(found);
});
