import { newYear } from '../../author/new-year';
import { newYearFile } from '../../hosts/file/new-year-file';
import { readBytes, readWorkbookFile } from '../../hosts/file/node';
import { named, UsageError } from '../errors';
import { checkResult, writeResult } from '../files';

export interface AuthorOptions {
  readonly blank?: string;
  readonly year: string;
  readonly out: string;
  readonly unit?: string;
  readonly organization?: string;
  readonly force?: boolean;
}

/** `gouji author`: the workbook of a new year, from last year's or blank. */
export async function authorCommand(last: string | undefined, options: AuthorOptions): Promise<number> {
  const { blank, out, force = false } = options;
  if (!/^20[0-9]{2}$/.test(options.year)) throw new UsageError(`--year 应为四位年份，现为 ${options.year}（a year is expected）`);
  if ((last === undefined) === (blank === undefined))
    throw new UsageError('请给出上年工作簿，或用 --blank budget|final（give last year’s workbook, or --blank budget|final）');
  if (!/\.xlsx$/i.test(out)) throw new UsageError(`--out 应为 .xlsx 文件，现为 ${out}（an .xlsx file is expected）`);
  if (last !== undefined) return fromLastYear(last, Number(options.year), out, force);
  return blankForms(blank!, options);
}

async function fromLastYear(last: string, year: number, out: string, force: boolean): Promise<number> {
  await checkResult(out, force, [last]);
  const workbook = await named(last, readWorkbookFile(last));
  const make = async () => {
    const plan = newYear(workbook, year);
    return { plan, bytes: newYearFile(await readBytes(last), workbook, plan) };
  };
  const { plan, bytes } = await named(last, make());
  await named(out, writeResult(out, bytes, force, [last]));
  const { inputs, formulas, moved, texts } = plan.counts;
  process.stdout.write(
    [
      `${plan.from} 年 → ${plan.to} 年　${out}`,
      `待填 ${inputs} 格（浅黄底），公式 ${formulas} 个，结转到上年栏 ${moved} 个数，更新年份 ${texts} 处。`,
      ...plan.notes,
      '',
    ].join('\n'),
  );
  return 0;
}

async function blankForms(kind: string, { year, out, unit, organization, force = false }: AuthorOptions): Promise<number> {
  if (kind !== 'budget' && kind !== 'final') throw new UsageError(`--blank 不能是 ${kind}；可用 budget、final`);
  if (unit !== undefined && unit !== '元' && unit !== '万元') throw new UsageError(`--unit 不能是 ${unit}；可用 元、万元`);
  await checkResult(out, force, []);
  const { blankSet } = await import('../../author/blank');
  const { blankFile } = await import('../../hosts/file/blank-file');
  const set = blankSet(kind, Number(year), { ...(unit ? { unit } : {}), organization: organization ?? '' });
  await named(out, writeResult(out, blankFile(set), force, []));
  process.stdout.write(`${year} 年${kind === 'budget' ? '预算' : '决算'}公开表 ${set.sheets.length} 张　${out}\n`);
  return 0;
}
