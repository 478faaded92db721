import { Decimal } from 'decimal.js';
import {
  change,
  DEFAULT_CONVENTIONS,
  growth,
  printed,
  rounded,
  share,
  sharesOfWhole,
  type ChangeForm,
  type Conventions,
} from '../../src/narrative/phrases';

type Row = readonly [now: string, before: string, form: ChangeForm, conventions: Partial<Conventions>, text: string];

/** The phrase as text, numbers as they are printed by default. */
function phrase(now: string, before: string, form: ChangeForm, own: Partial<Conventions>): string {
  const conventions = { ...DEFAULT_CONVENTIONS, ...own };
  const pieces = change(new Decimal(now), new Decimal(before), { unit: '万元', decimals: 2, conventions, form });
  return pieces
    .map((piece) => (typeof piece === 'string' ? piece : `${rounded(piece.value, piece.decimals).toFixed(piece.decimals)}${piece.unit}`))
    .join('');
}

const CHANGES: readonly Row[] = [
  ['3.45', '2.15', 'both', {}, '比上年预算增加1.30万元，增长60.47%'],
  ['531.47', '1015.51', 'both', {}, '比上年预算减少484.04万元，下降47.66%'],
  ['3.45', '2.15', 'amount', {}, '比上年预算增加1.30万元'],
  ['3.45', '2.15', 'rate', {}, '比上年预算增长60.47%'],
  ['0', '600', 'both', {}, '比上年预算减少600.00万元，下降100.00%'],
  ['0', '600', 'rate', { fall: '减少' }, '比上年预算减少100.00%'],
  ['6', '6', 'both', {}, '与上年预算持平'],
  ['6', '6', 'both', { comparison: '较上年决算数' }, '与上年决算数持平'],
  ['6', '6', 'both', { comparison: '' }, '与上年持平'],
  ['6', '6', 'both', { comparison: '比上年预算数', flatWords: '{与}持平，无增减变动' }, '与上年预算数持平，无增减变动'],
  ['6', '6', 'rate', {}, '与上年预算持平'],
  ['6', '6', 'both', { flat: 'zero' }, '比上年预算增加0.00万元，增长0.00%'],
  ['6', '6', 'both', { flat: 'amount' }, '比上年预算增加0.00万元'],
  ['0', '0', 'both', { flat: 'zero' }, '比上年预算增加0.00万元，增长0.00%'],
  ['0', '0', 'both', { flat: 'zero', zeroBase: 'hundred' }, '比上年预算增加0.00万元，增长0.00%'],
  ['45', '0', 'both', {}, '比上年预算增加45.00万元（上年无此项）'],
  ['45', '0', 'rate', {}, '上年无此项'],
  ['45', '0', 'both', { zeroBase: 'hundred' }, '比上年预算增加45.00万元，增长100.00%'],
  ['45', '0', 'both', { zeroBaseWords: '' }, '比上年预算增加45.00万元'],
  ['81.214', '17.516', 'both', { differences: 'exact' }, '比上年预算增加63.70万元，增长363.66%'],
  ['81.214', '17.516', 'both', {}, '比上年预算增加63.69万元，增长363.53%'],
  ['45', '0', 'both', { zeroBaseWords: '上年为零，不可比' }, '比上年预算增加45.00万元（上年为零，不可比）'],
  ['-5', '-10', 'both', {}, '比上年预算增加5.00万元，增长50.00%'],
  // What is printed is what is compared: 1.004 and 1.001 are both 1.00.
  ['1.004', '1.001', 'both', {}, '与上年预算持平'],
];

test.each(CHANGES)('a change from %s after %s, %s', (now, before, form, conventions, text) => {
  expect(phrase(now, before, form, conventions)).toBe(text);
});

test('a change says how it was computed', () => {
  const pieces = change(new Decimal('3.45'), new Decimal('2.15'), {
    unit: '万元',
    decimals: 2,
    conventions: DEFAULT_CONVENTIONS,
    form: 'both',
  });
  expect(pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.formula]))).toEqual(['3.45 − 2.15', '(3.45 − 2.15) ÷ 2.15']);
});

test.each([
  ['1144.52', 2, 'decimals', true, '1,144.52'],
  ['1234567.891', 3, 'decimals', true, '1,234,567.891'],
  ['-1234567', 2, 'plain', true, '-1,234,567'],
  ['999.5', 2, 'plain', true, '999.50'],
  ['6', 2, 'plain', false, '6'],
  ['6', 2, 'decimals', false, '6.00'],
  ['0', 2, 'plain', false, '0'],
] as const)('prints %s', (value, decimals, whole, grouping, text) => {
  expect(printed(new Decimal(value), decimals, whole, grouping)).toBe(text);
});

test.each([
  ['0.005', '0.01'],
  ['-0.005', '-0.01'],
  ['2.675', '2.68'],
  ['84.2309', '84.23'],
])('rounds %s half up to %s, exactly', (value, text) => {
  expect(rounded(new Decimal(value), 2).toFixed(2)).toBe(text);
});

test('a share of nothing and growth from nothing are no numbers', () => {
  expect(share(new Decimal(1), new Decimal(0))).toBeNull();
  expect(growth(new Decimal(1), new Decimal(0))).toBeNull();
});

describe('shares of a whole', () => {
  const sharesOf = (parts: readonly string[], whole: string, plug: Conventions['sharePlug']): string[] =>
    sharesOfWhole(
      parts.map((part) => new Decimal(part)),
      new Decimal(whole),
      2,
      plug,
    ).map((percent) => percent.toFixed(2));

  test.each([
    [['1.2', '70.63', '575.55', '35.93'], '683.31', 'largest', ['0.18', '10.34', '84.22', '5.26']],
    [['349.5', '745.38', '49.64', '0'], '1144.52', 'last', ['30.54', '65.13', '4.33', '0.00']],
    [['349.5', '745.38', '49.64'], '1144.52', 'none', ['30.54', '65.13', '4.34']],
    [['1', '1', '1'], '3', 'largest', ['33.34', '33.33', '33.33']],
    [['50', '50'], '100', 'largest', ['50.00', '50.00']],
    // Parts that are not the whole are not made to look like it.
    [['10', '20'], '100', 'largest', ['10.00', '20.00']],
    [['0', '0'], '0', 'largest', ['0.00', '0.00']],
    // What is less than nothing is no part of a hundred.
    [['-1', '34', '34', '33'], '100', 'largest', ['-1.00', '34.00', '34.00', '33.00']],
    [['-0.026', '72.432', '2.663', '24.934'], '100.003', 'largest', ['-0.03', '72.43', '2.66', '24.93']],
    // More than one unit is left over: none takes it alone.
    [['9.996', '9.996', '9.996', '9.996', '60.016'], '100', 'last', ['9.99', '10.00', '10.00', '10.00', '60.01']],
  ] as const)('%j of %s, plug %s', (parts, whole, plug, expected) => {
    expect(sharesOf(parts, whole, plug)).toEqual(expected);
  });
});
