import { rmSync, Stats } from 'node:fs';
import { link, lstat, readdir, realpath, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Sentence } from '../findings/sentence';
import { ofFile, sentenceOf, UsageError } from './errors';

const WORKBOOK = /\.(?:xlsx|xlsm|xls)$/i;

/** A file to read, or an argument that names none. */
export interface Input {
  readonly file: string;
  readonly error?: Sentence;
}

/** Files, folders (with all below them) and patterns such as `*.xlsx`, in order and each once. Lock files of Excel are left out. */
export async function findWorkbooks(names: readonly string[]): Promise<Input[]> {
  const found = new Map<string, Input>();
  const add = (input: Input): void => void found.set(resolve(input.file), found.get(resolve(input.file)) ?? input);
  for (const name of names) {
    const info = await stat(name).catch((error: unknown) => error);
    if (info instanceof Stats) {
      if (info.isDirectory()) (await below(name)).forEach(add);
      else add({ file: name, ...(isReadable(name, info) ? {} : { error: NO_FILE }) });
    } else if (/[*?]/.test(name)) {
      const matches = await expand(name);
      if (matches.length === 0) add({ file: name, error: { message: '没有匹配的工作簿', english: 'no workbook matches' } });
      matches.forEach(add);
    } else add({ file: name, error: reasonOf(info) });
  }
  return [...found.values()];
}

const NO_FILE: Sentence = { message: '不是普通文件', english: 'it is no regular file' };

function reasonOf(problem: unknown): Sentence {
  return sentenceOf(problem) ?? { message: String(problem), english: String(problem) };
}

/** A device or a pipe that nobody writes to would be read for ever; what a shell hands over (`<(…)`) is meant to be read. */
function isReadable(name: string, info: Stats): boolean {
  return info.isFile() || (info.isFIFO() && /^\/(?:dev|proc\/self)\/fd\//.test(name));
}

/**
 * The workbooks below a folder; what cannot be looked into is named, and the rest is found all the same. Links are followed, each
 * folder once.
 */
async function below(folder: string, seen: Set<string> = new Set()): Promise<Input[]> {
  try {
    const real = await realpath(folder);
    if (seen.has(real)) return [];
    seen.add(real);
    const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort((a, b) => (a < b ? -1 : 1));
    const found: Input[] = [];
    // One after the other: a share can have more folders than files may be open.
    for (const name of names) found.push(...(await entry(join(folder, name), name, seen)));
    return found;
  } catch (error) {
    return [{ file: folder, error: reasonOf(error) }];
  }
}

async function entry(path: string, name: string, seen: Set<string>): Promise<Input[]> {
  const info = await stat(path).catch((error: unknown) => error);
  if (!(info instanceof Stats)) return isWorkbook(name) ? [{ file: path, error: reasonOf(info) }] : [];
  if (info.isDirectory()) return below(path, seen);
  if (!isWorkbook(name)) return [];
  return [{ file: path, ...(info.isFile() ? {} : { error: NO_FILE }) }];
}

function isWorkbook(name: string): boolean {
  return WORKBOOK.test(name) && !name.startsWith('~$') && !name.startsWith('.');
}

/** `folder/*.xlsx` and `**` patterns, matched segment by segment. */
async function expand(pattern: string): Promise<Input[]> {
  const segments = pattern.split(/[\\/]/);
  const fixed = segments.findIndex((segment) => /[*?]/.test(segment));
  const root = segments.slice(0, fixed).join('/') || (pattern.startsWith('/') ? '/' : '.');
  const info = await stat(root).catch(() => null);
  if (!info?.isDirectory()) return [];
  const files = await below(root);
  const test = matcher(segments.slice(fixed));
  const prefix = root === '.' ? '' : root.endsWith('/') ? root : `${root}/`;
  return files.filter(({ file, error }) => error === undefined && test(file.replaceAll('\\', '/').slice(prefix.length).split('/')));
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

/** What stands where a result is to go: nothing, a file that is replaced, or a pipe or device that is written to. */
type Target = 'new' | 'file' | 'stream';

/** Refuses a result file before the work is done: one that is an input, or that exists and may not be replaced. */
export async function checkResult(path: string, force: boolean, inputs: readonly string[]): Promise<Target> {
  const exists = await statOrNull(path);
  if (!exists) {
    if (await lstat(path).catch(() => null)) throw refused(path, '链接指向的文件不存在', 'the link leads nowhere');
    return 'new';
  }
  if (exists.isDirectory()) throw refused(path, '这是一个文件夹', 'it is a folder');
  if (exists.isBlockDevice()) throw refused(path, '这是磁盘设备，不会写入', 'it is a disk and is not written to');
  if (!exists.isFile()) return 'stream';
  for (const input of inputs) {
    // By what the file system says: a link or another spelling leads to the same file.
    const info = await stat(input).catch(() => null);
    if (info && info.ino === exists.ino && info.dev === exists.dev)
      throw refused(path, '这是输入文件，不会覆盖', 'this is an input file and is not replaced');
  }
  if (!force) throw refused(path, '文件已存在；换一个名字，或加 --force 覆盖', 'the file exists; use --force to replace it');
  return 'file';
}

function refused(path: string, message: string, english: string): UsageError {
  const sentence = ofFile(path, { message, english });
  return new UsageError(sentence.message, sentence.english);
}

/** Null where there is nothing; throws where the path itself cannot be: too long, below a file, not to be looked at. */
async function statOrNull(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    const { message, english } = reasonOf(error);
    throw refused(path, message, english);
  }
}

const pending = new Set<string>();
// Ctrl-C in the middle of writing leaves nothing behind.
process.on('exit', () => pending.forEach((file) => rmSync(file, { force: true })));
let written = 0;

/**
 * Writes a result file whole or not at all. An existing file is kept unless `force`; an input is never written over. A pipe or a
 * device is written to, never replaced.
 */
export async function writeResult(path: string, data: string | Uint8Array, force: boolean, inputs: readonly string[]): Promise<void> {
  const target = await checkResult(path, force, inputs);
  if (target === 'stream') return writeFile(path, data, { flag: 'r+' }).catch(() => writeFile(path, data, { flag: 'a' }));
  // Through a link, the file it leads to is replaced, not the link.
  const place = target === 'file' ? await realpath(path) : path;
  // Two runs may write one file at a time: each has a temporary file of its own, and the last whole one stays.
  const temporary = join(dirname(place), `.gouji-${process.pid}-${++written}.tmp`);
  pending.add(temporary);
  try {
    await writeFile(temporary, data, { flag: 'wx' });
    if (target === 'file') await rename(temporary, place);
    else await putInto(temporary, place, force);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  } finally {
    pending.delete(temporary);
  }
}

/** Gives the temporary file its name, unless another run was first and nothing may be replaced. */
async function putInto(temporary: string, place: string, force: boolean): Promise<void> {
  if (force) return rename(temporary, place);
  try {
    await link(temporary, place);
  } catch (error) {
    // Not every file system has links.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    if (await lstat(place).catch(() => null)) throw Object.assign(new Error('exists'), { code: 'EEXIST' });
    return rename(temporary, place);
  }
  rmSync(temporary, { force: true });
}
