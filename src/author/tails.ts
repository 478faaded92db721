import { Decimal } from 'decimal.js';
import { balanceIn, expressionsOf, type Balance, type Expression, type RoundedCell } from './sums';

/** Of half a printed digit, what may be used: at the half itself the digit would turn when it is printed again. */
const USABLE = 0.9;
/** Whole steps of this many are moved where half a digit has room for it: 元 instead of 分. */
const COARSE = 100;
const MOST_ROUNDS = 60;

/**
 * Amounts that were rounded one by one agree but for rounding and no longer do in a finer unit (收入总计 and 支出总计, one amount in two
 * forms). Moves as few typed cells as can be, each within half of the digit that it was printed with, so that every balance is exact:
 * the new amounts are as good as the old ones. What balances already, and what no such move brings together, stays.
 * @param half half of the printed digit of each cell, in steps
 * @returns the value of each cell in steps; of a sum, that of its typed cells
 */
export function settleTails(cells: readonly RoundedCell[], balances: readonly Balance[], half: readonly Decimal[]): Decimal[] {
  const alone = expressionsOf(cells);
  const sameAs = merged(alone, balances, cells);
  const expressions = alone.map((terms) => inTermsOf(terms, sameAs));
  const slack = half.map((own) => wholeSteps(own.times(USABLE)));
  const open = balances.map((balance) => inTermsOf(balanceIn(alone, balance), sameAs)).filter(({ size }) => size > 0);
  const values = cells.map(({ exact }) => exact);
  for (const component of componentsOf(open)) settled(component, values, slack).forEach((value, leaf) => (values[leaf] = value));
  return expressions.map((terms) => sumOf(terms, (leaf) => values[leaf]!));
}

/** An amount that is typed in several forms is one amount: each typed cell with the first one that it is said to be the same as. */
function merged(expressions: readonly Expression[], balances: readonly Balance[], cells: readonly RoundedCell[]): number[] {
  const sameAs = cells.map((_, index) => index);
  for (let before = -1, left = balances.map((balance) => balanceIn(expressions, balance)); before !== left.length;) {
    before = left.length;
    left = left.filter((balance) => {
      const terms = [...inTermsOf(balance, sameAs)];
      const [one, other] = terms;
      if (terms.length !== 2 || one![1] !== -other![1] || !cells[one![0]]!.exact.eq(cells[other![0]]!.exact)) return terms.length > 0;
      sameAs.forEach((own, index) => own === other![0] && (sameAs[index] = one![0]));
      return false;
    });
  }
  return sameAs;
}

function inTermsOf(terms: Expression, sameAs: readonly number[]): Expression {
  const own = new Map<number, number>();
  for (const [leaf, factor] of terms) own.set(sameAs[leaf]!, (own.get(sameAs[leaf]!) ?? 0) + factor);
  for (const [leaf, factor] of own) if (factor === 0) own.delete(leaf);
  return own;
}

function wholeSteps(size: Decimal): Decimal {
  return size.gte(10 * COARSE) ? size.div(COARSE).floor().times(COARSE) : size.floor();
}

function sumOf(terms: Expression, valueOf: (leaf: number) => Decimal): Decimal {
  let sum = new Decimal(0);
  for (const [leaf, factor] of terms) sum = sum.plus(valueOf(leaf).times(factor));
  return sum;
}

/** Balances that share typed cells, together. */
function componentsOf(balances: readonly Expression[]): Expression[][] {
  const byLeaf = new Map<number, Expression[]>();
  for (const balance of balances)
    for (const leaf of balance.keys()) {
      const known = byLeaf.get(leaf);
      if (known) known.push(balance);
      else byLeaf.set(leaf, [balance]);
    }
  const seen = new Set<Expression>();
  return balances.flatMap((first) => {
    if (seen.has(first)) return [];
    const component = [first];
    seen.add(first);
    for (const balance of component)
      for (const leaf of balance.keys())
        for (const next of byLeaf.get(leaf)!)
          if (!seen.has(next)) {
            seen.add(next);
            component.push(next);
          }
    return [component];
  });
}

/** The moved cells of a component; balances that cannot be met with the others are left off, the worst first. */
function settled(component: readonly Expression[], exact: readonly Decimal[], slack: readonly Decimal[]): Map<number, Decimal> {
  for (let balances = component; balances.length > 0;) {
    const { moved, worst } = met(balances, exact, slack);
    if (!worst) return moved;
    balances = balances.filter((balance) => balance !== worst);
  }
  return new Map();
}

/** Meets one balance after the other until all of them are; gives the one that is furthest off where they are not in the end. */
function met(balances: readonly Expression[], exact: readonly Decimal[], slack: readonly Decimal[]) {
  const moved = new Map<number, Decimal>();
  const valueOf = (leaf: number): Decimal => moved.get(leaf) ?? exact[leaf]!;
  const shared = new Map<number, number>();
  for (const balance of balances) for (const leaf of balance.keys()) shared.set(leaf, (shared.get(leaf) ?? 0) + 1);
  // Cells that stand in the fewest other balances first, then the largest, in which it shows least.
  const ordered = balances.map((balance) => ({
    balance,
    leaves: [...balance].sort(([a], [b]) => shared.get(a)! - shared.get(b)! || exact[b]!.abs().cmp(exact[a]!.abs())),
  }));
  let off = ordered;
  for (let round = 0; round < MOST_ROUNDS && off.length > 0; round++) {
    for (const { balance, leaves } of off) meet(sumOf(balance, valueOf), leaves, exact, slack, moved);
    off = ordered.filter(({ balance }) => !sumOf(balance, valueOf).isZero());
  }
  const size = ({ balance }: { balance: Expression }): Decimal => sumOf(balance, valueOf).abs();
  return { moved, worst: [...off].sort((a, b) => size(b).cmp(size(a)))[0]?.balance ?? null };
}

function meet(
  off: Decimal,
  leaves: readonly (readonly [leaf: number, factor: number])[],
  exact: readonly Decimal[],
  slack: readonly Decimal[],
  moved: Map<number, Decimal>,
): void {
  let rest = off;
  for (const [leaf, factor] of leaves) {
    if (rest.isZero()) return;
    const now = moved.get(leaf) ?? exact[leaf]!;
    const [low, high] = [exact[leaf]!.minus(slack[leaf]!), exact[leaf]!.plus(slack[leaf]!)];
    const next = Decimal.max(low, Decimal.min(high, now.minus(rest.div(factor))));
    moved.set(leaf, next);
    rest = rest.plus(next.minus(now).times(factor));
  }
}
