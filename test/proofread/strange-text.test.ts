import fc from 'fast-check';
import { proofread } from '../../src/gouji';
import { SPENDING } from '../../src/relations/catalogue/examples-forms';
import { workbookOf } from '../support/forms';

const WORKBOOK = workbookOf(SPENDING);
const LENGTH = 200_000;

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
])('200 KB of %j is read to its end', (unit) => {
  const text = unit.repeat(Math.ceil(LENGTH / unit.length));
  expect(() => proofread(WORKBOOK, text)).not.toThrow();
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
      for (const { paragraph, start, end, quote } of proofread(WORKBOOK, text).findings)
        expect(lines[paragraph]!.slice(start, end)).toBe(quote);
    }),
    { numRuns: 300 },
  );
});
