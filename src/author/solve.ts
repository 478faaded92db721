import { Decimal } from 'decimal.js';
import type { Definition } from './definitions';
import { keyOf } from './places';
import { halfOf, yuanPer, type Term } from './relations';

/** What relations say of an open cell: a value in the cell's unit, nothing (all its parts are blank), or values that contradict each other. */
export type Solved =
  | { readonly type: 'value'; readonly value: Decimal; readonly by: Definition }
  | { readonly type: 'blank' }
  | { readonly type: 'conflict'; readonly values: readonly { readonly value: Decimal; readonly by: Definition }[] };

const BLANK: Solved = { type: 'blank' };

/**
 * Solves the open cells in the order in which they depend on each other. A blank part counts as nothing once another part is filled.
 * @param given the value of a cell in its own unit as the workbook has it; null for a blank
 */
export class Solver {
  private readonly solved = new Map<string, Solved | 'visiting'>();

  constructor(
    private readonly definitions: ReadonlyMap<string, readonly Definition[]>,
    private readonly isOpen: (key: string) => boolean,
    private readonly given: (found: Term) => Decimal | null,
  ) {}

  /** What is known of a cell; null where a cycle of relations leads back to it. */
  solve(key: string): Solved | null {
    const known = this.solved.get(key);
    if (known) return known === 'visiting' ? null : known;
    this.solved.set(key, 'visiting');
    const result = agreed((this.definitions.get(key) ?? []).flatMap((by) => this.candidate(by) ?? []));
    this.solved.set(key, result);
    return result;
  }

  /** The value of a cell in its own unit, given or solved; null where it is blank, undefined where it cannot be told. */
  valueOf(found: Term): Decimal | null | undefined {
    const key = keyOf(found.amount.cell);
    if (!this.isOpen(key)) return this.given(found);
    const solved = this.solve(key);
    if (!solved || solved.type === 'conflict') return undefined;
    return solved.type === 'blank' ? null : solved.value;
  }

  /** What one definition says; null where a part cannot be told or all are blank. */
  candidate(by: Definition): { value: Decimal; by: Definition } | null {
    let sum = new Decimal(0);
    let filled = 0;
    for (const part of by.parts) {
      const value = this.valueOf(part);
      if (value === undefined) return null;
      if (value === null) continue;
      filled++;
      sum = sum.plus(value.times(yuanPer(part.unit)).times(part.sign));
    }
    return filled === 0 ? null : { value: inOwnUnit(sum, by), by };
  }
}

/** Amounts of another unit are rounded to what the form prints; a sum in one unit is exact. */
function inOwnUnit(yuan: Decimal, { target, parts }: Definition): Decimal {
  const value = yuan.div(yuanPer(target.unit));
  return parts.every(({ unit }) => unit === target.unit)
    ? value
    : value.toDecimalPlaces(target.form.ulp.decimalPlaces(), Decimal.ROUND_HALF_UP);
}

function agreed(candidates: readonly { value: Decimal; by: Definition }[]): Solved {
  const [first] = candidates;
  if (!first) return BLANK;
  const off = candidates.filter(({ value, by }) => !within(value, first.value, first.by, by));
  if (off.length === 0) return { type: 'value', ...first };
  return { type: 'conflict', values: [first, ...off] };
}

/** Whether two values of one cell differ by no more than the rounding of what they were computed from. */
function within(a: Decimal, b: Decimal, ...by: readonly Definition[]): boolean {
  if (a.eq(b)) return true;
  const unit = yuanPer(by[0]!.target.unit);
  const tolerance = by.reduce((sum, { parts, target }) => sum.plus(halfOf([...parts, target])), new Decimal(0)).div(unit);
  return a.minus(b).abs().lte(tolerance);
}
