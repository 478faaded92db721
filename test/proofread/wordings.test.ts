import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { proofread } from '../../src/engine';
import { readLocality } from '../support/localities';
import { missedSlips, serious } from '../support/slips';

/** Narratives in the words of provinces that no pack knows (locality.style.txt), for the invented disclosures of test/localities. Every number is right. */

const FOLDER = join(__dirname, 'wordings');
const read = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');

/** Numbers with a unit that no form and no other number says anything of: assets, procurement for small firms, amounts of a budget that the forms do not hold. */
const OPEN: Readonly<Record<string, number>> = {
  'beishan-budget.beijing.txt': 1,
  'donggang-budget.shanghai.txt': 2,
  'lingqian-budget.guangdong.txt': 5,
  'luquan-budget.shandong.txt': 0,
  'yunling-final.hubei.txt': 2,
  'yunling-final.sichuan.txt': 3,
};

describe.each(readdirSync(FOLDER))('%s', (file) => {
  const workbook = readLocality(file.split('.')[0]!);
  const text = read(file);

  test('nothing is wrong with it', () => {
    expect(serious(workbook, text.split('\n')).map(({ rule, quote, message }) => `${rule} ${quote} ${message}`)).toEqual([]);
  });

  test('of 100 numbers with a unit 95 are compared', () => {
    const { claims, bound } = proofread(workbook, text);
    expect(bound / claims).toBeGreaterThanOrEqual(0.95);
  });

  test('every wrong number is found but those that nothing tells', () => {
    const { missed } = missedSlips(workbook, text);
    expect(missed.map(({ line, right, wrong }) => `${line + 1}: ${right} → ${wrong}`).slice(OPEN[file])).toEqual([]);
  });
});
