import { proofread } from '../../src/engine';
import { BASIC, GENERAL, SPENDING } from '../../src/rules/support/forms';
import { corrected, correctionsOf } from '../../taskpane/pane/proofread/corrections';
import { workbookOf } from '../support/forms';

const WORKBOOK = workbookOf([SPENDING.replace('部门支出总表', '2024年部门支出总表'), GENERAL, BASIC].join('\n'));

test.each([
  ['an amount', '2024年支出预算125.53万元。', '2024年支出预算125.35万元。'],
  ['with its space', '2024年支出预算 125.53 万元。', '2024年支出预算 125.35 万元。'],
  ['with its separators', '2024年支出预算1,253,600元。', '2024年支出预算1,253,500元。'],
  ['the unit', '2024年支出预算125.35元。', '2024年支出预算125.35万元。'],
  [
    'a share',
    '2024年支出预算125.35万元，其中：基本支出85.35万元，占68.90%；项目支出40万元，占31.91%。',
    '2024年支出预算125.35万元，其中：基本支出85.35万元，占68.09%；项目支出40万元，占31.91%。',
  ],
  ['a rate', '2024年支出预算125.35万元，比上年增加25.35万元，增长26.35%。', '2024年支出预算125.35万元，比上年增加25.35万元，增长25.35%。'],
])('corrected: %s', (_name, sentence, right) => {
  const text = `一、部门支出预算情况说明\n${sentence}`;
  const { findings } = proofread(WORKBOOK, text);
  const result = corrected(text, correctionsOf(findings));
  expect(result).toBe(`一、部门支出预算情况说明\n${right}`);
  expect(proofread(WORKBOOK, result).findings).toEqual([]);
});

test('of two corrections for one place the first is made', () => {
  const { findings } = proofread(WORKBOOK, '一、部门支出预算情况说明\n2024年支出预算125.53万元。');
  expect(correctionsOf([...findings, ...findings])).toHaveLength(1);
});

test.each([
  ['has them', '2024年支出预算1,253,600元。', '1,253,500元', '1,253,500元'],
  ['has none', '2024年支出预算1253600元。', '1253500元', '1253500元'],
  ['has them beside a small number', '2024年支出预算600元，项目支出400,000.00元。', '1,253,500元', '1,253,500元'],
])('a message and a correction separate thousands where the text %s', (_name, sentence, said, put) => {
  const { findings } = proofread(WORKBOOK, `一、部门支出预算情况说明\n${sentence}`);
  const found = findings.find(({ correction }) => correction !== undefined)!;
  expect(found.message).toContain(`为 ${said}`);
  expect(found.expected).toBe(said);
  expect(found.correction!.text).toBe(put);
});

describe('in a text that a PDF broke', () => {
  const lines = [
    '一、部门支出预算情况说明',
    '2024年支出预算125.35万元，比上年增加25.35万元，增长',
    'RATE，主要是人员增加，相应增加工资和社会保障缴费支出。',
    '其中：基本支出85.35万元，主要用于人员工资、社会保障缴费',
    '和办公费、水费、电费等日常运转支出；项目支出40万元，主',
    '要用于系统运行维护和年度重点工作的开展，以及各项检查、',
    '评审和培训。',
  ];
  const textWith = (rate: string): string => lines.join('\n').replace('RATE', rate);

  test('a number is corrected where it stands, not where its finding begins', () => {
    const text = textWith('26.35%');
    expect(corrected(text, correctionsOf(proofread(WORKBOOK, text).findings))).toBe(textWith('25.35%'));
  });

  test('a number that is broken itself is told and left to the officer', () => {
    const text = textWith('26.35%').replace('增长\n26.', '增长26.     \n');
    const { findings } = proofread(WORKBOOK, text);
    expect(findings.map(({ rule }) => rule)).toContain('T-GROW');
    expect(corrected(text, correctionsOf(findings))).toBe(text);
    expect(findings[0]!.quote).toBe('25.35万元，增长26.35%');
  });
});
