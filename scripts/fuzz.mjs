/**
 * npm run fuzz [-- inputs]: damaged and hostile inputs for every reader, 10,000 in all unless told otherwise. Each must be read or
 * refused with a sentence, in time, and what is read must be all of it. The seed is the clock's (SEED=… runs the same again).
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';

const require = createRequire(import.meta.url);
require('./ts-hook.cjs');
const { strFromU8, strToU8, unzipSync, zipSync } = require('fflate');
const { utils, write } = require('@e965/xlsx');
const { readWorkbook } = require('../src/hosts/file/read.ts');
const { readTextFile } = require('../src/hosts/file/text.ts');
const { readWord } = require('../src/hosts/file/word.ts');
const { recognise } = require('../src/forms/recognise.ts');
const { parseInputs } = require('../src/cli/inputs.ts');

const TOTAL = Number(process.argv[2] ?? 10_000);
const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31);
/** No input of these sizes may take longer. */
const MILLISECONDS = 3_000;
const REFUSALS = new Set(['WorkbookError', 'HostError', 'UsageError']);
const at = (path) => new Uint8Array(readFileSync(new URL(path, import.meta.url)));

const workbook = at('../test/cases/bazhou-2024/workbook.xlsx');
const xls = write(smallBook(), { type: 'buffer', bookType: 'biff8' });
const narrative = at('../test/cases/bazhou-2024/narrative.txt');
const inputs = at('../test/cases/linxia-2024/inputs.yaml');
const word = wordOf(strFromU8(narrative));

function smallBook() {
  const book = utils.book_new(utils.aoa_to_sheet([['2024年收支总表'], ['合计', 1234.5, true], ['甲', 0.1, 7, 8.25]]), '收支总表');
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([
      ['支出', 12],
      ['乙', 13],
    ]),
    '支出总表',
  );
  utils.book_append_sheet(book, utils.aoa_to_sheet([[1], [2]]), '附表');
  return book;
}

function wordOf(text) {
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const paragraphs = text
    .split('\n')
    .map(
      (line, i) =>
        `<w:p>${i % 5 ? '' : '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'}<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${line}</w:t></w:r></w:p>`,
    );
  const table =
    '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>合计</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl>';
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${type}.document.main+xml"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `<Relationships ${relations}><Relationship Id="a" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/_rels/document.xml.rels': strToU8(
      `<Relationships ${relations}><Relationship Id="n" Type="${office}/numbering" Target="numbering.xml"/></Relationships>`,
    ),
    'word/document.xml': strToU8(`<w:document ${w}><w:body>${table}${paragraphs.join('')}</w:body></w:document>`),
    'word/numbering.xml': strToU8(
      `<w:numbering ${w}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    ),
  });
}

/** Bytes changed, cut off, doubled or taken out. */
function damagedBytes(bytes) {
  const place = fc.nat(bytes.length - 1);
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 6 }).map((changes) => {
        const copy = Uint8Array.from(bytes);
        for (const [i, value] of changes) copy[i] = value;
        return copy;
      }),
    },
    fc.tuple(place).map(([end]) => bytes.slice(0, end)),
    fc.tuple(place, fc.nat(600)).map(([start, length]) => joined(bytes.slice(0, start), bytes.slice(start + length))),
    fc.tuple(place, fc.nat(600)).map(([start, length]) => joined(bytes.slice(0, start + length), bytes.slice(start))),
  );
}

function joined(a, b) {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

const STRANGE = [
  '',
  '0',
  '-1',
  '1e999',
  'NaN',
  '4294967296',
  'XFD1048576',
  'A0',
  'A1:XFD1048576',
  'constructor',
  '__proto__',
  '￥1',
  '&#x110000;',
  '&#0;',
  '&x;',
  '<',
  ']]>',
  '<![CDATA[',
  '<!--',
  '<?',
  '\u0000',
  '\uffff',
  '\ud800',
  '_x000D_',
  'a'.repeat(70_000),
];

/** A package with texts of its parts changed and whole parts gone, renamed or in another encoding. */
function damagedPackage(bytes) {
  const files = unzipSync(bytes);
  const names = Object.keys(files);
  const change = fc.tuple(
    fc.constantFrom(...names),
    fc.nat(),
    fc.nat(40),
    fc.constantFrom('put', 'cut', 'double', 'value', 'drop', 'rename', 'utf16'),
    fc.constantFrom(...STRANGE),
  );
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => {
    const parts = new Map(Object.entries(files));
    for (const [name, where, length, how, strange] of changes) {
      const part = parts.get(name);
      if (!part) continue;
      if (how === 'drop') parts.delete(name);
      else if (how === 'rename') (parts.set(name.toUpperCase(), part), parts.delete(name));
      else if (how === 'utf16') parts.set(name, Uint8Array.from(Buffer.from(`\ufeff${strFromU8(part)}`, 'utf16le')));
      else parts.set(name, strToU8(changed(strFromU8(part), where, length, how, strange)));
    }
    return zipSync(Object.fromEntries(parts), { level: 1 });
  });
}

function changed(text, where, length, how, strange) {
  const i = where % (text.length + 1);
  if (how === 'put') return text.slice(0, i) + strange + text.slice(i);
  if (how === 'cut') return text.slice(0, i) + text.slice(i + length);
  if (how === 'double') return text.slice(0, i + length) + text.slice(i);
  const quote = text.indexOf('"', i);
  const end = text.indexOf('"', quote + 1);
  return quote < 0 || end < 0 ? text : text.slice(0, quote + 1) + strange + text.slice(end);
}

const cellsOf = ({ sheets }) =>
  sheets.reduce((n, { rows }) => n + rows.reduce((m, row) => m + (row ? row.filter(Boolean).length : 0), 0), 0);
const whole = { workbook: cellsOf(await readWorkbook(workbook, 'x')), word: readWord(word).text };

const counts = new Map();
/** Runs one reader; gives what it read, or null where it refused. */
async function tried(kind, input, read) {
  const own = counts.get(kind) ?? { inputs: 0, read: 0, refused: 0, stopped: 0, slowest: 0 };
  counts.set(kind, own);
  own.inputs++;
  const start = performance.now();
  try {
    const result = await read(input);
    own.read++;
    return result;
  } catch (error) {
    if (error.name === 'Stopped') own.stopped++;
    else if (!REFUSALS.has(error.name)) throw error;
    own.refused++;
    return null;
  } finally {
    const took = performance.now() - start;
    own.slowest = Math.max(own.slowest, took);
    if (took > MILLISECONDS + 500) throw new Error(`took ${Math.round(took)} ms`);
  }
}

let thread = null;
let waiting = null;
/** One thread for all, until an input makes it loop. */
function started() {
  const worker = new Worker(new URL('./fuzz-xls.cjs', import.meta.url));
  worker.on('message', (answer) => waiting(answer));
  worker.on('error', (error) => waiting({ error: error.name, stack: error.stack, dead: true }));
  return worker;
}

async function readInThread(bytes) {
  thread ??= started();
  const answer = await new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ error: 'Stopped', dead: true }), MILLISECONDS);
    waiting = (given) => {
      clearTimeout(timer);
      resolve(given);
    };
    thread.postMessage(bytes);
  });
  if (answer.dead) {
    waiting = () => undefined;
    await thread.terminate();
    thread = null;
  }
  if (answer.error) throw Object.assign(new Error(answer.stack), { name: answer.error });
  return answer;
}

/** How often a text says 元: a damaged byte must not turn all of it into letters of another encoding. */
const unitsIn = (text) => text.split('元').length;

/** What each kind of input is and what must hold of what was read. */
const KINDS = [
  ['.xlsx, bytes', 0.15, damagedBytes(workbook), (b) => readWorkbook(b, 'x'), (book) => cellsOf(book) === whole.workbook],
  [
    '.xlsx, parts',
    0.2,
    damagedPackage(workbook),
    async (b) => ({ book: await readWorkbook(b, 'x') }),
    ({ book }) => recognise(book) !== null,
  ],
  ['.xls', 0.2, damagedBytes(xls), readInThread, ({ sheets }) => sheets === 3],
  ['.docx, bytes', 0.1, damagedBytes(word), readTextFile, ({ text, isWord, notes }) => !isWord || text === whole.word || notes.length > 0],
  ['.docx, parts', 0.15, damagedPackage(word), readTextFile, ({ text }) => typeof text === 'string'],
  ['text', 0.1, damagedBytes(narrative), readTextFile, ({ text, notes }, b) => notes.length > 0 || unitsIn(text) === unitsIn(strFromU8(b))],
  ['YAML', 0.1, damagedBytes(inputs), async (b) => parseInputs('x.yaml', b), ({ lines }) => lines.size >= 0],
];

console.log(`seed ${SEED}`);
for (const [kind, share, arbitrary, read, holds] of KINDS) {
  const numRuns = Math.round(TOTAL * share);
  const property = fc.asyncProperty(arbitrary, async (input) => {
    const result = await tried(kind, input, read);
    if (result !== null && !holds(result, input)) throw new Error('read in part');
  });
  const outcome = await fc.check(property, { numRuns, seed: SEED, endOnFailure: true });
  const { inputs: tries, read: good, refused, stopped, slowest } = counts.get(kind);
  console.log(
    `${kind.padEnd(14)} ${String(tries).padStart(6)} inputs  ${good} read  ${refused} refused (${stopped} of them stopped)  slowest ${slowest.toFixed(0)} ms`,
  );
  if (outcome.failed) {
    console.log(`FAILED: ${outcome.errorInstance?.stack ?? outcome.error}`);
    process.exitCode = 1;
  }
}
await thread?.terminate();
