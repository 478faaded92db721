import fc from 'fast-check';
import { addressOf, areaAddress, columnName, contains, parseAddress, parseArea } from '../../src/workbook/address';
import { parseNumber, readNumber } from '../../src/workbook/number';
import { normalize, tidy } from '../../src/workbook/text';

describe('numbers written as text', () => {
  test.each([
    ['1234.50', '1234.5', 2],
    ['1,234,567.89', '1234567.89', 2],
    ['１，２３４．５０', '1234.5', 2],
    ['（１２．５）', '-12.5', 1],
    ['−3', '-3', 0],
    [' 1 234.5 ', '1234.5', 1],
    ['+7', '7', 0],
    ['007', '7', 0],
    ['0.00', '0', 2],
  ])('%s is %s with %s decimals', (text, value, decimals) => {
    const number = parseNumber(text);
    expect(number?.value.toString()).toBe(value);
    expect(number?.decimals).toBe(decimals);
  });

  test.each(['', '2080505 名称', '12%', '12万元', '1,23', '1.2.3', '--1', '1e5', 'NaN', '（）', '一百', '1'.repeat(41)])(
    '%s is no number',
    (text) => {
      expect(parseNumber(text)).toBeNull();
    },
  );
});

describe('numbers stored as such', () => {
  test.each([
    [660.9400000000001, '660.94', 2],
    [0.1 + 0.2, '0.3', 1],
    [-0.005, '-0.005', 3],
    [0, '0', 0],
  ])('%s is %s: Excel guarantees 15 digits', (value, shown, decimals) => {
    const number = readNumber({ value });
    expect(number?.value.toFixed()).toBe(shown);
    expect(number?.decimals).toBe(decimals);
  });

  test.each([[undefined], [{ value: null }], [{ value: true }], [{ value: { error: '#REF!' } }], [{ value: Number.NaN }]])(
    '%j is no number',
    (cell) => {
      expect(readNumber(cell)).toBeNull();
    },
  );

  test('any amount in 分 is read back exactly, stored or written with separators', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e13, max: 1e13 }), (cents) => {
        const text = `${cents < 0 ? '-' : ''}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`;
        expect(readNumber({ value: cents / 100 })?.value.eq(text)).toBe(true);
        expect(parseNumber(text.replace(/\B(?=(?:[0-9]{3})+\.)/g, ','))?.value.eq(text)).toBe(true);
      }),
    );
  });
});

test.each([
  ['合 计', '合计'],
  ['项\n目', '项目'],
  ['（一）Ａ１', '(一)A1'],
  ['「三公」经费', '"三公"经费'],
  ['财预〔2023〕7号', '财预[2023]7号'],
  ['\u3000\u00a0\u200b小计', '小计'],
])('%j is compared as %j', (text, compared) => {
  expect(normalize(text)).toBe(compared);
  expect(normalize(compared)).toBe(compared);
});

test('text is shown trimmed, its white space folded, nothing else changed', () => {
  expect(tidy(' 支出\n总表（预算表３）\u3000 ')).toBe('支出 总表（预算表３）');
});

describe('addresses', () => {
  test.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
    [16383, 'XFD'],
  ])('column %s is %s', (column, name) => expect(columnName(column)).toBe(name));

  test('every address is read back', () => {
    fc.assert(
      fc.property(fc.nat(1048575), fc.nat(16383), (row, column) => expect(parseAddress(addressOf(row, column))).toEqual({ row, column })),
    );
  });

  test('areas in any order, with and without $', () => {
    expect(parseArea('$D$9:B2')).toEqual({ top: 1, left: 1, bottom: 8, right: 3 });
    expect(areaAddress(parseArea('B2:D9'))).toBe('B2:D9');
    expect(areaAddress(parseArea('B2'))).toBe('B2');
    expect(contains(parseArea('B2:D9'), 8, 3)).toBe(true);
    expect(contains(parseArea('B2:D9'), 9, 3)).toBe(false);
  });

  test.each(['', 'A', '1', 'A1:B', 'AAAA1', 'A-1', 'R1C1', '表!A1'])('%j is no address', (text) => {
    expect(() => parseArea(text)).toThrow(RangeError);
  });
});
