import { isZeroOrBlank } from '../forms/amount';
import type { Amount } from '../forms/disclosure';
import { printed } from '../workbook/number';
import { groupBy } from './group';
import { termsOf, type Evaluated, type Term } from './relation';

/** Amounts of a sheet that stand in more than one of its cells. Read through only when a total is suspected. */
export class Twins {
  /** The amounts of each sheet by their figure. */
  private sheets: Map<string, Map<number | string, Amount[]>> | null = null;

  constructor(private readonly evaluated: readonly Evaluated[]) {}

  has({ form, amount }: Term): boolean {
    if (amount.blank) return false;
    this.sheets ??= this.read();
    const same = this.sheets.get(form.sheet)?.get(figureOf(amount)) ?? [];
    return new Set(same.map(({ cell }) => cell.address)).size > 1;
  }

  private read(): Map<string, Map<number | string, Amount[]>> {
    const seen = new Set<Amount>();
    const found: Term[] = [];
    for (const { relation, outcome } of this.evaluated) {
      if (outcome.type === 'couldNotCheck') continue;
      for (const term of termsOf(relation)) {
        if (isZeroOrBlank(term.amount) || seen.has(term.amount)) continue;
        seen.add(term.amount);
        found.push(term);
      }
    }
    const sheets = groupBy(found, ({ form }) => form.sheet);
    return new Map(
      [...sheets].map(([sheet, terms]) => [
        sheet,
        groupBy(
          terms.map(({ amount }) => amount),
          figureOf,
        ),
      ]),
    );
  }
}

/** The same for equal amounts: millionths where they are exact. */
function figureOf({ micro, value }: Amount): number | string {
  return micro ?? printed(value!).micro ?? value!.toString();
}
