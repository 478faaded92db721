import { Decimal } from 'decimal.js';
import type { Amount } from '../forms/disclosure';
import { Heap } from './heap';
import { findAmount } from './laid-out';
import { halfOf, isBlank, termsOf, yuanPer, type Evaluated, type Relation, type Term } from './relation';
import { copiedSlip, slipBetween, slipNear, type Slip } from './slips';
import { Twins } from './twins';

/** Violated relations that one cell explains, or a single violated relation that no cell explains better than another. */
export interface Cause {
  readonly culprit: Term;
  /** Whether the culprit stands out; otherwise the cells of the relation are equally likely. */
  readonly certain: boolean;
  /** The value (in the culprit's unit) that restores the relations, when there is exactly one. */
  readonly value: Decimal | null;
  readonly slip: Slip | null;
  /** What broke, the relation that says it best first. */
  readonly broken: readonly Evaluated[];
}

/**
 * Error localisation in the sense of Fellegi and Holt (1976): the fewest cells whose change lets every relation hold.
 * Greedy: again and again the cell is taken whose one change repairs the most violated relations and breaks the fewest others.
 * What is known of a cell stays until a relation around it is settled, so that the work grows with what is violated.
 */
export function localise(evaluated: readonly Evaluated[]): Cause[] {
  const board = new Board(evaluated);
  const causes: Cause[] = [];
  while (board.violated.size > 0) {
    const cause = board.best();
    board.settle(cause.broken);
    causes.push(cause);
  }
  return causes;
}

/** A cell in a relation. */
interface Incidence {
  readonly entry: Evaluated;
  readonly found: Term;
  /** Its place among the terms of the relation. */
  readonly place: number;
  /** How the difference left − right moves when the cell grows by 1 元. */
  readonly weight: number;
}

interface Candidate {
  readonly found: Term;
  readonly explained: readonly Evaluated[];
  readonly breaks: number;
  readonly slip: Slip | null;
  /** The value that the cell should have, in its own unit; null where several would do. */
  readonly right: Decimal | null;
  /** A blank cell among many blank cells of the same relation, or one that would be negative: nothing points to this one. */
  readonly crowded: boolean;
}

/** A candidate as it is ranked: by weight, then in the order of the relations and their terms. */
interface Ranked {
  readonly candidate: Candidate;
  readonly weight: number;
  readonly order: number;
  readonly place: number;
  /** Set once a relation around its cell is settled; it then counts no more. */
  stale: boolean;
}

const FEW_BLANKS = 2;

class Board {
  readonly violated: Set<Evaluated>;
  /** Violations that a cause found before explains: once it is corrected they hold. */
  private readonly repaired = new Set<Evaluated>();
  /** The cells of violated relations, and every relation around them. */
  private readonly around = new Map<Amount, Incidence[]>();
  private readonly order: ReadonlyMap<Evaluated, number>;
  private readonly ranked = new Heap<Ranked>(comesBefore);
  private readonly live = new Map<Amount, Ranked[]>();
  private readonly tolerances = new Map<Evaluated, Decimal>();
  private readonly twins: Twins;
  private readonly isAround = (amount: Amount): boolean => this.around.has(amount);

  constructor(evaluated: readonly Evaluated[]) {
    this.violated = new Set(evaluated.filter(({ outcome }) => outcome.type === 'fail'));
    this.order = new Map([...this.violated].map((entry, index) => [entry, index]));
    this.twins = new Twins(evaluated);
    for (const { relation } of this.violated)
      for (const { amount, elsewhere } of termsOf(relation)) if (!elsewhere) this.around.set(amount, []);
    if (this.violated.size > 0) for (const entry of evaluated) this.place(entry);
    for (const amount of this.around.keys()) this.consider(amount);
  }

  /** The cell that explains most; some relation as it is where no change of one cell helps. */
  best(): Cause {
    const top = this.next();
    if (!top) return this.plain([...this.violated][0]!);
    const { candidate } = top;
    return {
      culprit: candidate.found,
      certain: top.weight > this.strongestRival(candidate),
      value: candidate.explained.some(({ relation }) => relation.level === 'error') ? candidate.right : null,
      slip: candidate.slip,
      broken: [...candidate.explained].sort((a, b) => telling(b, candidate.found) - telling(a, candidate.found)),
    };
  }

  settle(broken: readonly Evaluated[]): void {
    const touched = new Set<Amount>();
    for (const entry of broken) {
      this.violated.delete(entry);
      this.repaired.add(entry);
      for (const { amount } of termsOf(entry.relation)) if (this.around.has(amount)) touched.add(amount);
    }
    for (const amount of touched) this.consider(amount);
  }

  /** The weight of the best other cell that explains some of the same relations; other mistakes are no rivals. */
  private strongestRival({ found, explained }: Candidate): number {
    const same = new Set(explained);
    let strongest = -Infinity;
    for (const amount of new Set(explained.flatMap(({ relation }) => termsOf(relation).map((other) => other.amount))))
      for (const { candidate, weight } of amount === found.amount ? [] : (this.live.get(amount) ?? []))
        if (weight > strongest && candidate.explained.some((entry) => same.has(entry))) strongest = weight;
    return strongest;
  }

  private next(): Ranked | undefined {
    let top = this.ranked.pop();
    while (top?.stale) top = this.ranked.pop();
    return top;
  }

  private plain(entry: Evaluated): Cause {
    return { culprit: entry.relation.left[0]!, certain: false, value: null, slip: null, broken: [entry] };
  }

  private place(entry: Evaluated): void {
    // Most relations hold no cell of a violated one.
    if (entry.outcome.type === 'couldNotCheck' || !findAmount(entry.relation, this.isAround)) return;
    const cells = new Map<Amount, { found: Term; place: number; weight: number }>();
    const add = (found: Term, weight: number, place: number): void => {
      const known = cells.get(found.amount);
      if (known) known.weight += weight;
      else if (this.isAround(found.amount)) cells.set(found.amount, { found, place, weight });
    };
    entry.relation.left.forEach((found, index) => add(found, found.sign, index));
    entry.relation.right.forEach((found, index) => add(found, -found.sign, entry.relation.left.length + index));
    for (const [amount, incidence] of cells) this.around.get(amount)!.push({ entry, ...incidence });
  }

  /** Ranks anew what a change of this cell could explain. */
  private consider(amount: Amount): void {
    for (const known of this.live.get(amount) ?? []) known.stale = true;
    const around = this.around.get(amount)!;
    const fresh = around
      .filter(({ entry, weight }) => weight !== 0 && this.violated.has(entry))
      .map((incidence): Ranked => {
        const candidate = this.candidate(incidence, around);
        return { candidate, weight: weigh(candidate), order: this.order.get(incidence.entry)!, place: incidence.place, stale: false };
      });
    this.live.set(amount, fresh);
    for (const ranked of fresh) this.ranked.push(ranked);
  }

  /** What the change of the cell that repairs the given relation does to all others around it. */
  private candidate({ entry, found, weight }: Incidence, around: readonly Incidence[]): Candidate {
    const change = repair(entry, weight);
    const slack = this.tolerance(entry);
    const explained: Incidence[] = [];
    let breaks = 0;
    for (const other of around) {
      const before = this.repaired.has(other.entry) ? new Decimal(0) : offBy(other.entry);
      const after = before.plus(change.times(other.weight));
      const holds = after.abs().lte(this.tolerance(other.entry).plus(slack)) || (other.entry.relation.comparison === '≥' && after.gte(0));
      if (this.violated.has(other.entry)) {
        if (holds) explained.push(other);
      } else if (!holds) breaks++;
    }
    const unique = breaks === 0 && explained.every((other) => other.weight === 0 || repair(other.entry, other.weight).eq(change));
    const crowded = isBlank(found) && (change.isNegative() || termsOf(entry.relation).filter(isBlank).length > FEW_BLANKS);
    const near = breaks === 0 ? nearSlip(found, change, slack) : null;
    const slip = this.slipOf(found, change);
    const better = near && near.slip.weight > (slip?.weight ?? 0) ? near : null;
    const right = better?.right ?? (unique ? corrected(found, change) : null);
    return { found, explained: explained.map((other) => other.entry), breaks, slip: better?.slip ?? slip, right, crowded };
  }

  private tolerance(entry: Evaluated): Decimal {
    let known = this.tolerances.get(entry);
    if (!known) this.tolerances.set(entry, (known = halfOf(entry.relation.left).plus(halfOf(entry.relation.right))));
    return known;
  }

  private slipOf(found: Term, change: Decimal): Slip | null {
    const right = after(found, change);
    const decimals = decimalsOf(found);
    if (right.decimalPlaces() > decimals + 2) return null;
    if (found.amount.nil) return null;
    const slip = slipBetween(found.amount.value, right, decimals);
    if (slip && slip.weight > copiedSlip().weight) return slip;
    return found.role === 'total' && this.twins.has(found) ? copiedSlip() : slip;
  }
}

/** The amount once it is changed, in its own unit. */
function after({ amount, unit }: Term, change: Decimal): Decimal {
  return (amount.value ?? new Decimal(0)).plus(change.div(yuanPer(unit)));
}

function decimalsOf({ form, amount }: Term): number {
  return Math.max(form.ulp.decimalPlaces(), amount.value?.decimalPlaces() ?? 0);
}

/** The slip that explains the cell within the rounding of the relation; null in forms that are exact. */
function nearSlip(found: Term, change: Decimal, tolerance: Decimal): ReturnType<typeof slipNear> {
  const { value } = found.amount;
  if (!value || value.isZero() || tolerance.isZero()) return null;
  return slipNear(value, after(found, change), decimalsOf(found), tolerance.div(yuanPer(found.unit)));
}

function corrected(found: Term, change: Decimal): Decimal | null {
  const right = after(found, change);
  return right.decimalPlaces() <= decimalsOf(found) ? right : null;
}

function comesBefore(a: Ranked, b: Ranked): boolean {
  return a.weight !== b.weight ? a.weight > b.weight : a.order !== b.order ? a.order < b.order : a.place < b.place;
}

/** More repaired relations first, then fewer broken ones, then the slip; a blank cell last where there are many. */
function weigh({ explained, breaks, slip, found, crowded }: Candidate): number {
  const errors = explained.filter(({ relation }) => relation.level === 'error').length;
  const strength = errors + (explained.length - errors) * 0.5;
  return (strength - 1.5 * breaks) * 100 + (slip?.weight ?? 0) * 4 - (crowded ? 14 : 0) + (found.role === 'total' ? 1 : 0);
}

/** The relation that tells the officer most: an error, in the culprit's own form, with the culprit as its total. */
function telling({ relation }: Evaluated, culprit: Term): number {
  const isTotal = relation.left.some((found) => cellKey(found) === cellKey(culprit));
  return (
    (relation.level === 'error' ? 8 : 0) +
    (relation.form === culprit.form && isStructural(relation) ? 4 : 0) +
    (isTotal ? 2 : 0) +
    (relation.comparison === '=' ? 1 : 0)
  );
}

function isStructural(relation: Relation): boolean {
  return relation.rule.startsWith('A-');
}

export function cellKey({ amount }: Term): string {
  return `${amount.cell.sheet}!${amount.cell.address}`;
}

function offBy({ outcome }: Evaluated): Decimal {
  return outcome.type === 'fail' || outcome.type === 'rounding' ? outcome.difference : new Decimal(0);
}

/** The change of a cell of this weight that makes a violated relation hold exactly. */
function repair(entry: Evaluated, weight: number): Decimal {
  return offBy(entry).neg().div(weight);
}
