import { fillTotals, type FillPlan } from '../../author/fill';
import { stateSentence } from '../../author/state';
import { fillWrites } from '../../author/writes';
import type { Language } from '../../findings/finding';
import { readBytes, readWorkbookFile } from '../../hosts/file/node';
import { writeCells } from '../../hosts/file/write-cells';
import { checkChoice, named } from '../errors';
import { checkWorkbookExtension } from '../extensions';
import { checkResult, writeResult } from '../files';

export interface FillOptions {
  readonly formulas?: boolean;
  readonly out?: string;
  readonly format: string;
  readonly force?: boolean;
  readonly lang: Language;
}

/** `gouji fill`: lists the totals that relations determine; writes them only where --out says so. */
export async function fillCommand(file: string, options: FillOptions): Promise<number> {
  checkChoice('--format', options.format, ['text', 'json']);
  if (options.out) await checkResult(options.out, options.force ?? false, [file]);
  const workbook = await named(file, readWorkbookFile(file));
  const plan = await named(file, () => fillTotals(workbook, options.lang));
  if (options.out) {
    const cells = fillWrites(plan, options.formulas ?? false);
    const write = async (): Promise<Uint8Array> => writeCells(await readBytes(file), workbook, cells);
    const bytes = await named(file, write());
    await checkWorkbookExtension(options.out, bytes);
    await named(options.out, writeResult(options.out, bytes, options.force ?? false, [file]));
  }
  process.stdout.write(options.format === 'json' ? `${JSON.stringify({ file, ...plan }, null, 2)}\n` : planText(plan, file, options));
  return 0;
}

function planText(plan: FillPlan, file: string, { out, formulas, lang }: FillOptions): string {
  const english = lang === 'en';
  const gap = english ? '  ' : '　';
  const state = stateSentence(plan.state, plan.cells.length, lang);
  const lines = plan.cells.map(
    ({ sheet, address, name, now, value, formula, why }) =>
      `  ${sheet}!${address}${gap}${name}${gap}${now === '' ? (english ? '(blank)' : '（空）') : now} → ${value}${gap}${formulas && formula !== null ? `=${formula}` : why}`,
  );
  const left = plan.disagreements.map(({ sheet, address, name, now, why }) => `  ${sheet}!${address}${gap}${name}${gap}${now}${gap}${why}`);
  return [
    `${english ? 'Totals' : '填列合计'}${gap}${file}`,
    ...(state === null ? [] : [state]),
    ...(lines.length > 0 ? [english ? `${lines.length} totals:` : `可填列 ${lines.length} 个合计：`, ...lines] : []),
    ...(left.length > 0 ? [english ? `${left.length} left as they are:` : `${left.length} 个合计未改：`, ...left] : []),
    ...(lines.length === 0 && left.length === 0 && state === null ? [english ? 'Nothing to fill.' : '没有需要填列的合计。'] : []),
    ...(out ? [english ? `written to ${out}` : `已写入 ${out}`] : []),
    '',
  ].join('\n');
}
