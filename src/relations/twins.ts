import { isZeroOrBlank } from '../forms/amount';
import type { Amount, Form } from '../forms/disclosure';
import { printed } from '../workbook/number';
import { eachAmount } from './laid-out';
import { type Evaluated, type Term } from './relation';

/** Amounts of a sheet that stand in more than one of its cells. A sheet is read through only when one of its totals is suspected. */
export class Twins {
  /** The amounts of each sheet by their figure: the one amount that has it, or that several have. */
  private readonly sheets = new Map<string, Map<number | string, Amount | typeof SEVERAL>>();

  constructor(private readonly evaluated: readonly Evaluated[]) {}

  has({ form, amount }: Term): boolean {
    if (amount.blank) return false;
    let figures = this.sheets.get(form.sheet);
    if (!figures) this.sheets.set(form.sheet, (figures = this.read(form.sheet)));
    return figures.get(figureOf(amount)) === SEVERAL;
  }

  private read(sheet: string): Map<number | string, Amount | typeof SEVERAL> {
    const figures = new Map<number | string, Amount | typeof SEVERAL>();
    const add = (amount: Amount, form: Form): void => {
      if (form.sheet !== sheet || isZeroOrBlank(amount)) return;
      const figure = figureOf(amount);
      const known = figures.get(figure);
      if (known === undefined) figures.set(figure, amount);
      else if (known !== SEVERAL && known !== amount && known.cell.address !== amount.cell.address) figures.set(figure, SEVERAL);
    };
    const checked = this.evaluated.filter(({ outcome }) => outcome.type !== 'couldNotCheck');
    eachAmount(
      checked.map(({ relation }) => relation),
      add,
    );
    return figures;
  }
}

const SEVERAL = Symbol('several');

/** The same for equal amounts: millionths where they are exact. */
function figureOf({ micro, value }: Amount): number | string {
  return micro ?? printed(value!).micro ?? value!.toString();
}
