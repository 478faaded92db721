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

  find(test: (amount: Amount, form: Form) => boolean): Amount | undefined {
    return this.findIn('left', test) ?? this.findIn('right', test);
  }

  /** Σ left − Σ right in millionths; null where that is no exact integer. */
  difference(): number | null {
    const difference = this.sum('left') - this.sum('right');
    return Number.isSafeInteger(difference) ? difference : null;
  }

  private findIn(side: keyof Sides<unknown>, test: (amount: Amount, form: Form) => boolean): Amount | undefined {
    for (const { amounts } of this.lines[side])
      for (const column of this.columns[side]) if (test(amounts[column]!, this.stated.form)) return amounts[column];
    return undefined;
  }

  private sum(side: keyof Sides<unknown>): number {
    let sum = 0;
    for (const { amounts } of this.lines[side])
      for (const column of this.columns[side]) {
        const { blank, micro = NaN } = amounts[column]!;
        if (!blank) sum += micro;
        if (!Number.isSafeInteger(sum)) return NaN;
      }
    return sum;
  }

  private named(): Sides<readonly Term[]> {
    const { form, roles } = this.stated;
    const side = (of: keyof Sides<unknown>): Term[] =>
      this.lines[of].flatMap((line) => {
        const panel = form.panels.find(({ lines }) => lines.includes(line))!;
        return this.columns[of].map((column) => termAt(form, panel, line, column, roles[of]));
      });
    return { left: side('left'), right: side('right') };
  }
}

/** The first amount of a relation that is such. */
export function findAmount(relation: Relation, test: (amount: Amount, form: Form) => boolean): Amount | undefined {
  if (relation instanceof LaidOut) return relation.find(test);
  const isSuch = ({ amount, form }: Term): boolean => test(amount, form);
  return (relation.left.find(isSuch) ?? relation.right.find(isSuch))?.amount;
}

export function eachAmount(relation: Relation, visit: (amount: Amount, form: Form) => void): void {
  findAmount(relation, (amount, form) => {
    visit(amount, form);
    return false;
  });
}

/** Σ left − Σ right in millionths of the one unit all amounts are in; null where that is no exact integer. */
export function balanceOf(relation: Relation): number | null {
  return relation instanceof LaidOut ? relation.difference() : exactDifference(relation.left, relation.right);
}
