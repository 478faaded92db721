import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { xlsx } from '../hosts/file/support';
import { CASES, folder, gouji, workbook } from './support';

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
