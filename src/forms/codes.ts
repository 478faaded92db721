import type { Grid } from './grid';
import type { RawColumn } from './headings';

/** What the code columns of one row give. */
export interface RowCodes {
  /** The subject's code joined from its columns, or empty. */
  readonly subject: string;
  /** A second classification's code (政府经济分类) in further code columns, or empty. */
  readonly second: string;
  /** The code of a unit (单位代码), or empty. */
  readonly unit: string;
  /** The subject's code as its columns print it; undefined where the form has no such columns. */
  readonly printed: PrintedCode | undefined;
}

/** A subject's code as it is printed, part by part. */
export interface PrintedCode {
  /** The parts joined, without what is taken from the line above; empty where nothing legible is printed. */
  readonly code: string;
  /** The code of a second classification beside it (政府经济分类), or empty. */
  readonly second: string;
  readonly parts: readonly { readonly column: number; readonly text: string; readonly digits: string }[];
}

/** Code columns that together hold one code: 类|款|项, or a single 科目编码. */
export interface CodeGroup {
  readonly columns: readonly RawColumn[];
  readonly meaning: 'subject' | 'unit';
}

/** Groups adjacent code columns; a name between two groups separates them. */
export function codeGroups(stubs: readonly RawColumn[]): CodeGroup[] {
  const groups: RawColumn[][] = [];
  let last: RawColumn | undefined;
  for (const stub of stubs) {
    if (stub.role !== 'code') continue;
    const own = stub.path.at(-1) ?? '';
    const split = own === '款' || own === '项' || (own !== '类' && own === last?.path.at(-1));
    const joins = split && groups.length > 0 && last?.column === stub.column - 1;
    if (joins) groups.at(-1)!.push(stub);
    else groups.push([stub]);
    last = stub;
  }
  return groups.map((columns) => ({
    columns,
    meaning: /(?:单位|部门|机构)[()单位部门]*(?:编码|代码)|项目(?:编码|代码)/.test(columns[0]!.path.at(-1) ?? '') ? 'unit' : 'subject',
  }));
}

/** Reads the codes of a row; `above` is the code of the row before, for forms that print 类 and 款 only once. */
export function readCodes(grid: Grid, row: number, groups: readonly CodeGroup[], above: RowCodes): RowCodes {
  if (groups.length === 0) return NO_CODES;
  let subject = '';
  let second = '';
  let unit = '';
  let parts: PrintedCode['parts'] | undefined;
  for (const group of groups) {
    if (group.meaning === 'unit') unit = digits(grid.text(row, group.columns[0]!.column));
    else {
      const own = group.columns.map(({ column }) => partOf(grid, row, column));
      if (parts) second = joinCode(own, above.second);
      else {
        parts = own;
        subject = joinCode(own, above.subject);
      }
    }
  }
  return { subject, second, unit, printed: parts && { code: parts.reduce((code, part) => code + part.digits, ''), second, parts } };
}

export const NO_CODES: RowCodes = { subject: '', second: '', unit: '', printed: undefined };

/** Merged code cells (类 printed once over all its rows) count for every row they cover. */
function partOf(grid: Grid, row: number, column: number): PrintedCode['parts'][number] {
  const merge = grid.mergeAt(row, column);
  const text = merge && merge.bottom > merge.top ? grid.text(merge.top, merge.left) : grid.text(row, column);
  return { column, text, digits: digits(text) };
}

function digits(text: string): string {
  const plain = text.endsWith('.0') ? text.slice(0, -2) : text;
  return /^[0-9]{1,24}$/.test(plain) ? plain : '';
}

/**
 * Joins the parts of a code: `208|05|05`, `208|5|5` (lost leading zeros), `208||` , `|20805|`, and a full code in the column
 * of its level. Parts to the left that are blank are taken from the code above.
 */
function joinCode(parts: PrintedCode['parts'], above: string): string {
  let code = '';
  parts.forEach(({ digits: part }, index) => {
    if (part === '') return;
    if (part.length >= 3) code = part;
    else if (index === 0) code = part.padStart(3, '0');
    else {
      const prefix = code !== '' ? code : above.slice(0, 3 + 2 * (index - 1));
      code = prefix.length === 3 + 2 * (index - 1) ? prefix + part.padStart(2, '0') : code;
    }
  });
  return code;
}

/** The code a part of a key begins with: `2080505 养老保险缴费` is 2080505, `2024年项目` none. */
export function leadingCode(part: string): string | null {
  return /^([0-9]{3}|[0-9]{5}|[0-9]{7})(?![0-9])/.exec(part.normalize('NFKC').trim())?.[1] ?? null;
}
