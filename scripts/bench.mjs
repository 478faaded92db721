/**
 * npm run bench: how long each step takes, beside unzipping the same file, which no reader can avoid; and how the cost grows.
 * Medians of several runs in one process; machines differ, so compare the ratios.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('./ts-hook.cjs');
const { unzipSync } = require('fflate');
const { largeWorkbook } = require('../test/bench/large-workbook.cjs');
const { readWorkbook } = require('../src/hosts/file/read.ts');
const { recognise } = require('../src/forms/recognise.ts');
const { validate, proofread, narrate } = require('../src/gouji.ts');
const { reportText } = require('../src/report/text.ts');

const RUNS = Number(process.env.RUNS ?? 9);
const at = (path) => readFileSync(new URL(path, import.meta.url));

async function median(work) {
  const times = [];
  for (let run = 0; run < RUNS + 2; run++) {
    const start = performance.now();
    await work();
    if (run >= 2) times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
}

async function steps(name, bytes) {
  const unzip = await median(() => unzipSync(bytes));
  const snapshot = await readWorkbook(bytes, name);
  const read = await median(() => readWorkbook(bytes, name));
  const recognised = await median(() => recognise(snapshot));
  const review = validate(snapshot);
  const validated = await median(() => validate(snapshot));
  const report = await median(() => reportText([{ file: name, review }]));
  return {
    unzip,
    read,
    recognise: recognised,
    relate: validated - recognised,
    report,
    numbers: review.coverage.numeric,
    findings: review.findings.length,
  };
}

function print(name, row) {
  const total = row.read + row.recognise + row.relate + row.report;
  const part = (key) => `${key} ${row[key].toFixed(1)} (${(row[key] / row.unzip).toFixed(1)}×)`;
  console.log(
    `${name.padEnd(22)} ${['unzip', 'read', 'recognise', 'relate', 'report'].map(part).join('  ')}  total ${total.toFixed(1)} ms (${(total / row.unzip).toFixed(1)}×)  ${row.numbers} numbers`,
  );
  return total;
}

console.log(`milliseconds, median of ${RUNS}; × is the ratio to unzipping the same file`);
for (const name of ['bazhou-2024', 'guyuan-2024']) print(name, await steps(name, at(`../test/cases/${name}/workbook.xlsx`)));

console.log('\nhow the cost grows');
let before = null;
for (const lines of [1250, 2500, 5000]) {
  const total = print(`${lines} lines`, await steps(`${lines}`, largeWorkbook(lines)));
  if (before) console.log(`  ${''.padEnd(20)} ${(total / before).toFixed(2)} times the cost for twice the lines`);
  before = total;
}

console.log('\ntexts');
const workbook = await readWorkbook(at('../test/cases/bazhou-2024/workbook.xlsx'), 'w');
const text = at('../test/cases/bazhou-2024/narrative.txt').toString();
const twoHundred = Array.from({ length: Math.ceil(200 / text.split('\n').length) }, () => text)
  .join('\n')
  .split('\n')
  .slice(0, 200)
  .join('\n');
console.log(`proofread 200 paragraphs ${(await median(() => proofread(workbook, twoHundred))).toFixed(1)} ms`);
console.log(`narrate ${(await median(() => narrate(workbook))).toFixed(1)} ms`);
