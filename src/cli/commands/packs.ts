import type { Language } from '../../findings/finding';
import type { Sentence } from '../../findings/sentence';
import { recognise } from '../../forms/recognise';
import { readBytes, readWorkbookFile } from '../../hosts/file/node';
import { decodeText, readTextFile, wholeText } from '../../hosts/file/text';
import { checkPack, type PackProblem } from '../../packs/check';
import { pack, packIds, packName, readPack } from '../../packs/packs';
import type { Pack } from '../../packs/schema';
import { lineIn, named, ofFile, UsageError } from '../errors';
import { emit, say } from '../output';

/** What a person writes is a few kilobytes. */
const LARGEST_PACK = 2 * 1024 * 1024;
const LARGEST_TEXT = 20 * 1024 * 1024;

/** `gouji packs`: the packs there are. */
export function listPacks(language: Language): string {
  return packIds()
    .map((id) => `${id}\t${packName(pack(id), language)}\n`)
    .join('');
}

/** `gouji packs check`: each problem with its line and what to write; 1 where there is one. */
export async function checkPackFile(file: string, { lang }: { readonly lang: Language }): Promise<number> {
  const source = await sourceOf(file);
  const problems = checkPack(source);
  for (const problem of problems) process.stdout.write(`${lineIn(placed(file, problem), lang)}\n`);
  if (problems.length > 0) return 1;
  readPack(source, file);
  say(lineIn(ofFile(file, { message: '没有发现问题', english: 'no problem was found' }), lang));
  return 0;
}

export interface DraftOptions {
  readonly text: string;
  readonly out: string;
  readonly prior?: string;
  readonly force?: boolean;
  readonly lang: Language;
}

const placed = (file: string, { line, ...sentence }: PackProblem): Sentence => ofFile(`${file}:${line}`, sentence);

/** `gouji packs new`: a pack drafted from a workbook and its narrative; what its author has to look at is listed on stderr. */
export async function newPackFile(file: string, options: DraftOptions): Promise<number> {
  const { draftPack } = await import('../../narrative/draft/draft');
  const workbook = await named(file, readWorkbookFile(file));
  const prior = options.prior ? await named(options.prior, readWorkbookFile(options.prior)) : null;
  const text = wholeText(await named(options.text, readBytes(options.text, LARGEST_TEXT).then(readTextFile)));
  const id = idOf(options.out);
  const { yaml, doubts, claims, agreeing } = await named(file, () =>
    draftPack(recognise(workbook), text, { id, prior: prior && recognise(prior) }),
  );
  if (agreeing === 0)
    throw new UsageError(
      `${options.text}：没有一个数与 ${file} 的表相符，无从起草；请给为这份表写的情况说明`,
      `${options.text}: no number of the text agrees with the forms of ${file}: give the narrative written for this workbook`,
    );
  await emit(yaml, options, [file, options.text]);
  say(lineIn(drafted(options.out, claims, agreeing, doubts.length), options.lang));
  return 0;
}

/** The name of a file as the id of a pack: small letters, digits and hyphens. */
function idOf(file: string): string {
  const name = /([^/\\]+?)(?:\.ya?ml)?$/.exec(file)![1]!.toLowerCase();
  return name.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'draft';
}

function drafted(file: string, claims: number, agreeing: number, doubts: number): Sentence {
  return ofFile(file, {
    message: `已起草；${claims} 处说数的话有 ${agreeing} 处与表相符；${doubts > 0 ? `有 ${doubts} 处请核对，见文件开头` : '没有需要核对的地方'}`,
    english: `drafted; amounts in the text: ${claims}, of which ${agreeing} agree with the forms; ${doubts > 0 ? `places to look at: ${doubts}, listed at the head of the file` : 'there is nothing to look at'}`,
  });
}

/** The pack of an id, or of a file that has none of the problems that would write another text than is meant. */
export async function packNamed(name: string): Promise<Pack> {
  if (!isPackFile(name)) {
    checkPackName(name);
    return pack(name);
  }
  const source = await sourceOf(name);
  const problems = checkPack(source);
  if (problems.length > 0) {
    const lines = problems.map((problem) => placed(name, problem));
    throw new UsageError(lines.map(({ message }) => message).join('\n'), lines.map(({ english }) => english).join('\n'));
  }
  return readPack(source, name);
}

/** @throws UsageError for what is neither the id of a pack nor a file */
export function checkPackName(name: string | undefined): void {
  if (name === undefined || isPackFile(name) || packIds().includes(name)) return;
  throw new UsageError(`没有模板包 ${name}；可用：${packIds().join('、')}`, `there is no pack ${name}; there are: ${packIds().join(', ')}`);
}

/** An id has neither a dot nor a folder. */
export function isPackFile(name: string): boolean {
  return /[./\\]/.test(name);
}

async function sourceOf(file: string): Promise<string> {
  return named(file, readBytes(file, LARGEST_PACK).then(decodeText));
}
