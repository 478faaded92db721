import { boundOf } from '../../proofread/proof';
import { valueOfNumber, valueOfReading, type Value } from '../../proofread/bind';
import { absolute, isRatio, meets, minus, ratio } from '../../proofread/arithmetic';
import { isSubjectOnly } from '../../text/discourse';
import type { Share } from '../../text/frames';
import { isMet } from '../roll/budgets-met';
import { budgetBefore } from '../roll/meant';
import { listed } from '../roll/ratios';
import { pathOfReading } from './paths';
import type { Drafter } from './drafter';

/** A share that was made to fit its neighbours is off by a unit or two of its last digit. */
const NEARLY = 5;

/** 占…的25%, 完成年初预算的96%: percentages of two amounts, be these from the forms or asked for. */
export function drawShares(drafter: Drafter): void {
  const { text, roller } = drafter;
  for (const share of text.shares) {
    const { of, number, context } = share;
    const given = of && drafter.given(of);
    const whole = given ? wholeOf(drafter, share) : null;
    if (!given || !whole) drafter.ask(context.block, number, `${of ? roller.said(of) : ''}占比`);
    else drafter.put(context.block, number.start, number.end, portion(given, whole, '全部'));
  }
  for (const completion of text.completions) {
    const { of, number, gap, budgetClaim, stage, context } = completion;
    const given = of && drafter.given(of);
    const bearsOut = (budget: Value): boolean => {
      const spent = valueOfNumber(of!.number);
      // 完成预算的0%: nothing of nothing.
      if (number.value.isZero() && spent.value.isZero() && budget.value.isZero()) return true;
      return isRatio(valueOfNumber(number), gap ? absolute(minus(spent, budget)) : spent, budget) === true;
    };
    const stated = budgetClaim ?? (of && budgetBefore(text, of));
    const planned = stated ? drafter.given(stated) : of && !isSubjectOnly(of) ? drafter.plannedOf(of, stage, bearsOut) : null;
    if (roller.meetsBudgets && isMet(completion) && planned?.includes('|')) drafter.keepMet(context.block, number);
    else if (!given || !planned) drafter.ask(context.block, number, `${of ? roller.said(of) : ''}完成预算的百分比`);
    else drafter.put(context.block, number.start, number.end, gap ? difference(given, planned) : portion(given, planned, '年初'));
  }
}

/** An argument is a path or a name: what a filter gives is put under one first. */
function portion(given: string, whole: string, name: string): string {
  return whole.includes('|') ? `{% assign ${name} = ${whole} %}{{ ${given} | 占: ${name} }}` : `{{ ${given} | 占: ${whole} }}`;
}

/** 预决算差异率: how far the two are apart, of the budget. */
function difference(given: string, planned: string): string {
  return `{% assign 预算 = ${planned} %}{% assign 决算 = ${given} %}{% assign 差 = 预算 | 减: 决算 %}{{ 差 | 占: 预算 }}`;
}

/** What a share is of: an amount of the text that the percentage fits, the nearest before it first. */
function wholeOf(drafter: Drafter, share: Share): string | null {
  const { of, number, parent, whole, context } = share;
  const { text } = drafter;
  const [reading] = of ? boundOf(text, of).readings : [];
  const part = of && !isSubjectOnly(of) ? valueOfNumber(of.number) : reading ? valueOfReading(reading) : null;
  const stated = valueOfNumber(number);
  const fits = (value: Value, by = stated): boolean => {
    const quotient = part && ratio(part, value);
    return quotient !== null && meets(by, quotient);
  };
  // 占0% of nothing says of what in words alone.
  if (part?.value.isZero() && stated.value.isZero()) {
    const [own] = whole ? boundOf(text, whole).readings : [];
    const path = own ? pathOfReading(drafter.facts, own) : null;
    const given = parent && !isSubjectOnly(parent) ? drafter.given(parent) : null;
    if (path ?? given) return path ? `"${path}"` : given;
  }
  for (const claim of whole ? listed(share, whole) : []) {
    const given = fits(valueOfNumber(claim.number)) ? drafter.given(claim) : null;
    if (given) return given;
  }
  const named = whole ? boundOf(text, whole).readings : [];
  for (const own of named) {
    const path = fits(valueOfReading(own)) ? pathOfReading(drafter.facts, own) : null;
    if (path) return `"${path}"`;
  }
  const before = text.claims.map(({ claim }) => claim).filter((claim) => claim !== of && !isSubjectOnly(claim));
  const near = before.filter(({ context: own }) => own.block.index <= context.block.index).reverse();
  for (const claim of [...(parent && !isSubjectOnly(parent) ? [parent] : []), ...near]) {
    const given = fits(valueOfNumber(claim.number)) ? drafter.given(claim) : null;
    if (given) return given;
  }
  // 33.34% for a third, that all of them make 100: what the words name is the whole.
  const nearly = { ...stated, half: stated.half.times(NEARLY) };
  return whole && named.some((own) => fits(valueOfReading(own), nearly)) ? drafter.given(whole) : null;
}
