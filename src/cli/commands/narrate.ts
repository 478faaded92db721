import { readFile } from 'node:fs/promises';
import { narrate } from '../../engine';
import { readWorkbookFile } from '../../hosts/file/node';
import type { Inputs } from '../../narrative/inputs';
import { plainText, type Narrative } from '../../narrative/narrative';
import { named, UsageError } from '../errors';
import { emit } from '../output';

export interface NarrateOptions {
  readonly prior?: string;
  readonly inputs?: string;
  readonly pack?: string;
  readonly format: string;
  readonly out?: string;
  readonly force?: boolean;
}

/** `gouji narrate`: the narrative of one workbook; what is still to be filled in is listed on stderr. */
export async function narrateCommand(file: string, options: NarrateOptions): Promise<number> {
  if (!['text', 'md', 'docx', 'json'].includes(options.format))
    throw new UsageError(`--format 不能是 ${options.format}；可用 text、md、docx、json`);
  if (options.format === 'docx' && !options.out && process.stdout.isTTY)
    throw new UsageError('docx 请用 --out 指定文件名（name the file with --out）');
  const workbook = await named(file, readWorkbookFile(file));
  const prior = options.prior ? await named(options.prior, readWorkbookFile(options.prior)) : undefined;
  const inputs = options.inputs ? await readInputs(options.inputs) : undefined;
  const narrative = narrate(workbook, {
    ...(prior ? { prior } : {}),
    ...(inputs ? { inputs } : {}),
    ...(options.pack ? { pack: options.pack } : {}),
  });
  await emit(await formatted(narrative, options.format), options, [
    file,
    ...(options.prior ? [options.prior] : []),
    ...(options.inputs ? [options.inputs] : []),
  ]);
  if (narrative.missing.length > 0 && options.format !== 'json')
    process.stderr.write(`还有 ${narrative.missing.length} 项待填写：${narrative.missing.map(({ input }) => input).join('；')}\n`);
  return 0;
}

async function formatted(narrative: Narrative, format: string): Promise<string | Uint8Array> {
  if (format === 'text') return plainText(narrative);
  if (format === 'docx') return (await import('../../report/docx')).narrativeDocx(narrative);
  const { narrativeJson, narrativeMarkdown } = await import('../../report/narrative');
  return format === 'json' ? narrativeJson(narrative) : narrativeMarkdown(narrative);
}

async function readInputs(file: string): Promise<Inputs> {
  const { parseDocument } = await import('yaml');
  const document = parseDocument(await named(file, readFile(file, 'utf8')));
  const problem = document.errors[0];
  if (problem)
    throw new UsageError(`${file} 第 ${problem.linePos?.[0].line ?? '?'} 行：不是有效的 YAML（${problem.message.split('\n')[0]}）`);
  const inputs: unknown = document.toJS({ maxAliasCount: 50 });
  if (typeof inputs !== 'object' || inputs === null || Array.isArray(inputs))
    throw new UsageError(`${file}：应为“键: 值”的清单（a map of keys and values is expected）`);
  return inputs as Inputs;
}
