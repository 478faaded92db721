import { columnName, parseAddress } from '../../workbook/address';
import { MAX_COLUMNS, MAX_ROWS } from './limits';

/** Texts in quotes, quoted sheet names, names and functions, and cell references; one token after the other, in linear time. */
const TOKEN = /"[^"]*"|'[^']*'|\$?[A-Za-z]{1,3}\$?[0-9]{1,7}(?![A-Za-z0-9_.(])|[A-Za-z_\u0080-\uFFFF\\][A-Za-z0-9_.\u0080-\uFFFF]*/g;
const REFERENCE = /^(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})$/;

/**
 * The formula of a cell that shares another cell's formula (ECMA-376, 18.3.1.40): relative references move with the cell.
 * Rows and columns without the other (`A:A`, `3:3`) are rare in shared formulas and stay as they are.
 */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return formula.replace(TOKEN, (token) => {
    const match = REFERENCE.exec(token);
    if (!match) return token;
    const { row, column } = parseAddress(token);
    if (row >= MAX_ROWS || column >= MAX_COLUMNS) return token;
    const newRow = match[3] ? row : row + rows;
    const newColumn = match[1] ? column : column + columns;
    if (newRow < 0 || newColumn < 0) return '#REF!';
    return `${match[1]}${columnName(newColumn)}${match[3]}${newRow + 1}`;
  });
}
