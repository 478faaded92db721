import { Decimal } from 'decimal.js';
import { plus } from '../../src/proofread/arithmetic';
import { around, membersOf, slipsIn } from '../../src/proofread/slips';
import { fold } from '../../src/text/fold';
import type { Claim } from '../../src/text/frames';
import { readNumber } from '../../src/text/number';

/** One number of a sum that, written otherwise, makes it right. */

test('neighbours come nearest first', () => {
  const list = (count: number): string[] => around(new Decimal(5), new Decimal('0.1'), count).map(String);
  expect(list(2)).toEqual(['5', '5.1', '4.9', '5.2', '4.8']);
  expect(list(0)).toEqual(['5']);
});

/** `whole = part + part`: which of them, written how, would make it right. */
function slips(sum: string, suspects?: string): string[] {
  const [whole, ...parts] = sum.split(/ = | \+ /).map((label) => ({ label, number: readNumber(fold(label), 0)! }) as Claim);
  const all = membersOf(whole!, parts);
  const rest = all.map(({ number: { value, half }, sign }) => ({ value: value.times(sign), half })).reduce(plus);
  const suspected = suspects ? all.filter(({ claim }) => claim.label === suspects) : all;
  return slipsIn(all, suspected, rest).map(({ member, right }) => `${member.claim.label} was ${right.toString()}`);
}

test.each([
  ['two digits changed places', '1254.35元 = 835.50元 + 400.85元', ['835.50元 was 853.5']],
  ['one digit of any', '1354.35元 = 853.50元 + 400.85元', ['1354.35元 was 1254.35', '853.50元 was 953.5', '400.85元 was 500.85']],
  ['no single one', '1254.35元 = 853.50元 + 40.08元', []],
  ['among so few digits it is chance', '12元 = 7元 + 4元', []],
  [
    'of a round number too where the others have digits enough; nothing was meant to be less than 0',
    '1254.35元 = 853.50元 + 500元 + 0.85元',
    ['1254.35元 was 1354.35', '853.50元 was 753.5', '500元 was 400'],
  ],
  ['nor was a sign forgotten', '1254.35元 = 1654.85元 + 400.50元', []],
  ['to the last place where the others are rounded: 853.6 would be it', '1254.4元 = 835.5元 + 400.8元', ['835.5元 was 853.5']],
  ['no further than rounding goes: 853.7 would be it', '1254.5元 = 835.5元 + 400.8元', []],
  [
    'of a round number none where rounding lets several others do',
    '80.35元 = 40.35元 + 30.00元',
    ['80.35元 was 70.35', '40.35元 was 50.35'],
  ],
])('%s: %s', (_name, sum, expected) => expect(slips(sum)).toEqual(expected));

test('a place that rounding may have moved is no slip', () => expect(slips('1254.51元 = 853.50元 + 400.99元', '1254.51元')).toEqual([]));

test('only what is suspected is looked at', () =>
  expect(slips('1354.35元 = 853.50元 + 400.85元', '853.50元')).toEqual(['853.50元 was 953.5']));
