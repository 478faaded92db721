import type { Decimal } from 'decimal.js';
import { addressOf } from '../workbook/address';
import { readNumber } from '../workbook/number';
import type { CellSnapshot, WorkbookSnapshot } from '../workbook/snapshot';
import { evaluateFormula } from './arithmetic';

/** The workbook with the results of all its formulas of sums computed anew; results of other formulas stay as they are. */
export function computed(workbook: WorkbookSnapshot): WorkbookSnapshot {
  const results = new Results(workbook);
  return {
    ...workbook,
    sheets: workbook.sheets.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row, r) =>
        row?.map((cell, c) => {
          if (cell?.formula === undefined) return cell;
          const value = results.of(sheet.name, addressOf(r, c));
          return value === null ? cell : { ...cell, value: value.toNumber() };
        }),
      ),
    })),
  };
}

/** Results of the formulas of a workbook, each computed once. */
class Results {
  private readonly cells = new Map<string, CellSnapshot>();
  private readonly known = new Map<string, Decimal | null | 'open'>();

  constructor(workbook: WorkbookSnapshot) {
    for (const { name, rows } of workbook.sheets)
      rows.forEach((row, r) =>
        row?.forEach((cell, c) => {
          if (cell) this.cells.set(`${name}!${addressOf(r, c)}`, cell);
        }),
      );
  }

  of(sheet: string, address: string): Decimal | null {
    const key = `${sheet}!${address.replaceAll('$', '')}`;
    const known = this.known.get(key);
    if (known !== undefined) return known === 'open' ? null : known;
    const cell = this.cells.get(key);
    this.known.set(key, 'open');
    const own = cell?.formula === undefined ? null : evaluateFormula(cell.formula, sheet, (other, at) => this.of(other, at));
    const value = own ?? readNumber(cell)?.value ?? null;
    this.known.set(key, value);
    return value;
  }
}
