import { recognise } from '../../forms/recognise';
import { readBytes, readWorkbookFile } from '../../hosts/file/node';
import { decodeText, readTextFile, wholeText } from '../../hosts/file/text';
import { checkPack } from '../../packs/check';
import { pack, packIds, readPack } from '../../packs/packs';
import type { Pack } from '../../packs/schema';
import { named, UsageError } from '../errors';
import { emit, say } from '../output';

/** What a person writes is a few kilobytes. */
const LARGEST_PACK = 2 * 1024 * 1024;
const LARGEST_TEXT = 20 * 1024 * 1024;

/** `gouji packs`: the packs there are. */
export function listPacks(): string {
  return packIds()
    .map((id) => `${id}\t${pack(id).name}\n`)
    .join('');
}

/** `gouji packs check`: each problem with its line and what to write; 1 where there is one. */
export async function checkPackFile(file: string): Promise<number> {
  const source = await sourceOf(file);
  const problems = checkPack(source);
  for (const { line, message } of problems) process.stdout.write(`${file}:${line}：${message}\n`);
  if (problems.length > 0) return 1;
  readPack(source, file);
  say(`${file}：没有发现问题`);
  return 0;
}

export interface DraftOptions {
  readonly text: string;
  readonly out: string;
  readonly prior?: string;
  readonly force?: boolean;
}

/** `gouji packs new`: a pack drafted from a workbook and its narrative; what its author has to look at is listed on stderr. */
export async function newPackFile(file: string, options: DraftOptions): Promise<number> {
  const { draftPack } = await import('../../narrative/draft/draft');
  const workbook = await named(file, readWorkbookFile(file));
  const prior = options.prior ? await named(options.prior, readWorkbookFile(options.prior)) : null;
  const text = wholeText(await named(options.text, readBytes(options.text, LARGEST_TEXT).then(readTextFile)));
  const id = /([^/\\]+?)(?:\.ya?ml)?$/.exec(options.out)![1]!;
  const { yaml, doubts, claims, agreeing } = await named(file, () =>
    draftPack(recognise(workbook), text, { id, prior: prior && recognise(prior) }),
  );
  if (agreeing === 0)
    throw new UsageError(
      `${options.text}：没有一个数与 ${file} 的表相符，无从起草；请给为这份表写的情况说明（no number of the text agrees with the forms: give the narrative written for this workbook）`,
    );
  await emit(yaml, options, [file, options.text]);
  say(
    `${options.out}：已起草；${claims} 处说数的话有 ${agreeing} 处与表相符；${doubts.length > 0 ? `有 ${doubts.length} 处请核对，见文件开头` : '没有需要核对的地方'}`,
  );
  return 0;
}

/** The pack of an id, or of a file that has none of the problems that would write another text than is meant. */
export async function packNamed(name: string): Promise<Pack> {
  if (!isPackFile(name)) return pack(name);
  const source = await sourceOf(name);
  const problems = checkPack(source);
  if (problems.length > 0) throw new UsageError(problems.map(({ line, message }) => `${name}:${line}：${message}`).join('\n'));
  return readPack(source, name);
}

/** An id has neither a dot nor a folder. */
export function isPackFile(name: string): boolean {
  return /[./\\]/.test(name);
}

async function sourceOf(file: string): Promise<string> {
  return named(file, readBytes(file, LARGEST_PACK).then(decodeText));
}
