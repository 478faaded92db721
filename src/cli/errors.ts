/** An option or a file that cannot be used; the message is printed on stderr and the exit status is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** One line for a person, whatever was thrown. A bug is not caught by this: it crashes with its stack. */
export function sentenceOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (
    error.name === 'UsageError' ||
    error.name === 'AuthorError' ||
    error.name === 'WorkbookError' ||
    error.name === 'PackError' ||
    error.name === 'TemplateError' ||
    error.name === 'HostError' ||
    error.name === 'PriorError' ||
    error.name === 'FormsError'
  )
    return 'english' in error ? `${error.message}（${String(error.english)}）` : error.message;
  const code = 'code' in error ? String(error.code) : '';
  const known = SYSTEM.get(code);
  if (known) return known;
  // Whatever else the system refuses is no bug either.
  return 'syscall' in error || 'errno' in error ? `系统无法读写（${code || error.message}）` : null;
}

const SYSTEM: ReadonlyMap<string, string> = new Map([
  ['ENOENT', '文件或文件夹不存在（no such file）'],
  ['EACCES', '没有权限读写这个文件（permission denied）'],
  ['EPERM', '没有权限读写这个文件（permission denied）'],
  ['EROFS', '磁盘是只读的（read-only file system）'],
  ['EISDIR', '这是一个文件夹（it is a folder）'],
  ['ENOTDIR', '路径中有一段不是文件夹（part of the path is no folder）'],
  ['ENAMETOOLONG', '文件名太长（the name is too long）'],
  ['ELOOP', '链接互相指向，没有尽头（links lead in a circle）'],
  ['ENOSPC', '磁盘空间不足（no space left）'],
  ['EDQUOT', '磁盘配额已用完（disk quota exceeded）'],
  ['EFBIG', '文件超出系统允许的大小（the file is larger than allowed）'],
  ['EMFILE', '打开的文件过多（too many open files）'],
  ['ENFILE', '打开的文件过多（too many open files）'],
  ['EBUSY', '文件正被别的程序占用（the file is in use）'],
  ['ETXTBSY', '文件正被别的程序占用（the file is in use）'],
  ['EIO', '磁盘读写出错（input/output error）'],
  ['EEXIST', '文件已存在；换一个名字，或加 --force 覆盖（the file exists; use --force to replace it）'],
  ['EPIPE', '读取方已关闭（the reader has gone）'],
  ['EINVAL', '文件名或操作不被系统接受（not accepted by the system）'],
]);

/** A bug on one line, with the place where it happened. */
export function internal(problem: unknown): string {
  const stack = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
  const where = stack
    .split('\n')
    .slice(0, 3)
    .map((line) => line.trim());
  return `程序内部错误，请把这一行和文件报告给开发者（internal error, please report）：${where.join(' ')}`;
}

/** Says which file an error is about. */
export async function named<T>(file: string, work: Promise<T> | (() => T)): Promise<T> {
  try {
    return await (typeof work === 'function' ? work() : work);
  } catch (error) {
    const sentence = sentenceOf(error);
    if (sentence === null) throw error;
    throw new UsageError(sentence.startsWith(file) ? sentence : `${file}：${sentence}`);
  }
}
