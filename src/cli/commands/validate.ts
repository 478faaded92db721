import { availableParallelism, totalmem } from 'node:os';
import { extname, resolve } from 'node:path';
import { readBytes, readWorkbookFile } from '../../hosts/file/node';
import type { FlaggedWorkbook } from '../../hosts/file/patch';
import type { Flag } from '../../hosts/port';
import { packIds } from '../../packs/packs';
import { isPackFile, packNamed } from './packs';
import { ndjsonLine, validateJson, type FileResult } from '../../report/json';
import { named, UsageError } from '../errors';
import { checkResult, findWorkbooks, writeResult, type Input } from '../files';
import { emit, harmlessJson, Progress, say } from '../output';
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
  const protectedFiles = [...inputs.map(({ file }) => file), ...(options.prior ? [options.prior] : [])];
  await checkTargets(options, inputs, protectedFiles);
  if (options.prior) await named(options.prior, readWorkbookFile(options.prior));
  // The pack of a file is read, so that a wrong one is refused; the report names it.
  const pack = options.pack && isPackFile(options.pack) ? (await packNamed(options.pack)).id : options.pack;
  const tasks = inputs.map((input): Task => ({
    ...input,
    language: languageOf(options),
    ...(options.prior ? { prior: options.prior } : {}),
    ...(pack ? { pack } : {}),
  }));
  const results = await runAll(tasks, options);
  if (options.format !== 'ndjson' || options.out) await emit(await formatted(results, options), options, protectedFiles);
  const [only] = results;
  if (options.flagged && only?.review) await flag(only, options, protectedFiles);
  return statusOf(results);
}

async function checkTargets(options: ValidateOptions, inputs: readonly Input[], protectedFiles: readonly string[]): Promise<void> {
  if (options.flagged && inputs.length !== 1) throw new UsageError('--flagged 只能用于一个文件（--flagged takes exactly one file）');
  if (options.flagged && options.out && resolve(options.flagged) === resolve(options.out))
    throw new UsageError('--out 和 --flagged 不能是同一个文件（--out and --flagged are the same file）');
  for (const target of [options.out, options.flagged]) if (target) await checkResult(target, options.force ?? false, protectedFiles);
}

/** Validates all, in order; prints what streams, and one line for each file that cannot be used. */
async function runAll(tasks: readonly Task[], options: ValidateOptions): Promise<FileResult[]> {
  const streams = options.format === 'ndjson' && !options.out;
  const progress = new Progress();
  const results: FileResult[] = [];
  await validateAll(tasks, jobsOf(options, tasks.length), (result, index) => {
    progress.end();
    if (result.error) say(`${result.file}：${result.error}`);
    result.review?.notes.forEach((note) => say(`${result.file}：${note}`));
    if (streams) process.stdout.write(harmlessJson(ndjsonLine(result)));
    progress.show(index + 1, tasks.length, result.file);
    results.push(result);
  });
  progress.end();
  return results;
}

function check(options: ValidateOptions): void {
  if (!['text', 'json', 'ndjson', 'sarif'].includes(options.format))
    throw new UsageError(`--format 不能是 ${options.format}；可用 text、json、ndjson、sarif`);
  if (!['zh', 'en'].includes(options.lang)) throw new UsageError(`--lang 不能是 ${options.lang}；可用 zh、en`);
  if (options.pack && options.pack !== 'national' && !isPackFile(options.pack) && !packIds().includes(options.pack))
    throw new UsageError(`没有模板包 ${options.pack}；可用：${packIds().join('、')}`);
  if (options.jobs !== undefined && !/^[1-9][0-9]{0,5}$/.test(options.jobs))
    throw new UsageError(`--jobs 应为正整数，现为 ${options.jobs}`);
}

function jobsOf(options: ValidateOptions, files: number): number {
  const most = mostJobs();
  if (options.jobs) return Math.min(Number(options.jobs), most);
  return files > MANY_FILES ? most : 1;
}

/** A thread takes this much memory at its busiest. */
const MEGABYTES_PER_JOB = 300;

/** More threads than cores only take memory, and more than there is memory for take the program down. */
function mostJobs(): number {
  const limit = process.constrainedMemory();
  const memory = limit > 0 && limit < totalmem() ? limit : totalmem();
  return Math.max(1, Math.min(availableParallelism(), Math.floor(memory / 1_048_576 / MEGABYTES_PER_JOB)));
}

async function formatted(results: readonly FileResult[], options: ValidateOptions): Promise<string> {
  if (options.format === 'json') return validateJson(results, VERSION);
  if (options.format === 'ndjson') return results.map(ndjsonLine).join('');
  if (options.format === 'sarif') return (await import('../../report/sarif')).validateSarif(results, VERSION);
  return (await import('../../report/text')).reportText(results, languageOf(options));
}

function statusOf(results: readonly FileResult[]): number {
  // A workbook without one form that is known was not checked: to a script that must not look like “nothing wrong”.
  if (results.some(({ error, review }) => error !== undefined || review?.forms.length === 0)) return 2;
  return results.some(({ review }) => (review?.summary.error ?? 0) > 0) ? 1 : 0;
}

/** Writes a copy of the workbook with its findings marked, and a report sheet. The input stays as it is. */
async function flag({ file, review }: FileResult, options: ValidateOptions, protectedFiles: readonly string[]): Promise<void> {
  const { extensionOf, flagWorkbook } = await import('../../hosts/file/patch');
  const { reviewSheet } = await import('../../report/sheet');
  const flags: Flag[] = review!.findings
    .filter(({ level }) => level !== 'rounding')
    .flatMap(({ level, message, cells }) => cells.slice(0, 1).map(({ sheet, address }) => ({ sheet, address, level, text: message })));
  const mark = async (): Promise<FlaggedWorkbook> => flagWorkbook(await readBytes(file), flags, reviewSheet(review!, languageOf(options)));
  const { bytes, skipped } = await named(file, mark());
  const extension = extensionOf(bytes);
  if (extension !== undefined && extname(options.flagged!).toLowerCase() !== extension)
    throw new UsageError(
      `${options.flagged}：这份工作簿的内容是 ${extension}（${extension === '.xlsm' || extension === '.xltm' ? '含宏' : '不含宏'}），扩展名不同 Excel 会拒绝打开；请把文件名改为 ${extension} 结尾（name the file ${extension}）`,
    );
  skipped.forEach((sentence) => say(`${file}：${sentence}`));
  await named(options.flagged!, writeResult(options.flagged!, bytes, options.force ?? false, protectedFiles));
}

const languageOf = ({ lang }: ValidateOptions): 'zh' | 'en' => (lang === 'en' ? 'en' : 'zh');
