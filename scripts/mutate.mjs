/**
 * npm run mutate [room or file …]: changes the code of a room in small ways, one at a time, and runs the tests nearest to it. A change
 * that no test notices (“survived”) is a test that is missing. For files the nearest tests are those that import them or bear their name;
 * where one has none, and with WIDE=1, those of the room. Prints the score by file and every survivor; they stand in .cache/mutation.html
 * too. All rooms take hours, a file minutes.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
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
  ['text', ['text']],
  [
    'proofread',
    [
      ...['arithmetic', 'slips', 'judgement', 'sentences', 'rules', 'corrections', 'alike', 'contents'].map(
        (name) => `proofread/${name}.test.ts`,
      ),
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
const tests = new Set(files.flatMap((file) => (process.env.WIDE ? null : nearest(file)) ?? ROOMS.get(roomOf(file))));
process.env.GOUJI_MUTATE_TESTS = JSON.stringify([...tests]);
mkdirSync('.cache', { recursive: true });
process.env.GOUJI_MUTATE_RECORD = path.resolve('.cache/mutation-tests.json');
rmSync(process.env.GOUJI_MUTATE_RECORD, { force: true });

const results = await new Stryker({
  packageManager: 'npm',
  testRunner: 'jest',
  jest: { projectType: 'custom', configFile: 'scripts/mutate.jest.cjs', enableFindRelatedTests: false },
  mutate: files.map((file) => (file.endsWith('.ts') ? file : `${file}/**/*.ts`)),
  ignorePatterns: ['dist', 'docs', 'test/browser', 'taskpane', '.cache', 'coverage'],
  coverageAnalysis: 'perTest',
  // What a rule says in words is read by people; the tests look at what it finds.
  mutator: { excludedMutations: ['StringLiteral'] },
  ignoreStatic: true,
  concurrency: Number(process.env.WORKERS ?? 1),
  reporters: ['html'],
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
const survivors = results.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
for (const survivor of survivors.sort((a, b) => a.fileName.localeCompare(b.fileName) || compare(a.location.start, b.location.start)))
  console.log(shown(survivor));

/** The tests of the room that are a file's own, or that of the check it is a part of; null where none is. */
function nearest(file) {
  const module = file.replace(/\.ts$/, '');
  const own = readdirSync('test', { recursive: true }).filter(
    (test) =>
      test.endsWith('.test.ts') &&
      ROOMS.get(roomOf(file)).some((near) => test === near || test.startsWith(`${near}/`)) &&
      (`${module}/`.startsWith(`src/${test.replace(/\.test\.ts$/, '')}/`) ||
        readFileSync(`test/${test}`, 'utf8').includes(`../${module}'`)),
  );
  return file.endsWith('.ts') && own.length > 0 ? own : null;
}

function roomOf(file) {
  return file.split('/')[1];
}

function compare(a, b) {
  return a.line - b.line || a.column - b.column;
}

/** `src/relations/heap.ts:14:9  at > 0  ->  true`, for a look; more lines are cut to the first. */
function shown({ fileName, location: { start, end }, replacement, status }) {
  const line = readFileSync(fileName, 'utf8').split('\n')[start.line - 1];
  const was = line.slice(start.column - 1, end.line === start.line ? end.column - 1 : undefined);
  const place = `${fileName.replace(`${process.cwd()}/`, '')}:${start.line}:${start.column}`;
  return `${place}  ${was}  ->  ${replacement.split('\n')[0]}${status === 'NoCoverage' ? '  (reached by no test)' : ''}`;
}

function print(name, { noticed, endless, survived }) {
  const score = ((noticed / Math.max(1, noticed + survived)) * 100).toFixed(1);
  const loops = endless > 0 ? `, ${endless} of them because nothing ended` : '';
  console.log(`${name.padEnd(44)} ${score.padStart(5)} %  ${noticed} of ${noticed + survived} changes noticed${loops}`);
}
