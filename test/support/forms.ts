import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWorkbook } from '../../src/hosts/file/read';
import type { Area, CellSnapshot, SheetSnapshot, WorkbookSnapshot } from '../../src/workbook/snapshot';

/** The real, published cases. */
export const CASES = ['bazhou-2024', 'guyuan-2024', 'linxia-2024', 'wenxian-2024', 'yanbian-2024'] as const;
export type CaseName = (typeof CASES)[number];

export function readCase(name: CaseName, file = 'workbook.xlsx'): Promise<WorkbookSnapshot> {
  return readWorkbook(new Uint8Array(readFileSync(casePath(name, file))), `${name}.xlsx`);
}

export function readNarrative(name: CaseName): string {
  return readFileSync(casePath(name, 'narrative.txt'), 'utf8');
}

/** Final accounts of one class: 95万元, of which 60 basic and 35 projects. */
export const EDUCATION = `
# 支出
2024年度支出决算表
||||单位：万元
科目编码|科目名称|本年支出合计|基本支出|项目支出
|合计|95|60|35
205|教育支出|95|60|35`;

function casePath(name: CaseName, file: string): string {
  return join(__dirname, '../cases', name, file);
}

/**
 * A workbook from text. A line is a row, `|` parts its cells, `# name` begins a sheet. A cell that is a plain number is a number (`'12`
 * keeps it a text), `<` is merged with the cell at its left and `^` with the one above; an empty line is an empty row.
 */
export function workbookOf(text: string): WorkbookSnapshot {
  const sheets: SheetSnapshot[] = [];
  for (const part of `\n${dedent(text)}`.split(/\n(?=# )/)) {
    const lines = part.replace(/^\n/, '').split('\n');
    const named = /^# (.*)$/.exec(lines[0] ?? '')?.[1];
    if (named !== undefined) lines.shift();
    if (named === undefined && lines.every((line) => line.trim() === '')) continue;
    sheets.push(sheetOf(named ?? `Sheet${sheets.length + 1}`, lines));
  }
  return { name: '', sheets };
}

function dedent(text: string): string {
  return text
    .replace(/^\n/, '')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n+$/, '');
}

function sheetOf(name: string, lines: readonly string[]): SheetSnapshot {
  const cells = lines.map((line) => (line === '' ? [] : line.split('|').map((cell) => cell.trim())));
  return {
    name,
    visibility: 'visible',
    rows: cells.map((row) => row.map(cellOf)),
    merges: mergesOf(cells),
    hiddenRows: [],
    hiddenColumns: [],
  };
}

function cellOf(text: string): CellSnapshot | undefined {
  if (text === '' || text === '<' || text === '^') return undefined;
  if (/^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/.test(text)) return { value: Number(text) };
  return { value: text.replace(/^'/, '') };
}

function mergesOf(cells: readonly (readonly string[])[]): Area[] {
  const merges: Area[] = [];
  cells.forEach((row, top) =>
    row.forEach((text, left) => {
      if (text === '<' || text === '^') return;
      let right = left;
      while (row[right + 1] === '<') right++;
      let bottom = top;
      while (cells[bottom + 1]?.[left] === '^') bottom++;
      if (right > left || bottom > top) merges.push({ top, left, bottom, right });
    }),
  );
  return merges;
}

/** A subject of a form of spending, with what is 基本支出 of it and what 项目支出; those of a class with subjects below it are their sums. */
export type Subject = readonly [code: string, name: string, basic: number, project: number];

export const RETIRED: readonly Subject[] = [
  ['208', '社会保障和就业支出', 50, 0],
  ['20805', '行政事业单位养老支出', 50, 0],
  ['2080501', '行政单位离退休', 20, 0],
  ['2080505', '机关事业单位基本养老保险缴费支出', 30, 0],
];

export const HOUSING: readonly Subject[] = [
  ['221', '住房保障支出', 8, 0],
  ['22102', '住房改革支出', 8, 0],
  ['2210201', '住房公积金', 8, 0],
];

/** A workbook of one form of spending by subjects, in 万元. */
export function spendingBook(title: string, subjects: readonly Subject[]): WorkbookSnapshot {
  const items = subjects.filter(([code]) => code.length === 7);
  const amountsOf = (own: Subject): Subject => {
    const below = items.filter(([item]) => item.startsWith(own[0]));
    const sum = (at: 2 | 3): number => (below.length > 0 ? below : [own]).reduce((total, item) => total + item[at], 0);
    return [own[0], own[1], sum(2), sum(3)];
  };
  const rows = subjects.map(amountsOf);
  const classes = rows.filter(([code]) => code.length === 3);
  const total: Subject = ['', '合计', classes.reduce((sum, row) => sum + row[2], 0), classes.reduce((sum, row) => sum + row[3], 0)];
  const lines = [total, ...rows].map(([code, name, basic, project]) => [code, name, basic + project, basic || '', project || ''].join('|'));
  return workbookOf(`
    # 支出
    ${title}
    ||||单位：万元
    科目编码|科目名称|合计|基本支出|项目支出
    ${lines.join('\n    ')}`);
}

/** The form of “三公”经费 of a final account: what was planned and what was spent, each as its six columns. In 万元. */
export const travelForm = (year: number, planned: string, spent: string): string => `
    # 公开07表
    ${year}年度财政拨款“三公”经费支出决算表
    |||||||||||单位：万元
    预算数||||||决算数|||||
    合计|因公出国（境）费|公务用车购置及运行维护费|||公务接待费|合计|因公出国（境）费|公务用车购置及运行维护费|||公务接待费
    ||小计|公务用车购置费|公务用车运行维护费||||小计|公务用车购置费|公务用车运行维护费|
    ${planned}|${spent}`;
