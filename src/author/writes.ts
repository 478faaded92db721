import type { CellRef, WorkbookSnapshot } from '../workbook/snapshot';
import type { Conversion } from './convert';
import type { FillPlan } from './fill';
import { keyOf, withCells } from './places';

/** What a cell is to hold: a value, or a formula (without `=`) with the value that it has; and what its format is to differ in. */
export interface CellWrite extends CellRef {
  readonly value: string | number | boolean | null;
  readonly formula?: string;
  readonly change?: { readonly fill?: string; readonly format?: string };
}

/** A sheet as a further one, under a name that no sheet has. */
export interface SheetCopy {
  readonly from: string;
  readonly to: string;
}

/** The cells of a fill plan as they are written. */
export function fillWrites({ cells }: FillPlan, formulas: boolean): CellWrite[] {
  return cells.map(({ sheet, address, value, formula }) => ({
    sheet,
    address,
    value: Number(value),
    ...(formulas && formula !== null ? { formula } : {}),
  }));
}

const TWO_DECIMALS = '#,##0.00';

/** The cells and headings of a conversion as they are written. Formulas that go on to give the value stay. */
export function conversionWrites({ cells, texts }: Conversion, formulaOf: (cell: CellRef) => string | undefined): CellWrite[] {
  return [
    ...cells.map(({ sheet, address, value, keepsFormula, text, needsDecimals, now }): CellWrite => {
      const formula = keepsFormula ? formulaOf({ sheet, address }) : undefined;
      return {
        sheet,
        address,
        value: text ? asText(value, now) : Number(value),
        ...(formula === undefined ? {} : { formula }),
        ...(needsDecimals && !text ? { change: { format: TWO_DECIMALS } } : {}),
      };
    }),
    ...texts.map(({ sheet, address, text }) => ({ sheet, address, value: text })),
  ];
}

/** A number that was stored as a text stays one, with separators where it had them. */
function asText(value: string, before: string): string {
  return before.includes(',') ? value.replace(/\B(?=(?:[0-9]{3})+\.)/g, ',') : value;
}

/** A workbook with cells written. */
export function applied(workbook: WorkbookSnapshot, writes: readonly CellWrite[]): WorkbookSnapshot {
  return withCells(
    workbook,
    new Map(writes.map((write) => [keyOf(write), write.value])),
    new Map(writes.flatMap((write) => (write.formula === undefined ? [] : [[keyOf(write), write.formula]]))),
  );
}
