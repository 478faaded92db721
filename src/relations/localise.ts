import { Decimal } from 'decimal.js';
import type { Amount } from '../forms/disclosure';
import { isBlank, yuanPer, type Evaluated, type Relation, type Term } from './relation';
import { copiedSlip, slipBetween, type Slip } from './slips';

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

interface Candidate {
  readonly found: Term;
  /** The change of the cell in 元. */
  readonly change: Decimal;
  readonly explained: readonly Evaluated[];
  readonly breaks: number;
  readonly slip: Slip | null;
  readonly unique: boolean;
  /** A blank cell among many blank cells of the same relation: nothing points to this one. */
  readonly crowded: boolean;
}

const FEW_BLANKS = 2;

class Board {
  readonly violated: Set<Evaluated>;
  /** Violations that a cause found before explains: once it is corrected they hold. */
  private readonly repaired = new Set<Evaluated>();
  private readonly byCell = new Map<string, Evaluated[]>();
  private readonly values = new Map<string, Set<string>>();

  constructor(evaluated: readonly Evaluated[]) {
    this.violated = new Set(evaluated.filter(({ outcome }) => outcome.type === 'fail'));
    if (this.violated.size === 0) return;
    for (const entry of evaluated) {
      if (entry.outcome.type === 'couldNotCheck') continue;
      for (const key of new Set(termsOf(entry.relation).map(cellKey))) {
        const around = this.byCell.get(key);
        if (around) around.push(entry);
        else this.byCell.set(key, [entry]);
      }
      for (const { amount, form } of termsOf(entry.relation)) if (amount.value && !amount.value.isZero()) this.remember(form.sheet, amount);
    }
  }

  best(): Cause {
    const candidates = [...this.violated].flatMap((entry) =>
      termsOf(entry.relation).flatMap((found) => this.candidate(found, entry) ?? []),
    );
    const ranked = candidates.sort((a, b) => weigh(b) - weigh(a));
    const top = ranked[0];
    if (!top) return this.plain([...this.violated][0]!);
    const rival = ranked.find((other) => cellKey(other.found) !== cellKey(top.found));
    return {
      culprit: top.found,
      certain: !rival || weigh(top) > weigh(rival),
      value: top.unique && top.explained.some(({ relation }) => relation.level === 'error') ? this.corrected(top) : null,
      slip: top.slip,
      broken: [...top.explained].sort((a, b) => telling(b, top.found) - telling(a, top.found)),
    };
  }

  settle(broken: readonly Evaluated[]): void {
    for (const entry of broken) {
      this.violated.delete(entry);
      this.repaired.add(entry);
    }
  }

  private plain(entry: Evaluated): Cause {
    return { culprit: entry.relation.left[0]!, certain: false, value: null, slip: null, broken: [entry] };
  }

  private remember(sheet: string, { value, cell }: Amount): void {
    const key = `${sheet} ${value!.toString()}`;
    const cells = this.values.get(key) ?? new Set();
    this.values.set(key, cells.add(cell.address));
  }

  /** What the change of this cell that repairs the given relation does to all others. */
  private candidate(found: Term, entry: Evaluated): Candidate | null {
    const change = repair(entry, found);
    if (change === null) return null;
    const around = this.byCell.get(cellKey(found)) ?? [];
    const slack = toleranceOf(entry);
    const explained: Evaluated[] = [];
    let breaks = 0;
    for (const other of around) {
      const after = (this.repaired.has(other) ? new Decimal(0) : differenceOf(other)).plus(change.times(weightIn(other.relation, found)));
      const holds = after.abs().lte(toleranceOf(other).plus(slack)) || (other.relation.comparison === '≥' && after.gte(0));
      if (this.violated.has(other)) {
        if (holds) explained.push(other);
      } else if (!holds) breaks++;
    }
    const changes = explained.map((other) => repair(other, found)).filter((other) => other !== null);
    const unique = changes.every((other) => other.eq(change)) && breaks === 0;
    const crowded = isBlank(found) && termsOf(entry.relation).filter(isBlank).length > FEW_BLANKS;
    return { found, change, explained, breaks, slip: this.slipOf(found, change), unique, crowded };
  }

  private slipOf(found: Term, change: Decimal): Slip | null {
    const right = (found.amount.value ?? new Decimal(0)).plus(change.div(yuanPer(found.unit)));
    const decimals = Math.max(found.form.ulp.decimalPlaces(), found.amount.value?.decimalPlaces() ?? 0);
    if (right.decimalPlaces() > decimals + 2) return null;
    const slip = slipBetween(found.amount.value, right, decimals);
    if (slip && slip.weight > copiedSlip().weight) return slip;
    const twins = found.amount.value ? this.values.get(`${found.form.sheet} ${found.amount.value.toString()}`) : undefined;
    return found.role === 'total' && twins && twins.size > 1 ? copiedSlip() : slip;
  }

  private corrected({ found, change }: Candidate): Decimal | null {
    const right = (found.amount.value ?? new Decimal(0)).plus(change.div(yuanPer(found.unit)));
    const decimals = Math.max(found.form.ulp.decimalPlaces(), found.amount.value?.decimalPlaces() ?? 0);
    return right.decimalPlaces() <= decimals ? right : null;
  }
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

export function termsOf(relation: Relation): Term[] {
  return [...relation.left, ...relation.right];
}

export function cellKey({ amount }: Term): string {
  return `${amount.cell.sheet}!${amount.cell.address}`;
}

/** How the difference left − right moves when the cell grows by 1 元. */
function weightIn(relation: Relation, found: Term): number {
  const key = cellKey(found);
  const count = (terms: readonly Term[]): number => terms.reduce((sum, other) => (cellKey(other) === key ? sum + other.sign : sum), 0);
  return count(relation.left) - count(relation.right);
}

function differenceOf({ outcome }: Evaluated): Decimal {
  return outcome.type === 'fail' || outcome.type === 'rounding' ? outcome.difference : new Decimal(0);
}

function toleranceOf(entry: Evaluated): Decimal {
  return termsOf(entry.relation).reduce((sum, { amount, unit }) => sum.plus(amount.half.times(yuanPer(unit))), new Decimal(0));
}

/** The change of the cell that makes a violated relation hold exactly; null where the cell cancels out. */
function repair(entry: Evaluated, found: Term): Decimal | null {
  const weight = weightIn(entry.relation, found);
  return weight === 0 ? null : differenceOf(entry).neg().div(weight);
}
