import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { yuanPer, type Amount, type Unit } from '../../src/forms/disclosure';
import { exactDifference, halfOf, nameOf, sumOf, term, type Term } from '../../src/relations/relation';
import { formatAmount, formatYuan, namesOf, statementOf, valueText } from '../../src/relations/statement';
import { printed } from '../../src/workbook/number';
import { Cells } from '../support/relations';

/** How amounts are added up, and how relations over them are put into words. */

const SPENDING = `# 支出表
  支出总表
  单位：万元
  科目编码 | 科目名称 | 合计 | 基本支出 | < | <  | 金额
  ^ | ^ | ^ | 人员经费 | 公用经费 | 小计 | ^
  201 | 甲类支出 | 5.25 | 2 | 3 | 5 | 1
  202 | 乙类支出 | 7 | | 3 | 3 |
  203 | 丙类支出 | | | | |`;
const GENERAL = `# 一般公共预算支出表
  一般公共预算支出表
  单位：元
  科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
  201 | 甲类支出 | 52500 | 20000 | 32500`;
const cells = new Cells(`${SPENDING}\n${GENERAL}`);
const { form } = cells.term('C5');
const general = cells.term('一般公共预算支出表!C4').form;

describe('an amount is called', () => {
  test.each([
    ['D5', '甲类支出·人员经费'],
    ['F5', '甲类支出·基本支出小计'], // 小计 alone would not say of what
    ['C5', '甲类支出·合计'],
    ['G5', '甲类支出'], // 金额 says nothing
  ])('%s %s', (address, name) => expect(nameOf(cells.term(address))).toBe(name));

  test.each([
    [['金额'], '甲类支出'],
    [['财政拨款金额'], '甲类支出·财政拨款金额'],
    [['预算数', '金额'], '甲类支出'],
    [['预算数增减'], '甲类支出·预算数增减'],
    [['基本支出', '合计'], '甲类支出·基本支出合计'],
    [['基本支出', '本年合计'], '甲类支出·本年合计'],
    [['基本支出', '合计占比'], '甲类支出·合计占比'],
  ])('of a column headed %j: %s', (path, name) => expect(nameOf({ ...cells.term('D5'), path })).toBe(name));

  test('what its heading says where its line has no label', () => expect(nameOf({ ...cells.term('D5'), label: '' })).toBe('人员经费'));
  test('by its label where it stands in no column', () =>
    expect(nameOf(term(form, cells.term('D5').amount, '申请数', 'addend'))).toBe('申请数'));
});

describe('several amounts are called', () => {
  test.each([
    [['D5', 'E5'], '“甲类支出·人员经费” + “甲类支出·公用经费”'],
    [['D6', 'E6'], '“乙类支出·公用经费”'], // the blank one adds nothing
    [['D7', 'E7'], '“丙类支出·人员经费” + “丙类支出·公用经费”'], // unless nothing is filled
    [['E5', 'E6', 'D5', 'F5'], '“甲类支出·公用经费” + “乙类支出·公用经费” + “甲类支出·人员经费” + “甲类支出·基本支出小计”'],
    [['E5', 'E6', 'D5', 'F5', 'F6'], '“甲类支出·公用经费”至“乙类支出·基本支出小计”等 5 项之和'],
    [['C5', '一般公共预算支出表!C4'], '《支出总表》“甲类支出·合计” + 《一般公共预算支出表》“甲类支出·合计”'],
  ])('%j: %s', (addresses, expected) =>
    expect(
      namesOf(
        addresses.map((address) => cells.term(address)),
        'zh',
      ),
    ).toBe(expected),
  );

  test('in English, many by the first and the last', () =>
    expect(
      namesOf(
        ['E5', 'E6', 'D5', 'F5', 'F6'].map((address) => cells.term(address)),
        'en',
      ),
    ).toBe('the sum of 5 items (“甲类支出·公用经费” … “乙类支出·基本支出小计”)'));
});

test('a relation within a form, and one between two, in the unit of the form at its left', () => {
  expect(statementOf(cells.relation('F5 = D5 + E5'), 'zh')).toBe(
    '“甲类支出·基本支出小计”（5.00）= “甲类支出·人员经费” + “甲类支出·公用经费”（5.00）',
  );
  expect(statementOf(cells.relation('C5 ≥ 一般公共预算支出表!D4'), 'zh')).toBe(
    '《支出总表》“甲类支出·合计”（5.25）≥ 《一般公共预算支出表》“甲类支出·基本支出”（2.00）',
  );
});

test('amounts are written with the decimals of their form, or as many as they need, up to six', () => {
  expect(formatAmount(new Decimal(5), form)).toBe('5.00');
  expect(formatAmount(new Decimal(5), general)).toBe('5');
  expect(formatAmount(new Decimal('5.123'), form)).toBe('5.123');
  expect(formatAmount(new Decimal(2).div(3), form)).toBe('0.666667');
  expect(formatYuan(new Decimal(52500), form)).toBe('5.25');
  expect(formatYuan(new Decimal(52500), form, '元')).toBe('52500.00');
  expect(valueText(cells.term('C5'))).toBe('5.25');
  expect(valueText(cells.term('D6'))).toBe('');
});

describe('sums', () => {
  const amountOf = (value: Decimal | null): Amount => {
    const number = value && printed(value);
    return { value, blank: !value, micro: number?.micro, half: new Decimal('0.005'), cell: cells.term('C5').amount.cell, formula: false };
  };
  const values = fc
    .tuple(fc.oneof(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.maxSafeInteger()), fc.integer({ min: 0, max: 8 }))
    .map(([digits, decimals]) => new Decimal(digits).div(new Decimal(10).pow(decimals)));
  const terms = (...units: readonly Unit[]): fc.Arbitrary<Term[]> =>
    fc.array(
      fc
        .tuple(fc.option(values), fc.constantFrom(1 as const, -1 as const), fc.constantFrom(...units))
        .map(([value, sign, unit]) => term(form, amountOf(value), '', 'addend', sign, unit)),
      { minLength: 1, maxLength: 4 },
    );
  const inYuan = (list: readonly Term[]): Decimal =>
    list.reduce(
      (sum, { amount, sign, unit }) => sum.plus((amount.value ?? new Decimal(0)).times(sign).times(yuanPer(unit))),
      new Decimal(0),
    );

  test('are exact in 元, whatever the sizes, signs and units of their terms', () => {
    fc.assert(
      fc.property(terms('元', '万元'), (list) => {
        expect(sumOf(list).toFixed()).toBe(inYuan(list).toFixed());
      }),
      { numRuns: 300 },
    );
    expect(sumOf([]).isZero()).toBe(true);
  });

  const large = fc.integer({ min: 1_000_000_000_000_000, max: 2_251_799_813_685_247 }).map((micro) => new Decimal(micro).div(1e6));
  test.each<Unit>(['元', '万元'])('of thousands of millions of %s keep every millionth', (unit) =>
    fc.assert(
      fc.property(fc.array(large, { minLength: 1, maxLength: 4 }), (list) => {
        const added = list.map((value) => term(form, amountOf(value), '', 'addend', 1, unit));
        expect(sumOf(added).toFixed()).toBe(inYuan(added).toFixed());
      }),
      // 8999999999.999999, which no double prints as.
      {
        examples: [
          [['2251799813.685247', '2251799813.685247', '2251799813.685247', '2244600558.944258'].map((value) => new Decimal(value))],
        ],
      },
    ),
  );

  test('compared in millionths are exact, or not compared so', () => {
    fc.assert(
      fc.property(terms('元'), terms('元'), (left, right) => {
        const difference = exactDifference(left, right);
        if (difference !== null) expect(difference.toFixed()).toBe(inYuan(left).minus(inYuan(right)).times(1e6).toFixed());
      }),
      { numRuns: 300 },
    );
    const many = fc.array(large, { minLength: 5, maxLength: 7 }).map((list) => list.map((value) => one(value.toFixed())));
    fc.assert(
      fc.property(many, many, (left, right) => {
        const difference = exactDifference(left, right);
        if (difference !== null) expect(difference.toFixed()).toBe(inYuan(left).minus(inYuan(right)).times(1e6).toFixed());
      }),
    );
  });

  const one = (value: string, unit: Unit = '元', sign: 1 | -1 = 1): Term =>
    term(form, amountOf(new Decimal(value)), '', 'addend', sign, unit);

  test.each([
    ['3', '1', 2_000_000],
    ['0.000001', '0', 1],
    ['2251799813', '-2251799813', 4503599626000000],
    ['0.0000001', '0', null], // finer than a millionth
  ])('%s against %s differ by %s millionths', (left, right, expected) => expect(exactDifference([one(left)], [one(right)])).toBe(expected));

  test('sides too far apart for an integer are compared as decimals, and so are units that differ', () => {
    const large = Array.from({ length: 3 }, () => one('2251799813'));
    expect(exactDifference(large, [one('1')])).toBe(6_755_399_438_000_000);
    expect(
      exactDifference(
        large,
        large.map((found) => ({ ...found, sign: -1 })),
      ),
    ).toBeNull();
    expect(exactDifference([...large, ...large], [one('1')])).toBeNull();
    expect(exactDifference([one('1')], [...large, ...large])).toBeNull();
    expect(exactDifference([one('1', '万元')], [one('1')])).toBeNull();
    expect(exactDifference([one('1')], [one('1'), one('1', '万元')])).toBeNull();
  });

  test('can be off by half a last place for each amount, blank or not, whatever its sign', () => {
    const list = [one('1', '万元'), one('2', '元', -1), term(form, amountOf(null), '', 'addend')];
    expect(halfOf(list).toString()).toBe('100.005');
    const exact = { ...list[1]!, amount: { ...list[1]!.amount, half: new Decimal(0) } };
    expect(halfOf([list[1]!, exact]).toString()).toBe('0.005');
    expect(halfOf([exact, exact])).toEqual(new Decimal(0));
    expect(halfOf([list[0]!, list[0]!]).toString()).toBe('100');
    expect(halfOf([])).toEqual(new Decimal(0));
  });
});
