import { resolve } from 'node:path';
import { proofread } from '../../engine';
import type { Language } from '../../findings/finding';
import { sentenceIn, type Sentence } from '../../findings/sentence';
import { readBytes, readWorkbookFile } from '../../hosts/file/node';
import { readTextFile } from '../../hosts/file/text';
import type { Proof } from '../../proofread/proofread';
import { proofJson } from '../../report/json';
import { LABELS } from '../../report/labels';
import { checkChoice, lineIn, named, UsageError } from '../errors';
import { checkExtension } from '../extensions';
import { checkResult, writeResult } from '../files';
import { emit, say } from '../output';
import { VERSION } from '../version';
import { packNamed } from './packs';

export interface ProofreadOptions {
  readonly text: string;
  readonly prior?: string;
  readonly pack?: string;
  readonly format: string;
  readonly out?: string;
  readonly corrected?: string;
  readonly force?: boolean;
  readonly lang: Language;
}

/** `gouji proofread`: compares a narrative with its workbook. */
export async function proofreadCommand(file: string, options: ProofreadOptions): Promise<number> {
  checkChoice('--format', options.format, ['text', 'json', 'sarif']);
  const workbook = await named(file, readWorkbookFile(file));
  const prior = options.prior ? await named(options.prior, readWorkbookFile(options.prior)) : undefined;
  const bytes = await readText(options.text);
  const { text, notes, isWord } = await named(options.text, readTextFile(bytes));
  const inputs = [file, options.text, ...(options.prior ? [options.prior] : [])];
  await checkTargets(options, isWord, inputs);
  const { lang: language } = options;
  const { colon } = LABELS[language];
  const proof = proofread(workbook, text, {
    ...(prior ? { prior } : {}),
    ...(options.pack ? { pack: await packNamed(options.pack) } : {}),
    language,
  });
  if (options.corrected) await writeCorrected(bytes, proof, options, inputs);
  const read = [...(workbook.notes ?? []), ...notes, ...(proof.units ? [sentenceIn(proof.units, language)] : [])];
  if (options.format !== 'text') read.forEach((note) => say(`${options.text}${colon}${note}`));
  const nothing = proof.withoutForms ?? proof.withoutNumbers;
  const all = [...(nothing ? [sentenceIn(nothing, language)] : []), ...read];
  if (options.format === 'json') await emit(proofJson(proof, file, options.text, VERSION, all), options, inputs);
  else if (options.format === 'sarif')
    await emit((await import('../../report/sarif')).proofSarif(proof, options.text, VERSION), options, inputs);
  else await emit((await import('../../report/text')).proofText(proof, file, options.text, all, language), options, inputs);
  // Without a form or a number nothing was compared: to a script that must not look like “nothing wrong”.
  if (nothing) {
    say(`${nothing === proof.withoutForms ? file : options.text}${colon}${sentenceIn(nothing, language)}`);
    return 2;
  }
  return proof.findings.some(({ level }) => level === 'error') ? 1 : 0;
}

const LARGEST_TEXT = 20 * 1024 * 1024;

async function readText(file: string): Promise<Uint8Array> {
  const bytes = await named(file, readBytes(file));
  if (bytes.length > LARGEST_TEXT) throw new UsageError(`${file}：文件太大`, `${file}: the file is too large`);
  return bytes;
}

async function checkTargets(options: ProofreadOptions, isWord: boolean, inputs: readonly string[]): Promise<void> {
  const { text, out, corrected, force } = options;
  if (corrected && !isWord)
    throw new UsageError(`${text}：不是 .docx，不能写出改正稿`, `${text}: no .docx, so that no corrected copy can be written`);
  if (corrected && !/\.docx$/i.test(corrected))
    throw new UsageError(`${corrected}：改正稿的扩展名应为 .docx`, `${corrected}: name the corrected copy .docx`);
  if (corrected && out && resolve(corrected) === resolve(out))
    throw new UsageError('--out 和 --corrected 不能是同一个文件', '--out and --corrected cannot be the same file');
  await checkExtension(options, inputs);
  if (corrected) await checkResult(corrected, force ?? false, inputs);
}

/** The user's own document with the corrections as tracked changes. */
async function writeCorrected(bytes: Uint8Array, proof: Proof, options: ProofreadOptions, inputs: readonly string[]): Promise<void> {
  const { reviseWordParts } = await import('../../hosts/file/word');
  const revisions = proof.findings.flatMap(({ correction }) => correction ?? []);
  const { bytes: corrected, skipped } = await named(
    options.text,
    Promise.resolve(revisions).then((all) => reviseWordParts(bytes, all, '勾稽', new Date())),
  );
  if (skipped.length > 0)
    say(
      lineIn(
        notWritten(
          options.text,
          skipped.map(({ line }) => line + 1),
        ),
        options.lang,
      ),
    );
  const target = options.corrected!;
  await named(target, writeResult(target, corrected, options.force ?? false, inputs));
}

function notWritten(file: string, paragraphs: readonly number[]): Sentence {
  const { length } = paragraphs;
  return {
    message: `${file}：有 ${length} 处在公式、符号或自动编号中，没有写入改正稿，请手工修改（第 ${paragraphs.join('、')} 段）`,
    english: `${file}: corrections within formulas, symbols or automatic numbers were not written, make them by hand: ${length} (paragraphs ${paragraphs.join(', ')})`,
  };
}
