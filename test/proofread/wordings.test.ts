import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWorkbook } from '../../src/engine';
import { readLocality } from '../support/localities';
import { missedSlips, serious } from '../support/slips';
import MISSED from './missed.json';

/** Narratives in the words of provinces that no pack knows (locality.style.txt), for the invented disclosures of test/localities. Every number is right. */

const FOLDER = join(__dirname, 'wordings');
const read = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');

describe.each(readdirSync(FOLDER))('%s', (file) => {
  const snapshot = readLocality(file.split('.')[0]!);
  const workbook = openWorkbook(snapshot);
  const text = read(file);

  test('nothing is wrong with it', () => {
    expect(serious(workbook, text.split('\n')).map(({ rule, quote, message }) => `${rule} ${quote} ${message}`)).toEqual([]);
  });

  test('the numbers that are not compared are these', () => {
    const unclear = workbook.proofread(text).numbers.filter(({ state }) => state === 'unclear');
    expect(unclear.map(({ paragraph, text: number, reason }) => `${paragraph + 1}: ${number} ${reason}`)).toMatchSnapshot();
  });

  test('a wrong digit is found but in these numbers, of which nothing tells', () => {
    const { missed, tried } = missedSlips(snapshot, text);
    expect(missed).toEqual(MISSED[file as keyof typeof MISSED].filter((slip) => tried.includes(slip)));
  });
});
