/**
 * npm run bench: how long each step takes, beside unzipping the same file, which no reader can avoid; what others need for a part of the
 * work; and how the cost grows (to 50,000 lines with LONG=1).
 * The fastest of several runs in one process: what else the machine does can only make a run slower. Machines differ, so compare
 * the ratios.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('./ts-hook.cjs');
const { unzipSync } = require('fflate');
const { largeWorkbook } = require('../test/bench/large-workbook.cjs');
const XLSX = require('@e965/xlsx');
const ExcelJS = require('exceljs');
const { HyperFormula } = require('hyperformula');
const { relationsOf } = require('../src/rules/all.ts');
const { readWorkbook } = require('../src/hosts/file/read.ts');
const { recognise } = require('../src/forms/recognise.ts');
const { openWorkbook, validate, proofread, narrate } = require('../src/engine.ts');
const { reportText } = require('../src/report/text.ts');
const { LiveCheck } = require('../src/author/incremental.ts');
const { addressOf } = require('../src/workbook/address.ts');

const RUNS = Number(process.env.RUNS ?? 9);
const at = (path) => readFileSync(new URL(path, import.meta.url));

/** The fastest run of each piece of work, in milliseconds; they take turns, so that a slow moment of the machine meets all alike. */
async function fastest(works) {
  const best = works.map(() => Infinity);
  // Small files are done before the engine has compiled what they need: they take more turns.
  const began = performance.now();
  for (const work of works) await work();
  const runs = RUNS * (performance.now() - began < 500 ? 10 : 1);
  for (let run = 0; run < runs + 2; run++) {
    for (const [index, work] of works.entries()) {
      const start = performance.now();
      await work();
      if (run >= 2) best[index] = Math.min(best[index], performance.now() - start);
    }
  }
  return best;
}

async function steps(name, bytes) {
  const snapshot = await readWorkbook(bytes, name);
  const review = validate(snapshot);
  const [unzip, read, recognised, validated, report] = await fastest([
    () => unzipSync(bytes),
    () => readWorkbook(bytes, name),
    () => recognise(snapshot),
    () => validate(snapshot),
    () => reportText([{ file: name, review }]),
  ]);
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

/**
 * What peers need for a part of the work, in turns with our own steps: SheetJS and ExcelJS only to open the file, HyperFormula to build
 * the values and every sum that a reviewer would write, and to evaluate them; ours is the whole check, from bytes to findings.
 */
async function beside(name, bytes) {
  const { sheets, sums } = sumsOf(await readWorkbook(bytes, name));
  const whole = async () => validate(await readWorkbook(bytes, name));
  const [ours, sheetJs, excelJs, hyperFormula] = await fastest([
    whole,
    () => XLSX.read(bytes, { type: 'buffer' }),
    () => new ExcelJS.Workbook().xlsx.load(bytes),
    () => HyperFormula.buildFromSheets(sheets, { licenseKey: 'gpl-v3' }).destroy(),
  ]);
  const row = (peer, ms, what) => `  ${peer.padEnd(14)} ${ms.toFixed(1).padStart(8)} ms  ${(ours / ms).toFixed(2).padStart(6)}×  ${what}`;
  console.log(`${name}: ${ours.toFixed(1)} ms for the whole check; × is its ratio to each peer`);
  console.log(row('SheetJS', sheetJs, 'opens the file'));
  console.log(row('ExcelJS', excelJs, 'opens the file'));
  console.log(row('HyperFormula', hyperFormula, `builds the values and evaluates ${sums} sums`));
}

/** The values of a workbook, and beside them every equation between its amounts that we check, as formulas of a spreadsheet. */
function sumsOf(snapshot) {
  const values = new Map(
    snapshot.sheets.map(({ name, rows }) => [
      name,
      Array.from(rows, (row) => Array.from(row ?? [], (cell) => (typeof cell?.value === 'object' ? null : (cell?.value ?? null)))),
    ]),
  );
  const place = ({ amount: { cell } }) => `'${cell.sheet.replaceAll("'", "''")}'!${cell.address}`;
  const sum = (terms) => terms.map((found) => `${found.sign === 1 ? '+' : '-'}${place(found)}`).join('');
  const relations = relationsOf(recognise(snapshot)).filter(({ left, right, unbound }) => !unbound && left.length + right.length < 200);
  const formulas = relations.map(({ left, right }) => [`=${sum(left)}-(${sum(right) || '0'})`]);
  return { sheets: Object.fromEntries([...values, ['sums', formulas]]), sums: formulas.length };
}

console.log(`milliseconds, fastest of ${RUNS} runs or more; × is the ratio to unzipping the same file`);
for (const name of ['bazhou-2024', 'guyuan-2024']) print(name, await steps(name, at(`../test/cases/${name}/workbook.xlsx`)));

console.log('\nbeside others');
for (const name of ['bazhou-2024', 'guyuan-2024']) await beside(name, at(`../test/cases/${name}/workbook.xlsx`));
await beside('5000 lines', largeWorkbook(5000));

console.log('\nhow the cost grows');
let before = null;
for (const lines of [1250, 5000, ...(process.env.LONG ? [50000] : [])]) {
  const total = print(`${lines} lines`, await steps(`${lines}`, largeWorkbook(lines)));
  const linear = before && (total * before.lines) / (before.total * lines);
  if (before) console.log(`  ${''.padEnd(20)} ${linear.toFixed(2)} times linear growth from ${before.lines} lines`);
  before = { total, lines };
}

console.log('\ntexts');
const workbook = await readWorkbook(at('../test/cases/bazhou-2024/workbook.xlsx'), 'w');
const text = at('../test/cases/bazhou-2024/narrative.txt').toString();
const twoHundred = Array.from({ length: Math.ceil(200 / text.split('\n').length) }, () => text)
  .join('\n')
  .split('\n')
  .slice(0, 200)
  .join('\n');
const opened = openWorkbook(workbook);
const [reading, proofreading, narrating] = await fastest([
  () => opened.proofread(twoHundred),
  () => proofread(workbook, twoHundred),
  () => narrate(workbook),
]);
console.log(`proofread 200 paragraphs ${reading.toFixed(1)} ms, and ${proofreading.toFixed(1)} ms with the workbook opened for it`);
console.log(`narrate ${narrating.toFixed(1)} ms`);

console.log('\nan edit in 5000 lines');
const large = await readWorkbook(largeWorkbook(5000), 'w');
const live = new LiveCheck(large);
const sheet = large.sheets[0];
const edited = middleAmountOf(sheet);
let turn = 0;
const [edit, check] = await fastest([() => live.edit([{ ...edited, value: edited.value + (turn++ % 2) }]), () => validate(large)]);
console.log(`edit ${edit.toFixed(2)} ms  whole check ${check.toFixed(1)} ms  (${(check / edit).toFixed(0)}×)`);

/** An amount in the middle of a sheet. */
function middleAmountOf({ name, rows }) {
  const row = Math.floor(rows.length / 2);
  const column = rows[row].findLastIndex((cell) => typeof cell?.value === 'number');
  return { sheet: name, address: addressOf(row, column), value: rows[row][column].value };
}
