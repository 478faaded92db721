import { Decimal } from 'decimal.js';
import type { Amount, Form } from '../forms/disclosure';
import { differenceOf, halfOf, yuanPer, type Evaluated, type Relation, type Term } from './relation';

/**
 * Forms that print some amounts with fewer digits than others: 12604173 beside 79189400.34. Whether the short ones are round by nature
 * or were rounded, the form itself tells: where sums of short and long amounts hold to the last digit the short ones are exact; where
 * they fail, and always by no more than the digits left out explain, they were rounded, and the difference is a 尾差.
 */
export function withinPrintedDigits(evaluated: readonly Evaluated[]): readonly Evaluated[] {
  const explained = new Set(
    evaluated.filter(({ relation, outcome }) => outcome.type === 'fail' && isMixed(relation) && isExplained(relation)),
  );
  if (explained.size === 0) return evaluated;
  const counts = new Map<Form, { held: number; failed: number }>();
  for (const entry of evaluated.filter(({ relation }) => isMixed(relation)))
    for (const form of formsOf(entry.relation)) {
      const count = counts.get(form) ?? { held: 0, failed: 0 };
      if (explained.has(entry)) count.failed++;
      else if (entry.outcome.type === 'pass' && entry.relation.comparison === '=') count.held++;
      counts.set(form, count);
    }
  const isRounded = (form: Form): boolean => {
    const { held, failed } = counts.get(form)!;
    return failed >= EVIDENCE * held;
  };
  return evaluated.map((entry): Evaluated => {
    if (!explained.has(entry) || ![...formsOf(entry.relation)].every(isRounded)) return entry;
    return {
      relation: entry.relation,
      outcome: { type: 'rounding', difference: differenceOf(entry.relation.left, entry.relation.right) },
    };
  });
}

/** How many sums must fail for each that holds to the last digit. */
const EVIDENCE = 4;

/** An amount with at least two decimals fewer than its form prints, and too many digits to be a round sum. */
function isShort({ amount, form }: Term): boolean {
  const { value } = amount;
  const most = form.ulp.decimalPlaces() - 2;
  return value !== null && value.decimalPlaces() <= most && value.precision() >= FEWEST_DIGITS && shownDecimals(amount) <= most;
}

/** 12604173 whose cell shows 12,604,173.00 left no digits out. */
function shownDecimals({ shown = '' }: Amount): number {
  return /\.([0-9]+)/.exec(shown)?.[1]!.length ?? 0;
}

/** Round sums such as 3 or 1250 have few digits before their zeros. */
const FEWEST_DIGITS = 5;

function isLong({ amount, form }: Term): boolean {
  return amount.value !== null && amount.value.decimalPlaces() > form.ulp.decimalPlaces() - 2;
}

/** Whether short and long amounts meet: only then does a sum tell whether the short ones are exact. */
function isMixed({ left, right }: Relation): boolean {
  const terms = [...left, ...right];
  return terms.some(isShort) && terms.some((found) => isLong(found) && !found.amount.value!.isZero());
}

function formsOf({ left, right }: Relation): Set<Form> {
  return new Set([...left, ...right].filter(isShort).map(({ form }) => form));
}

/** Whether the digits that the short amounts leave out explain the difference. */
function isExplained({ left, right }: Relation): boolean {
  const terms = [...left, ...right];
  const leftOut = terms.filter(isShort).reduce((sum, { amount, unit }) => {
    const step = new Decimal(10).pow(-amount.value!.decimalPlaces());
    return sum.plus(step.div(2).times(yuanPer(unit)));
  }, halfOf(terms));
  return differenceOf(left, right).abs().lte(leftOut);
}
