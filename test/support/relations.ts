import { bind, type LineQuery, type Query } from '../../src/facts/bind';
import { recognise } from '../../src/forms/recognise';
import type { Facets, Form } from '../../src/forms/disclosure';
import { termAt, type Relation, type Term } from '../../src/relations/relation';
import { workbookOf } from './forms';

/** The forms of a grid, and relations over their cells. */
export class Cells {
  readonly forms: readonly Form[];

  constructor(grid: string) {
    this.forms = recognise(workbookOf(grid)).forms;
  }

  /** `D5`, or `表2!D5` on another sheet than the first. */
  term(address: string, sign: 1 | -1 = 1): Term {
    const [cell, sheet = this.forms[0]!.sheet] = address.split('!').reverse() as [string, string?];
    for (const form of this.forms)
      for (const panel of form.panels)
        for (const line of panel.lines)
          for (const [column, amount] of line.amounts.entries())
            if (amount.cell.sheet === sheet && amount.cell.address === cell)
              return { ...termAt(form, panel, line, column, 'addend'), sign };
    throw new Error(`no amount stands in ${sheet}!${cell}`);
  }

  /** `C5 = D5 + E5`, `C5 ≥ D5 - E5`. */
  relation(statement: string, more: Partial<Relation> = {}): Relation {
    const [left, comparison, right] = statement.split(/ ([=≥]) /) as [string, '=' | '≥', string];
    const side = (text: string): Term[] =>
      [...text.matchAll(/(-)? ?([^ +-]+)/g)].map(([, minus, address]) => this.term(address!, minus ? -1 : 1));
    return {
      rule: 'X-TEST',
      level: 'error',
      comparison,
      left: side(left).map((total) => ({ ...total, role: 'total' })),
      right: side(right),
      form: this.forms[0]!,
      family: 'all',
      trust: 'known',
      ...more,
    };
  }
}

export const func = (code: string): LineQuery => ({ type: 'function', code });
export const economic = (code: string): LineQuery => ({ type: 'economic', code });

/**
 * The cells of the first form that an amount is read from, found by meaning. The form is read anew each time: what is remembered of it must
 * not hide from a test what it asks.
 */
export function cellsOf(grid: string, line: LineQuery, facets: Facets = {}, more: Partial<Query> = {}): string | null {
  const [form] = recognise(workbookOf(grid)).forms;
  const terms = bind(form!, { line, facets, ...more }, 'counterpart');
  return terms && terms.map(({ amount }) => amount.cell.address).join(' + ');
}
