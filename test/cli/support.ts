import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The built command line, as scripts call it: `npm test` builds before it runs the tests. */
export const CLI = join(__dirname, '../../dist/cli.js');
export const CASES = join(__dirname, '../cases');
export const workbook = (name: string): string => join(CASES, name, 'workbook.xlsx');

export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export function gouji(...args: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(process.execPath, [CLI, ...args], { maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

/** A folder for the results of a file of tests, gone after them. */
export const folder = mkdtempSync(join(tmpdir(), 'gouji-'));
beforeAll(() => expect(existsSync(CLI)).toBe(true));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
