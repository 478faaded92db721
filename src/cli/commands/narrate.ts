import { narrate, publish, rollForward, type NarrationOptions } from '../../engine';
import type { Language } from '../../findings/finding';
import { sentenceIn, type Sentence } from '../../findings/sentence';
import { FormsError } from '../../forms/needed';
import { readBytes, readWorkbookFile } from '../../hosts/file/node';
import { readState } from '../../hosts/file/kept-state';
import { readTextFile, wholeText } from '../../hosts/file/text';
import { INPUTS_KEY, LAST_INPUTS_KEY } from '../../narrative/input-keys';
import { keptInputs, mergeInputs, type Inputs } from '../../narrative/inputs';
import { plainText, type Narrative } from '../../narrative/narrative';
import { PriorError } from '../../narrative/prior';
import type { Rolled } from '../../narrative/roll/roll';
import type { RolledNote } from '../../report/narrative';
import { checkChoice, lineIn, named, ofFile, UsageError } from '../errors';
import { checkExtension } from '../extensions';
import { readInputs, unusedKeys } from '../inputs';
import { emit, say } from '../output';
import { packNamed } from './packs';

export interface NarrateOptions {
  readonly prior?: string;
  /** Last year's text, to be rolled forward with `prior`. */
  readonly fromText?: string;
  readonly priorAsGiven?: boolean;
  readonly inputs?: string;
  readonly pack?: string;
  readonly unit?: string;
  /** The whole publication instead of the narrative alone. */
  readonly whole?: boolean;
  readonly format: string;
  readonly out?: string;
  readonly force?: boolean;
  readonly lang: Language;
}

const UNITS = ['元', '万元'] as const;
const NEUTRAL: Sentence = {
  message: '没有本地的模板包，用的是全国通用的措辞；可用 --pack 指定，或用 gouji packs new 由上年的文字起草',
  english:
    'no pack fits this locality: written in neutral words; name one with --pack, or draft one from last year’s text with gouji packs new',
};

/** `gouji narrate`: the narrative of one workbook; what is still to be filled in is listed on stderr. */
export async function narrateCommand(file: string, options: NarrateOptions): Promise<number> {
  checkChoice('--format', options.format, ['text', 'md', 'docx', 'json']);
  checkChoice('--unit', options.unit, UNITS);
  if (options.whole && options.format !== 'text' && options.format !== 'docx')
    throw new UsageError(
      `--whole 写的是 .docx，不能用 --format ${options.format}`,
      `--whole writes a .docx and cannot go with --format ${options.format}`,
    );
  if (options.whole && options.fromText !== undefined)
    throw new UsageError(
      '--whole 不能与 --from-text 一起用：上年的 .docx 续写后仍是原来的版面',
      '--whole cannot go with --from-text: a .docx that is rolled forward keeps its own layout',
    );
  if ((options.format === 'docx' || options.whole) && !options.out && process.stdout.isTTY)
    throw new UsageError('docx 请用 --out 指定文件名', 'name the .docx with --out');
  if (options.fromText !== undefined && options.unit !== undefined)
    throw new UsageError(
      '--unit 不能与 --from-text 一起用：续写照上年文字的单位',
      '--unit cannot go with --from-text: a text rolled forward keeps its units',
    );
  const inputs = [file, options.prior, options.inputs, options.fromText].filter((input) => input !== undefined);
  await checkExtension(options.whole ? { ...options, format: 'docx' } : options, inputs, {
    message: '，要 Word 文件请加 --format docx',
    english: ', or add --format docx for a Word file',
  });
  if (options.fromText !== undefined) return rollCommand(file, options.fromText, options);
  const workbook = await named(file, readWorkbookFile(file));
  const prior = options.prior ? await named(options.prior, readWorkbookFile(options.prior)) : undefined;
  const pack = options.pack ? await packNamed(options.pack) : undefined;
  const given = options.inputs ? await readInputs(options.inputs) : undefined;
  const unit = UNITS.find((one) => one === options.unit);
  const kept = await keptIn(file);
  const before = options.prior ? (await keptIn(options.prior)).inputs : {};
  const asked: NarrationOptions = {
    inputs: mergeInputs(kept.inputs, given?.inputs ?? {}),
    lastInputs: mergeInputs(kept.last, before),
    ...(prior ? { prior, priorAsGiven: options.priorAsGiven ?? false } : {}),
    ...(pack ? { pack } : {}),
    ...(unit ? { unit } : {}),
  };
  const publication = options.whole ? withHint(file, options, () => publish(workbook, asked)) : null;
  const narrative = publication?.told ?? withHint(file, options, () => narrate(workbook, asked));
  const written = publication
    ? await (await import('../../report/docx-publication')).publicationDocx(publication)
    : await formatted(narrative, options.format);
  await emit(written, options, inputs);
  const { missing } = publication ?? narrative;
  const notes = [
    ...(options.format === 'json' ? [] : toLookAt(narrative, missing)),
    ...(given ? unusedKeys(options.inputs!, given, narrative.unused) : []),
  ];
  sayUnits(narrative, options.lang);
  notes.forEach((note) => say(lineIn(note, options.lang)));
  return 0;
}

/** What a reader of the text has to know and cannot see in it. */
function toLookAt({ isNeutral, accused }: Narrative, missing: Narrative['missing']): Sentence[] {
  const labels = missing.map(({ label }) => label);
  const cells = accused.map(({ sheet, address }) => `${sheet}!${address}`);
  return [
    ...(isNeutral ? [NEUTRAL] : []),
    ...(labels.length > 0
      ? [
          {
            message: `还有 ${labels.length} 项待填写：${labels.join('；')}`,
            english: `to be filled in (${labels.length}): ${labels.join('; ')}`,
          },
        ]
      : []),
    ...(accused.length > 0
      ? [
          {
            message: `${accused.length} 个单元格校验认为有误，取自它们的数已在文中标出：${accused.map(({ message }, at) => `${cells[at]!}（${message}）`).join('；')}`,
            english: `cells that validation finds wrong (${accused.length}); numbers from them are marked in the text: ${accused.map(({ english }, at) => `“${cells[at]!}” (${english})`).join('; ')}`,
          },
        ]
      : []),
  ];
}

/** What the pane keeps in a workbook: the officer's inputs for its own text, and those of the year before. */
async function keptIn(file: string): Promise<{ readonly inputs: Inputs; readonly last: Inputs }> {
  const state = await named(
    file,
    readBytes(file).then((bytes) => readState(bytes)),
  );
  return { inputs: keptInputs(state.get(INPUTS_KEY)), last: keptInputs(state.get(LAST_INPUTS_KEY)) };
}

/** Says which workbook is meant, and how one that is not last year's can be used all the same. */
function withHint<T>(file: string, { prior }: NarrateOptions, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof FormsError) {
      const { message, english } = ofFile(error.isLast ? prior! : file, error);
      throw new UsageError(message, english);
    }
    if (!(error instanceof PriorError)) throw error;
    throw new UsageError(
      `${error.message}；确实要用它，请加 --prior-as-given`,
      `${error.english}; add --prior-as-given to use it all the same`,
    );
  }
}

function sayUnits({ units }: Pick<Narrative, 'units'>, language: Language): void {
  if (units) say(sentenceIn(units, language));
}

const LARGEST_TEXT = 20 * 1024 * 1024;
const MARKS = {
  zh: { missing: '待填写', mistake: '上年有误', table: '表中有误', look: '请核对' },
  en: { missing: 'to be filled in', mistake: 'wrong last year', table: 'wrong in the forms', look: 'to be looked at' },
} as const;

/** `gouji narrate --from-text`: last year's text with this year's numbers; what is asked for and to be looked at is listed on stderr. */
async function rollCommand(file: string, from: string, options: NarrateOptions): Promise<number> {
  if (!options.prior)
    throw new UsageError(
      '--from-text 要与 --prior 一起用：上年文字里的数要对着上年工作簿读',
      '--from-text goes with --prior: the numbers of last year’s text are read against last year’s workbook',
    );
  const { narrativeOf } = await import('../../narrative/roll/narrative');
  const [workbook, last] = [await named(file, readWorkbookFile(file)), await named(options.prior, readWorkbookFile(options.prior))];
  const bytes = await named(from, readBytes(from, LARGEST_TEXT));
  const read = await named(from, readTextFile(bytes));
  const text = wholeText(read);
  if (text.trim() === '') throw new UsageError(`${from}：里面没有文字，无从续写`, `${from}: there is no text to roll forward`);
  const pack = options.pack ? await packNamed(options.pack) : undefined;
  const given = options.inputs ? await readInputs(options.inputs) : undefined;
  const inputs = mergeInputs((await keptIn(file)).inputs, given?.inputs ?? {});
  const rolled = withHint(file, options, () =>
    rollForward(workbook, last, text, { priorAsGiven: options.priorAsGiven ?? false, inputs, ...(pack ? { pack } : {}) }),
  );
  const { format } = options;
  if (format === 'docx' && read.isWord) {
    const { reviseWord } = await import('../../hosts/file/word');
    await emit(reviseWord(bytes, rolled.edits, '勾稽', new Date()), options, [file, options.prior, from]);
  } else {
    const made =
      format === 'docx' || format === 'json'
        ? await formatted(narrativeOf(rolled, text), format, notesIn(rolled, options.lang))
        : rolled.text;
    await emit(made, options, [file, options.prior, from]);
  }
  sayUnits(rolled, options.lang);
  const unused = given ? unusedKeys(options.inputs!, given, rolled.unused) : [];
  unused.forEach((note) => say(lineIn(note, options.lang)));
  for (const { kind, line, message, english } of rolled.notes) {
    const said = message.replace(`${MARKS.zh[kind]}：`, '');
    say(
      lineIn(
        { message: `第 ${line + 1} 段 ${MARKS.zh[kind]}：${said}`, english: `paragraph ${line + 1} ${MARKS.en[kind]}: ${english}` },
        options.lang,
      ),
    );
  }
  return 0;
}

/** What is asked of the officer, for a program: paragraphs from 1, in the language that was asked for. */
function notesIn({ notes }: Rolled, language: Language): RolledNote[] {
  return notes.map((note) => ({ kind: note.kind, paragraph: note.line + 1, message: sentenceIn(note, language) }));
}

async function formatted(narrative: Narrative, format: string, notes?: readonly RolledNote[]): Promise<string | Uint8Array> {
  if (format === 'text') return plainText(narrative);
  if (format === 'docx') return (await import('../../report/docx')).narrativeDocx(narrative);
  const { narrativeJson, narrativeMarkdown } = await import('../../report/narrative');
  return format === 'json' ? narrativeJson(narrative, notes) : narrativeMarkdown(narrative);
}
