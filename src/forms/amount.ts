import { Decimal } from 'decimal.js';
import { isNothing, printed, type PrintedAmount, type PrintedNumber } from '../workbook/number';
import { shownText } from '../workbook/shown';
import type { CellRef } from '../workbook/snapshot';
import { normalize, tidy } from '../workbook/text';
import { yuanPer, type Amount, type Unit } from './disclosure';
import type { Grid } from './grid';

/**
 * An amount as its cell prints it. There are as many as cells, and relations over them are decided in millionths: the decimal and the
 * address are made when a finding speaks of them.
 */
class CellAmount implements Amount {
  readonly blank: boolean;
  readonly micro: number | undefined;
  readonly nil: true | undefined;
  readonly unread: string | undefined;
  private ref: CellRef | undefined;

  constructor(
    private readonly grid: Grid,
    private readonly row: number,
    private readonly column: number,
    private readonly number: PrintedNumber | null,
    readonly half: Decimal,
  ) {
    this.blank = number === null;
    this.micro = number?.micro;
    const text = number === null ? shownText(grid.cell(row, column)) : '';
    this.nil = text !== '' && isDash(grid.text(row, column)) ? true : undefined;
    this.unread = text === '' || normalize(text) === '' || isNothing(text) ? undefined : tidy(text);
  }

  get value(): Decimal | null {
    return this.number === null ? null : this.number.value;
  }

  get cell(): CellRef {
    return (this.ref ??= this.grid.ref(this.row, this.column));
  }

  get formula(): boolean {
    return this.grid.cell(this.row, this.column)?.formula !== undefined;
  }

  get shown(): string {
    return shownText(this.grid.cell(this.row, this.column));
  }
}

/** How the amounts of a form are printed. */
export interface AmountStyle {
  readonly unit: Unit;
  /** The decimals they usually have. */
  readonly decimals: number;
  /** Amounts that were not rounded (元 with 分): every digit counts. */
  readonly exact: boolean;
}

/** The amount of a cell, in the unit of its form. */
export function readCellAmount(grid: Grid, row: number, column: number, { unit, decimals, exact }: AmountStyle): Amount {
  const number = inUnit(grid.amount(row, column), unit);
  const half = exact ? ZERO : halfOf(Math.max(number?.decimals ?? 0, decimals));
  return new CellAmount(grid, row, column, number, half);
}

const ZERO = new Decimal(0);
const HALVES: Decimal[] = [];

/** Half of the last of so many decimals: how far a rounded number can be off. */
export function halfOf(decimals: number): Decimal {
  return (HALVES[decimals] ??= new Decimal(10).pow(-decimals).div(2));
}

/** An amount that says its own unit, in the unit of the form. */
function inUnit(amount: PrintedAmount | null, unit: Unit): PrintedAmount | null {
  if (!amount?.unit || amount.unit === unit) return amount;
  const factor = yuanPer(amount.unit).div(yuanPer(unit));
  return printed(amount.value.times(factor), Math.max(0, amount.decimals + (factor.decimalPlaces() || 1 - factor.precision(true))));
}

/** Whether a normalised text is a dash that fills a cell of which nothing is to be said. */
export function isDash(text: string): boolean {
  return /^[-—–―_/]{1,3}$/.test(text);
}

/** The same amount in another place, or with other contents. */
export function amountWith(amount: Amount, other: Partial<Amount>): Amount {
  const { blank, value, micro, nil, unread, half, cell, formula } = amount;
  return { blank, value, micro, nil, unread, half, cell, formula, ...other };
}

/** Σ of the amounts in millionths, blanks counted as 0; null where it is no exact integer. */
export function microSum(amounts: readonly Amount[]): number | null {
  let sum = 0;
  for (const { blank, micro } of amounts) {
    if (blank) continue;
    if (micro === undefined) return null;
    sum += micro;
    if (!Number.isSafeInteger(sum)) return null;
  }
  return sum;
}

/** 0, or nothing at all. */
export function isZeroOrBlank(amount: Amount): boolean {
  return amount.blank || (amount.micro !== undefined ? amount.micro === 0 : amount.value!.isZero());
}
