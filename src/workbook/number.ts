import { Decimal } from 'decimal.js';
import type { CellSnapshot } from './snapshot';

/** A number as it stands in a cell: exact, with the count of decimals it is written with. */
export interface PrintedNumber {
  readonly value: Decimal;
  readonly decimals: number;
}

const GROUPED = /^-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?$/;
const PLAIN = /^[-+]?[0-9]+(?:\.[0-9]+)?$/;
const LONGEST_NUMBER = 40;

/**
 * Reads the number of a cell: a stored number, or a text that is nothing but a number (thousands separators, full-width
 * digits and accountants' brackets for negatives allowed). Null for anything else, so `2080505 名称` is no number.
 *
 * A stored number is taken at the 15 significant digits that Excel itself guarantees: the binary 660.9400000000001 is 660.94.
 */
export function readNumber(cell: CellSnapshot | undefined): PrintedNumber | null {
  const value = cell?.value;
  if (typeof value === 'number') return Number.isFinite(value) ? printed(new Decimal(value.toPrecision(15))) : null;
  return typeof value === 'string' ? parseNumber(value) : null;
}

/** Reads a text that is nothing but a number; null for anything else. */
export function parseNumber(text: string): PrintedNumber | null {
  if (text.length > LONGEST_NUMBER) return null;
  let plain = text.normalize('NFKC').replace(/\s/g, '').replace(/^−/, '-');
  const bracketed = /^\(([0-9.,]+)\)$/.exec(plain);
  if (bracketed) plain = `-${bracketed[1]}`;
  if (GROUPED.test(plain)) plain = plain.replaceAll(',', '');
  if (!PLAIN.test(plain)) return null;
  const value = new Decimal(plain);
  const point = plain.indexOf('.');
  return { value, decimals: point < 0 ? 0 : plain.length - point - 1 };
}

function printed(value: Decimal): PrintedNumber {
  return { value, decimals: value.decimalPlaces() };
}
