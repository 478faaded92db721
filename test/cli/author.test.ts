import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recognise } from '../../src/forms/recognise';
import { readWorkbookFile } from '../../src/hosts/file/node';

const CLI = join(__dirname, '../../dist/cli.js');
const LAST = join(__dirname, '../cases/guyuan-2024/workbook.xlsx');

function gouji(...args: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [CLI, ...args], (error, stdout, stderr) => {
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

test('author makes the new year, and keeps an existing file unless told otherwise', async () => {
  const out = join(folder, 'next.xlsx');
  const made = await gouji('author', LAST, '--year', '2025', '--out', out);
  expect([made.status, made.stderr]).toEqual([0, '']);
  expect(made.stdout).toContain('2024 年 → 2025 年');
  expect(recognise(await readWorkbookFile(out)).year).toBe(2025);
  const again = await gouji('author', LAST, '--year', '2026', '--out', out);
  expect([again.status, again.stderr]).toEqual([2, expect.stringContaining('文件已存在')]);
  expect((await gouji('author', LAST, '--year', '2026', '--out', out, '--force')).status).toBe(0);
  const validated = JSON.parse((await gouji('validate', out, '--format', 'json')).stdout) as { files: { unrecognized: string[] }[] };
  expect(validated.files[0]!.unrecognized).toEqual([]);
});

test('author makes blank forms; what cannot be is said', async () => {
  const out = join(folder, 'blank.xlsx');
  expect((await gouji('author', '--blank', 'final', '--year', '2025', '--out', out)).status).toBe(0);
  expect(recognise(await readWorkbookFile(out)).forms).toHaveLength(9);
  for (const args of [
    ['--year', '2025', '--out', join(folder, 'a.xlsx')],
    [LAST, '--year', '25', '--out', join(folder, 'a.xlsx')],
    [LAST, '--year', '2024', '--out', join(folder, 'a.xlsx')],
    ['--blank', 'other', '--year', '2025', '--out', join(folder, 'a.xlsx')],
  ]) {
    const { status, stderr } = await gouji('author', ...args);
    expect([status, stderr.trim().split('\n').length]).toEqual([2, 1]);
  }
});

test('fill and convert list without writing, and never touch the input', async () => {
  const copy = join(folder, 'copy.xlsx');
  copyFileSync(LAST, copy);
  const filled = join(folder, 'filled.xlsx');
  expect((await gouji('fill', copy)).stdout).toContain('填列合计');
  expect((await gouji('fill', copy, '--formulas', '--out', filled)).status).toBe(0);
  const misnamed = await gouji('fill', copy, '--out', join(folder, 'filled.xls'));
  expect([misnamed.status, misnamed.stderr]).toEqual([2, expect.stringContaining('请把文件名改为 .xlsx 结尾')]);
  expect((await gouji('convert', copy, '--to', '万元')).stdout).toContain('金额单位：元 → 金额单位：万元');
  expect((await gouji('convert', copy, '--to', '万元', '--out', copy, '--force')).status).toBe(2);
  const converted = join(folder, 'wan.xlsx');
  expect((await gouji('convert', copy, '--to', '万元', '--out', converted)).status).toBe(0);
  expect(recognise(await readWorkbookFile(converted)).unit).toBe('万元');
  expect(readFileSync(copy).equals(readFileSync(LAST))).toBe(true);
});
