import { Decimal } from 'decimal.js';

/** The kinds of slip people make when typing figures, most telling first. */
type SlipKind = 'unit' | 'scale' | 'sign' | 'swap' | 'copied' | 'empty' | 'digit';

export interface Slip {
  readonly kind: SlipKind;
  /** How much the kind tells: two figures rarely differ by a swap of two digits, and often by one digit. */
  readonly weight: number;
  readonly zh: string;
  readonly en: string;
}

const SLIPS: Readonly<Record<SlipKind, Slip>> = {
  unit: { kind: 'unit', weight: 5, zh: '正好差一万倍，疑似元与万元混用', en: 'exactly ten thousand times off: 元 and 万元 look mixed up' },
  scale: {
    kind: 'scale',
    weight: 5,
    zh: '正好差十的倍数，疑似小数点或位数有误',
    en: 'a power of ten off: the decimal point looks misplaced',
  },
  sign: { kind: 'sign', weight: 5, zh: '绝对值相同，疑似正负号有误', en: 'the same figure with the wrong sign' },
  swap: { kind: 'swap', weight: 5, zh: '疑似相邻两位数字颠倒', en: 'two neighbouring digits look swapped' },
  copied: {
    kind: 'copied',
    weight: 4,
    zh: '与同表另一格的数相同，疑似误填',
    en: 'the figure of another cell of the form looks typed here',
  },
  empty: { kind: 'empty', weight: 2, zh: '疑似漏填', en: 'looks left empty' },
  digit: { kind: 'digit', weight: 1, zh: '疑似有一位数字有误', en: 'one digit looks mistyped' },
};

/**
 * Names the slip that turns `right` into `written`, or null. Both in one unit, compared with the decimals given.
 * Source: deductive correction of typing errors and sign errors (Scholtus 2009, 2011).
 */
export function slipBetween(written: Decimal | null, right: Decimal, decimals: number): Slip | null {
  if (written === null) return right.isPositive() && !right.isZero() ? SLIPS.empty : null;
  if (written.isZero() || right.isZero()) return null;
  if (written.eq(right.neg())) return signSlip(right);
  const ratio = written.abs().gt(right.abs()) ? written.div(right) : right.div(written);
  if (ratio.eq(10000)) return SLIPS.unit;
  if (ratio.eq(10) || ratio.eq(100) || ratio.eq(1000)) return SLIPS.scale;
  const a = written.abs().toFixed(decimals);
  const b = right.abs().toFixed(decimals);
  if (written.isNegative() !== right.isNegative()) return null;
  if (isSwap(a, b)) return SLIPS.swap;
  return isOneDigit(a, b) ? SLIPS.digit : null;
}

/**
 * The same where sums are rounded, so that `right` is known only within `tolerance`: the slip, and the figure it was made from. Slips that
 * any two near figures can be (one digit) are not looked for.
 */
export function slipNear(written: Decimal, right: Decimal, decimals: number, tolerance: Decimal): { slip: Slip; right: Decimal } | null {
  if (right.abs().lte(tolerance.times(4))) return null;
  const scaled = (powers: readonly number[]): Decimal[] => powers.flatMap((power) => [written.times(power), written.div(power)]);
  const meant: readonly (readonly [Slip, readonly Decimal[]])[] = [
    [signSlip(right), [written.neg()]],
    [SLIPS.unit, scaled([10000])],
    [SLIPS.scale, scaled([10, 100, 1000])],
    [SLIPS.swap, swaps(written, decimals)],
  ];
  for (const [slip, figures] of meant) {
    const found = figures.find((figure) => figure.decimalPlaces() <= decimals && figure.minus(right).abs().lte(tolerance));
    if (found) return { slip, right: found };
  }
  return null;
}

/** A minus that was typed by mistake tells much; one that was left out is rare, as few amounts are negative. */
function signSlip(right: Decimal): Slip {
  return right.isNegative() ? { ...SLIPS.sign, weight: SLIPS.digit.weight } : SLIPS.sign;
}

/** Every figure with two neighbouring digits of this one exchanged. */
function swaps(written: Decimal, decimals: number): Decimal[] {
  const digits = [...written.toFixed(decimals)];
  return digits.slice(1).flatMap((digit, index) => {
    const before = digits[index]!;
    if (before === digit || /[^0-9]/.test(before + digit)) return [];
    return [new Decimal([...digits.slice(0, index), digit, before, ...digits.slice(index + 2)].join(''))];
  });
}

export function copiedSlip(): Slip {
  return SLIPS.copied;
}

/** Also over the point: 12.50 and 15.20. */
function isSwap(one: string, other: string): boolean {
  if (one.length !== other.length || one.indexOf('.') !== other.indexOf('.')) return false;
  const [a, b] = [one.replace('.', ''), other.replace('.', '')];
  const at = [...a].findIndex((digit, index) => digit !== b[index]);
  return at >= 0 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/** Damerau–Levenshtein distance 1 without the swap: one digit replaced, added or left out. */
function isOneDigit(a: string, b: string): boolean {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && long[at] === short[at]) at++;
  return long.slice(at + 1) === short.slice(long.length === short.length ? at + 1 : at);
}
