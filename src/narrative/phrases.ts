import { Decimal } from 'decimal.js';

/** The phrases every 情况说明 repeats, as pure functions of exact numbers. */

/** How a locality writes what is delicate: no change, growth from nothing, whole numbers. */
export interface Conventions {
  /** 比上年预算, 较上年决算数 …. */
  readonly comparison: string;
  /** Differences and rates of the amounts as they are printed, or of the amounts of the forms. */
  readonly differences: 'printed' | 'exact';
  /** No change: `words` as in `flatWords`; `zero` 增加0.00万元，增长0.00%; `amount` 增加0元. */
  readonly flat: 'words' | 'zero' | 'amount';
  /** `{与}` stands for the comparison with 与 in front: 比上年预算数 → 与上年预算数. */
  readonly flatWords: string;
  /** 上年无此项 instead of 增长100%; empty where only the amount is told. */
  readonly zeroBase: 'words' | 'hundred';
  readonly zeroBaseWords: string;
  /** 下降 or 减少 for a negative rate. */
  readonly fall: string;
  readonly rise: string;
  readonly percentDecimals: number;
  /** Of shares and rates of completion, where they have others than growth; null where they have not. */
  readonly shareDecimals: number | null;
  /** Which of the shares that make up a whole takes what rounding left over; `none`: they may add to 99.99. */
  readonly sharePlug: 'largest' | 'last' | 'none';
  /** 6万元 (`plain`) or 6.00万元 for amounts without a fraction; `zero`: 6.00万元, but 0万元. The same for percentages. */
  readonly wholeAmounts: Whole;
  readonly wholePercents: Whole;
  /** 1,144.52 instead of 1144.52. */
  readonly grouping: boolean;
  /** A space between a number and its unit. */
  readonly unitSpace: boolean;
}

export type Whole = 'decimals' | 'plain' | 'zero';

export const DEFAULT_CONVENTIONS: Conventions = {
  comparison: '比上年预算',
  differences: 'printed',
  flat: 'words',
  flatWords: '{与}持平',
  zeroBase: 'words',
  zeroBaseWords: '上年无此项',
  fall: '下降',
  rise: '增长',
  percentDecimals: 2,
  shareDecimals: null,
  sharePlug: 'largest',
  wholeAmounts: 'decimals',
  wholePercents: 'decimals',
  grouping: false,
  unitSpace: false,
};

/** To how many places a share is printed. */
export function placesOfShare({ shareDecimals, percentDecimals }: Conventions): number {
  return shareDecimals ?? percentDecimals;
}

/** HALF_UP at the decimals given: how amounts are printed. */
export function rounded(value: Decimal, decimals: number): Decimal {
  return value.toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP);
}

/** A rounded number as the locality prints it, without its unit. */
export function printed(value: Decimal, decimals: number, whole: Whole, grouping: boolean): string {
  const isPlain = (whole === 'plain' && value.isInteger()) || (whole === 'zero' && value.isZero());
  const text = isPlain ? value.toFixed(0) : value.toFixed(decimals);
  return grouping ? text.replace(/^-?[0-9]+/, (integer) => integer.replace(/\B(?=(?:[0-9]{3})+$)/g, ',')) : text;
}

/** part as a percentage of whole; null where the whole is 0. */
export function share(part: Decimal, whole: Decimal): Decimal | null {
  return whole.isZero() ? null : part.div(whole).times(100);
}

/** Growth from prior to current in percent; null where there was nothing before. */
export function growth(current: Decimal, prior: Decimal): Decimal | null {
  return prior.isZero() ? null : current.minus(prior).div(prior.abs()).times(100);
}

/**
 * Percentages of parts that make up a whole, printed so that they add to 100: each rounded, and what rounding left over is taken
 * by one, or by one unit of the last decimal each where it is more.
 * Parts that do not make up the whole, or of which one is less than nothing, are only rounded.
 */
export function sharesOfWhole(parts: readonly Decimal[], whole: Decimal, decimals: number, plug: Conventions['sharePlug']): Decimal[] {
  const exact = parts.map((part) => share(part, whole) ?? new Decimal(0));
  const shares = exact.map((percent) => rounded(percent, decimals));
  const left = new Decimal(100).minus(shares.reduce((sum, percent) => sum.plus(percent), new Decimal(0)));
  const ulp = new Decimal(10).pow(-decimals);
  const isComplete = parts.length > 1 && !parts.some((part) => part.isNegative()) && left.abs().lte(ulp.times(parts.length).div(2));
  if (!isComplete || left.isZero() || plug === 'none') return shares;
  const largest = parts.reduce((best, part, index) => (part.greaterThan(parts[best]!) ? index : best), 0);
  const step = left.isNegative() ? ulp.negated() : ulp;
  // What rounds to nothing can give nothing.
  const canTake = (index: number): boolean => !parts[index]!.isZero() && !shares[index]!.plus(step).isNegative();
  const taker = plug === 'last' ? parts.findLastIndex((_, index) => canTake(index)) : largest;
  // One unit of the last decimal each, and first to the taker: more would be a wrong percentage.
  const units = left.div(ulp).abs().toNumber();
  const residual = (index: number): Decimal => exact[index]!.minus(shares[index]!).times(step.s);
  const others = parts.flatMap((_, index) => (index !== taker && canTake(index) ? [index] : []));
  const takers = [taker, ...others.sort((a, b) => residual(b).comparedTo(residual(a)))].slice(0, units);
  return shares.map((percent, index) => (takers.includes(index) ? percent.plus(step) : percent));
}

/** A piece of a phrase: words, or a number with its unit and, where it is computed, the formula with its values. */
export type Piece = string | { readonly value: Decimal; readonly decimals: number; readonly unit: string; readonly formula: string };

/** What of a change is said: 增加…，增长…%; only 增加…; only 增长…%. */
export type ChangeForm = 'both' | 'amount' | 'rate';

export interface ChangeStyle {
  readonly unit: string;
  readonly decimals: number;
  readonly conventions: Conventions;
  readonly form: ChangeForm;
}

/** `比上年预算增加1.30万元，增长60.47%`, `与上年预算持平`, `比上年预算增加45.00万元（上年无此项）`; current and prior in the unit named. */
export function change(current: Decimal, prior: Decimal, { unit, decimals, conventions, form }: ChangeStyle): Piece[] {
  const { comparison, flat, zeroBase, differences } = conventions;
  const [now, before] = differences === 'exact' ? [current, prior] : [rounded(current, decimals), rounded(prior, decimals)];
  const difference = rounded(now.minus(before), decimals);
  const amount: Piece = { value: difference.abs(), decimals, unit, formula: `${now.toString()} − ${before.toString()}` };
  if (difference.isZero() && flat === 'words') return [flatWords(conventions)];
  if (difference.isZero() && (flat === 'amount' || form === 'amount')) return [comparison, '增加', amount];
  const direction = difference.isNegative() ? '减少' : '增加';
  if (form === 'amount') return [comparison, direction, amount];
  const computed = difference.isZero() ? new Decimal(0) : growth(now, before);
  const word = difference.isNegative() ? conventions.fall : conventions.rise;
  const rate: Piece = {
    value: (computed ?? new Decimal(100)).abs(),
    decimals: conventions.percentDecimals,
    unit: '%',
    formula: `(${now.toString()} − ${before.toString()}) ÷ ${before.abs().toString()}`,
  };
  const isNew = computed === null && zeroBase === 'words';
  // A change too small for a rate is no change of 0%.
  if (!difference.isZero() && rounded(rate.value, rate.decimals).isZero())
    return form === 'rate' ? [flatWords(conventions).replace('持平', '基本持平')] : [comparison, direction, amount];
  if (form === 'rate') return isNew ? [conventions.zeroBaseWords] : [comparison, word, rate];
  const newWords = conventions.zeroBaseWords === '' ? [] : [`（${conventions.zeroBaseWords}）`];
  return isNew ? [comparison, direction, amount, ...newWords] : [comparison, direction, amount, `，${word}`, rate];
}

function flatWords({ flatWords: words, comparison }: Conventions): string {
  return words.replaceAll('{与}', comparison === '' ? '与上年' : comparison.replace(/^[比较与]?/, '与'));
}
