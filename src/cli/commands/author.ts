import { newYear } from '../../author/new-year';
import type { NewYear } from '../../author/new-year-result';
import { newYearFile } from '../../hosts/file/new-year-file';
import { readBytes, readWorkbookFile } from '../../hosts/file/node';
import type { Language } from '../../findings/finding';
import { sentenceIn } from '../../findings/sentence';
import { checkChoice, lineIn, named, UsageError } from '../errors';
import { checkResult, writeResult } from '../files';

export interface AuthorOptions {
  readonly blank?: string;
  readonly year: string;
  readonly out: string;
  readonly unit?: string;
  readonly organization?: string;
  readonly force?: boolean;
  readonly lang: Language;
}

const KINDS = ['budget', 'final'];
const UNITS = ['元', '万元'] as const;

/** `gouji author`: the workbook of a new year, from last year's or blank. */
export async function authorCommand(last: string | undefined, options: AuthorOptions): Promise<number> {
  const { blank, out } = options;
  if (!/^20[0-9]{2}$/.test(options.year))
    throw new UsageError(`--year 应为四位年份，现为 ${options.year}`, `--year takes a year of four digits, not ${options.year}`);
  if ((last === undefined) === (blank === undefined))
    throw new UsageError('请给出上年工作簿，或用 --blank budget|final', 'give last year’s workbook, or --blank budget|final');
  if (!/\.xlsx$/i.test(out)) throw new UsageError(`--out 应为 .xlsx 文件，现为 ${out}`, `--out takes the name of an .xlsx, not ${out}`);
  if (last !== undefined) return fromLastYear(last, options);
  return blankForms(blank!, options);
}

async function fromLastYear(last: string, { year, out, force = false, lang }: AuthorOptions): Promise<number> {
  await checkResult(out, force, [last]);
  const workbook = await named(last, readWorkbookFile(last));
  const make = async () => {
    const plan = newYear(workbook, Number(year));
    return { plan, bytes: newYearFile(await readBytes(last), workbook, plan) };
  };
  const { plan, bytes } = await named(last, make());
  await named(out, writeResult(out, bytes, force, [last]));
  const notes = plan.notes.map((note) => sentenceIn(note, lang));
  process.stdout.write([...(lang === 'en' ? madeInEnglish(plan, out) : made(plan, out)), ...notes, ''].join('\n'));
  return 0;
}

function made({ from, to, counts: { inputs, formulas, moved, texts } }: NewYear, out: string): string[] {
  return [
    `${from} 年 → ${to} 年　${out}`,
    `待填 ${inputs} 格（浅黄底），公式 ${formulas} 个，结转到上年栏 ${moved} 个数，更新年份 ${texts} 处。`,
  ];
}

function madeInEnglish({ from, to, counts: { inputs, formulas, moved, texts } }: NewYear, out: string): string[] {
  return [
    `${from} → ${to}  ${out}`,
    `Cells to fill in (light yellow): ${inputs}; formulas: ${formulas}; amounts moved into the columns of last year: ${moved}; years moved on: ${texts}.`,
  ];
}

async function blankForms(kind: string, { year, out, unit, organization, force = false, lang }: AuthorOptions): Promise<number> {
  checkChoice('--blank', kind, KINDS);
  checkChoice('--unit', unit, UNITS);
  await checkResult(out, force, []);
  const { blankSet } = await import('../../author/blank');
  const { blankFile } = await import('../../hosts/file/blank-file');
  const isBudget = kind === 'budget';
  const set = blankSet(isBudget ? 'budget' : 'final', Number(year), {
    ...(unit ? { unit: unit as (typeof UNITS)[number] } : {}),
    organization: organization ?? '',
  });
  await named(out, writeResult(out, blankFile(set), force, []));
  const { length } = set.sheets;
  process.stdout.write(
    `${lineIn({ message: `${year} 年${isBudget ? '预算' : '决算'}公开表 ${length} 张　${out}`, english: `${year} ${isBudget ? 'budget' : 'final accounts'}, ${length} forms  ${out}` }, lang)}\n`,
  );
  return 0;
}
