import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { recognise } from '../../src/forms/recognise';
import { readWorkbook } from '../../src/hosts/file/read';
import { generate, type NarrateOptions } from '../../src/narrative/generate';
import type { Inputs } from '../../src/narrative/inputs';
import { plainText, type Narrative } from '../../src/narrative/narrative';
import { readPack } from '../../src/packs/packs';
import { parseAddress } from '../../src/workbook/address';
import type { CellRef, CellSnapshot, SheetSnapshot, WorkbookSnapshot } from '../../src/workbook/snapshot';

export const CASES = ['bazhou-2024', 'guyuan-2024', 'linxia-2024', 'wenxian-2024', 'yanbian-2024'] as const;
export type Case = (typeof CASES)[number];

const folder = (name: Case): string => path.resolve('test/cases', name);

export function workbookOf(name: Case): Promise<WorkbookSnapshot> {
  return readWorkbook(fs.readFileSync(path.join(folder(name), 'workbook.xlsx')), 'workbook.xlsx');
}

/** Last year's workbook, where the case has one. */
export async function priorOf(name: Case): Promise<WorkbookSnapshot | undefined> {
  const file = path.join(folder(name), 'prior.xlsx');
  return fs.existsSync(file) ? readWorkbook(fs.readFileSync(file), 'prior.xlsx') : undefined;
}

export function inputsOf(name: Case): Inputs {
  return parse(fs.readFileSync(path.join(folder(name), 'inputs.yaml'), 'utf8')) as Inputs;
}

export function publishedOf(name: Case): string {
  return fs.readFileSync(path.join(folder(name), 'narrative.txt'), 'utf8');
}

/** A copy of a workbook with other values in some cells. */
export function withCells(
  workbook: WorkbookSnapshot,
  changes: readonly (CellRef & { readonly value: CellSnapshot['value'] })[],
): WorkbookSnapshot {
  const sheets = workbook.sheets.map((sheet) => {
    const own = changes.filter((change) => change.sheet === sheet.name);
    const rows = sheet.rows.map((row) => (row ? [...row] : undefined));
    for (const { address, value } of own) {
      const at = parseAddress(address);
      (rows[at.row] ??= [])[at.column] = { value };
    }
    return { ...sheet, rows };
  });
  return { ...workbook, sheets };
}

/** A sheet of texts, as a host would hold it after gouji wrote it. */
export function sheetOf(name: string, rows: readonly (readonly CellSnapshot['value'][])[]): SheetSnapshot {
  const cells = rows.map((row) => row.map((value) => (value === '' || value === null ? undefined : { value })));
  return { name, visibility: 'visible', rows: cells, merges: [], hiddenRows: [], hiddenColumns: [] };
}

/** A narrative of one section, from a template given as text. */
export function write(workbook: WorkbookSnapshot, text: string, options: NarrateOptions = {}, conventions = ''): Narrative {
  const source = `id: probe\nname: 试\nkind: budget\nmatch: {}\nnarrative:\n  unit: 万元\n${conventions}  sections:\n    - title: 节\n      text: ${JSON.stringify(text)}\n`;
  return generate(recognise(workbook), readPack(source, 'probe').narrative!, options);
}

/** The same as text, without the heading. */
export function written(workbook: WorkbookSnapshot, text: string, options: NarrateOptions = {}, conventions = ''): string {
  return plainText(write(workbook, text, options, conventions))
    .replace(/^节\n/, '')
    .trim();
}
