import type { Form } from '../forms/disclosure';
import { isIndicatorHeading } from '../forms/performance';
import { addressOf, parseAddress } from '../workbook/address';
import type { CellRef, CellSnapshot, SheetSnapshot } from '../workbook/snapshot';
import { normalize } from '../workbook/text';
import { printedValue } from './places';

/** A number, a rate or a score. */
const FIGURE = /^-?[0-9.,]+%?$/;

/**
 * What a performance form has typed anew each year: its amounts, the rates and scores beside them, and what its indicators came to.
 * Goals, indicators and weights stay: they are put in words and agreed on before the year.
 */
export function performanceCells(form: Form, sheet: SheetSnapshot): CellRef[] {
  return [...new Set([...amountsAndRates(form, sheet), ...results(form, sheet)])].map((address) => ({ sheet: sheet.name, address }));
}

function amountsAndRates({ fields, openFields = [], area }: Form, sheet: SheetSnapshot): string[] {
  const amounts = [...fields, ...openFields].map(({ amount }) => amount.cell.address);
  const rows = new Set(amounts.map((address) => parseAddress(address).row));
  const beside = [...rows].flatMap((row) =>
    columnsOf(area).flatMap((column) => {
      const now = sheet.rows[row]?.[column];
      const isFigure = now?.formula === undefined && FIGURE.test(printedValue(now));
      return isFigure && /执行率|完成率|^得分/.test(headingsAbove(sheet, area.top, row, column).at(-1) ?? '')
        ? [addressOf(row, column)]
        : [];
    }),
  );
  return [...amounts, ...beside];
}

/** 得分 and 实际完成值 of the indicators. */
function results({ area }: Form, { rows }: SheetSnapshot): string[] {
  const top = rows.findIndex((row) => (row ?? []).filter((cell) => isIndicatorHeading(textOf(cell))).length >= 2);
  if (top < 0) return [];
  return columnsOf(area).flatMap((column) => {
    const heading = textOf(rows[top]![column]);
    const holds = /^得分/.test(heading) ? FIGURE : /实际/.test(heading) ? /./ : null;
    if (!holds || /计算方法|依据|说明/.test(heading)) return [];
    return rows.flatMap((row, at) =>
      at > top && row?.[column]?.formula === undefined && holds.test(printedValue(row?.[column])) ? [addressOf(at, column)] : [],
    );
  });
}

function columnsOf({ left, right }: Form['area']): number[] {
  return Array.from({ length: right - left + 1 }, (_, at) => left + at);
}

function textOf(cell: CellSnapshot | undefined): string {
  return normalize(printedValue(cell));
}

/** The texts above a cell, from the top of its form down. */
export function headingsAbove(sheet: SheetSnapshot, top: number, bottom: number, column: number): string[] {
  const headings: string[] = [];
  for (let row = top; row < bottom; row++) {
    const value = sheet.rows[row]?.[column]?.value;
    if (typeof value === 'string' && value.trim() !== '') headings.push(normalize(value));
  }
  return headings;
}
