import { convertUnits, type Conversion } from '../../author/convert';
import { cellAt } from '../../author/places';
import { conversionWrites } from '../../author/writes';
import type { Language } from '../../findings/finding';
import { readBytes, readWorkbookFile } from '../../hosts/file/node';
import { writeCells } from '../../hosts/file/write-cells';
import { checkChoice, named } from '../errors';
import { checkWorkbookExtension } from '../extensions';
import { checkResult, writeResult } from '../files';

export interface ConvertOptions {
  readonly to: string;
  readonly out?: string;
  readonly format: string;
  readonly force?: boolean;
  readonly lang: Language;
}

/** `gouji convert`: a disclosure in 元 or 万元; shown only where no --out is given. */
export async function convertCommand(file: string, options: ConvertOptions): Promise<number> {
  const { out, force = false } = options;
  checkChoice('--to', options.to, ['元', '万元']);
  const to = options.to === '元' ? '元' : '万元';
  checkChoice('--format', options.format, ['text', 'json']);
  if (out) await checkResult(out, force, [file]);
  const workbook = await named(file, readWorkbookFile(file));
  const conversion = await named(file, () => convertUnits(workbook, to, options.lang));
  if (out) {
    const writes = conversionWrites(conversion, (cell) => cellAt(workbook, cell)?.formula);
    const write = async (): Promise<Uint8Array> => writeCells(await readBytes(file), workbook, writes);
    const bytes = await named(file, write());
    await checkWorkbookExtension(out, bytes);
    await named(out, writeResult(out, bytes, force, [file]));
  }
  process.stdout.write(
    options.format === 'json' ? `${JSON.stringify({ file, ...conversion }, null, 2)}\n` : conversionText(conversion, file, options),
  );
  return 0;
}

function conversionText({ cells, texts, notes, to }: Conversion, file: string, { out, lang }: ConvertOptions): string {
  const english = lang === 'en';
  const gap = english ? '  ' : '　';
  const beyond = cells.filter(({ exact }) => exact !== undefined);
  return [
    `${english ? `To ${to}` : `换算为${to}`}${gap}${file}`,
    ...(out
      ? []
      : [
          ...texts.map(({ sheet, address, now, text }) => `  ${sheet}!${address}${gap}${now} → ${text}`),
          ...cells.map(({ sheet, address, now, value }) => `  ${sheet}!${address}${gap}${now} → ${value}${to}`),
        ]),
    english ? `${cells.length} amounts, ${texts.length} headings.` : `${cells.length} 个金额，${texts.length} 处单位。`,
    ...(beyond.length > 0
      ? [
          english
            ? `${beyond.length} cells are off by more than half of their last digit, so that totals are the sums of what is printed:`
            : `为使合计等于所列各数之和，${beyond.length} 格与准确值相差超过末位的一半：`,
          ...beyond.map(
            ({ sheet, address, value, exact }) =>
              `  ${sheet}!${address}${gap}${value}${english ? ` (exact ${exact})` : `（准确值 ${exact}）`}`,
          ),
        ]
      : []),
    ...notes,
    ...(out ? [english ? `written to ${out}` : `已写入 ${out}`] : []),
    '',
  ].join('\n');
}
