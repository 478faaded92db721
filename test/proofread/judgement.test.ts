import { accuse, all, confirm, NOTHING } from '../../src/proofread/judgement';
import { pairsOf } from '../../src/proofread/pairs';
import type { TextReport } from '../../src/proofread/finding';
import type { Reading } from '../../src/facts/base';
import type { Change } from '../../src/text/frames';
import { fold } from '../../src/text/fold';
import { readNumber } from '../../src/text/number';

/** What checks say, put together; and the changes of a sentence two by two. */

const number = (text: string) => readNumber(fold(text), 0)!;

test('judgements keep what was confirmed, by what, and what was accused, in their order', () => {
  const [one, two] = [number('1.5万元'), number('2%')];
  const cell = {} as Reading;
  const report = { rule: 'T-GROW' } as TextReport;
  expect(all([confirm('text', [one, two]), NOTHING, accuse(report, [two]), confirm('cell', [one], [cell])])).toEqual({
    confirmed: [
      { number: one, by: 'text', readings: [] },
      { number: two, by: 'text', readings: [] },
      { number: one, by: 'cell', readings: [cell] },
    ],
    accused: [{ report, numbers: [two] }],
  });
  expect(all([])).toEqual(NOTHING);
});

describe('a difference and its rate are a pair', () => {
  const change = (text: string, difference: Change | null = null) => ({ number: number(text), difference }) as Change;
  const pairs = (changes: readonly Change[]): string[] =>
    pairsOf(changes).map(({ difference, rate }) =>
      [difference, rate].map((own) => (own ? `${own.number.value.toString()}${own.number.unit}` : 'nothing')).join(' and '),
    );

  test('the rate is that of the difference it belongs to, wherever it stands', () => {
    const [first, second] = [change('3万元'), change('5万元')];
    expect(pairs([first, second, change('4%', second), change('2%', first)])).toEqual(['30000万元 and 2%', '50000万元 and 4%']);
  });
  test('either may stand alone', () => expect(pairs([change('3万元'), change('2%')])).toEqual(['30000万元 and nothing', 'nothing and 2%']));
});
