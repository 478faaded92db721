import fs from 'node:fs';
import { proofread, rollForward, validate } from '../../src/engine';
import { inNationalWords } from '../../src/forms/words';
import { readPack } from '../../src/packs/packs';
import { checkPack } from '../../src/packs/check';
import { workbookOf } from '../narrative/support';

const WORDS = { 机构日常维持费: '公用经费', 人头费: '人员经费', 年度常规支出: '基本支出' };

const source = (words: Record<string, string>): string =>
  `id: probe\nname: 试\nkind: budget\nmatch: {}\nwords:\n${Object.entries(words)
    .map(([local, national]) => `  ${local}: ${national}\n`)
    .join('')}`;
const pack = readPack(source(WORDS), 'probe');

/** The opposite way: a case as a locality of these words would publish it. */
const LOCAL = new Map(Object.entries(WORDS).map(([local, national]) => [national, local]));
const locally = (text: string): string => [...LOCAL].reduce((said, [national, local]) => said.replaceAll(national, local), text);
const text = fs.readFileSync('test/cases/bazhou-2024/narrative.txt', 'utf8');

test('forms and text in the words of a locality are read with its pack as the national ones are', async () => {
  const national = await workbookOf('bazhou-2024');
  const local = inNationalWords(national, LOCAL);
  expect(validate(local).findings).not.toEqual(validate(national).findings);

  const [own, plain] = [validate(local, { pack }), validate(national)];
  expect({ ...own, pack: plain.pack }).toEqual(plain);

  const states = (proof: ReturnType<typeof proofread>) => proof.numbers.map(({ text: number, state }) => `${number} ${state}`);
  const [read, meant] = [proofread(local, locally(text), { pack }), proofread(national, text)];
  expect(states(read)).toEqual(states(meant));
  expect(read.findings.map(({ rule, level }) => [rule, level])).toEqual(meant.findings.map(({ rule, level }) => [rule, level]));
  expect(states(proofread(local, locally(text)))).not.toEqual(states(meant));
  // What is quoted is what the text says.
  for (const { paragraph, start, end, text: number } of read.numbers)
    expect(locally(text).split('\n')[paragraph]!.slice(start, end).replaceAll(' ', '')).toBe(number);
});

test('last year’s text in the words of a locality is rolled forward like the national one', async () => {
  const national = await workbookOf('bazhou-2024');
  const local = inNationalWords(national, LOCAL);
  const options = { priorAsGiven: true };
  const rolled = rollForward(local, local, locally(text), { ...options, pack });
  expect(rolled.text).toBe(locally(rollForward(national, national, text, options).text));
});

test.each([
  [{ 财政补助经费收入: '大额款项' }, '“大额款项”不是通用的说法'],
  [{ 补助收入: '财政拨款收入' }, '“补助收入”是通用说法'],
])('packs check: %j', (words, message) => {
  expect(checkPack(source(words))).toMatchObject([{ line: 6, message: expect.stringContaining(message) }]);
});

test('words that are understood have no problem', () => {
  expect(checkPack(source({ ...WORDS, 本级自筹款项: '其他收入', 办公用房修缮专款: '行政运行' }))).toEqual([]);
});
