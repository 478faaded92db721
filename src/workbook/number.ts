import { Decimal } from 'decimal.js';
import type { CellSnapshot } from './snapshot';
import { normalize } from './text';

/** A number as it stands in a cell: exact, with the count of decimals it is written with. */
export interface PrintedNumber {
  readonly value: Decimal;
  readonly decimals: number;
  /** The value in millionths, where that is an exact integer: what sums are made of. */
  readonly micro?: number;
}

/** A number that may say its own unit: `683.30万元`. */
export interface PrintedAmount extends PrintedNumber {
  readonly unit?: '元' | '千元' | '万元' | '亿元';
}

const GROUPED = /^[0-9]{1,3}(?:,[0-9]{3}|'[0-9]{3})+(?:\.[0-9]+)?$/;
const PLAIN = /^[0-9]+(?:\.[0-9]+)?$/;
/** Every stroke that a keyboard, a typesetting program or an input method gives for a minus. */
const MINUS = /[\u02d7\u2010-\u2015\u2043\u207b\u2212\u2796\ufe58\ufe63\uff0d]/g;
/** Digits that mean something else than their value: 12² and ①. */
const RAISED = /[\u00b2\u00b3\u00b9\u2070-\u209f\u2460-\u24ff\u2776-\u2793\u3220-\u33ff]/;
const AMOUNT = /^([-+]?)(?:(?:¥|RMB|CNY|人民币):?)?([-+]?)([0-9][0-9,'.]{0,40}?)(元|千元|万元|万|亿元|亿)?整?$/i;
const LONGEST_NUMBER = 40;

/**
 * Reads the number of a cell: a stored number, or a text that is nothing but a number (thousands separators, full-width digits, a
 * sign of currency and accountants' brackets for negatives allowed). Null for anything else, so `2080505 名称` is no number.
 */
export function readNumber(cell: CellSnapshot | undefined): PrintedNumber | null {
  const value = cell?.value;
  if (typeof value === 'number') return Number.isFinite(value) ? ofDouble(value) : null;
  return typeof value === 'string' ? parseNumber(value) : null;
}

/** The same, and an amount that says its own unit. */
export function readAmount(cell: CellSnapshot | undefined): PrintedAmount | null {
  const value = cell?.value;
  return typeof value === 'string' ? parseAmount(value) : readNumber(cell);
}

/** Reads a text that is nothing but a number; null for anything else. */
export function parseNumber(text: string): PrintedNumber | null {
  const amount = parseAmount(text);
  return amount?.unit === undefined ? amount : null;
}

/** Reads a text that is nothing but a number, with or without its unit, where it is certain what it says; null for anything else. */
export function parseAmount(text: string): PrintedAmount | null {
  if (text.length > LONGEST_NUMBER) return null;
  // Most numbers, and all codes, are nothing but digits.
  if (PLAIN.test(text)) return ofDigits(text);
  if (!/[0-9０-９]/.test(text) || RAISED.test(text)) return null;
  const plain = normalize(text)
    .replace(MINUS, '-')
    .replace(/[’‘`´]/g, "'");
  if (!isSpacedInThousands(text)) return null;
  const bracketed = /^\(([^()]+)\)$/.exec(plain);
  const [, sign, second, digits = '', unit] = AMOUNT.exec(bracketed?.[1] ?? plain) ?? [];
  if ((sign && second) || (bracketed && (sign || second))) return null;
  const number = ofDigits(digits);
  if (!number) return null;
  const negative = bracketed !== null || sign === '-' || second === '-';
  const signed = negative ? printed(number.value.negated(), number.decimals) : number;
  return unit ? { ...printed(signed.value, signed.decimals), unit: UNITS.get(unit)! } : signed;
}

const UNITS: ReadonlyMap<string, NonNullable<PrintedAmount['unit']>> = new Map([
  ['元', '元'],
  ['千元', '千元'],
  ['万元', '万元'],
  ['万', '万元'],
  ['亿元', '亿元'],
  ['亿', '亿元'],
]);

/** `1 234.5` is one number; in `12 50` nobody knows whether a digit, a point or a whole number is missing. */
function isSpacedInThousands(text: string): boolean {
  if (!/[0-9０-９]\s+[0-9０-９]/.test(text)) return true;
  return /^[^0-9０-９]*[0-9０-９]{1,3}(?:\s[0-9０-９]{3})+(?![0-9０-９]|\s+[0-9０-９])/.test(text);
}

function ofDigits(digits: string): PrintedNumber | null {
  const plain = GROUPED.test(digits) && !(digits.includes(',') && digits.includes("'")) ? digits.replace(/[,']/g, '') : digits;
  if (!PLAIN.test(plain)) return null;
  const point = plain.indexOf('.');
  const decimals = point < 0 ? 0 : plain.length - point - 1;
  // Some programs export the digits of a computed number as text, its noise included.
  const value = Number(plain);
  if (decimals > MOST_DECIMALS && withoutNoise(value) !== null) return ofDouble(value);
  const cents = Math.round(value * 100);
  return decimals <= 2 && Math.abs(cents) < FEW_CENTS ? new Cents(value, cents, decimals) : printed(new Decimal(plain), decimals);
}

/** More decimals than this no amount has: 分 in 亿元 are ten. */
const MOST_DECIMALS = 10;
/** A double with fewer characters was typed, or came out of its formula without noise. */
const SHORT_NUMBER = 12;

/**
 * A stored number as it is meant: 85.3900000000001, which a formula left, is 85.39. Source: doubles carry 15 to 17 digits, and the
 * difference of two amounts keeps the absolute error of the larger one, so that the noise can begin well before the 15th digit.
 */
function ofDouble(value: number): PrintedNumber {
  const cents = Math.round(value * 100);
  if (cents / 100 === value && Math.abs(cents) < FEW_CENTS) return new Cents(value + 0, cents + 0);
  const quiet = String(value).length <= SHORT_NUMBER ? null : withoutNoise(value);
  return printed(quiet ?? new Decimal(value.toPrecision(15)));
}

/** Below this the double nearest to a number of cents prints as that number, and its millionths are an exact integer. */
const FEW_CENTS = 1e11;

/** Most amounts: whole cents. Their decimal is made when it is asked for, which sums and comparisons never do. */
class Cents implements PrintedNumber {
  private decimal: Decimal | undefined;
  readonly micro: number;

  constructor(
    private readonly double: number,
    cents: number,
    readonly decimals: number = cents % 100 === 0 ? 0 : cents % 10 === 0 ? 1 : 2,
  ) {
    this.micro = cents * (MILLION / 100);
  }

  get value(): Decimal {
    return (this.decimal ??= new Decimal(this.double));
  }
}

const MILLION = 1e6;
/** A double is off by less than one part in 2^53, so below this many millionths rounding gives the very integer. */
const MOST_EXACT = 2 ** 51;

/** The number with the fewest decimals (up to eight) from which this one differs by four zeros or nines and next to nothing; null if none. */
function withoutNoise(value: number): Decimal | null {
  const near = 1e-9 * Math.max(1, Math.abs(value));
  for (let decimals = 0; decimals <= 8; decimals++) {
    const fixed = value.toFixed(decimals);
    const difference = Math.abs(Number(fixed) - value);
    if (difference <= near && difference < 10 ** -(decimals + 4)) return new Decimal(fixed);
  }
  return null;
}

/** A number with its millionths, where they are an exact integer. */
export function printed(value: Decimal, decimals = value.decimalPlaces()): PrintedNumber {
  const micro = decimals <= 6 ? Math.round(value.toNumber() * MILLION) : Infinity;
  return Math.abs(micro) < MOST_EXACT ? { value, decimals, micro } : { value, decimals };
}

/** Whether a number, its sign aside, is as large as a whole one. */
export function isAsLargeAs(number: PrintedNumber, whole: number): boolean {
  return number.micro !== undefined ? Math.abs(number.micro) >= whole * MILLION : number.value.abs().gte(whole);
}

export function isZero(number: PrintedNumber): boolean {
  return number.micro !== undefined ? number.micro === 0 : number.value.isZero();
}

/** What a cell of a column of amounts says in place of a number without being one that went wrong: a dash, a word for nothing. */
const NOTHING = /^(?:[-_/\\*×…·.—]{1,4}|无|空|零|不涉及|未安排|没有|无数据)$/;
const NUMERALS = /^[负]?[零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟元圆角分点整]{2,}$/;

/** Whether a text stands for nothing: a dash of any kind, a word. */
export function isNothing(text: string): boolean {
  return NOTHING.test(normalize(text).replace(MINUS, '-'));
}

/** Whether a text that is no number looks as if an amount was meant: digits and hardly anything else, or numerals in words. */
export function isMeantAsAmount(text: string): boolean {
  const plain = normalize(text).replace(/\([^()]*[\u4e00-\u9fff][^()]*\)$/, '');
  if (plain.length > 24 || /%|‰|[0-9][-/.年][0-9]{1,2}[-/.月][0-9]|[:@]/.test(plain)) return false;
  return (
    NUMERALS.test(plain) ||
    /^(?:#|TRUE$|FALSE$)|^(?=[^0-9]*[0-9])[^\u4e00-\u9fff]*[元万千百亿整约负人民币余]{0,4}[^\u4e00-\u9fff]*$/.test(
      plain.replace(/^(?:人民币|约|负|合计|共计?|计)/, ''),
    )
  );
}

/** A plain number with separators of thousands; any other text as it is. */
export function grouped(text: string): string {
  return text.replace(/^-?[0-9]+(?=(?:\.[0-9]+)?$)/, (whole) => whole.replace(/\B(?=(?:[0-9]{3})+$)/g, ','));
}
