import { availableParallelism, totalmem } from 'node:os';
import { stat } from 'node:fs/promises';
import { dirname, extname, isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Language } from '../../findings/finding';
import type { Sentence } from '../../findings/sentence';
import { readBytes, readWorkbookFile } from '../../hosts/file/node';
import type { FlaggedWorkbook } from '../../hosts/file/patch';
import type { Flag } from '../../hosts/port';
import { Batch } from '../../report/batch';
import { checkPackName, isPackFile, packNamed } from './packs';
import { LABELS } from '../../report/labels';
import { ndjsonLine, validateJson, type FileResult } from '../../report/json';
import { checkChoice, lineIn, named, ofFile, UsageError } from '../errors';
import { checkExtension, checkWorkbookExtension } from '../extensions';
import { checkResult, findWorkbooks, writeResult, type Input } from '../files';
import { emit, harmlessJson, Progress, say } from '../output';
import { identifyAll, validateAll } from '../pool';
import type { Identity } from '../priors';
import type { Shared, Task } from '../validate-one';
import { VERSION } from '../version';

export interface ValidateOptions {
  readonly prior?: string;
  readonly pack?: string;
  readonly format: string;
  readonly out?: string;
  readonly flagged?: string;
  readonly summary?: string;
  readonly jobs?: string;
  readonly forms?: boolean;
  readonly force?: boolean;
  readonly lang: Language;
}

const MANY_FILES = 8;

/** `gouji validate`: exit status 0, 1 with an error found, 2 where a file or an option could not be used. */
export async function validateCommand(names: readonly string[], options: ValidateOptions): Promise<number> {
  check(options);
  const inputs = withoutResults(await findWorkbooks(names), names, options);
  if (inputs.length === 0) throw new UsageError('没有找到工作簿', 'no workbook was found');
  const priors = options.prior === undefined ? [] : await priorFiles(options.prior);
  const protectedFiles = [...inputs, ...priors].map(({ file }) => file);
  await checkTargets(options, inputs, protectedFiles);
  const pack = options.pack && isPackFile(options.pack) ? await packNamed(options.pack) : options.pack;
  const tasks = inputs.map(({ file, error }): Task => ({
    file,
    ...(error ? { error: lineIn(error, options.lang) } : {}),
    language: options.lang,
    ...(pack ? { pack } : {}),
  }));
  const run = await runAll(tasks, await sharedBy(options, priors), options);
  if (options.format !== 'ndjson' || options.out) await emit(await formatted(run, options), options, protectedFiles);
  const [only] = run.results;
  if (options.flagged && only?.review) await flag(only, options, protectedFiles);
  if (isFile(options.summary)) await writeSummary(run.batch, options.summary, options, protectedFiles);
  return run.status;
}

/** Results of an earlier run that stand in a folder of workbooks are none of its workbooks. */
function withoutResults(inputs: readonly Input[], names: readonly string[], { flagged, summary }: ValidateOptions): readonly Input[] {
  const named = new Set(names.map((name) => resolve(name)));
  const results = new Set([flagged, ...(isFile(summary) ? [summary] : [])].flatMap((name) => (name === undefined ? [] : [resolve(name)])));
  return inputs.filter(({ file }) => named.has(resolve(file)) || !results.has(resolve(file)));
}

/** The workbook that --prior names, or all of the folder that it names. */
async function priorFiles(prior: string): Promise<readonly Input[]> {
  const info = await named(prior, stat(prior));
  return info.isDirectory() ? findWorkbooks([prior]) : [{ file: prior }];
}

/** Last year's workbook must be usable; of a folder of them each file is asked what it is of, and those that cannot be read are named. */
async function sharedBy({ prior, jobs, lang }: ValidateOptions, files: readonly Input[]): Promise<Shared> {
  if (prior === undefined) return {};
  if (!(await stat(prior)).isDirectory()) {
    await named(prior, readWorkbookFile(prior));
    return { prior };
  }
  const known: Identity[] = [];
  const unusable = (file: string, error: Sentence): void => say(lineIn(ofFile(file, error), lang));
  files.forEach(({ file, error }) => error !== undefined && unusable(file, error));
  const usable = files.flatMap(({ file, error }) => (error === undefined ? [file] : []));
  await identifyAll(usable, jobsOf(jobs, usable.length), (found) => {
    if ('error' in found) unusable(found.file, found.error);
    else known.push(found);
  });
  return { prior: known };
}

const isFile = (summary: string | undefined): summary is string => summary !== undefined && summary !== 'text';

/** A list of many workbooks, each linked to its file as seen from where the list is written. */
async function writeSummary(batch: Batch, target: string, options: ValidateOptions, protectedFiles: readonly string[]): Promise<void> {
  const { batchSheets } = await import('../../report/batch-sheets');
  const { summaryFile } = await import('../../hosts/file/summary-file');
  const folder = dirname(resolve(target));
  const bytes = summaryFile(batchSheets(batch, options.lang), (file) => addressFrom(folder, resolve(file)));
  await named(target, writeResult(target, bytes, options.force ?? false, protectedFiles));
}

/** A relative address where there is one: the list and its workbooks can then be moved together. On another drive there is none. */
function addressFrom(folder: string, file: string): string {
  const path = relative(folder, file);
  return isAbsolute(path) ? pathToFileURL(file).href : path.split(sep).map(encodeURIComponent).join('/');
}

async function checkTargets(options: ValidateOptions, inputs: readonly Input[], protectedFiles: readonly string[]): Promise<void> {
  if (options.flagged && inputs.length !== 1) throw new UsageError('--flagged 只能用于一个文件', '--flagged takes exactly one file');
  const targets = [options.out, options.flagged, ...(isFile(options.summary) ? [options.summary] : [])].filter(
    (target) => target !== undefined,
  );
  if (new Set(targets.map((target) => resolve(target))).size < targets.length)
    throw new UsageError('--out、--flagged 和 --summary 不能是同一个文件', '--out, --flagged and --summary cannot be the same file');
  await checkExtension(options, protectedFiles);
  for (const target of targets) await checkResult(target, options.force ?? false, protectedFiles);
}

interface Run {
  /** Kept only where they are printed as a whole: a province of reviews does not fit into memory. */
  readonly results: readonly FileResult[];
  readonly batch: Batch;
  readonly status: number;
}

/** Validates all, in order; prints what streams, and one line for each file that cannot be used. */
async function runAll(tasks: readonly Task[], shared: Shared, options: ValidateOptions): Promise<Run> {
  const streams = options.format === 'ndjson' && !options.out;
  const keeps = !streams && !(options.format === 'text' && options.summary !== undefined);
  const progress = new Progress();
  const results: FileResult[] = [];
  const batch = new Batch();
  let status = 0;
  await validateAll(tasks, shared, jobsOf(options.jobs, tasks.length), (result, index) => {
    progress.end();
    const { colon } = LABELS[options.lang];
    if (result.error) say(`${result.file}${colon}${result.error}`);
    result.review?.notes.forEach((note) => say(`${result.file}${colon}${note}`));
    if (streams) process.stdout.write(harmlessJson(ndjsonLine(result)));
    progress.show(index + 1, tasks.length, result.file);
    if (keeps || options.flagged) results.push(result);
    if (options.summary !== undefined) batch.add(result);
    status = Math.max(status, statusOf(result));
  });
  progress.end();
  return { results, batch, status };
}

function check(options: ValidateOptions): void {
  checkChoice('--format', options.format, ['text', 'json', 'ndjson', 'sarif']);
  if (isFile(options.summary) && extname(options.summary).toLowerCase() !== '.xlsx')
    throw new UsageError(
      `--summary 应为 text 或 .xlsx 文件名，现为 ${options.summary}`,
      `--summary takes text, or the name of an .xlsx, not ${options.summary}`,
    );
  if (options.summary === 'text' && options.format !== 'text')
    throw new UsageError(
      `--summary text 只能与 --format text 同用；要与 ${options.format} 一起得到汇总，请写 --summary 文件名.xlsx`,
      `--summary text goes with --format text only; for a summary beside ${options.format} write --summary NAME.xlsx`,
    );
  if (options.pack !== 'national') checkPackName(options.pack);
  if (options.jobs !== undefined && !/^[1-9][0-9]{0,5}$/.test(options.jobs))
    throw new UsageError(`--jobs 应为正整数，现为 ${options.jobs}`, `--jobs takes a positive number, not ${options.jobs}`);
}

function jobsOf(jobs: string | undefined, files: number): number {
  const most = mostJobs();
  if (jobs) return Math.min(Number(jobs), most);
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

async function formatted({ results, batch }: Run, options: ValidateOptions): Promise<string> {
  if (options.format === 'json') return validateJson(results, VERSION);
  if (options.format === 'ndjson') return results.map(ndjsonLine).join('');
  if (options.format === 'sarif') return (await import('../../report/sarif')).validateSarif(results, VERSION);
  // A page for each of many workbooks is no answer: with --summary the text is the summary.
  if (options.summary !== undefined) return (await import('../../report/batch-text')).batchText(batch, options.lang);
  return (await import('../../report/text')).reportText(results, options.lang, options.forms);
}

function statusOf({ error, review }: FileResult): number {
  // A workbook without one form that is known was not checked: to a script that must not look like “nothing wrong”.
  if (error !== undefined || review?.forms.length === 0) return 2;
  return (review?.summary.error ?? 0) > 0 ? 1 : 0;
}

/** Writes a copy of the workbook with its findings marked, and a report sheet. The input stays as it is. */
async function flag({ file, review }: FileResult, options: ValidateOptions, protectedFiles: readonly string[]): Promise<void> {
  const { flagWorkbook } = await import('../../hosts/file/patch');
  const { reviewSheet } = await import('../../report/sheet');
  const flags: Flag[] = review!.findings
    .filter(({ level, accepted }) => level !== 'rounding' && accepted === undefined)
    .flatMap(({ level, message, cells }) => cells.slice(0, 1).map(({ sheet, address }) => ({ sheet, address, level, text: message })));
  const mark = async (): Promise<FlaggedWorkbook> => flagWorkbook(await readBytes(file), flags, reviewSheet(review!, options.lang));
  const { bytes, skipped } = await named(file, mark());
  await checkWorkbookExtension(options.flagged!, bytes);
  skipped.forEach((sentence) => say(lineIn(ofFile(file, sentence), options.lang)));
  await named(options.flagged!, writeResult(options.flagged!, bytes, options.force ?? false, protectedFiles));
}
