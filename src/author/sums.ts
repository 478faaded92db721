import type { Decimal } from 'decimal.js';

/** A cell to be printed: its exact value in steps of the last printed digit, and what it is the sum of (none for what is typed). */
export interface RoundedCell {
  readonly exact: Decimal;
  /** Cells (by index) and signs; the printed value is exactly their sum. */
  readonly parts: readonly { readonly cell: number; readonly sign: 1 | -1 }[];
}

/** Σ of printed cells that must be 0. */
export type Balance = readonly { readonly cell: number; readonly sign: 1 | -1 }[];

/** Typed cells by index, each with how often it is added. */
export type Expression = ReadonlyMap<number, number>;

/** The typed cells that each cell consists of; a typed cell, and one in a circle of sums, consists of itself. */
export function expressionsOf(cells: readonly RoundedCell[]): Expression[] {
  const known: (Expression | undefined)[] = cells.map(() => undefined);
  const of = (index: number, path: Set<number>): Expression => {
    if (known[index]) return known[index];
    const { parts } = cells[index]!;
    if (parts.length === 0 || path.has(index)) {
      const leaf = new Map([[index, 1]]);
      if (parts.length === 0) known[index] = leaf;
      return leaf;
    }
    path.add(index);
    const expression = new Map<number, number>();
    for (const { cell, sign } of parts)
      for (const [leaf, factor] of of(cell, path)) expression.set(leaf, (expression.get(leaf) ?? 0) + sign * factor);
    path.delete(index);
    return (known[index] = expression.has(index) ? new Map([[index, 1]]) : expression);
  };
  return cells.map((_, index) => of(index, new Set()));
}

/** A balance in typed cells. */
export function balanceIn(expressions: readonly Expression[], balance: Balance): Expression {
  const expression = new Map<number, number>();
  for (const { cell, sign } of balance)
    for (const [leaf, factor] of expressions[cell]!) expression.set(leaf, (expression.get(leaf) ?? 0) + sign * factor);
  return expression;
}
