import { Decimal } from 'decimal.js';

/** The phrases every 情况说明 repeats, as pure functions of exact numbers. */

/** How a locality writes what is delicate: no change, and growth from nothing. */
export interface Conventions {
  /** 比上年预算, 较上年决算数 …. */
  readonly comparison: string;
  /** 与上年持平 instead of 增加0.00万元，增长0.00%. */
  readonly flat: 'words' | 'zero';
  /** 上年无此项 instead of 增长100%. */
  readonly zeroBase: 'words' | 'hundred';
  /** 下降 or 减少 for a negative rate. */
  readonly fall: '下降' | '减少' | '降低';
  readonly rise: '增长' | '增加' | '上升';
  readonly percentDecimals: number;
}

export const DEFAULT_CONVENTIONS: Conventions = { comparison: '比上年预算', flat: 'words', zeroBase: 'words', fall: '下降', rise: '增长', percentDecimals: 2 };

/** HALF_UP at the decimals given: how amounts are printed. */
export function rounded(value: Decimal, decimals: number): Decimal {
  return value.toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP);
}

/** part as a percentage of whole; null where the whole is 0. */
export function share(part: Decimal, whole: Decimal): Decimal | null {
  return whole.isZero() ? null : part.div(whole).times(100);
}

/** Growth from prior to current in percent; null where there was nothing before. */
export function growth(current: Decimal, prior: Decimal): Decimal | null {
  return prior.isZero() ? null : current.minus(prior).div(prior).times(100);
}

/** A piece of a phrase: words, or a number with its unit. */
export type Piece = string | { readonly value: Decimal; readonly decimals: number; readonly unit: string };

/**
 * `比上年预算增加 1.30万元，增长60.47%`, `比上年预算持平`, `上年无此项`.
 * @param current and prior in the unit named
 */
export function change(current: Decimal, prior: Decimal, unit: string, decimals: number, conventions: Conventions): Piece[] {
  const difference = rounded(current, decimals).minus(rounded(prior, decimals));
  const amount = (value: Decimal): Piece => ({ value, decimals, unit });
  const percent = (value: Decimal): Piece => ({ value, decimals: conventions.percentDecimals, unit: '%' });
  if (difference.isZero() && conventions.flat === 'words') return [comparisonWith(conventions.comparison), '持平'];
  if (difference.isZero()) return [conventions.comparison, '增加', amount(difference), `，${conventions.rise}`, percent(new Decimal(0))];
  const rate = growth(rounded(current, decimals), rounded(prior, decimals));
  const direction = difference.isPositive() ? '增加' : '减少';
  if (rate === null && conventions.zeroBase === 'words') return [conventions.comparison, direction, amount(difference.abs()), '（上年无此项）'];
  const word = difference.isPositive() ? conventions.rise : conventions.fall;
  return [conventions.comparison, direction, amount(difference.abs()), `，${word}`, percent((rate ?? new Decimal(100)).abs())];
}

/** 比上年预算 → 与上年预算, 较上年 → 与上年. */
function comparisonWith(comparison: string): string {
  return comparison.replace(/^[比较]/, '与');
}
