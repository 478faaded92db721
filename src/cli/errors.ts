import type { Language } from '../findings/finding';
import type { Sentence } from '../findings/sentence';

/** An option or a file that cannot be used; the sentence is printed on stderr and the exit status is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';

  constructor(
    message: string,
    readonly english: string,
  ) {
    super(message);
  }
}

/** A sentence about a file, as it stands behind the file's name. */
export function ofFile(file: string, { message, english }: Sentence): Sentence {
  return {
    message: message.startsWith(file) ? message : `${file}：${message}`,
    english: english.startsWith(file) ? english : `${file}: ${english}`,
  };
}

/** The sentence as a line of its own. */
export function lineIn({ message, english }: Sentence, language: Language): string {
  return language === 'en' ? english : message;
}

/** @throws UsageError where the value of an option is none that it can have */
export function checkChoice(option: string, value: string | undefined, choices: readonly string[]): void {
  if (value === undefined || choices.includes(value)) return;
  throw new UsageError(
    `${option} 不能是 ${value}；可用 ${choices.join('、')}`,
    `${option} cannot be ${value}: it takes ${choices.join(', ')}`,
  );
}

const OURS = new Set(['UsageError', 'AuthorError', 'WorkbookError', 'PackError', 'TemplateError', 'HostError', 'PriorError', 'FormsError']);

/** One line for a person, whatever was thrown, in both languages. A bug is not caught by this: it crashes with its stack. */
export function sentenceOf(error: unknown): Sentence | null {
  if (!(error instanceof Error)) return null;
  const { message } = error;
  if (OURS.has(error.name)) return { message, english: 'english' in error ? String(error.english) : message };
  const code = 'code' in error ? String(error.code) : '';
  const known = SYSTEM.get(code);
  if (known) return { message: known[0], english: known[1] };
  // Whatever else the system refuses is no bug either.
  if (!('syscall' in error) && !('errno' in error)) return null;
  return { message: `系统无法读写（${code || message}）`, english: `the system cannot read or write it (${code || message})` };
}

const SYSTEM: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['ENOENT', ['文件或文件夹不存在', 'no such file or folder']],
  ['EACCES', ['没有权限读写这个文件', 'permission denied']],
  ['EPERM', ['没有权限读写这个文件', 'permission denied']],
  ['EROFS', ['磁盘是只读的', 'read-only file system']],
  ['EISDIR', ['这是一个文件夹', 'it is a folder']],
  ['ENOTDIR', ['路径中有一段不是文件夹', 'part of the path is no folder']],
  ['ENAMETOOLONG', ['文件名太长', 'the name is too long']],
  ['ELOOP', ['链接互相指向，没有尽头', 'links lead in a circle']],
  ['ENOSPC', ['磁盘空间不足', 'no space left']],
  ['EDQUOT', ['磁盘配额已用完', 'disk quota exceeded']],
  ['EFBIG', ['文件超出系统允许的大小', 'the file is larger than allowed']],
  ['EMFILE', ['打开的文件过多', 'too many open files']],
  ['ENFILE', ['打开的文件过多', 'too many open files']],
  ['EBUSY', ['文件正被别的程序占用', 'the file is in use']],
  ['ETXTBSY', ['文件正被别的程序占用', 'the file is in use']],
  ['EIO', ['磁盘读写出错', 'input/output error']],
  ['EEXIST', ['文件已存在；换一个名字，或加 --force 覆盖', 'the file exists; use --force to replace it']],
  ['EPIPE', ['读取方已关闭', 'the reader has gone']],
  ['EINVAL', ['文件名或操作不被系统接受', 'not accepted by the system']],
]);

/** A bug on one line, with the place where it happened. */
export function internal(problem: unknown): Sentence {
  const stack = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
  const where = stack
    .split('\n')
    .slice(0, 3)
    .map((line) => line.trim())
    .join(' ');
  return {
    message: `程序内部错误，请把这一行和文件报告给开发者：${where}`,
    english: `internal error, please report this line and the file: ${where}`,
  };
}

/** Says which file an error is about. */
export async function named<T>(file: string, work: Promise<T> | (() => T)): Promise<T> {
  try {
    return await (typeof work === 'function' ? work() : work);
  } catch (error) {
    const sentence = sentenceOf(error);
    if (sentence === null) throw error;
    const { message, english } = ofFile(file, sentence);
    throw new UsageError(message, english);
  }
}
