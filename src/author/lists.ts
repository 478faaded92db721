import subjectsCsv from '../../assets/classification/subjects.csv';
import type { Disclosure, Form, Line } from '../forms/disclosure';
import { addressOf, columnName, parseAddress } from '../workbook/address';
import type { CellRef, WorkbookSnapshot } from '../workbook/snapshot';
import { normalize } from '../workbook/text';
import { quoted } from './formula';
import { cellAt, printedValue } from './places';

/** The sheet of codes and names from which cells are chosen; hidden, and no form. */
export const LIST_SHEET = '编制清单';

export type ListName = 'function codes' | 'function names' | 'economic codes' | 'economic names';

/** What a cell is chosen from. Others can be typed all the same. */
export interface ListChoice extends CellRef {
  readonly list: ListName;
}

/** The subjects in force, in the order of the columns of the list sheet. */
export const LISTS: ReadonlyMap<ListName, readonly string[]> = readLists();

/** Where a list stands, as formulas write it. */
export function listSource(list: ListName): string {
  const column = columnName([...LISTS.keys()].indexOf(list));
  return `${quoted(LIST_SHEET)}!$${column}$1:$${column}$${LISTS.get(list)!.length}`;
}

/** What is said of an entry that is not in the list. */
export const REFUSAL = { title: '科目', message: '不在科目表中，仍要填写吗？' } as const;

function readLists(): Map<ListName, string[]> {
  const rows = subjectsCsv
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((row) => row.split(','))
    .filter(([, , , , , to = '']) => to === '');
  const column = (kind: string, at: number): string[] => [...new Set(rows.filter((row) => row[0] === kind).map((row) => row[at] ?? ''))];
  return new Map<ListName, string[]>([
    ['function codes', column('function', 1)],
    ['function names', column('function', 2)],
    ['economic codes', column('dept_econ', 1)],
    ['economic names', column('dept_econ', 2)],
  ]);
}

/** The cells of codes and names of subjects: those that hold one alone, without numbering or a code glued to the name. */
export function listChoices(workbook: WorkbookSnapshot, disclosure: Disclosure): ListChoice[] {
  return disclosure.forms.flatMap((form) =>
    form.panels.flatMap(({ lines, columns }) =>
      lines.flatMap((line) => choicesOf(workbook, form, line, Math.min(...columns.map(({ column }) => column)))),
    ),
  );
}

function choicesOf(workbook: WorkbookSnapshot, form: Form, line: Line, firstAmount: number): ListChoice[] {
  const { key } = line;
  if (key.type !== 'function' && key.type !== 'economic') return [];
  const choices: ListChoice[] = [];
  const names = LISTS.get(`${key.type} names`)!;
  const name = normalize(printedValue(cellAt(workbook, line.labelCell)));
  if (names.some((known) => normalize(known) === name)) choices.push({ ...line.labelCell, list: `${key.type} names` });
  const label = parseAddress(line.labelCell.address).column;
  for (let column = form.area.left; column < Math.min(label, firstAmount); column++) {
    const cell = { sheet: form.sheet, address: addressOf(line.row, column) };
    const value = cellAt(workbook, cell)?.value;
    if (typeof value === 'string' && value.trim() === key.code) choices.push({ ...cell, list: `${key.type} codes` });
  }
  return choices;
}
