import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { isMeantAsAmount, isNothing, isZero, parseAmount, parseNumber, printed, readAmount, readNumber } from '../../src/workbook/number';

/** Amounts are exact: what is stored, what is printed and the millionths that sums are made of say the same. */

const millionths = (value: Decimal.Value): string => new Decimal(value).times(1e6).toFixed();

describe('millionths', () => {
  test('every number of cents is read as it is written, from its cell and from its digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2e11, max: 2e11 }), (cents) => {
        const exact = new Decimal(cents).div(100);
        const stored = readNumber({ value: exact.toNumber() })!;
        expect(stored.value.toString()).toBe(exact.toString());
        expect(stored.decimals).toBe(exact.decimalPlaces());
        expect(String(stored.micro)).toBe(millionths(exact));
        const typed = parseNumber(exact.toFixed(2))!;
        expect([typed.value.toString(), typed.decimals, String(typed.micro)]).toEqual([exact.toString(), 2, millionths(exact)]);
      }),
    );
  });

  test('finer amounts too, down to the millionth', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2e9, max: 2e9 }), fc.integer({ min: 0, max: 6 }), (digits, places) => {
        const exact = new Decimal(digits).div(new Decimal(10).pow(places));
        expect(String(parseNumber(exact.toFixed(places))!.micro)).toBe(millionths(exact));
      }),
    );
  });

  test('of any number of cents they are exact or left out, however large it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9e15, max: 9e15 }), (cents) => {
        const exact = new Decimal(cents).div(100);
        for (const number of [readNumber({ value: exact.toNumber() })!, parseNumber(exact.toFixed(2))!])
          expect([undefined, millionths(number.value)]).toContain(number.micro?.toFixed());
      }),
    );
  });

  test.each([
    ['0.0000001', 7],
    ['2251799813.685248', 6],
    ['2251799814', 0],
    ['-2251799814', 0],
  ])('%s has none that are an exact integer: the decimal counts', (text, decimals) => {
    const number = parseNumber(text)!;
    expect(number.value.eq(text)).toBe(true);
    expect(number.decimals).toBe(decimals);
    expect(printed(new Decimal(text)).micro).toBeUndefined();
  });

  test('the largest that has them', () => expect(printed(new Decimal('2251799813.685247')).micro).toBe(2251799813685247));

  test.each([
    [{ value: 0 }, true],
    [{ value: -0 }, true],
    [{ value: '0.00' }, true],
    [{ value: 0.01 }, false],
    [{ value: '-0.01' }, false],
    [{ value: '0.00000001' }, false],
    [{ value: '0.00000000' }, true],
  ])('%j is nothing: %s', (cell, expected) => expect(isZero(readNumber(cell)!)).toBe(expected));

  test('minus nothing is nothing', () => {
    expect(readNumber({ value: -0 })!.value.isNegative()).toBe(false);
    expect(readNumber({ value: -0 })!.micro).toBe(0);
  });
});

describe('cells', () => {
  test.each([
    [undefined, null],
    [{ value: null }, null],
    [{ value: true }, null],
    [{ value: '' }, null],
    [{ value: Infinity }, null],
    [{ value: 12.5 }, '12.5'],
    [{ value: '12.5' }, '12.5'],
  ])('%j holds %s', (cell, expected) => {
    expect(readNumber(cell)?.value.toString() ?? null).toBe(expected);
    expect(readAmount(cell)?.value.toString() ?? null).toBe(expected);
  });

  test('an amount that says its unit is an amount and no mere number', () => {
    expect(readNumber({ value: '683.30万元' })).toBeNull();
    expect(readAmount({ value: '683.30万元' })).toMatchObject({ decimals: 2, unit: '万元', micro: 683_300_000 });
    expect(readAmount({ value: '（5）万' })).toBeNull();
  });

  test.each([
    [123456789.01, '123456789.01', 2],
    [123456789.125, '123456789.125', 3],
    [85.3900000000001, '85.39', 2],
    [0.1 + 0.2, '0.3', 1],
    [1234567.123456, '1234567.123456', 6],
    [9999999.99, '9999999.99', 2],
    [10000000.01, '10000000.01', 2],
    [1e21, '1e+21', 0],
  ])('the double %s is %s', (value, text, decimals) => {
    const number = readNumber({ value })!;
    expect([number.value.toString(), number.decimals]).toEqual([text, decimals]);
  });

  test.each([
    ['1'.repeat(40), true],
    ['1'.repeat(41), false],
    ['1 234', true],
    ['1234 567', false],
    ['1 234 56', false],
    ['(12)3', false],
    ['1(23)', false],
    ['12.345', true],
    ['1234567890.12', true],
  ])('%s is an amount: %s', (text, expected) => expect(parseAmount(text) !== null).toBe(expected));
});

describe('what stands where an amount would', () => {
  test.each(['-', '—', '——', '/', '*', '…', '无', '空', '零', '不涉及', '未安排', '没有', '无数据', ' － '])('%s is nothing', (text) =>
    expect(isNothing(text)).toBe(true),
  );
  test.each(['', '1', '-1', '无此项', '-----', '说明'])('%s is something else', (text) => expect(isNothing(text)).toBe(false));
  test.each(['683。30', '约12', '12万元整', '一百二十万', '#REF!', '负12。5', '共12。5', '1万2', '1'.repeat(24)])(
    '%s was meant as an amount',
    (text) => expect(isMeantAsAmount(text)).toBe(true),
  );
  test.each(['2024-01-05', '2024/1/5', '2024年12月31日', '12:30', '12%', '5‰', '见附表', '合计', 'a@b.c', '附#', '1'.repeat(25)])(
    '%s was not',
    (text) => expect(isMeantAsAmount(text)).toBe(false),
  );
});
