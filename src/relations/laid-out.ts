import type { CellRole } from '../findings/finding';
import type { Amount, Form, Line } from '../forms/disclosure';
import { exactDifference, termAt, type Relation, type Term } from './relation';

/** Of both sides of a relation. */
export interface Sides<T> {
  readonly left: T;
  readonly right: T;
}

/** What the relations of a line, or of a heading, have in common. */
export interface Stated extends Pick<Relation, 'rule' | 'level' | 'comparison' | 'form' | 'trust'> {
  readonly roles: Sides<CellRole>;
}

export const OF_TOTAL: Sides<CellRole> = { left: 'total', right: 'addend' };

/** The same on both sides. */
export const alike = <T>(of: T): Sides<T> => ({ left: of, right: of });

/**
 * A relation that the layout of a form gives: on each side the amounts of some lines in some columns. There are as many as cells and nearly
 * all hold: its amounts are compared where they stand, and terms, which can be named, are made when somebody asks.
 */
export class LaidOut implements Relation {
  private terms: Sides<readonly Term[]> | undefined;

  constructor(
    private readonly stated: Stated,
    readonly family: string,
    private readonly lines: Sides<readonly Line[]>,
    private readonly columns: Sides<readonly number[]>,
  ) {}

  get rule(): string {
    return this.stated.rule;
  }

  get level(): Relation['level'] {
    return this.stated.level;
  }

  get comparison(): Relation['comparison'] {
    return this.stated.comparison;
  }

  get form(): Form {
    return this.stated.form;
  }

  get trust(): Relation['trust'] {
    return this.stated.trust;
  }

  get left(): readonly Term[] {
    return (this.terms ??= this.named()).left;
  }

  get right(): readonly Term[] {
    return (this.terms ??= this.named()).right;
  }

  find(test: Test): Amount | undefined {
    const { lines, columns, form } = this;
    return findAmong(lines.left, columns.left, form, test) ?? findAmong(lines.right, columns.right, form, test);
  }

  /** Σ left − Σ right in millionths; null where that is no exact integer. */
  difference(): number | null {
    const { lines, columns } = this;
    const difference = sumOf(lines.left, columns.left) - sumOf(lines.right, columns.right);
    return Number.isSafeInteger(difference) ? difference : null;
  }

  private named(): Sides<readonly Term[]> {
    const { form, roles } = this.stated;
    const side = (of: 'left' | 'right'): Term[] =>
      this.lines[of].flatMap((line) => {
        const panel = form.panels.find(({ lines }) => lines.includes(line))!;
        return this.columns[of].map((column) => termAt(form, panel, line, column, roles[of]));
      });
    return { left: side('left'), right: side('right') };
  }
}

type Test = (amount: Amount, form: Form) => boolean;

function findAmong(lines: readonly Line[], columns: readonly number[], form: Form, test: Test): Amount | undefined {
  for (const { amounts } of lines) for (const column of columns) if (test(amounts[column]!, form)) return amounts[column];
  return undefined;
}

/** Blanks are 0; NaN where the sum is no exact integer. */
function sumOf(lines: readonly Line[], columns: readonly number[]): number {
  let sum = 0;
  for (const { amounts } of lines)
    for (const column of columns) {
      const { blank, micro = NaN } = amounts[column]!;
      if (!blank) sum += micro;
      if (!Number.isSafeInteger(sum)) return NaN;
    }
  return sum;
}

/** The first amount of a relation that is such. */
export function findAmount(relation: Relation, test: Test): Amount | undefined {
  if (relation instanceof LaidOut) return relation.find(test);
  for (const side of [relation.left, relation.right]) for (const { amount, form } of side) if (test(amount, form)) return amount;
  return undefined;
}

export function eachAmount(relations: Iterable<Relation>, visit: (amount: Amount, form: Form) => void): void {
  const all: Test = (amount, form) => {
    visit(amount, form);
    return false;
  };
  for (const relation of relations) findAmount(relation, all);
}

/** Σ left − Σ right in millionths of the one unit all amounts are in; null where that is no exact integer. */
export function balanceOf(relation: Relation): number | null {
  return relation instanceof LaidOut ? relation.difference() : exactDifference(relation.left, relation.right);
}
