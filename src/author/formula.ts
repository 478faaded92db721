import { readNumber } from '../workbook/number';
import { addressOf, parseAddress } from '../workbook/address';
import type { CellRef, WorkbookSnapshot } from '../workbook/snapshot';
import { inUnitOf, type Definition } from './definitions';
import { cellAt } from './places';
import type { Term } from './relations';

/** Excel takes no longer formula. */
const LONGEST = 8192;
/** Fewer cells than this are added one by one. */
const SHORTEST_RANGE = 2;

/**
 * The formula (without `=`) of a cell that relations define: SUM over what stands side by side, `+` and `−` between the rest, other
 * sheets quoted, amounts of another unit converted; dashes are left out. Null where it would be too long for Excel.
 */
export function formulaOf({ target, parts }: Definition, workbook: WorkbookSnapshot): string | null {
  const pieces: string[] = [];
  const converts = parts.some((part) => part.unit !== target.unit);
  for (const run of runsOf(
    parts.filter(({ amount }) => !amount.nil),
    workbook,
  )) {
    const [first] = run;
    const text =
      run.length > SHORTEST_RANGE - 1 && !isText(first!, workbook) ? `SUM(${range(run, target)})` : single(first!, target, workbook);
    const sign = first!.sign === 1 ? (pieces.length > 0 ? '+' : '') : '-';
    const { factor, divisor } = inUnitOf(first!, target);
    pieces.push(`${sign}${text}${factor === 1 ? '' : `*${factor}`}${divisor === 1 ? '' : `/${divisor}`}`);
  }
  const sum = pieces.join('');
  if (sum === '') return null;
  const formula = converts ? `ROUND(${sum},${target.form.ulp.decimalPlaces()})` : sum;
  return formula.length > LONGEST ? null : formula;
}

/** Parts that stand side by side in a row or below each other, with the same sign and unit, together; all others alone. */
function runsOf(parts: readonly Term[], workbook: WorkbookSnapshot): Term[][] {
  const runs: Term[][] = [];
  let step = '';
  for (const part of parts) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const next = last && stepBetween(last, part);
    const joins =
      last !== undefined &&
      next !== '' &&
      (run!.length === 1 || next === step) &&
      last.sign === part.sign &&
      last.unit === part.unit &&
      !isText(last, workbook) &&
      !isText(part, workbook);
    if (joins) {
      run!.push(part);
      step = next!;
    } else runs.push([part]);
  }
  return runs;
}

function stepBetween(a: Term, b: Term): 'down' | 'right' | '' {
  if (a.amount.cell.sheet !== b.amount.cell.sheet) return '';
  const [from, to] = [parseAddress(a.amount.cell.address), parseAddress(b.amount.cell.address)];
  if (from.column === to.column && to.row === from.row + 1) return 'down';
  return from.row === to.row && to.column === from.column + 1 ? 'right' : '';
}

function range(run: readonly Term[], target: Term): string {
  const [first, last] = [run[0]!.amount.cell, run.at(-1)!.amount.cell];
  return `${sheetPrefix(first, target)}${first.address}:${last.address}`;
}

/** A number that is stored as text is no number to Excel's SUM. */
function single(part: Term, target: Term, workbook: WorkbookSnapshot): string {
  const reference = `${sheetPrefix(part.amount.cell, target)}${part.amount.cell.address}`;
  return isText(part, workbook) ? `NUMBERVALUE(${reference},".",",")` : reference;
}

function isText(part: Term, workbook: WorkbookSnapshot): boolean {
  const cell = cellAt(workbook, part.amount.cell);
  return typeof cell?.value === 'string' && readNumber(cell) !== null;
}

function sheetPrefix(cell: CellRef, target: Term): string {
  return cell.sheet === target.amount.cell.sheet ? '' : `${quoted(cell.sheet)}!`;
}

/** A sheet's name as formulas write it. */
export function quoted(sheet: string): string {
  return `'${sheet.replaceAll("'", "''")}'`;
}

/** Texts, names of sheets with their mark, and whatever else stands between operators. */
const WORDS = /"(?:[^"]|"")*"?|'(?:[^']|'')*'?!?|[^\s'"!()*/+,;=<>&^%{}-]+!?/g;

/** A formula with other names of sheets: 表1!A1 becomes '表1 2025年'!A1. Sheets of other workbooks and texts stay. */
export function renamedSheets(formula: string, names: ReadonlyMap<string, string>): string {
  return formula.replace(WORDS, (word) => {
    if (!word.endsWith('!') || word.startsWith('"')) return word;
    const moved = names.get(word.startsWith("'") ? word.slice(1, -2).replaceAll("''", "'") : word.slice(0, -1));
    return moved === undefined ? word : `${quoted(moved)}!`;
  });
}

/** Moves a reference within the addresses that formulas use. */
export function shifted(address: string, rows: number, columns: number): string {
  const { row, column } = parseAddress(address);
  return addressOf(row + rows, column + columns);
}
