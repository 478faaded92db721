/** One of a list, and those right after it that it is the sum of. */
interface Fold<T> {
  readonly whole: T;
  readonly parts: readonly T[];
}

/**
 * A list in which nothing but the amounts says that some are the sum of those right after them (基本支出, 工资福利支出, 商品和服务支出,
 * 项目支出): those that are part of no other, and the others below what they add up to.
 */
export function folded<T>(
  items: readonly T[],
  isSum: (whole: T, parts: readonly T[]) => boolean,
): { readonly rest: readonly T[]; readonly folds: readonly Fold<T>[] } {
  const rest: T[] = [];
  const folds: Fold<T>[] = [];
  if (items.length > MOST_ITEMS) return { rest: items, folds };
  for (let at = 0; at < items.length;) {
    const whole = items[at]!;
    rest.push(whole);
    let end = items.length;
    while (end > at + FEWEST_PARTS && !isSum(whole, items.slice(at + 1, end))) end--;
    if (end > at + FEWEST_PARTS) folds.push({ whole, parts: items.slice(at + 1, end) });
    at = end > at + FEWEST_PARTS ? end : at + 1;
  }
  return { rest, folds };
}

/** Of fewer parts nothing can be told: every amount is the sum of itself. */
const FEWEST_PARTS = 2;
/** Longer lists are not looked through: the work grows with their square. */
const MOST_ITEMS = 40;
