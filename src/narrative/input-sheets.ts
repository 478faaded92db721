import { INPUT_SHEETS, INPUT_SUFFIX, withoutSuffix } from '../forms/not-forms';
import { addressOf } from '../workbook/address';
import type { CellRef, CellSnapshot, SheetSnapshot, WorkbookSnapshot } from '../workbook/snapshot';
import { normalize } from '../workbook/text';
import type { Inputs } from './inputs';
import { normalizeKey } from './keys';
import type { AskedInput } from './narrative';

/** A sheet as plain rows, for whatever host writes it. */
export interface InputSheet {
  readonly name: (typeof INPUT_SHEETS)[number];
  readonly rows: readonly (readonly string[])[];
  /** Rows before the first entry; the last of them holds the headings. */
  readonly headingRows: number;
  /** The column to fill in, from 0. */
  readonly valueColumn: number;
  /** In characters. */
  readonly widths: readonly number[];
}

const VALUE_HEADINGS: Readonly<Record<(typeof INPUT_SHEETS)[number], string>> = { 补充资料: '填写', 上年数: '上年数' };
/** What was filled in for last year stands here, beside what is filled in now. */
const LAST = '上年填写';
const HELP = '在“填写”一栏填写；留空的，情况说明里显示【待填写】。“项目”一栏请勿改动。';

/** The sheets 补充资料 and 上年数 with a line for everything a narrative takes from the officer, filled with what was given. */
export function inputSheets(asked: readonly AskedInput[]): InputSheet[] {
  const columns = asked.some(({ last }) => last !== undefined) ? 5 : 4;
  const lines = { 补充资料: asked.filter(({ input }) => !isPrior(input)), 上年数: asked.filter(({ input }) => isPrior(input)) };
  return INPUT_SHEETS.filter((name) => lines[name].length > 0).map((name) => ({
    name,
    rows: [
      [name],
      [HELP.replace('填写”', `${VALUE_HEADINGS[name]}”`)],
      ...[['项目', VALUE_HEADINGS[name], '用于', '说明', LAST], ...lines[name].map(rowOf)].map((row) => row.slice(0, columns)),
    ],
    headingRows: 3,
    valueColumn: 1,
    widths: [46, 60, 40, 40, 40].slice(0, columns),
  }));
}

function isPrior(key: string): boolean {
  return key.startsWith('上年数/');
}

function rowOf({ input, label, value, askedBy, optional, unit, last }: AskedInput): string[] {
  const said = [unit ? `${label}（${unit}）` : label, ...(optional ? ['可不填'] : [])].join('；');
  return [input.replace(/^上年数\//, ''), value ?? '', askedBy, said, last ?? ''];
}

/** What has to be written so that a workbook's sheets hold everything a narrative takes from the officer. */
export interface InputPlan {
  readonly create: readonly InputSheet[];
  /** Texts of cells of sheets that are there: lines appended, values that differ. */
  readonly fill: readonly (CellRef & { readonly text: string })[];
}

/** Sheets that the workbook has are completed, whatever the officer made of them; those it lacks are created. */
export function planInputSheets(workbook: WorkbookSnapshot, asked: readonly AskedInput[]): InputPlan {
  const cells = inputCells(workbook);
  const plans = inputSheets(asked).map((wanted): InputPlan => {
    const there = sheetsNamed(workbook, wanted.name)[0];
    if (!there) return { create: [wanted], fill: [] };
    const lines = asked.filter(({ input }) => isPrior(input) === (wanted.name === '上年数'));
    return { create: [], fill: [...changedValues(lines, cells, workbook), ...newLines(there, wanted.name, lines, cells)] };
  });
  return { create: plans.flatMap(({ create }) => create), fill: plans.flatMap(({ fill }) => fill) };
}

function changedValues(lines: readonly AskedInput[], cells: ReadonlyMap<string, CellRef>, workbook: WorkbookSnapshot): InputPlan['fill'] {
  const known = readInputSheets(workbook);
  return lines.flatMap(({ input, value }) => {
    const key = normalizeKey(input);
    const cell = cells.get(key);
    return cell && value !== null && known[key] !== value ? [{ ...cell, text: value }] : [];
  });
}

function newLines(
  sheet: SheetSnapshot,
  name: (typeof INPUT_SHEETS)[number],
  lines: readonly AskedInput[],
  cells: ReadonlyMap<string, CellRef>,
): InputPlan['fill'] {
  const { row: headingRow, key, value } = headingsOf(sheet, VALUE_HEADINGS[name])!;
  const headings = (sheet.rows[headingRow] ?? []).map((cell) => normalize(textOf(cell)));
  const columns = [key, value, ...['用于', '说明', LAST].map((heading) => headings.indexOf(heading))];
  const fresh = lines.filter(({ input }) => !cells.has(normalizeKey(input)));
  return fresh.flatMap((line, index) =>
    rowOf(line).flatMap((text, part) => {
      const column = columns[part]!;
      return column < 0 || text === '' ? [] : [{ sheet: sheet.name, address: addressOf(sheet.rows.length + index, column), text }];
    }),
  );
}

/** The cell to fill in for each key that a line of those sheets names. */
export function inputCells(workbook: WorkbookSnapshot): ReadonlyMap<string, CellRef> {
  return new Map(linesOf(workbook).map(({ key, sheet, row, value }) => [key, { sheet: sheet.name, address: addressOf(row, value) }]));
}

/** What the officer filled in on those sheets; empty where the workbook has none. */
export function readInputSheets(workbook: WorkbookSnapshot): Inputs {
  return entriesOf(workbook, ({ value }) => value);
}

/** What was filled in for last year, as those sheets say. */
export function readLastInputs(workbook: WorkbookSnapshot): Inputs {
  return entriesOf(workbook, ({ last }) => last);
}

/** What becomes of those sheets when a new year begins: what was filled in is last year's now, and is to be filled in anew. */
export function inputsMovedOn(workbook: WorkbookSnapshot): (CellRef & { readonly text: string | null })[] {
  const headed = new Set<string>();
  return linesOf(workbook).flatMap(({ sheet, row, value, last, beside, headings }) => {
    const text = textOf(sheet.rows[row]?.[value]);
    if (text === '') return [];
    const at = (own: number, column: number) => ({ sheet: sheet.name, address: addressOf(own, column) });
    const heading = last < 0 && !headed.has(sheet.name) ? [{ ...at(headings, beside), text: LAST }] : [];
    headed.add(sheet.name);
    return [...heading, { ...at(row, last < 0 ? beside : last), text }, { ...at(row, value), text: null }];
  });
}

/** Whether a sheet holds inputs and no form. A host that finds the name taken adds a number to it. */
export function isInputSheet(sheet: SheetSnapshot): boolean {
  return INPUT_SHEETS.some((name) => isNamed(sheet, name) && headingsOf(sheet, VALUE_HEADINGS[name]) !== null);
}

function isNamed({ name }: SheetSnapshot, wanted: string): boolean {
  return withoutSuffix(name) === wanted;
}

/** The sheets of a name: where some are made for a later year than others, those of the latest year alone. */
function sheetsNamed({ sheets }: WorkbookSnapshot, name: (typeof INPUT_SHEETS)[number]): SheetSnapshot[] {
  const all = sheets.filter((sheet) => isNamed(sheet, name) && headingsOf(sheet, VALUE_HEADINGS[name]));
  const yearOf = (sheet: SheetSnapshot): string => INPUT_SUFFIX.exec(normalize(sheet.name))?.[1] ?? '';
  const latest = all.map(yearOf).sort().at(-1);
  return all.filter((sheet) => yearOf(sheet) === latest);
}

interface InputLine {
  readonly key: string;
  readonly sheet: SheetSnapshot;
  readonly row: number;
  /** The columns of what is filled in and of what was last year, −1 where there is none; and the first one beside all headings. */
  readonly value: number;
  readonly last: number;
  readonly beside: number;
  /** The row of the headings. */
  readonly headings: number;
}

function linesOf(workbook: WorkbookSnapshot): InputLine[] {
  return INPUT_SHEETS.flatMap((name) =>
    sheetsNamed(workbook, name).flatMap((sheet) => {
      const headings = headingsOf(sheet, VALUE_HEADINGS[name])!;
      return sheet.rows.flatMap((cells, row): InputLine[] => {
        const key = textOf(cells?.[headings.key]);
        if (row <= headings.row || key === '') return [];
        const { value, last, beside } = headings;
        return [{ key: normalizeKey(name === '上年数' ? `上年数/${key}` : key), sheet, row, value, last, beside, headings: headings.row }];
      });
    }),
  );
}

function entriesOf(workbook: WorkbookSnapshot, columnOf: (line: InputLine) => number): Inputs {
  const entries = linesOf(workbook).map((line) => [line.key, textOf(line.sheet.rows[line.row]?.[columnOf(line)])] as const);
  return Object.fromEntries(entries.filter(([, text]) => text !== ''));
}

interface Headings {
  readonly row: number;
  readonly key: number;
  readonly value: number;
  readonly last: number;
  readonly beside: number;
}

function headingsOf(sheet: SheetSnapshot, valueHeading: string): Headings | null {
  for (const [row, cells] of sheet.rows.entries()) {
    const texts = (cells ?? []).map((cell) => normalize(textOf(cell)));
    const [key, value] = [texts.indexOf('项目'), texts.indexOf(valueHeading)];
    const beside = texts.reduce((next, text, column) => (text === '' ? next : column + 1), 0);
    if (key >= 0 && value >= 0) return { row, key, value, last: texts.indexOf(LAST), beside };
  }
  return null;
}

/** A date is written as dates are in Chinese texts, a number without binary noise. */
function textOf(cell: CellSnapshot | undefined): string {
  const value = cell?.value;
  if (typeof value === 'string') return value.trim();
  if (typeof value !== 'number') return '';
  return isDateFormat(cell?.format) ? dateText(value) : String(Number(value.toPrecision(15)));
}

function isDateFormat(format = ''): boolean {
  return /[ymd年月日]/i.test(format.replace(/"[^"年月日]*"|\[[^\]]*\]|\\./g, '')) && !/^general$/i.test(format);
}

/** Days since 30 December 1899, as Excel counts them. */
function dateText(serial: number): string {
  const date = new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000);
  return `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
}
