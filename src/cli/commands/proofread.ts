import { readFile } from 'node:fs/promises';
import { proofread } from '../../engine';
import { readWorkbookFile } from '../../hosts/file/node';
import { readTextFile } from '../../hosts/file/text';
import { proofJson } from '../../report/json';
import { named, UsageError } from '../errors';
import { emit } from '../output';
import { VERSION } from '../version';

export interface ProofreadOptions {
  readonly text: string;
  readonly prior?: string;
  readonly format: string;
  readonly out?: string;
  readonly force?: boolean;
  readonly lang: string;
}

/** `gouji proofread`: compares a narrative with its workbook. */
export async function proofreadCommand(file: string, options: ProofreadOptions): Promise<number> {
  if (!['text', 'json', 'sarif'].includes(options.format))
    throw new UsageError(`--format 不能是 ${options.format}；可用 text、json、sarif`);
  const workbook = await named(file, readWorkbookFile(file));
  const prior = options.prior ? await named(options.prior, readWorkbookFile(options.prior)) : undefined;
  const text = await readText(options.text);
  const proof = proofread(workbook, text, { ...(prior ? { prior } : {}), language: options.lang === 'en' ? 'en' : 'zh' });
  const inputs = [file, options.text];
  if (options.format === 'json') await emit(proofJson(proof, file, options.text, VERSION), options, inputs);
  else if (options.format === 'sarif')
    await emit((await import('../../report/sarif')).proofSarif(proof, options.text, VERSION), options, inputs);
  else await emit((await import('../../report/text')).proofText(proof, file, options.text), options, inputs);
  return proof.findings.some(({ level }) => level === 'error') ? 1 : 0;
}

const LARGEST_TEXT = 20 * 1024 * 1024;

/** The paragraphs of a .txt, .md or .docx, a line each. */
async function readText(file: string): Promise<string> {
  const bytes = await named(file, readFile(file));
  if (bytes.length > LARGEST_TEXT) throw new UsageError(`${file}：文件太大（the file is too large）`);
  return (await named(file, readTextFile(bytes))).text;
}
