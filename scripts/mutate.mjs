/**
 * npm run mutate [room or file …]: changes the code of a room in small ways, one at a time, and runs the tests of the room (and those that
 * bear a file's name), the quickest first, until one notices. A change that no test notices is a test that is missing, and is printed at
 * once; at the end the score by file. Both stand in .cache/mutation.html too. All rooms take hours, a file minutes.
 */
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Stryker } from '@stryker-mutator/core';

/**
 * The rooms that are measured, each with the tests that are near enough to be expected to notice: without those that read whole workbooks
 * and narratives for half a minute, which every change that is not noticed would wait for.
 */
const ROOMS = new Map([
  ['relations', ['relations', 'rules']],
  ['rules', ['rules', 'relations']],
  ['forms', ['forms/amount.test.ts', 'relations', 'rules']],
  ['facts', ['facts', 'narrative/facts.test.ts', 'relations/halves.test.ts', 'rules', 'proofread/sentences.test.ts']],
  ['text', ['text', 'proofread/sentences.test.ts', 'proofread/rules.test.ts', 'proofread/checks']],
  [
    'proofread',
    [
      ...['arithmetic', 'slips', 'judgement', 'sentences', 'rules', 'corrections', 'alike'].map((name) => `proofread/${name}.test.ts`),
      'proofread/checks',
    ],
  ],
  ['workbook', ['workbook']],
]);

const asked = process.argv.slice(2);
const files =
  asked.length > 0 ? asked.map((name) => (ROOMS.has(name) ? `src/${name}` : name)) : [...ROOMS.keys()].map((room) => `src/${room}`);
const unknown = files.filter((file) => !existsSync(file) || !ROOMS.has(roomOf(file)));
if (unknown.length > 0) {
  console.error(`not in a room that is measured (${[...ROOMS.keys()].join(', ')}): ${unknown.join(', ')}`);
  process.exit(2);
}
const tests = new Set(files.flatMap((file) => [...ROOMS.get(roomOf(file)), ...ownTests(file)]).flatMap(testsOf));
process.env.GOUJI_MUTATE_TESTS = JSON.stringify([...tests]);
mkdirSync('.cache', { recursive: true });
process.env.GOUJI_MUTATE_RECORD = path.resolve('.cache/mutation-tests.json');
rmSync(process.env.GOUJI_MUTATE_RECORD, { force: true });

const results = await new Stryker({
  packageManager: 'npm',
  testRunner: 'gouji',
  plugins: [path.resolve('scripts/mutate.runner.mjs')],
  mutate: files.map((file) => (file.endsWith('.ts') ? file : `${file}/**/*.ts`)),
  ignorePatterns: ['dist', 'docs', 'test/browser', '.cache', 'coverage'],
  coverageAnalysis: 'perTest',
  // What a rule says in words is read by people; the tests look at what it finds.
  mutator: { excludedMutations: ['StringLiteral'] },
  ignoreStatic: true,
  concurrency: Number(process.env.WORKERS ?? 1),
  reporters: ['html', 'survivors'],
  htmlReporter: { fileName: '.cache/mutation.html' },
  tempDirName: '.cache/mutate',
  allowEmpty: false,
  timeoutMS: 20_000,
  logLevel: process.env.LOG ?? 'warn',
}).runMutationTest();

const byFile = new Map();
for (const { fileName, status } of results) {
  const counts = byFile.get(fileName) ?? { noticed: 0, endless: 0, survived: 0 };
  if (status === 'Killed' || status === 'Timeout') counts.noticed++;
  if (status === 'Timeout') counts.endless++;
  else if (status === 'Survived' || status === 'NoCoverage') counts.survived++;
  byFile.set(fileName, counts);
}
const total = { noticed: 0, endless: 0, survived: 0 };
for (const [file, counts] of [...byFile].sort()) {
  total.noticed += counts.noticed;
  total.endless += counts.endless;
  total.survived += counts.survived;
  print(file.replace(`${process.cwd()}/`, ''), counts);
}
print('all', total);
/** The test files of a folder of test/, or the one that is named. */
function testsOf(name) {
  if (name.endsWith('.ts')) return [`test/${name}`];
  return readdirSync(`test/${name}`, { recursive: true })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => `test/${name}/${file}`);
}

/** The tests that bear a file's name, or that of the check it is a part of: they may take longer than those of the room. */
function ownTests(file) {
  const module = `${file.replace(/\.ts$/, '')}/`;
  return readdirSync(`test/${roomOf(file)}`, { recursive: true })
    .filter((test) => test.endsWith('.test.ts') && module.includes(`/${path.basename(test, '.test.ts')}/`))
    .map((test) => `${roomOf(file)}/${test}`);
}

function roomOf(file) {
  return file.split('/')[1];
}

function print(name, { noticed, endless, survived }) {
  const score = ((noticed / Math.max(1, noticed + survived)) * 100).toFixed(1);
  const loops = endless > 0 ? `, ${endless} of them because nothing ended` : '';
  console.log(`${name.padEnd(44)} ${score.padStart(5)} %  ${noticed} of ${noticed + survived} changes noticed${loops}`);
}
