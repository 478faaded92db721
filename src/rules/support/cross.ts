import { Decimal } from 'decimal.js';
import { isZeroOrBlank } from '../../forms/amount';
import { isSummary, type Disclosure, type Form, type FormKind } from '../../forms/disclosure';
import type { Bilingual, CellRole } from '../../findings/finding';
import { REASONS } from '../../findings/messages';
import { bind, formOf, yearTotal, type LineQuery, type Query } from '../../facts/bind';
import {
  differenceOf,
  exactDifference,
  halfOf,
  isBlank,
  sumOf,
  yuanPer,
  type Term,
  type Trust,
  type Draft,
} from '../../relations/relation';

/** One side of a relation between forms. */
export interface Side extends Query {
  readonly form: FormKind;
}

/** How two amounts of different forms are compared: equal and known unless said otherwise. */
export interface Manner {
  readonly comparison?: '=' | '≥';
  readonly trust?: Trust;
  /** Kept apart from the other relations of the rule; its forms unless given. */
  readonly family?: string;
}

/** Builds relations between forms; what cannot be bound becomes a relation that says why, or nothing where a form is simply not part of the set. */
export class Cross {
  private carryOvers: readonly Decimal[] | undefined;

  constructor(readonly disclosure: Disclosure) {}

  /** left = right (or ≥): nothing where one of the forms is missing or does not give the amount. */
  equal(left: Side, right: Side, manner: Manner = {}): Draft[] {
    const leftForm = formOf(this.disclosure, left.form);
    const rightForm = formOf(this.disclosure, right.form);
    if (!leftForm || !rightForm) return [];
    const terms = agreeing(this.totals(leftForm, left, 'total'), this.totals(rightForm, right, 'counterpart'));
    return terms ? [this.between(terms[0], terms[1], { family: JSON.stringify([left, right]), ...manner })] : [];
  }

  /** What a query can mean in a form: for its total, 总计 or the total of the year; final accounts are about the year first. */
  totals(form: Form, query: Query, role: CellRole): (Term[] | null)[] {
    const own = bind(form, query, role);
    if (query.line.type !== 'total' || !isSummary(form)) return [own];
    const yearly = bind(form, { ...query, line: yearTotal }, role);
    return this.disclosure.kind === 'final' ? [yearly, own] : [own, yearly];
  }

  between(left: readonly Term[], right: readonly Term[], { comparison = '=', trust = 'known', family }: Manner = {}): Draft {
    const form = left[0]!.form;
    return {
      comparison,
      left,
      right,
      form,
      family: family ?? `${form.sheet}#${right[0]!.form.sheet}`,
      trust,
      scope: (difference) => this.scopeOf(difference, [...left, ...right]),
    };
  }

  /** A difference that is just the carry-over says that one form counts it and the other does not. */
  private scopeOf(difference: Decimal, terms: readonly Term[]): Bilingual | null {
    const tolerance = halfOf(terms);
    this.carryOvers ??= carryOversOf(this.disclosure);
    const carry = this.carryOvers.find((amount) => difference.abs().minus(amount).abs().lte(tolerance));
    return carry ? REASONS.carryOver : null;
  }
}

/** Every carry-over of the disclosure in 元: lines and columns of 上年结转. */
function carryOversOf(disclosure: Disclosure): Decimal[] {
  const found = new Map<string, Decimal>();
  for (const form of disclosure.forms)
    for (const panel of form.panels)
      for (const line of panel.lines)
        line.amounts.forEach((amount, column) => {
          const isCarry =
            line.facets.period === '上年结转' || panel.columns[column]!.facets.period === '上年结转' || form.kind === '上年结转表';
          if (!isCarry || isZeroOrBlank(amount)) return;
          const yuan = amount.value!.times(yuanPer(form.unit)).abs();
          found.set(yuan.toString(), yuan);
        });
  return [...found.values()];
}

/** The alternative that agrees with the left side, else the one that is off by a power of ten (a unit), else the first. */
export function bestAlternative(left: readonly Term[], alternatives: readonly (readonly Term[])[]): readonly Term[] | null {
  const filled = alternatives.filter((terms) => terms.some((found) => !isBlank(found)));
  const agrees = filled.find((terms) => agree(left, terms));
  if (agrees) return agrees;
  const ratio = (terms: readonly Term[]): Decimal => (sumOf(terms).isZero() ? new Decimal(0) : sumOf(left).div(sumOf(terms)));
  return filled.find((terms) => ratio(terms).eq(10000) || ratio(terms).times(10000).eq(1)) ?? filled[0] ?? null;
}

/** The first pair of totals that agree, else the first pair: forms with balances print 总计 and the total of the year. */
export function agreeing(left: readonly (Term[] | null)[], right: readonly (Term[] | null)[]): [Term[], Term[]] | null {
  const [first, second] = [left[0], right[0]];
  if (left.length === 1 && right.length === 1) return first && second ? [first, second] : null;
  const pairs = left.flatMap((a) => right.flatMap((b): [Term[], Term[]][] => (a && b ? [[a, b]] : [])));
  return pairs.length > 1 ? (pairs.find(([a, b]) => agree(a, b)) ?? pairs[0]!) : (pairs[0] ?? null);
}

/** Whether two sums are the same but for what rounding explains. */
function agree(a: readonly Term[], b: readonly Term[]): boolean {
  if (a.length > 0 && exactDifference(a, b) === 0) return true;
  return differenceOf(a, b)
    .abs()
    .lte(halfOf([...a, ...b]));
}

export const byFunction = (code: string): LineQuery => ({ type: 'function', code });
export const byEconomic = (code: string): LineQuery => ({ type: 'economic', code });
