import { rmSync } from 'node:fs';
import { readdir, rename, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { UsageError } from './errors';

const WORKBOOK = /\.(?:xlsx|xlsm|xls)$/i;

/** A file to read, or an argument that names none. */
export interface Input {
  readonly file: string;
  readonly error?: string;
}

/** Files, folders (with all below them) and patterns such as `*.xlsx`, in order and each once. Lock files of Excel are left out. */
export async function findWorkbooks(names: readonly string[]): Promise<Input[]> {
  const found = new Map<string, Input>();
  const add = (input: Input): void => void found.set(resolve(input.file), found.get(resolve(input.file)) ?? input);
  for (const name of names) {
    const info = await stat(name).catch(() => null);
    if (info?.isDirectory()) (await below(name)).forEach((file) => add({ file }));
    else if (info) add({ file: name });
    else if (/[*?]/.test(name)) {
      const matches = await expand(name);
      if (matches.length === 0) add({ file: name, error: '没有匹配的工作簿（no workbook matches）' });
      matches.forEach((file) => add({ file }));
    } else add({ file: name, error: '文件不存在（no such file）' });
  }
  return [...found.values()];
}

async function below(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const nested = await Promise.all(
    entries
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map((entry): Promise<string[]> => {
        const path = join(folder, entry.name);
        if (entry.isDirectory() && !entry.name.startsWith('.')) return below(path);
        return Promise.resolve(entry.isFile() && isWorkbook(entry.name) ? [path] : []);
      }),
  );
  return nested.flat();
}

function isWorkbook(name: string): boolean {
  return WORKBOOK.test(name) && !name.startsWith('~$') && !name.startsWith('.');
}

/** `folder/*.xlsx` and `**` patterns, matched segment by segment. */
async function expand(pattern: string): Promise<string[]> {
  const segments = pattern.split(/[\\/]/);
  const fixed = segments.findIndex((segment) => /[*?]/.test(segment));
  const root = segments.slice(0, fixed).join('/') || (pattern.startsWith('/') ? '/' : '.');
  const info = await stat(root).catch(() => null);
  if (!info?.isDirectory()) return [];
  const files = await below(root);
  const test = matcher(segments.slice(fixed));
  const prefix = root === '.' ? '' : root.endsWith('/') ? root : `${root}/`;
  return files.filter((file) => test(file.replaceAll('\\', '/').slice(prefix.length).split('/')));
}

function matcher(pattern: readonly string[]): (path: readonly string[]) => boolean {
  const matches = (p: number, s: number, path: readonly string[]): boolean => {
    if (p === pattern.length) return s === path.length;
    if (pattern[p] === '**') return matches(p + 1, s, path) || (s < path.length && matches(p, s + 1, path));
    return s < path.length && wildcard(pattern[p]!, path[s]!) && matches(p + 1, s + 1, path);
  };
  return (path) => matches(0, 0, path);
}

/** `*` and `?` in one name, in time linear in its length for each star. */
function wildcard(pattern: string, name: string): boolean {
  let [p, n, star, mark] = [0, 0, -1, 0];
  while (n < name.length) {
    if (pattern[p] === '*') [star, mark] = [p++, n];
    else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === name[n])) [p, n] = [p + 1, n + 1];
    else if (star >= 0) [p, n] = [star + 1, ++mark];
    else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

/** Refuses a result file before the work is done: one that is an input, or that exists and may not be replaced. */
export async function checkResult(path: string, force: boolean, inputs: readonly string[]): Promise<void> {
  const exists = await stat(path).catch(() => null);
  for (const input of exists ? inputs : []) {
    // By what the file system says: a link or another spelling leads to the same file.
    const info = await stat(input).catch(() => null);
    if (info && exists && info.ino === exists.ino && info.dev === exists.dev)
      throw new UsageError(`${path}：这是输入文件，不会覆盖（this is an input file）`);
  }
  if (exists && !force)
    throw new UsageError(`${path}：文件已存在；换一个名字，或加 --force 覆盖（the file exists; use --force to replace it）`);
}

const pending = new Set<string>();
// Ctrl-C in the middle of writing leaves nothing behind.
process.on('exit', () => pending.forEach((file) => rmSync(file, { force: true })));

/** Writes a result file whole or not at all. An existing file is kept unless `force`; an input is never written over. */
export async function writeResult(path: string, data: string | Uint8Array, force: boolean, inputs: readonly string[]): Promise<void> {
  await checkResult(path, force, inputs);
  const temporary = `${path}.${process.pid}.tmp`;
  pending.add(temporary);
  try {
    await writeFile(temporary, data, { flag: 'wx' });
    await rename(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  } finally {
    pending.delete(temporary);
  }
}
