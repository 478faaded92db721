import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import {
  absolute,
  exactRatio,
  intervalOf,
  isLastPlace,
  isRatio,
  isTelling,
  meets,
  minus,
  plus,
  ratio,
} from '../../src/proofread/arithmetic';
import { agrees, isCutOff, type Value } from '../../src/proofread/bind';
import type { Reading } from '../../src/facts/base';
import { fold } from '../../src/text/fold';
import { readNumber } from '../../src/text/number';

/** A printed number stands for all that rounds to it; what follows from several must hold for all that they stand for. */

const value = (middle: Decimal.Value, half: Decimal.Value = 0): Value => ({ value: new Decimal(middle), half: new Decimal(half) });

/** A printed number, and one that it may stand for. */
const printed = fc
  .record({ digits: fc.integer({ min: -5000, max: 5000 }), places: fc.integer({ min: 0, max: 2 }), off: fc.integer({ min: -5, max: 5 }) })
  .map(({ digits, places, off }) => {
    const step = new Decimal(10).pow(-places);
    const middle = step.times(digits);
    return { ...value(middle, step.div(2)), meant: middle.plus(step.times(off).div(10)) };
  });

test('a difference and a sum hold what the true ones are', () => {
  fc.assert(
    fc.property(printed, printed, (a, b) => {
      expect(meets(value(a.meant.minus(b.meant)), intervalOf(minus(a, b)))).toBe(true);
      expect(meets(value(a.meant.plus(b.meant)), intervalOf(plus(a, b)))).toBe(true);
      expect(minus(a, b).half.toString()).toBe(a.half.plus(b.half).toString());
    }),
  );
});

test('a share holds what the true one is, and nothing is divided by what may be 0', () => {
  fc.assert(
    fc.property(printed, printed, (part, whole) => {
      const share = ratio(part, whole);
      const mayBeZero = intervalOf(whole).low.lte(0) && intervalOf(whole).high.gte(0);
      expect(share === null).toBe(mayBeZero);
      if (share) expect(meets(value(part.meant.div(whole.meant).times(100), 1e-12), share)).toBe(true);
    }),
  );
});

test('the share is no wider than its ends', () => {
  const share = ratio(value(50, 0.5), value(200, 0.5))!;
  expect(share.low.toFixed(4)).toBe('24.6883'); // 49.5 of 200.5
  expect(share.high.toFixed(4)).toBe('25.3133'); // 50.5 of 199.5
});

test('a share is compared without dividing as it is with', () => {
  fc.assert(
    fc.property(printed, printed, printed, (share, part, whole) => {
      const interval = ratio(part, whole);
      expect(isRatio(share, part, whole)).toBe(interval && meets(share, interval));
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['25', 0.5, true],
  ['25.8', 0.5, true], // 25.3 is within
  ['25.82', 0.5, false],
  ['24.2', 0.5, true],
  ['24.18', 0.5, false],
])('%s%% can be 50 of 200, each rounded: %s', (share, half, expected) =>
  expect(isRatio(value(share, half), value(50, 0.5), value(200, 0.5))).toBe(expected),
);

test.each([
  [value(10, 1), value(11), true],
  [value(10, 1), value('11.01'), false],
  [value(10, 1), value(9), true],
  [value(10, 1), value('8.99'), false],
])('an interval ends where it ends', (one, other, expected) => expect(meets(one, intervalOf(other))).toBe(expected));

test('what is printed of a share is that of the middles; of nothing there is none', () => {
  expect(exactRatio(value(1), value(8))?.toString()).toBe('12.5');
  expect(exactRatio(value(1), value(0, 1))).toBeNull();
  expect(absolute(value(-3, 1))).toEqual(value(3, 1));
});

/** The cells that a number is compared with: what they come to in 元, and how far that may be off. */
const cells = (yuan: string, half: string) => ({ yuan: new Decimal(yuan), half: new Decimal(half) }) as Reading;

test.each([
  ['125.35万元', '1253500', '50', true],
  ['125.36万元', '1253500', '50', false], // printed to one place, so they must be the same
  ['125.4万元', '1253500', '50', true],
  ['125.3万元', '1253500', '50', true], // a half goes either way
  ['125.5万元', '1253500', '50', false],
  ['1253549元', '1253500', '50', true], // more exact than the form
  ['1253551元', '1253500', '50', false],
  ['125.35万元', '1253549.99', '0', true], // from an exact form
  ['125.35万元', '1253550.01', '0', false],
])('%s says what cells of %s ± %s say: %s', (text, yuan, half, expected) =>
  expect(agrees(readNumber(fold(text), 0)!, cells(yuan, half))).toBe(expected),
);

test.each([
  ['125.3万元', '1253900', true],
  ['125.3万元', '1253500', false], // a half, rounded down
  ['125.3万元', '1254000', false],
  ['125.4万元', '1253900', false], // rounded
  ['-125.3万元', '-1253900', true],
])('%s is %s cut off: %s', (text, yuan, expected) => expect(isCutOff(readNumber(fold(text), 0)!, cells(yuan, '50'))).toBe(expected));

test.each([
  ['1234', true],
  ['12.34', true],
  ['1000.1', true],
  ['1230', false],
  ['12.3', false],
  ['-12.3', false],
  ['-12.34', true],
  ['100000', false],
])('%s is hardly equal to another by chance: %s', (number, expected) => expect(isTelling(new Decimal(number))).toBe(expected));

test('less than one unit of the last place is cut off, a whole one is wrong', () => {
  const off = (right: string): boolean => isLastPlace(new Decimal('12.34'), new Decimal(right), new Decimal('0.005'));
  expect([off('12.3499'), off('12.3301'), off('12.35'), off('12.33')]).toEqual([true, true, false, false]);
});
