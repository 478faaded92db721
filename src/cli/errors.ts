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
    error.name === 'HostError'
  )
    return 'english' in error ? `${error.message}（${String(error.english)}）` : error.message;
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return '文件不存在（no such file）';
  if (code === 'EACCES' || code === 'EPERM') return '没有权限读写这个文件（permission denied）';
  if (code === 'EISDIR') return '这是一个文件夹（it is a folder）';
  if (code === 'ENOSPC') return '磁盘空间不足（no space left）';
  return null;
}

/** Says which file an error is about. */
export async function named<T>(file: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const sentence = sentenceOf(error);
    if (sentence === null) throw error;
    throw new UsageError(sentence.startsWith(file) ? sentence : `${file}：${sentence}`);
  }
}
