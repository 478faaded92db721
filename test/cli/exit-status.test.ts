import { utils, write } from '@e965/xlsx';
import { copyFileSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CASES, folder, gouji, workbook } from './support';

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

  const text = join(CASES, 'bazhou-2024/narrative.txt');
  test.each([
    ['narrate', []],
    ['narrate', ['--whole', '--out', join(folder, 'whole.docx')]],
    ['narrate', ['--from-text', text, '--prior', workbook('bazhou-2024')]],
    ['proofread', ['--text', text]],
    ['fill', []],
    ['convert', ['--to', '元']],
    ['packs', ['--text', text, '--out', join(folder, 'drafted.yaml')]],
  ])('2 for %s %j of a workbook in which no form is recognised, which is said', async (command, options) => {
    const file = join(folder, 'without-forms.xlsx');
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([['通讯录'], ['姓名', '电话']]), '通讯录');
    writeFileSync(file, Buffer.from(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer));
    const { status, stderr } = await gouji(...(command === 'packs' ? ['packs', 'new'] : [command]), file, ...options);
    expect(status).toBe(2);
    expect(stderr).toMatch(/without-forms\.xlsx：没有识别出任何预算、决算表/);
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
