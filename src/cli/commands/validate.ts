import { cpus } from 'node:os';
import { readBytes } from '../../hosts/file/node';
import type { Flag } from '../../hosts/port';
import { packIds } from '../../packs/packs';
import { ndjsonLine, validateJson, type FileResult } from '../../report/json';
import { UsageError, sentenceOf } from '../errors';
import { findWorkbooks, writeResult } from '../files';
import { emit, Progress } from '../output';
import { validateAll } from '../pool';
import type { Task } from '../validate-one';
import { VERSION } from '../version';

export interface ValidateOptions {
  readonly prior?: string;
  readonly pack?: string;
  readonly format: string;
  readonly out?: string;
  readonly flagged?: string;
  readonly jobs?: string;
  readonly force?: boolean;
  readonly lang: string;
}

const MANY_FILES = 8;

/** `gouji validate`: exit status 0, 1 with an error found, 2 where a file or an option could not be used. */
export async function validateCommand(names: readonly string[], options: ValidateOptions): Promise<number> {
  check(options);
  const inputs = await findWorkbooks(names);
  if (inputs.length === 0) throw new UsageError('没有找到工作簿（no workbook found）');
  const usable = inputs.filter(({ error }) => error === undefined);
  if (options.flagged && usable.length !== 1) throw new UsageError('--flagged 只能用于一个文件（--flagged takes exactly one file）');
  const results: FileResult[] = inputs.filter(({ error }) => error !== undefined);
  results.forEach(({ file, error }) => process.stderr.write(`${file}：${error}\n`));
  const streams = options.format === 'ndjson' && !options.out;
  if (streams) for (const result of results) await emit(ndjsonLine(result), {}, []);
  const progress = new Progress();
  const tasks = usable.map(({ file }): Task => ({
    file,
    language: options.lang === 'en' ? 'en' : 'zh',
    ...(options.pack ? { pack: options.pack } : {}),
  }));
  await validateAll(tasks, jobsOf(options, tasks.length), (result, index) => {
    progress.show(index + 1, tasks.length, result.file);
    if (result.error) process.stderr.write(`${result.file}：${result.error}\n`);
    if (streams) process.stdout.write(ndjsonLine(result));
    results.push(result);
  });
  progress.end();
  if (!streams) await emit(await formatted(results, options.format), options, names);
  if (options.flagged && results.at(-1)?.review) await flag(results.at(-1)!, options);
  return statusOf(results);
}

function check(options: ValidateOptions): void {
  if (!['text', 'json', 'ndjson', 'sarif'].includes(options.format))
    throw new UsageError(`--format 不能是 ${options.format}；可用 text、json、ndjson、sarif`);
  if (options.pack && options.pack !== 'national' && !packIds().includes(options.pack))
    throw new UsageError(`没有模板包 ${options.pack}；可用：${packIds().join('、')}`);
  if (options.jobs !== undefined && !/^[1-9][0-9]{0,2}$/.test(options.jobs))
    throw new UsageError(`--jobs 应为正整数，现为 ${options.jobs}`);
}

function jobsOf(options: ValidateOptions, files: number): number {
  if (options.jobs) return Number(options.jobs);
  return files > MANY_FILES ? Math.max(1, cpus().length) : 1;
}

async function formatted(results: readonly FileResult[], format: string): Promise<string> {
  if (format === 'json') return validateJson(results, VERSION);
  if (format === 'ndjson') return results.map(ndjsonLine).join('');
  if (format === 'sarif') return (await import('../../report/sarif')).validateSarif(results, VERSION);
  return (await import('../../report/text')).reportText(results);
}

function statusOf(results: readonly FileResult[]): number {
  if (results.some(({ error }) => error !== undefined)) return 2;
  return results.some(({ review }) => (review?.summary.error ?? 0) > 0) ? 1 : 0;
}

/** Writes a copy of the workbook with its findings marked, and a report sheet. The input stays as it is. */
async function flag({ file, review }: FileResult, options: ValidateOptions): Promise<void> {
  const { flagWorkbook } = await import('../../hosts/file/patch');
  const { reviewSheet } = await import('../../report/sheet');
  const flags: Flag[] = review!.findings
    .filter(({ level }) => level !== 'rounding')
    .flatMap(({ level, message, cells }) => cells.slice(0, 1).map(({ sheet, address }) => ({ sheet, address, level, text: message })));
  try {
    const { bytes } = flagWorkbook(await readBytes(file), flags, reviewSheet(review!));
    await writeResult(options.flagged!, bytes, options.force ?? false, [file]);
  } catch (error) {
    const sentence = sentenceOf(error);
    if (sentence === null) throw error;
    throw new UsageError(`${file}：${sentence}`);
  }
}
