import fc from 'fast-check';
import { fold } from '../../src/text/fold';
import { readNumber } from '../../src/text/number';

const read = (text: string): string => {
  const number = readNumber(fold(text), 0);
  return number ? `${number.kind} ${number.value.toString()} ${number.unit} ${number.end}` : 'none';
};

test.each([
  ['683.30万元', 'money 6833000 万元 8'],
  ['1,144.52 万 元', 'money 11445200 万元 12'],
  ['１２．５％', 'rate 12.5 % 5'],
  ['683. 30万元', 'money 6833000 万元 9'],
  ['1 234 567.89元', 'money 1234567.89 元 13'],
  ['−3.2万元', 'money -32000 万元 6'],
  ['2.1个百分点', 'points 2.1 个百分点 7'],
  ['5﹪', 'rate 5 % 2'],
  ['0.3亿元', 'money 30000000 亿元 5'],
  ['57辆', 'count 57 辆 3'],
  ['798.69 万，', 'unreadable 0 万 8'],
  ['2024', 'bare 2024  4'],
  ['531.47萬元', 'money 5314700 万元 8'],
  ['531.47（万元）', 'money 5314700 万元 10'],
  ['5.3百万元', 'money 5300000 百万元 6'],
  ['531.47W，', 'unreadable 0 W 7'],
  ['531.47万园', 'unreadable 0 万园 8'],
  ['531.47万万元', 'unreadable 0 万万元 9'],
  ['531。47万元', 'unreadable 0 万元 8'],
  ['53l.47万元', 'unreadable 0 万元 8'],
  ['5.3e2万元', 'unreadable 0 万元 7'],
  ['531..47万元', 'unreadable 0 万元 9'],
  ['531.47”万元', 'unreadable 0 万元 9'],
  ['531.47-536.47万元', 'unreadable 0 万元 15'],
  ['3-5人', 'bare 3  1'],
  ['531·47万元', 'money 5314700 万元 8'],
  ['5‰', 'rate 0.5 ‰ 2'],
  ['5。3%', 'unreadable 0 % 4'],
  ['1.2.3万元', 'unreadable 0 万元 7'],
  ['1.2.3', 'none'], // a section
  ['万元', 'none'],
  ['-元', 'none'],
  // Blanks, also those that show nothing, are read over where one number comes of it.
  ['- 3.2万元', 'money -32000 万元 7'],
  ['683 .30万元', 'money 6833000 万元 9'],
  ['683 . 30万元', 'money 6833000 万元 10'],
  ['683.3 0万元', 'money 6833000 万元 9'],
  ['683. 3 05万元', 'money 6833050 万元 11'],
  ['1 ,234.50万元', 'money 12345000 万元 11'],
  ['12 50万元', 'money 12500000 万元 7'],
  ['6\u200b83.\u200b30\u200b万\u200b元', 'money 6833000 万元 12'],
  ['531.47  万元', 'money 5314700 万元 10'],
  // Where two would, they are two numbers: the first has no unit.
  ['683.30 12.5万元', 'bare 683.3  6'],
  ['683.3 123万元', 'bare 683.3  5'],
  ['1.2 .3万元', 'bare 1.2  3'],
  ['1.5 ,234万元', 'bare 1.5  3'],
  ['1 ,23万元', 'bare 1  1'],
  ['1,5万元', 'bare 1  1'],
  ['1,2345万元', 'bare 1  1'],
  ['1.234,567万元', 'bare 1.234  5'],
  ['531.47                    万元', 'bare 531.47  6'], // far away: of something else
  // A year before an amount is a number of its own, unless it is made of groups of thousands.
  ['2024 768.69万元', 'bare 2024  4'],
  ['2 024 768.69万元', 'money 20247686900 万元 14'],
  ['2024 7685.69万元', 'bare 2024  4'],
  ['1998 5000万元', 'bare 1998  4'],
  ['1824 5000万元', 'money 182450000000 万元 11'],
  ['12024 7685万元', 'money 1202476850000 万元 12'],
  ['20245 7685万元', 'money 2024576850000 万元 12'],
  // Marks between a number and its unit belong to neither.
  ['531.47” 万元', 'unreadable 0 万元 10'],
  ['531.47 ”万元', 'unreadable 0 万元 10'],
  ['531.47(万元)其中', 'money 5314700 万元 10'],
])('%s is %s', (text, expected) => {
  expect(read(text)).toBe(expected);
});

test.each([
  ['.56万元', 1, 'unreadable 0 万元 5'], // torn off before its point
  ['.5%', 1, 'unreadable 0 % 3'],
  ['(一).5人', 4, 'count 5 人 6'], // a point behind the number of a heading
  ['.5', 1, 'bare 5  2'],
  ['3.56万元', 2, 'money 560000 万元 6'], // the third of a list
  ['本年支出较上年增加的主要原因是人员增加，具体为：共计支出531.47”万元', 28, 'unreadable 0 万元 37'],
])('from the point on %s at %i is %s', (text, at, expected) => {
  const number = readNumber(fold(text), at);
  expect(number && `${number.kind} ${number.value.toString()} ${number.unit} ${number.end}`).toBe(expected);
});

test.each([
  ['683.30万元', 2, '50'],
  ['5万元', 0, '5000'],
  ['0.00万元', 2, '50'],
  ['0万元', 0, '0'], // a plain 0 is nothing at all
  ['0.3亿元', 1, '5000000'],
  ['12.5%', 1, '0.05'],
  ['0%', 0, '0.5'],
  ['5.0‰', 1, '0.005'],
  ['0人', 0, '0.5'],
  ['683. 30万元', 2, '50'],
])('%s has %i decimals and can be off by %s', (text, decimals, half) => {
  expect(readNumber(fold(text), 0)).toMatchObject({ decimals });
  expect(readNumber(fold(text), 0)?.half.toString()).toBe(half);
});

test.each([
  ['1,234.56万元', 0, true],
  ['1234.56万元', 0, false],
  ['１，２３４．５６万元', 0, true],
  ['1,234.56万元，其中234.56万元', 13, true],
  ['1234.56万元，其中234.56万元', 12, false],
  ['234.56万元', 0, false],
  ['2,345.67万元、1234.56万元', 11, false],
  [`1,234万元、5万元${'。'.repeat(400)}`, 8, true],
  [`1,234万元${'。'.repeat(400)}5万元`, 407, false], // another paragraph is no example
  [`5万元${'。'.repeat(400)}1,234万元`, 0, false],
  ['1,234。56万元', 0, false], // unreadable
])('the number of %s at %i has separators of thousands: %s', (text, at, expected) => {
  expect(readNumber(fold(text), at)?.grouped).toBe(expected);
});

test('a number reads the same however wide its digits, point and unit are', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 0, max: 4 }), (value, decimals) => {
      const plain = `${(value / 10 ** decimals).toFixed(decimals)}万元`;
      const wide = plain.replace(/[0-9.]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) + 0xfee0));
      expect(readNumber(fold(wide), 0)?.value.toString()).toBe(readNumber(plain, 0)?.value.toString());
    }),
  );
});
