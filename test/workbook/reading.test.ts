import fc from 'fast-check';
import { addressOf, areaAddress, columnName, contains, parseAddress, parseArea } from '../../src/workbook/address';
import { grouped, isMeantAsAmount, parseAmount, parseNumber, readNumber } from '../../src/workbook/number';
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
    ['￥683.30', '683.3', 2],
    ['-¥1,000', '-1000', 0],
    ['人民币 12.5', '12.5', 1],
    ['\u202a683.30\u202c', '683.3', 2],
    ['6\u200b83.30\u2060', '683.3', 2],
    ['–3', '-3', 0],
    ['－3', '-3', 0],
    ["1'234.50", '1234.5', 2],
    ['1，234.50', '1234.5', 2],
    ['1\u2009234\u2009567.5', '1234567.5', 1],
    ['12 345.60', '12345.6', 2],
    ['￥-5', '-5', 0],
    ['85.39000000000033', '85.39', 2],
    ['1.0000000001', '1.0000000001', 10], // 分 in 亿元
    ['0.123456789123456789', '0.123456789123456789', 18], // no noise: kept to the last digit
    ['12345678901234567.89', '12345678901234567.89', 2], // more digits than a double carries
  ])('%s is %s with %s decimals', (text, value, decimals) => {
    const number = parseNumber(text);
    expect(number?.value.toString()).toBe(value);
    expect(number?.decimals).toBe(decimals);
  });

  test.each([
    '',
    '2080505 名称',
    '12%',
    '12万元',
    '1,23',
    '1.2.3',
    '--1',
    '1e5',
    'NaN',
    '（）',
    '一百',
    '1'.repeat(41),
    '683。30',
    '683.30-',
    '1.234,50',
    "1,234'567",
    '12 50',
    '12  50',
    '1 234  5',
    '-1,23',
    '--3',
    '(-3)',
    '12²',
    '①',
    '0x10',
  ])('%s is no number', (text) => {
    expect(parseNumber(text)).toBeNull();
  });
});

test.each([
  ['683.30万元', '683.3', '万元'],
  ['￥6,833,000.00元整', '6833000', '元'],
  ['(12.5万)', '-12.5', '万元'],
  ['683.30', '683.3', undefined],
])('%s is %s in %s', (text, value, unit) => {
  const amount = parseAmount(text);
  expect(amount?.value.toString()).toBe(value);
  expect(amount?.unit).toBe(unit);
});

test.each([
  '683。30',
  '683.30-',
  '约683万元',
  '#REF!',
  'TRUE',
  '六百八十三元',
  'O83.30',
  '683.30（含上年结转）',
  '683.30（2023年结转）',
  '683.30（上年5.5）',
])('%s was meant as an amount', (text) => expect(isMeantAsAmount(text)).toBe(true));
test.each(['见附表', 'TRUE/FALSE', '2024年1月5日', '审核人：李四', '12.5%', '项目2', '12（含）34', '1.合计12', '12见附表'])(
  '%s was not',
  (text) => expect(isMeantAsAmount(text)).toBe(false),
);

test.each([
  ['1234567.89', '1,234,567.89'],
  ['1234', '1,234'],
  ['-1234.5678', '-1,234.5678'],
  ['123', '123'],
  ['1234万元', '1234万元'],
  ['第1234', '第1234'],
])('%s with separators is %s: only a plain number gets them', (text, expected) => expect(grouped(text)).toBe(expected));

describe('numbers stored as such', () => {
  test.each([
    [660.9400000000001, '660.94', 2],
    [0.1 + 0.2, '0.3', 1],
    [-0.005, '-0.005', 3],
    [0, '0', 0],
    [768.69 - 683.3, '85.39', 2],
    [12345678.12 - 12345592.73, '85.39', 2],
    [0.1 + 0.2 - 0.3, '0', 0],
    [100.00004, '100.00004', 5],
    [2 / 3, '0.666666666666667', 15],
    [12.345678901, '12.345678901', 9],
    [1.0000000001, '1.0000000001', 10], // so few characters were typed
    [1.00000000001, '1', 0],
    [5e-10, '0.0000000005', 10],
    [0.1234567800000001, '0.12345678', 8],
    [0.0000123456789, '0.0000123456789', 13],
    [683, '683', 0],
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
