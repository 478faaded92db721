import { execFile, execFileSync, spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { xlsx } from '../hosts/file/support';
import { validate } from '../../src/engine';
import { readWorkbook } from '../../src/hosts/file/read';
import { reviewSheet } from '../../src/report/sheet';
import { fileWith } from '../../taskpane/workbench/save/save';

/** The built command line, as scripts call it: `npm test` builds before it runs the tests. */
const CLI = join(__dirname, '../../dist/cli.js');
const CASES = join(__dirname, '../cases');
const workbook = (name: string): string => join(CASES, name, 'workbook.xlsx');

interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

function gouji(...args: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(process.execPath, [CLI, ...args], { maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

let folder = '';
beforeAll(() => {
  expect(existsSync(CLI)).toBe(true);
  folder = mkdtempSync(join(tmpdir(), 'gouji-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('exit status', () => {
  test('0 where no error is found', async () => expect((await gouji('validate', workbook('bazhou-2024'))).status).toBe(0));
  test('1 where an error is found', async () => expect((await gouji('validate', workbook('guyuan-2024'))).status).toBe(1));
  test('2 for a file that does not exist; the others are still done', async () => {
    const { status, stdout, stderr } = await gouji('validate', join(folder, 'none.xlsx'), workbook('bazhou-2024'), '--format', 'json');
    expect(status).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    const { files } = JSON.parse(stdout) as { files: { error?: string; forms?: unknown[] }[] };
    expect(files.map(({ error }) => error !== undefined)).toEqual([true, false]);
  });
  test.each([
    ['a text named .xlsx', 'hello', /文本文件/],
    ['an empty file', '', /空|不是/],
  ])('2 for %s, with the reason on one line', async (_name, content, reason) => {
    const file = join(folder, 'broken.xlsx');
    writeFileSync(file, content);
    const { status, stderr } = await gouji('validate', file);
    expect(status).toBe(2);
    expect(stderr).toMatch(reason);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
  test.each([
    [['validate']],
    [['validate', 'x', '--format', 'pdf']],
    [['nonsense']],
    [['explain', 'A-NONE']],
    [['validate', 'x', '--pack', 'nowhere']],
  ])('2 for %j', async (args) => {
    expect((await gouji(...args)).status).toBe(2);
  });
});

describe('validate', () => {
  test('--format json follows the contract', async () => {
    const { stdout } = await gouji('validate', workbook('guyuan-2024'), '--format', 'json');
    const { tool, files } = JSON.parse(stdout) as { tool: { name: string; version: string }; files: Record<string, unknown>[] };
    expect(tool.name).toBe('gouji');
    const keys = [
      'file',
      'pack',
      'kind',
      'year',
      'unit',
      'organization',
      'forms',
      'unrecognized',
      'coverage',
      'relations',
      'summary',
      'findings',
    ];
    expect(Object.keys(files[0]!)).toEqual(expect.arrayContaining(keys));
    expect(files[0]).toMatchObject({ kind: 'final', year: 2024, unit: '元', organization: '固原市医疗保障服务中心' });
    const findings = files[0]!.findings as { rule: string; cells: { sheet: string; address: string }[]; fix?: { value: string } }[];
    const [first] = findings.filter(({ rule }) => rule === 'A-HIER-E');
    expect(first).toMatchObject({
      level: 'error',
      expected: '3613790.85',
      actual: '3614846.85',
      difference: '1056.00',
      fix: { address: 'C6', value: '3613790.85' },
    });
  });

  test('--format ndjson prints a line a file, in order, over several workers', async () => {
    const files = Array.from({ length: 10 }, (_, index) => join(folder, `copy${index}.xlsx`));
    files.forEach((file, index) => copyFileSync(workbook(index % 2 === 0 ? 'bazhou-2024' : 'guyuan-2024'), file));
    const { stdout, stderr } = await gouji('validate', ...files, '--format', 'ndjson', '--jobs', '2');
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { file: string; kind: string });
    expect(lines.map(({ file }) => file)).toEqual(files);
    expect(lines.map(({ kind }) => kind)).toEqual(files.map((_, index) => (index % 2 === 0 ? 'budget' : 'final')));
    expect(stderr).toBe('');
  });

  test('a folder is read with all below it, without the lock files of Excel', async () => {
    const inner = mkdtempSync(join(folder, 'inner-'));
    copyFileSync(workbook('bazhou-2024'), join(inner, 'a.xlsx'));
    writeFileSync(join(inner, '~$a.xlsx'), 'lock');
    const { stdout } = await gouji('validate', inner, '--format', 'ndjson');
    expect(stdout.trim().split('\n')).toHaveLength(1);
    const pattern = await gouji('validate', join(inner, '*.xlsx'), '--format', 'ndjson');
    expect(pattern.stdout).toBe(stdout);
  });

  test('--format sarif gives a SARIF log with the rules and the cells', async () => {
    const { stdout } = await gouji('validate', workbook('guyuan-2024'), '--format', 'sarif');
    const log = JSON.parse(stdout) as {
      version: string;
      runs: { results: { ruleId: string; locations: { logicalLocations: { fullyQualifiedName: string }[] }[] }[] }[];
    };
    expect(log.version).toBe('2.1.0');
    const result = log.runs[0]!.results.find(({ ruleId }) => ruleId === 'A-HIER-E')!;
    expect(result.locations[0]!.logicalLocations[0]!.fullyQualifiedName).toMatch(/!C6$/);
  });

  test('--flagged writes a marked copy with a report sheet and leaves the input alone', async () => {
    const before = readFileSync(workbook('guyuan-2024'));
    const out = join(folder, 'flagged.xlsx');
    await gouji('validate', workbook('guyuan-2024'), '--flagged', out);
    const snapshot = await readWorkbook(readFileSync(out), 'flagged.xlsx');
    expect(snapshot.sheets.map(({ name }) => name)).toContain('勾稽校验报告');
    expect(readFileSync(workbook('guyuan-2024')).equals(before)).toBe(true);
  });

  test('--out keeps a file that exists, unless --force', async () => {
    const out = join(folder, 'report.txt');
    writeFileSync(out, 'mine');
    const refused = await gouji('validate', workbook('bazhou-2024'), '--out', out);
    expect([refused.status, readFileSync(out, 'utf8')]).toEqual([2, 'mine']);
    const forced = await gouji('validate', workbook('bazhou-2024'), '--out', out, '--force');
    expect([forced.status, forced.stdout]).toEqual([0, '']);
    expect(readFileSync(out, 'utf8')).toContain('个受勾稽关系约束');
  });

  test('messages in English on request', async () => {
    const { stdout } = await gouji('validate', workbook('guyuan-2024'), '--format', 'json', '--lang', 'en');
    expect(stdout).toContain('The likely culprit is');
  });
});

describe('many files', () => {
  test('a file that cannot be used keeps its place; the others are done', async () => {
    const bad = join(folder, 'bad.xlsx');
    writeFileSync(bad, 'PK\u0003\u0004 cut off');
    const files = [workbook('bazhou-2024'), bad, join(folder, 'none.xlsx'), workbook('guyuan-2024')];
    for (const jobs of ['1', '2']) {
      const { status, stdout, stderr } = await gouji('validate', ...files, '--format', 'ndjson', '--jobs', jobs);
      const lines = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { file: string; error?: string });
      expect(lines.map(({ file }) => file)).toEqual(files);
      expect(lines.map(({ error }) => error !== undefined)).toEqual([false, true, true, false]);
      expect(stderr.trim().split('\n')).toHaveLength(2);
      expect(status).toBe(2);
    }
  });

  test('a reader that goes away is no failure', async () => {
    const child = spawn('sh', ['-c', `${process.execPath} ${CLI} validate ${CASES} --format ndjson | head -c 10; exit 0`]);
    let errors = '';
    child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
    await new Promise((resolve) => child.on('close', resolve));
    expect(errors).toBe('');
  });

  test('Ctrl-C ends it at once with status 130', async () => {
    const inner = mkdtempSync(join(folder, 'many-'));
    for (let i = 0; i < 60; i++) copyFileSync(workbook('bazhou-2024'), join(inner, `${i}.xlsx`));
    const child = spawn(process.execPath, [CLI, 'validate', inner, '--format', 'ndjson']);
    let lines = 0;
    child.stdout.on('data', (data: Buffer) => {
      lines += data.toString().split('\n').length - 1;
      child.kill('SIGINT');
    });
    const status = await new Promise((resolve) => child.on('close', (code) => resolve(code)));
    expect(status).toBe(130);
    expect(lines).toBeLessThan(60);
  });
});

describe('nothing of the user is written over', () => {
  test('a result is refused before the work where it would replace an input, also through a link', async () => {
    const input = join(folder, 'input.xlsx');
    const link = join(folder, 'link.xlsx');
    copyFileSync(workbook('guyuan-2024'), input);
    symlinkSync(input, link);
    const before = readFileSync(input);
    for (const [option, target] of [
      ['--flagged', input],
      ['--out', link],
    ] as const) {
      const { status, stdout, stderr } = await gouji('validate', input, option, target, '--force');
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/输入文件/);
    }
    expect(readFileSync(input).equals(before)).toBe(true);
  });

  test('a workbook of the folder that is read is an input too', async () => {
    const inner = mkdtempSync(join(folder, 'own-'));
    copyFileSync(workbook('bazhou-2024'), join(inner, 'a.xlsx'));
    expect((await gouji('validate', inner, '--out', join(inner, 'a.xlsx'), '--force')).stderr).toMatch(/输入文件/);
  });

  test('last year’s workbook must be usable', async () => {
    const prior = join(folder, 'prior.xlsx');
    writeFileSync(prior, '%PDF-1.7');
    const { status, stderr } = await gouji('validate', workbook('bazhou-2024'), '--prior', prior);
    expect(status).toBe(2);
    expect(stderr).toMatch(/prior\.xlsx：.*PDF/);
  });
});

describe('narrate, proofread, explain', () => {
  const bazhou = [workbook('bazhou-2024'), '--prior', join(CASES, 'bazhou-2024/prior.xlsx')];

  test('narrate writes the text and lists on stderr what is still to be filled in', async () => {
    const { status, stdout, stderr } = await gouji('narrate', ...bazhou);
    expect(status).toBe(0);
    expect(stdout.replace(/ /g, '')).toContain('基本支出479.47万元，占62.37%，比上年预算增加115.96万元，增长31.90%');
    expect(stderr).toMatch(/待填写/);
  });

  test('narrate --format json knows the cells of every number', async () => {
    const { stdout } = await gouji('narrate', ...bazhou, '--format', 'json');
    const { sections, missing } = JSON.parse(stdout) as {
      sections: { paragraphs: { text: string; value?: string; cells?: object[] }[][] }[];
      missing: unknown[];
    };
    const numbers = sections.flatMap(({ paragraphs }) => paragraphs.flat()).filter(({ value }) => value !== undefined);
    expect(numbers.length).toBeGreaterThan(50);
    expect(numbers.find(({ text }) => text.startsWith('479.47'))!.cells!.length).toBeGreaterThan(0);
    expect(missing.length).toBeGreaterThan(0);
  });

  test('narrate --format docx writes a Word file', async () => {
    const out = join(folder, 'text.docx');
    await gouji('narrate', ...bazhou, '--format', 'docx', '--out', out);
    expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK');
    const proof = await gouji('proofread', workbook('bazhou-2024'), '--text', out, '--format', 'json');
    expect((JSON.parse(proof.stdout) as { claims: number }).claims).toBeGreaterThan(100);
  });

  test('narrate --whole writes the publication', async () => {
    const out = join(folder, 'whole.docx');
    const { status, stderr } = await gouji('narrate', workbook('wenxian-2024'), '--whole', '--out', out);
    expect(status).toBe(0);
    expect(stderr).toContain('主要职能');
    expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK');
    expect((await gouji('narrate', workbook('wenxian-2024'), '--whole', '--format', 'json')).status).toBe(2);
  });

  test('proofread finds the published mistakes, with their place in the text', async () => {
    const { status, stdout } = await gouji(
      'proofread',
      workbook('yanbian-2024'),
      '--text',
      join(CASES, 'yanbian-2024/narrative.txt'),
      '--format',
      'json',
    );
    expect(status).toBe(1);
    const { findings } = JSON.parse(stdout) as {
      findings: { rule: string; quote: string; stated: string; paragraph: number; start: number; end: number }[];
    };
    const lines = readFileSync(join(CASES, 'yanbian-2024/narrative.txt'), 'utf8').split('\n');
    const unit = findings.find(({ rule }) => rule === 'T-UNIT')!;
    expect(lines[unit.paragraph]!.slice(unit.start, unit.end)).toBe(unit.quote);
    expect(findings.some(({ quote }) => quote.includes('79.96 万元'))).toBe(true);
  });

  test('explain prints a check in both languages; packs lists the packs', async () => {
    expect((await gouji('explain', 'a-hier-e')).stdout).toMatch(/A-HIER-E[\s\S]*301 = Σ301xx/);
    expect((await gouji('packs')).stdout).toContain('xinjiang-bazhou-budget');
  });
});

describe('what others name and write', () => {
  const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const docx = (name: string, lines: readonly string[]): string => {
    const file = join(folder, name);
    const body = lines.map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`).join('');
    writeFileSync(
      file,
      zipSync({
        '[Content_Types].xml': strToU8('<Types/>'),
        'word/document.xml': strToU8(`<w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>`),
      }),
    );
    return file;
  };

  test('proofread --corrected writes the document with the corrections as tracked changes', async () => {
    const text = readFileSync(join(CASES, 'yanbian-2024/narrative.txt'), 'utf8').split('\n');
    const out = join(folder, 'corrected.docx');
    const { status, stdout } = await gouji(
      'proofread',
      workbook('yanbian-2024'),
      '--text',
      docx('n.docx', text),
      '--corrected',
      out,
      '--format',
      'json',
    );
    expect(status).toBe(1);
    const { findings, notes } = JSON.parse(stdout) as { findings: { correction?: { text: string } }[]; notes: string[] };
    const put = findings.flatMap(({ correction }) => (correction ? [correction.text] : []));
    expect(notes).toEqual([]);
    expect(put.length).toBeGreaterThan(0);
    const xml = strFromU8(unzipSync(readFileSync(out))['word/document.xml']!);
    for (const right of put) expect(xml).toContain(`<w:t xml:space="preserve">${right}</w:t></w:r></w:ins>`);
  });
  test('--corrected wants a .docx on both sides', async () => {
    const text = join(CASES, 'yanbian-2024/narrative.txt');
    expect((await gouji('proofread', workbook('yanbian-2024'), '--text', text, '--corrected', join(folder, 'a.docx'))).status).toBe(2);
    expect(
      (await gouji('proofread', workbook('yanbian-2024'), '--text', docx('m.docx', ['无']), '--corrected', join(folder, 'a.txt'))).status,
    ).toBe(2);
  });
  test('a key of the inputs that nothing uses is named with its line; GB 18030 is read', async () => {
    const file = join(folder, 'gb.yaml');
    // “补充资料:” and “  职工人书: 3” in GB 18030.
    writeFileSync(file, Buffer.from('b2b9b3e4d7cac1cf3a0a2020d6b0b9a4c8cbcae93a20330a', 'hex'));
    const { status, stderr } = await gouji('narrate', workbook('linxia-2024'), '--inputs', file);
    expect(status).toBe(0);
    expect(stderr).toMatch(/第 2 行：“补充资料\/职工人书”没有用到/);
  });
  test.each([
    [
      'references that multiply',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefgh'].map((c, i) => `${c}: &${c} [${Array(9).fill(`*${'abcdefg'[i]}`).join(',')}]`).join('\n')}`,
    ],
    ['lists in lists', '['.repeat(20_000)],
    ['no map', '- 1'],
  ])('inputs with %s are refused in one line', async (_name, yaml) => {
    const file = join(folder, 'bad.yaml');
    writeFileSync(file, yaml);
    const { status, stderr } = await gouji('narrate', workbook('linxia-2024'), '--inputs', file);
    expect(status).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(/bad\.yaml/);
  });
  test('a folder is gone through links and all, each file once, and a link that leads nowhere is named', async () => {
    const at = join(folder, 'links');
    mkdirSync(at);
    copyFileSync(workbook('linxia-2024'), join(at, 'a.xlsx'));
    symlinkSync(workbook('bazhou-2024'), join(at, 'b.xlsx'));
    symlinkSync(at, join(at, 'round'));
    symlinkSync(join(at, 'nowhere'), join(at, 'c.xlsx'));
    const { status, stdout } = await gouji('validate', at, '--format', 'json');
    const { files } = JSON.parse(stdout) as { files: { file: string; error?: string }[] };
    expect(files.map(({ file, error }) => [file.slice(at.length + 1), error === undefined])).toEqual([
      ['a.xlsx', true],
      ['b.xlsx', true],
      ['c.xlsx', false],
    ]);
    expect(status).toBe(2);
  });
  test('a pipe is written to and stays a pipe; a device is no workbook', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const reader = spawn('cat', [pipe]);
    let got = '';
    reader.stdout.on('data', (data: Buffer) => (got += data.toString()));
    const ended = new Promise((resolve) => reader.on('close', resolve));
    expect((await gouji('validate', workbook('bazhou-2024'), '--format', 'json', '--out', pipe, '--force')).status).toBe(0);
    await ended;
    expect(JSON.parse(got)).toHaveProperty('files');
    expect(lstatSync(pipe).isFIFO()).toBe(true);
    expect((await gouji('validate', '/dev/zero')).status).toBe(2);
  });
  test('two runs that write one file leave a whole one', async () => {
    const out = join(folder, 'both.json');
    const runs = await Promise.all([1, 2, 3].map(() => gouji('validate', workbook('linxia-2024'), '--format', 'json', '--out', out)));
    expect(JSON.parse(readFileSync(out, 'utf8'))).toHaveProperty('files');
    expect(runs.filter(({ status }) => status !== 2).length).toBeGreaterThanOrEqual(1);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
  test('nothing that commands a terminal is printed', async () => {
    const text = join(folder, 'escape.txt');
    writeFileSync(text, '支出\u001b[31m预算\u009b0m 798.69 万元。\u202e');
    const commands = /[\u0007\u001b\u009b\u202e]/;
    for (const format of ['text', 'json', 'sarif']) {
      const { stdout, stderr } = await gouji('proofread', workbook('bazhou-2024'), '--text', text, '--format', format);
      expect(format === 'text' ? stdout + stderr : stdout.replaceAll('\u202e', '') + stderr).not.toMatch(commands);
    }
  });
  test('a workbook without a single form is no success', async () => {
    const file = join(folder, 'list.xlsx');
    writeFileSync(file, xlsx([{ name: '名单', data: '<row r="1"><c r="A1" t="str"><v>张三</v></c></row>' }]));
    const { status, stderr } = await gouji('validate', file);
    expect(status).toBe(2);
    expect(stderr).toMatch(/没有识别出任何/);
  });
});

describe('a bureau with many workbooks', () => {
  const cells = (name: string): string[] =>
    [...strFromU8(unzipSync(readFileSync(name))['xl/worksheets/sheet2.xml']!).matchAll(/>([^<>]+)<\/t>/g)].map(([, text]) => text!);

  test('--summary text: how many have what, the rules, the worst units and what could not be read, in place of the reports', async () => {
    const inner = mkdtempSync(join(folder, 'bureau-'));
    for (const name of ['bazhou-2024', 'guyuan-2024', 'yanbian-2024']) copyFileSync(workbook(name), join(inner, `${name}.xlsx`));
    writeFileSync(join(inner, 'z.xlsx'), 'no workbook');
    const { status, stdout } = await gouji('validate', inner, '--summary', 'text');
    expect(status).toBe(2);
    expect(stdout).toContain('工作簿 4 份：有错误 2、须核实 0、没有问题 1、未校验 1');
    expect(stdout).toMatch(/错误\s+A-HIER-E\s+经济分类逐级汇总：1 处，1 份/);
    expect(stdout.indexOf('yanbian-2024.xlsx')).toBeLessThan(stdout.indexOf('guyuan-2024.xlsx'));
    expect(stdout).toMatch(/z\.xlsx：.*文本文件/);
    expect(stdout).not.toContain('依据：');
  });

  test('--summary NAME.xlsx: a list that links to the workbooks and their cells, whatever they are called', async () => {
    const inner = mkdtempSync(join(folder, 'links-'));
    mkdirSync(join(inner, '某 市#1'));
    copyFileSync(workbook('guyuan-2024'), join(inner, '某 市#1', '固原 & 决算.xlsx'));
    const out = join(inner, 'list.xlsx');
    const { stdout } = await gouji('validate', join(inner, '某 市#1'), '--summary', out, '--format', 'ndjson');
    expect(stdout.trim().split('\n')).toHaveLength(1);
    const parts = unzipSync(readFileSync(out));
    expect(strFromU8(parts['xl/worksheets/_rels/sheet2.xml.rels']!)).toContain(
      `Target="${['某 市#1', '固原 & 决算.xlsx'].map(encodeURIComponent).join('/')}"`,
    );
    expect(strFromU8(parts['xl/worksheets/sheet3.xml']!)).toMatch(/<hyperlink ref="D\d+" r:id="rId1" location="'[^']+'!C6"\/>/);
    expect(cells(out)).toContain('固原市医疗保障服务中心');
    expect((await readWorkbook(readFileSync(out), 'list.xlsx')).sheets.map(({ name }) => name)).toEqual(['汇总', '单位', '问题', '未校验']);
  });

  test.each([
    ['a name that is no .xlsx', ['--summary', 'list.csv']],
    ['text beside another format', ['--summary', 'text', '--format', 'json']],
    ['the file of the results', ['--summary', 'same.xlsx', '--out', 'same.xlsx']],
  ])('--summary is refused for %s', async (_name, options) => {
    expect((await gouji('validate', workbook('bazhou-2024'), ...options)).status).toBe(2);
  });

  test('--prior FOLDER: each workbook is compared with its own of last year, by the name of the unit', async () => {
    const last = mkdtempSync(join(folder, 'last-'));
    copyFileSync(join(CASES, 'bazhou-2024/prior.xlsx'), join(last, '随便起的名.xlsx'));
    copyFileSync(workbook('bazhou-2024'), join(last, '今年的.xlsx'));
    writeFileSync(join(last, 'bad.xlsx'), 'no workbook');
    const { stdout, stderr } = await gouji(
      'validate',
      workbook('bazhou-2024'),
      workbook('linxia-2024'),
      '--prior',
      last,
      '--format',
      'json',
    );
    const { files } = JSON.parse(stdout) as { files: { prior?: string; notes: string[]; relations: object; findings: object[] }[] };
    expect(files.map(({ prior }) => prior)).toEqual([join(last, '随便起的名.xlsx'), undefined]);
    expect(files[1]!.notes.join()).toContain('没有“临夏回族自治州医疗保障局”的上年工作簿');
    expect(stderr).toMatch(/bad\.xlsx：/);
    const single = await gouji('validate', workbook('bazhou-2024'), '--prior', join(last, '随便起的名.xlsx'), '--format', 'json');
    const [alone] = (JSON.parse(single.stdout) as { files: { relations: object; findings: object[] }[] }).files;
    expect([files[0]!.relations, files[0]!.findings]).toEqual([alone!.relations, alone!.findings]);
  });
});

describe('核实说明 that the workbook holds', () => {
  /** The workbook as the pane saves it: with a reason for its gravest finding, and the pane's report. */
  async function accepted(): Promise<{ file: string; fingerprint: string; errors: number }> {
    const bytes = readFileSync(workbook('guyuan-2024'));
    const review = validate(await readWorkbook(bytes, 'guyuan-2024.xlsx'));
    const { fingerprint } = review.findings.find(({ rule }) => rule === 'A-HIER-E')!;
    const before = await readWorkbook(bytes, 'guyuan-2024.xlsx');
    const saved = fileWith(bytes, {
      before,
      now: before,
      flags: [],
      reports: [reviewSheet(review)],
      state: new Map([['exceptions', JSON.stringify({ [fingerprint]: '经主管部门同意' })]]),
    });
    const file = join(folder, 'accepted.xlsx');
    writeFileSync(file, saved);
    return { file, fingerprint, errors: review.summary.error };
  }

  test('the reviewer sees the reason in every format, and the counts leave it out; our own sheet is no form', async () => {
    const { file, fingerprint, errors } = await accepted();
    const json = await gouji('validate', file, '--format', 'json');
    const [result] = (
      JSON.parse(json.stdout) as {
        files: {
          summary: { error: number };
          accepted: number;
          unrecognized: string[];
          findings: { fingerprint: string; accepted?: string }[];
        }[];
      }
    ).files;
    expect(result).toMatchObject({ summary: { error: errors - 1 }, accepted: 1 });
    expect(result!.findings.find((finding) => finding.fingerprint === fingerprint)!.accepted).toBe('经主管部门同意');
    expect(result!.unrecognized).not.toContain('勾稽校验报告');
    const text = (await gouji('validate', file)).stdout;
    expect(text).toMatch(/已作核实说明 1 处[\s\S]*核实说明：经主管部门同意/);
    const sarif = (await gouji('validate', file, '--format', 'sarif')).stdout;
    expect(sarif).toContain('"justification": "经主管部门同意"');
    const summary = (await gouji('validate', file, '--summary', 'text')).stdout;
    expect(summary).toContain('已作核实说明 1 处');
    const flagged = join(folder, 'accepted-flagged.xlsx');
    await gouji('validate', file, '--flagged', flagged);
    const parts = unzipSync(readFileSync(flagged));
    expect(Object.values(parts).some((part) => strFromU8(part).includes('<t xml:space="preserve">经主管部门同意</t>'))).toBe(true);
  });
});
