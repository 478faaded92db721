import { proofread } from '../../src/engine';
import type { WorkbookSnapshot } from '../../src/workbook/snapshot';
import { CASES, readCase, readNarrative, type CaseName } from '../support/forms';
import { missedSlips } from '../support/slips';

/** Numbers with a unit that are compared with cells or with other numbers of the text; the rest are listed with a reason. */
test.each(CASES)('%s: of 100 numbers with a unit 95 are compared', async (name) => {
  const { claims, bound, checked } = proofread(await readCase(name), readNarrative(name));
  expect(bound / claims).toBeGreaterThanOrEqual(0.95);
  const unchecked = checked.filter(({ state }) => state === 'unchecked');
  expect(unchecked.length).toBeLessThanOrEqual(claims - bound);
  for (const { reason } of unchecked) expect(reason).not.toBe('');
});

/** A number can be looked at: what agrees with cells names them and their value, what differs names the findings that say so. */
test.each(CASES)('%s: every compared number names its cells or its findings', async (name) => {
  const { checked, findings } = proofread(await readCase(name), readNarrative(name));
  const known = new Set(findings.map(({ fingerprint }) => fingerprint));
  for (const { state, expected, cells, findings: own } of checked) {
    expect(own.every((fingerprint) => known.has(fingerprint))).toBe(true);
    expect(own.length > 0).toBe(state === 'differs');
    // A subject that the forms do not list has nothing in it: an expected 0 without a cell.
    if (state === 'agrees') expect(cells.length > 0 || expected === '' || /^0(\.0+)?[^0-9]+$/.test(expected)).toBe(true);
    if (state === 'agrees' && cells.length > 0) expect(expected).not.toBe('');
    if (state === 'unchecked') expect(cells).toEqual([]);
  }
  const located = checked.filter(({ state, cells }) => state === 'agrees' && cells.length > 0);
  expect(located.length).toBeGreaterThan(checked.length / 4);
});

/** Numbers that no form and no other number says anything of: changes without last year's workbook, assets, standards for each person. */
const OPEN: Readonly<Record<CaseName, number>> = {
  'bazhou-2024': 6,
  'guyuan-2024': 1,
  'linxia-2024': 5,
  'wenxian-2024': 0,
  'yanbian-2024': 1,
};

test.each(CASES)('%s: every wrong number is found but those that nothing tells', async (name) => {
  const { missed } = missedSlips(await readCase(name), readNarrative(name));
  expect(missed.map(({ line, right, wrong }) => `${line + 1}: ${right} → ${wrong}`).slice(OPEN[name])).toEqual([]);
});

/** With last year's workbook the changes are compared with its cells: none of a real text is wrong, and a wrong one is an error. */
test('last year’s workbook confirms what a text says of it', async () => {
  const workbook = await readCase('bazhou-2024');
  const prior = await readCase('bazhou-2024', 'prior.xlsx');
  const text = readNarrative('bazhou-2024');
  const { findings } = proofread(workbook, text, { prior });
  expect(findings.filter(({ level }) => level === 'error').map(({ rule }) => rule)).toEqual(['T-LISTSUM']);
  for (const [stated, wrong] of [
    ['比上年预算减少 484.04 万元', '比上年预算减少 484.40 万元'],
    ['减少 773.97 万元，下降 72.80%', '减少 773.97 万元，下降 72.08%'],
    ['比上年预算减少 600.00 万元', '比上年预算减少 650.00 万元'],
  ] as const) {
    const changed = proofread(workbook, text.replace(stated, wrong), { prior }).findings;
    expect(changed.filter(({ level }) => level === 'error').map(({ rule }) => rule)).toContainEqual(
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
