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
])('%s is %s', (text, expected) => {
  expect(read(text)).toBe(expected);
});

test.each([
  ['1,234.56万元', 0, true],
  ['1234.56万元', 0, false],
  ['１，２３４．５６万元', 0, true],
  ['1,234.56万元，其中234.56万元', 13, true],
  ['1234.56万元，其中234.56万元', 12, false],
  ['234.56万元', 0, false],
  ['2,345.67万元、1234.56万元', 11, false],
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
