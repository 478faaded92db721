import { proofread } from '../../src/engine';
import type { WorkbookSnapshot } from '../../src/workbook/snapshot';
import { CASES, readCase, readNarrative } from '../support/forms';
import { missedSlips } from '../support/slips';
import MISSED from './missed.json';

/** What nothing can be compared with is named, with the reason that the officer reads. */
test.each(CASES)('%s: the numbers that are not compared are these', async (name) => {
  const { numbers } = proofread(await readCase(name), readNarrative(name));
  const unclear = numbers.filter(({ state }) => state === 'unclear');
  for (const { reason } of unclear) expect(reason).not.toBe('');
  expect(unclear.map(({ paragraph, text, reason }) => `${paragraph + 1}: ${text} ${reason}`)).toMatchSnapshot();
});

/** A number can be looked at: what agrees with cells names them and their value, what differs names the findings that say so. */
test.each(CASES)('%s: every compared number names its cells or its findings', async (name) => {
  const { numbers, findings } = proofread(await readCase(name), readNarrative(name));
  const known = new Set(findings.map(({ fingerprint }) => fingerprint));
  for (const { state, expected, cells, findings: own, kind } of numbers) {
    expect(own.every((fingerprint) => known.has(fingerprint))).toBe(true);
    expect(own.length > 0).toBe(state === 'wrong');
    if (state === 'cell') expect(cells.length).toBeGreaterThan(0);
    if (state === 'cell' && kind === 'amount') expect(expected).toBeDefined();
    if (state === 'unclear' || state === 'outside') expect(cells).toEqual([]);
  }
  expect(numbers.filter(({ state }) => state === 'cell').length).toBeGreaterThan(numbers.length / 4);
});

test.each(CASES)('%s: a wrong digit is found but in these numbers, of which nothing tells', async (name) => {
  const { missed, tried } = missedSlips(await readCase(name), readNarrative(name));
  expect(missed).toEqual(MISSED[name].filter((slip) => tried.includes(slip)));
});

/** With last year's workbook the changes are compared with its cells: none of a real text is wrong, and a wrong one is an error. */
test('last year’s workbook confirms what a text says of it', async () => {
  const workbook = await readCase('bazhou-2024');
  const prior = await readCase('bazhou-2024', 'prior.xlsx');
  const text = readNarrative('bazhou-2024');
  const { findings } = proofread(workbook, text, { prior });
  expect(findings.filter(({ level }) => level === 'error').map(({ rule }) => rule)).toEqual([]);
  for (const [stated, wrong] of [
    ['比上年预算减少 484.04 万元', '比上年预算减少 484.40 万元'],
    ['减少 773.97 万元，下降 72.80%', '减少 773.97 万元，下降 72.08%'],
    ['比上年预算减少 600.00 万元', '比上年预算减少 650.00 万元'],
    // Left from another year, difference and rate alike: they agree with each other and with the amount.
    ['比上年预算增加8.93万元，增长33.07%', '比上年预算增加9.93万元，增长38.19%'],
  ] as const) {
    const changed = proofread(workbook, text.replace(stated, wrong), { prior }).findings;
    expect(changed.filter(({ level }) => level === 'error' || level === 'warning').map(({ rule }) => rule)).toContainEqual(
      expect.stringMatching(/^T-(ITEM|GROW)$/),
    );
  }
});

test('a workbook of another year says nothing of last year', async () => {
  const workbook = await readCase('bazhou-2024');
  const text = readNarrative('bazhou-2024').replace('比上年预算减少 600.00 万元', '比上年预算减少 650.00 万元');
  const errors = (prior?: WorkbookSnapshot): number =>
    proofread(workbook, text, prior ? { prior } : {}).findings.filter(({ level }) => level === 'error').length;
  expect(errors(await readCase('yanbian-2024'))).toBe(errors());
});
