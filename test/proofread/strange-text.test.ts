import fc from 'fast-check';
import { openWorkbook } from '../../src/engine';
import { SPENDING } from '../../src/rules/support/forms';
import { workbookOf } from '../support/forms';
import { THOROUGH } from '../support/thorough';

const WORKBOOK = openWorkbook(workbookOf(SPENDING));
const LENGTH = THOROUGH ? 100_000 : 8_000;

/** Reading must stay linear: a text that makes a pattern backtrack would never return from here. */
test.each([
  '1',
  '1,',
  '（',
  '1.',
  '万',
  '增加',
  '占',
  '1万元，',
  '其中：',
  ' ',
  '〔',
  '%',
  '*',
  'X',
  '、1万元',
  '1234567890',
  '因为',
  '2024年',
  '1万元：\n',
  '其中：1万元，\n',
  '（1）1万元\n',
  '一、三公经费1万元\n',
  '项目名称：甲乙丙\n资金分配情况：1万元，2万元\n',
  '1万元占1%，',
  '年初预算为1元，支出决算为1元，完成预算的100%，',
  '增加1万元，增长1%，',
  '各增加1万元、1万元、',
  '减少1万元；',
  '人员经费1万元，比上年增加1万元，增长1%，主要原因是增加1万元；',
  '教育支出（类）1万元，',
  '（类）',
  '面向中小企业预留1万元，',
  '１２３，',
  '１万元％',
  '\ud83d',
  '\ud83d\ude00',
  '𠮷1万元',
  '（（（（1元',
  '【待填写：',
  '每人每年1元，',
  '1'.repeat(400) + '元',
  '，',
  '项目 1 个，涉及金额 1 元，占 1%；',
])('as many %j as fill a file are read to its end', (unit) => {
  const text = unit.repeat(Math.ceil(LENGTH / unit.length));
  expect(() => WORKBOOK.proofread(text)).not.toThrow();
});

test('no text of digits, brackets and words makes it crash; quotes are where they say', () => {
  const words = fc.constantFrom(
    '支出',
    '预算',
    '1,234.56',
    '12',
    '万元',
    '元',
    '%',
    '（',
    '）',
    '增长',
    '下降',
    '占',
    '，',
    '。',
    '其中：',
    '\n',
    '一、',
    '比上年',
    '〔2023〕',
    '**',
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 60 }), (parts) => {
      const text = parts.join('');
      const lines = text.split('\n');
      for (const { paragraph, start, end, quote } of WORKBOOK.proofread(text).findings)
        expect(lines[paragraph]!.slice(start, end)).toBe(quote);
    }),
    { numRuns: 150 },
  );
});
