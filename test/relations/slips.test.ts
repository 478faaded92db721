import { Decimal } from 'decimal.js';
import { copiedSlip, slipBetween, slipNear } from '../../src/relations/slips';

/** What a figure was meant to be tells which slip was made; what no slip explains has no name. */

const slip = (written: string | null, right: string, decimals = 2): string =>
  slipBetween(written === null ? null : new Decimal(written), new Decimal(right), decimals)?.kind ?? 'none';

test.each([
  ['-9.27', '9.27', 'sign'],
  ['9.27', '-9.27', 'sign'],
  ['92700', '9.27', 'unit'],
  ['9.27', '92700', 'unit'],
  ['92.7', '9.27', 'scale'],
  ['9.27', '92.7', 'scale'],
  ['927', '9.27', 'scale'],
  ['9270', '9.27', 'scale'],
  ['927000', '9.27', 'none'], // nobody works in units of 100,000
  ['-92.7', '9.27', 'none'], // two slips at once
  ['9.72', '9.27', 'swap'],
  ['21345.67', '12345.67', 'swap'],
  ['12345.76', '12345.67', 'swap'],
  ['-9.72', '-9.27', 'swap'],
  ['-9.72', '9.27', 'none'],
  ['14325.67', '12345.67', 'none'], // digits that are no neighbours
  ['21354.67', '12345.67', 'none'], // two swaps
  ['9.77', '9.27', 'digit'],
  ['12345.68', '12345.67', 'digit'],
  ['92345.67', '12345.67', 'digit'],
  ['1245.67', '12345.67', 'digit'], // left out
  ['123345.67', '12345.67', 'digit'], // typed twice
  ['2345.67', '12345.67', 'digit'],
  ['9.88', '9.27', 'none'],
  ['1122345.67', '12345.67', 'none'],
  ['145.67', '12345.67', 'none'],
  ['0', '9.27', 'none'],
  ['9.27', '0', 'none'],
])('%s for %s: %s', (written, right, kind) => expect(slip(written, right)).toBe(kind));

test.each([
  ['9.27', 'empty'],
  ['0', 'none'],
  ['-9.27', 'none'],
])('nothing for %s: %s', (right, kind) => expect(slip(null, right)).toBe(kind));

test('figures are compared with the decimals of the form', () => {
  expect(slip('9.3', '9.274', 1)).toBe('digit'); // 9.3 and 9.3
  expect(slip('9.372', '9.274', 3)).toBe('none');
});

test('another cell of the form tells less than a swap, and more than a digit', () => {
  const weight = (written: string): number => slipBetween(new Decimal(written), new Decimal('9.27'), 2)!.weight;
  expect(copiedSlip().weight).toBeLessThan(weight('9.72'));
  expect(copiedSlip().weight).toBeGreaterThan(weight('9.77'));
});

/** Where sums are rounded what is right is known within a tolerance only. */
const near = (written: string, right: string, tolerance: string, decimals = 2): string => {
  const found = slipNear(new Decimal(written), new Decimal(right), decimals, new Decimal(tolerance));
  return found ? `${found.slip.kind} ${found.right.toString()}` : 'none';
};

test.each([
  ['-100.4', '100', '0.5', 'sign 100.4'],
  ['-100.5', '100', '0.5', 'sign 100.5'],
  ['-100.6', '100', '0.5', 'none'],
  ['1000000', '100.3', '0.5', 'unit 100'],
  ['0.01', '100.3', '0.5', 'unit 100'],
  ['1000', '100.3', '0.5', 'scale 100'],
  ['10000', '100.3', '0.5', 'scale 100'],
  ['100000', '100.3', '0.5', 'scale 100'],
  ['10', '100.3', '0.5', 'scale 100'],
  ['9.72', '9.3', '0.05', 'swap 9.27'],
  ['97.21', '79.2', '0.05', 'swap 79.21'],
  ['97.21', '97.1', '0.05', 'swap 97.12'],
  ['-97.21', '-79.2', '0.05', 'swap -79.21'],
  ['9.77', '9.3', '0.05', 'none'], // one digit: any two near figures can differ so
  ['100', '100.3', '0.5', 'none'], // two zeros changed places: no slip
  ['1234.56', '12.345', '0.1', 'none'], // 12.3456 has more decimals than the form
  ['-4', '4', '1', 'none'], // so small beside the tolerance that anything is near
  ['-4.1', '4.1', '1', 'sign 4.1'],
  ['4.1', '-4.1', '1', 'sign -4.1'],
])('%s for %s within %s: %s', (written, right, tolerance, expected) => expect(near(written, right, tolerance)).toBe(expected));

test('with more decimals 12.3456 can be what was meant', () => expect(near('1234.56', '12.345', '0.1', 4)).toBe('scale 12.3456'));
