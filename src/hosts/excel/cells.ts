import type { CellSnapshot } from '../../workbook/snapshot';

/** What Excel's `values` holds: errors come as their text. */
export type Grid = readonly (readonly unknown[])[];

const ERRORS = new Set(
  '#NULL! #DIV/0! #VALUE! #REF! #NAME? #NUM! #N/A #GETTING_DATA #SPILL! #CALC! #BLOCKED! #BUSY! #CONNECT! #FIELD! #UNKNOWN! #EXTERNAL!'.split(
    ' ',
  ),
);

type MutableRows = (CellSnapshot | undefined)[][];

/** Puts a block read from Excel at its place in the rows of a sheet. Cells that hold nothing stay missing. */
export function place(rows: MutableRows, top: number, left: number, values: Grid, formulas: Grid, formats: Grid): void {
  values.forEach((line, i) => {
    line.forEach((value, j) => {
      const cell = cellOf(value, formulas[i]?.[j], formats[i]?.[j]);
      if (cell) (rows[top + i] ??= [])[left + j] = cell;
    });
  });
}

function cellOf(value: unknown, formula: unknown, format: unknown): CellSnapshot | undefined {
  // A text that begins with = is its own “formula”; of a real formula Excel gives the result as the value.
  const isFormula = typeof formula === 'string' && formula.startsWith('=') && formula !== value;
  if (!isFormula && (value === '' || value === null || value === undefined)) return undefined;
  return {
    value: valueOf(value),
    ...(isFormula && { formula: formula.slice(1) }),
    ...(typeof format === 'string' && format !== 'General' && format !== '' && { format }),
  };
}

function valueOf(value: unknown): CellSnapshot['value'] {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'string') return null;
  return ERRORS.has(value) ? { error: value } : value;
}
