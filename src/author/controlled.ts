import { Decimal } from 'decimal.js';
import { balanceIn, expressionsOf, type Balance, type Expression, type RoundedCell } from './sums';

const HALF = new Decimal('0.5');
/** How hard it is to leave a balance off, or a cell by more than half a step, beside everything else. */
const OFF_BALANCE = 1_000;
const OFF_HALF = 10;
const MOST_TRIED = 24;
const MOST_ROUNDS = 12;

/**
 * Controlled rounding (Cox 1987, for systems of sums instead of one table): every cell is printed as a whole number of steps, sums are
 * exactly the sums of what is printed, and cells are no more than half a step from their exact value wherever that can be had. Typed
 * cells are rounded first; then those near a half are turned the other way, alone and in pairs, while that brings sums nearer.
 * @returns the printed steps of each cell. Cells that stand in a circle of sums keep their own rounding.
 */
export function roundControlled(cells: readonly RoundedCell[], balances: readonly Balance[]): Decimal[] {
  return new Rounding(cells, balances).run();
}

interface Watched {
  /** Printed minus exact, in steps; of a balance, how far it is from 0. */
  off: number;
  readonly balance: boolean;
  readonly leaves: readonly (readonly [leaf: number, factor: number])[];
}

class Rounding {
  private readonly expressions: readonly Expression[];
  private readonly leaves = new Map<number, { low: Decimal; moved: number; fraction: number }>();
  private readonly watched: Watched[] = [];
  private readonly around = new Map<number, (readonly [watched: number, factor: number])[]>();

  constructor(
    private readonly cells: readonly RoundedCell[],
    balances: readonly Balance[],
  ) {
    this.expressions = expressionsOf(cells);
    for (const [index, expression] of this.expressions.entries()) if (expression.has(index)) this.addLeaf(index);
    cells.forEach((cell, index) => this.watch(this.expressions[index]!, cell.exact, false));
    for (const balance of balances) this.watch(balanceIn(this.expressions, balance), new Decimal(0), true);
  }

  run(): Decimal[] {
    for (let round = 0; round < MOST_ROUNDS; round++) if (!this.improveAll()) break;
    return this.cells.map((_, index) => this.printed(this.expressions[index]!));
  }

  private addLeaf(index: number): void {
    const { exact } = this.cells[index]!;
    const low = exact.floor();
    const fraction = exact.minus(low);
    this.leaves.set(index, { low, moved: fraction.gte(HALF) ? 1 : 0, fraction: fraction.toNumber() });
  }

  private printed(expression: Expression): Decimal {
    let sum = new Decimal(0);
    for (const [leaf, factor] of expression) {
      const { low, moved } = this.leafOf(leaf);
      sum = sum.plus(low.plus(moved).times(factor));
    }
    return sum;
  }

  private leafOf(index: number) {
    if (!this.leaves.has(index)) this.addLeaf(index);
    return this.leaves.get(index)!;
  }

  private watch(expression: Expression, exact: Decimal, balance: boolean): void {
    const leaves = [...expression].filter(([leaf, factor]) => factor !== 0 && this.leafOf(leaf).fraction > 0);
    const at = this.watched.length;
    this.watched.push({ off: this.printed(expression).minus(exact).toNumber(), balance, leaves });
    for (const [leaf, factor] of leaves) {
      const known = this.around.get(leaf);
      if (known) known.push([at, factor]);
      else this.around.set(leaf, [[at, factor]]);
    }
  }

  private improveAll(): boolean {
    let better = false;
    for (const one of this.watched) {
      for (let tries = 0; tries < MOST_TRIED && costOf(one, 0) > 0.001 && isOff(one); tries++) {
        if (!this.improve(one)) break;
        better = true;
      }
    }
    return better;
  }

  /** Turns one typed cell, or one and another against it, so that the whole becomes better. */
  private improve(one: Watched): boolean {
    const wanted = one.off > 0 ? -1 : 1;
    const moves = this.movesOf(one, wanted);
    for (const [leaf, step] of moves) {
      if (this.gain([[leaf, step]]) < -1e-9) return this.move([[leaf, step]]);
    }
    for (const [leaf, step] of moves) {
      for (const [at, factor] of this.around.get(leaf) ?? []) {
        const other = this.watched[at]!;
        if (other === one || costOf(other, factor * step) <= costOf(other, 0)) continue;
        for (const [second, against] of this.movesOf(
          { ...other, off: other.off + factor * step },
          other.off + factor * step > 0 ? -1 : 1,
        )) {
          if (second === leaf) continue;
          const pair: [number, number][] = [
            [leaf, step],
            [second, against],
          ];
          if (this.gain(pair) < -1e-9) return this.move(pair);
        }
      }
    }
    return false;
  }

  /** Typed cells that can be turned so that the sum moves the wanted way, those nearest to a half first. */
  private movesOf({ leaves }: Watched, wanted: number): [leaf: number, step: number][] {
    const moves: [number, number, number][] = [];
    for (const [leaf, factor] of leaves) {
      const { moved, fraction } = this.leafOf(leaf);
      const step = factor > 0 ? wanted : -wanted;
      if (moved + step < 0 || moved + step > 1) continue;
      moves.push([leaf, step, Math.abs(moved + step - fraction)]);
    }
    moves.sort((a, b) => a[2] - b[2]);
    return moves.slice(0, MOST_TRIED).map(([leaf, step]) => [leaf, step]);
  }

  private gain(moves: readonly (readonly [leaf: number, step: number])[]): number {
    const changes = new Map<number, number>();
    for (const [leaf, step] of moves)
      for (const [at, factor] of this.around.get(leaf) ?? []) changes.set(at, (changes.get(at) ?? 0) + factor * step);
    let gain = 0;
    for (const [at, change] of changes) gain += costOf(this.watched[at]!, change) - costOf(this.watched[at]!, 0);
    return gain;
  }

  private move(moves: readonly (readonly [leaf: number, step: number])[]): true {
    for (const [leaf, step] of moves) {
      this.leafOf(leaf).moved += step;
      for (const [at, factor] of this.around.get(leaf) ?? []) this.watched[at]!.off += factor * step;
    }
    return true;
  }
}

function isOff({ off, balance }: Watched): boolean {
  return balance ? Math.abs(off) > 1e-6 : Math.abs(off) > 0.5 + 1e-6;
}

function costOf({ off, balance }: Watched, change: number): number {
  const distance = Math.abs(off + change);
  if (balance) return distance * OFF_BALANCE;
  return Math.max(0, distance - 0.5) * OFF_HALF + distance * distance * 0.01;
}
