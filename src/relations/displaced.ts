import type { Amount, Form, Line, Panel } from '../forms/disclosure';
import { findAmount } from './laid-out';
import type { Cause } from './localise';
import { differenceOf, halfOf, isBlank, type Evaluated, type Outcome, type Relation, type Term } from './relation';

/**
 * Amounts that were pasted some rows above or below their names. Where the relations of a list break from a line on, and hold to the end
 * once the amounts are read some rows further, the rows were displaced and no amount is wrong.
 */
export interface Displacement {
  readonly form: Form;
  readonly panel: Panel;
  /** The columns (of the panel) whose amounts were displaced. */
  readonly columns: readonly number[];
  readonly steps: readonly Step[];
  /** For each line of the panel the line in whose row its amounts stand; null where they stand nowhere. */
  readonly sources: readonly (Line | null)[];
}

/** From a line on, down to the next step. */
export interface Step {
  /** The first line, by its place in the panel. */
  readonly from: number;
  /** How many rows further down the amounts belong; negative: further up, 0: they stand right again. */
  readonly rows: number;
}

/** A relation over the cells of a panel. */
interface Fact {
  readonly left: readonly Place[];
  readonly right: readonly Place[];
  /** The last line of the panel that takes part: before it the relation tells nothing. */
  readonly last: number;
  /** Where it holds this tells something, and nothing where it does not: what is 核实 only, and forms that may differ in scope. */
  readonly isHint: boolean;
}

/** `line`: -1 where the amount stands outside the columns that are moved. */
interface Place {
  readonly term: Term;
  readonly line: number;
  readonly column: number;
}

/** For each line the place of the line whose row holds its amounts, or -1. */
type Arrangement = readonly number[];

/** So many rows are pasted too high or too low at most. */
const FARTHEST = 8;
/** How far before the first broken relation the displacement is looked for. */
const REACH = 40;
/** A step must mend so many relations. */
const FEWEST_MENDED = 3;
/** So many relations around a list must be broken, and so many amounts be wrong if each stood where it belongs, before it is asked. */
const FEWEST_BROKEN = 5;
const FEWEST_WRONG = 4;
const MOST_STEPS = 4;
/** One of so many relations may be broken for another reason. */
const MOST_STRAYS = 10;

/** Whether so many amounts are wrong that rows may have been displaced: only all relations of a form tell. */
export function mayBeDisplaced(found: readonly Cause[]): boolean {
  return found.length >= FEWEST_WRONG;
}

/** @param found the amounts that are wrong if each stands where it belongs */
export function displacementsOf(forms: readonly Form[], evaluated: readonly Evaluated[], found: readonly Cause[]): Displacement[] {
  if (!mayBeDisplaced(found)) return [];
  const causes = found.map(({ broken }) => broken);
  return forms.flatMap((form) => {
    const own = causes.filter((broken) => broken.some((entry) => isAbout(entry, form)));
    return own.length < FEWEST_WRONG ? [] : form.panels.flatMap((panel) => displacementOf(form, panel, own, evaluated) ?? []);
  });
}

const isAbout = ({ relation: { left, right } }: Evaluated, form: Form): boolean =>
  left.some((term) => term.form === form) || right.some((term) => term.form === form);

/** @param causes what each wrong amount explains */
function displacementOf(
  form: Form,
  panel: Panel,
  causes: readonly (readonly Evaluated[])[],
  evaluated: readonly Evaluated[],
): Displacement | null {
  const cells = new Map<Amount, Cell>();
  panel.lines.forEach(({ amounts }, line) => amounts.forEach((amount, column) => cells.set(amount, { line, column })));
  const wrong = causes.map((explained) => explained.filter((entry) => entry.relation.level === 'error' && touches(entry, cells)));
  const broken = wrong.flat();
  if (broken.length < FEWEST_BROKEN || wrong.filter((explained) => explained.length > 0).length < FEWEST_WRONG) return null;
  for (const columns of blocksOf(panel, broken, cells)) {
    const search = new Search(panel, new Set(columns), cells, broken);
    const steps = search.steps(evaluated);
    if (steps) return { form, panel, columns, steps, sources: search.sources(steps) };
  }
  return null;
}

interface Cell {
  readonly line: number;
  readonly column: number;
}

const touches = ({ relation }: Evaluated, cells: ReadonlyMap<Amount, Cell>): boolean =>
  findAmount(relation, (amount) => cells.has(amount)) !== undefined;

const isHint = ({ level, scope }: Relation, { type }: Outcome): boolean =>
  level !== 'error' || (type === 'couldNotCheck' && scope !== undefined);

const tells = ({ relation }: Evaluated): boolean => relation.comparison === '=' && relation.unbound === undefined;

/** All columns; then those in which relations between lines are broken, with what is between them. */
function blocksOf(panel: Panel, broken: readonly Evaluated[], cells: ReadonlyMap<Amount, Cell>): (readonly number[])[] {
  const columns = broken.flatMap(({ relation }) => {
    const own = [...relation.left, ...relation.right].flatMap(({ amount }) => cells.get(amount) ?? []);
    return own.some(({ line }) => line !== own[0]!.line) ? own.map(({ column }) => column) : [];
  });
  const all = panel.columns.map((_, column) => column);
  const [first, last] = [Math.min(...columns), Math.max(...columns)];
  const block = all.filter((column) => column >= first && column <= last);
  return block.length === 0 || block.length === all.length ? [all] : [all, block];
}

class Search {
  private facts: readonly Fact[] = [];
  private readonly lineAt: ReadonlyMap<number, number>;
  private readonly excused = new Set<Fact>();
  /** How far the amounts can have been displaced, the nearest first: as far as mends some of what is broken, or not at all. */
  private readonly distances: readonly number[];

  constructor(
    private readonly panel: Panel,
    private readonly columns: ReadonlySet<number>,
    private readonly cells: ReadonlyMap<Amount, Cell>,
    private readonly broken: readonly Evaluated[],
  ) {
    this.lineAt = new Map(panel.lines.map(({ row }, line) => [row, line]));
    const facts = this.factsOf(broken);
    this.distances = NEAREST_FIRST.filter((rows) => {
      const moved = panel.lines.map(({ row }) => this.lineAt.get(row - rows) ?? -1);
      return rows === 0 || facts.some((fact) => !fact.isHint && this.isSeen(fact, moved));
    });
  }

  /** The steps after which all relations hold, but for a few; null where there are none. */
  steps(evaluated: readonly Evaluated[]): readonly Step[] | null {
    if (this.distances.length <= 1) return null;
    this.facts = this.factsOf(evaluated.filter((entry) => tells(entry) && touches(entry, this.cells)));
    let steps: readonly Step[] = [];
    for (;;) {
      const arranged = this.arrange(steps);
      const first = this.firstBroken(arranged, 0);
      if (first === this.facts.length) return steps.length > 0 && this.isPlain(steps) ? steps : null;
      const next = steps.length < MOST_STEPS ? this.nextStep(steps, arranged, first) : null;
      if (next) steps = [...steps, next];
      else if (this.excused.size * MOST_STRAYS < this.broken.length) this.excused.add(this.facts[first]!);
      else return null;
    }
  }

  sources(steps: readonly Step[]): (Line | null)[] {
    return this.arrange(steps).map((line) => this.panel.lines[line] ?? null);
  }

  private factsOf(entries: readonly Evaluated[]): Fact[] {
    const facts = entries.map(({ relation, outcome }) => this.fact(relation, isHint(relation, outcome)));
    return facts.filter(({ last }) => last >= 0).sort((a, b) => a.last - b.last);
  }

  private fact({ left, right }: Relation, isHint: boolean): Fact {
    const place = (term: Term): Place => {
      const cell = this.cells.get(term.amount);
      return cell && this.columns.has(cell.column) ? { term, ...cell } : { term, line: -1, column: -1 };
    };
    const [from, to] = [left.map(place), right.map(place)];
    return { left: from, right: to, isHint, last: [...from, ...to].reduce((last, { line }) => Math.max(last, line), -1) };
  }

  /** Between two steps that move the amounts further down, lines are left without; where they move them up, rows are passed over. */
  private arrange(steps: readonly Step[]): Arrangement {
    const { lines } = this.panel;
    const sources = lines.map((_, line) => line);
    let before = 0;
    for (const { from, rows } of steps) {
      const start = lines[from]!.row;
      for (let line = from - 1; line >= 0 && lines[line]!.row >= start - (rows - before); line--) sources[line] = -1;
      for (let line = from; line < lines.length; line++) sources[line] = this.lineAt.get(lines[line]!.row - rows) ?? -1;
      before = rows;
    }
    return sources;
  }

  /** The step near the first broken relation that mends most relations in a row, then the one with which most hold, then the shortest. */
  private nextStep(steps: readonly Step[], arranged: Arrangement, first: number): Step | null {
    const { from: after, rows: before } = steps.at(-1) ?? { from: -1, rows: 0 };
    const { last } = this.facts[first]!;
    let best: { step: Step; mended: number; seen: number } | null = null;
    const end = Math.min(last + FARTHEST, this.panel.lines.length - 1);
    for (let from = end; from > Math.max(after, last - REACH); from--)
      for (const rows of this.distances) {
        // Lines are left without amounts before the first that is moved down: these can be the first to break.
        if (rows === before || from - Math.max(rows - before, 0) > last) continue;
        const step = { from, rows };
        const now = this.arrange([...steps, step]);
        const mended = this.mended(arranged, now, first);
        if (mended < Math.max(FEWEST_MENDED, best?.mended ?? 0)) continue;
        const seen = this.seen(now);
        if (!best || mended > best.mended || seen > best.seen) best = { step, mended, seen };
      }
    return best?.step ?? null;
  }

  /** How many broken relations hold now, up to the first that does not. */
  private mended(before: Arrangement, now: Arrangement, first: number): number {
    const end = this.firstBroken(now, 0);
    let mended = 0;
    for (const fact of this.facts.slice(first, end)) if (!fact.isHint && !this.holds(fact, before) && this.isSeen(fact, now)) mended++;
    return mended;
  }

  /** How many relations hold, less those that do not: with too early or too late a step some tell nothing, or break further down. */
  private seen(arranged: Arrangement): number {
    return this.facts.reduce(
      (sum, fact) => sum + (this.isSeen(fact, arranged) ? 1 : fact.isHint || this.holds(fact, arranged) ? 0 : -1),
      0,
    );
  }

  private firstBroken(arranged: Arrangement, from: number): number {
    const { facts } = this;
    for (let at = from; at < facts.length; at++)
      if (!facts[at]!.isHint && !this.holds(facts[at]!, arranged) && !this.excused.has(facts[at]!)) return at;
    return facts.length;
  }

  /** A relation with an amount that is nowhere tells nothing. */
  private holds(fact: Fact, arranged: Arrangement): boolean {
    const left = this.terms(fact.left, arranged);
    const right = this.terms(fact.right, arranged);
    if (!left || !right) return true;
    const difference = differenceOf(left, right);
    return difference.isZero() || difference.abs().lte(halfOf(left).plus(halfOf(right)));
  }

  /** It holds between amounts, and not because nothing is there. */
  private isSeen(fact: Fact, arranged: Arrangement): boolean {
    const left = this.terms(fact.left, arranged);
    const right = this.terms(fact.right, arranged);
    return left !== null && right !== null && !left.every(isBlank) && !right.every(isBlank) && this.holds(fact, arranged);
  }

  private terms(places: readonly Place[], arranged: Arrangement): Term[] | null {
    const terms: Term[] = [];
    for (const { term, line, column } of places) {
      const source = line < 0 ? line : arranged[line]!;
      if (line >= 0 && source < 0) return null;
      terms.push(line < 0 ? term : { ...term, amount: this.panel.lines[source]!.amounts[column]! });
    }
    return terms;
  }

  /** Every part that was displaced has amounts enough to tell it from the others. */
  private isPlain(steps: readonly Step[]): boolean {
    const arranged = this.arrange(steps);
    return steps.every(({ from, rows }, index) => {
      if (rows === 0) return true;
      const lines = arranged.slice(from, steps[index + 1]?.from).map((line) => this.panel.lines[line]);
      const shown = lines.flatMap((line) => (line ? [...this.columns].map((column) => line.amounts[column]!.value?.toString() ?? '') : []));
      return new Set(shown.filter((value) => value !== '' && value !== '0')).size >= FEWEST_MENDED;
    });
  }
}

const NEAREST_FIRST: readonly number[] = Array.from({ length: FARTHEST * 2 + 1 }, (_, at) => (at % 2 ? (at + 1) / 2 : -at / 2));
