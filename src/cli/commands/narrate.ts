import { narrate } from '../../engine';
import { readWorkbookFile } from '../../hosts/file/node';
import { plainText, type Narrative } from '../../narrative/narrative';
import { named, UsageError } from '../errors';
import { readInputs, unusedKeys } from '../inputs';
import { emit, say } from '../output';

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
  const given = options.inputs ? await readInputs(options.inputs) : undefined;
  const narrative = narrate(workbook, {
    ...(prior ? { prior } : {}),
    ...(given ? { inputs: given.inputs } : {}),
    ...(options.pack ? { pack: options.pack } : {}),
  });
  await emit(await formatted(narrative, options.format), options, [
    file,
    ...(options.prior ? [options.prior] : []),
    ...(options.inputs ? [options.inputs] : []),
  ]);
  if (narrative.missing.length > 0 && options.format !== 'json')
    say(`还有 ${narrative.missing.length} 项待填写：${narrative.missing.map(({ input }) => input).join('；')}`);
  if (given) unusedKeys(options.inputs!, given, narrative.unused).forEach(say);
  return 0;
}

async function formatted(narrative: Narrative, format: string): Promise<string | Uint8Array> {
  if (format === 'text') return plainText(narrative);
  if (format === 'docx') return (await import('../../report/docx')).narrativeDocx(narrative);
  const { narrativeJson, narrativeMarkdown } = await import('../../report/narrative');
  return format === 'json' ? narrativeJson(narrative) : narrativeMarkdown(narrative);
}
