import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { readWorkbook } from '../../src/hosts/file/read';
import { CASES, CLI, folder, gouji, workbook } from './support';

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

  test('a list of an earlier run, left in the folder, is no workbook of it: the new one takes its place, another is named', async () => {
    const inner = mkdtempSync(join(folder, 'again-'));
    copyFileSync(workbook('bazhou-2024'), join(inner, 'a.xlsx'));
    const out = join(inner, '汇总.xlsx');
    for (const more of [[], ['--force']]) {
      const { status, stdout } = await gouji('validate', inner, '--summary', out, ...more, '--format', 'ndjson');
      expect([status, stdout.trim().split('\n').length]).toEqual([0, 1]);
    }
    const { stdout } = await gouji('validate', inner, '--summary', 'text');
    expect(stdout).toContain('工作簿 2 份：有错误 0、须核实 0、没有问题 1、未校验 1');
    expect(stdout).toContain('全部工作表都是勾稽写出的汇总或报告');
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
