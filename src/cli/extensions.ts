import { extname } from 'node:path';
import type { Sentence } from '../findings/sentence';
import { UsageError } from './errors';
import { checkResult } from './files';

/** Names under which other programs expect something else than text. */
const NOT_TEXT = new Set(['.docx', '.doc', '.wps', '.odt', '.rtf', '.pdf', '.xlsx', '.xlsm', '.xls', '.et', '.ods', '.pptx', '.ofd']);

/**
 * Refuses a result file whose name says that it holds something else than is written, before any work is done. What goes to a pipe
 * or a device has no name that could mislead.
 * @throws UsageError also where the file cannot be written at all
 */
export async function checkExtension(
  { out, format, force }: { readonly out?: string; readonly format: string; readonly force?: boolean },
  inputs: readonly string[],
  /** What to do to get a Word file, where one can be had. */
  forWord: Sentence = { message: '', english: '' },
): Promise<void> {
  if (out === undefined || (await checkResult(out, force ?? false, inputs)) === 'stream') return;
  const extension = extname(out).toLowerCase();
  if (format === 'docx' && extension !== '.docx')
    throw new UsageError(
      `${out}：要写的是 Word 文件，${extension === '' ? '没有扩展名' : `扩展名是 ${extension}`}；请把文件名改为 .docx 结尾，需要其他格式可在 Word 或 WPS 中另存`,
      `${out}: what is written is a Word file: name it .docx; Word and WPS can save it in other formats`,
    );
  if (format !== 'docx' && NOT_TEXT.has(extension))
    throw new UsageError(
      `${out}：要写的是文本（--format ${format}），扩展名是 ${extension}；请改用 ${NAMES.get(format) ?? '.txt'}${extension === '.docx' ? forWord.message : ''}`,
      `${out}: what is written is text (--format ${format}): name it ${NAMES.get(format) ?? '.txt'}, not ${extension}${extension === '.docx' ? forWord.english : ''}`,
    );
}

/**
 * Refuses to write a workbook under an extension that it is not: Excel would not open it.
 * @throws UsageError
 */
export async function checkWorkbookExtension(out: string, bytes: Uint8Array): Promise<void> {
  const { extensionOf } = await import('../hosts/file/patch');
  const extension = extensionOf(bytes);
  if (extension === undefined || extname(out).toLowerCase() === extension) return;
  const macros = extension === '.xlsm' || extension === '.xltm';
  throw new UsageError(
    `${out}：这份工作簿的内容是 ${extension}（${macros ? '含宏' : '不含宏'}），扩展名不同 Excel 会拒绝打开；请把文件名改为 ${extension} 结尾`,
    `${out}: the workbook is a ${extension} (${macros ? 'with' : 'without'} macros) and Excel refuses to open it under another extension: name it ${extension}`,
  );
}

const NAMES: ReadonlyMap<string, string> = new Map([
  ['json', '.json'],
  ['ndjson', '.ndjson'],
  ['sarif', '.sarif'],
  ['md', '.md'],
]);
