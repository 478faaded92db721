import { Decimal } from 'decimal.js';
import type { Claim } from '../claim';
import { textFinding, type TextFinding } from '../finding';
import { valueOf, type Session } from '../session';
import { clauseStart, deltaBefore, subjectsOf } from './rates';

/** An amount with its rate of change, and the interval last year's amount must lie in. */
interface Rated {
  readonly code: string;
  readonly amount: Claim;
  readonly rate: Claim;
  readonly low: Decimal;
  readonly high: Decimal;
  /** Whether the text gives the difference too, so that the rate is checked against it. */
  readonly delta: boolean;
}

/**
 * T-DELTA-ADD: rates of change add up. Where the text gives only rates, last year's amount of a 类 or 款 lies in the interval that its
 * rate leaves, and so does the sum of its parts; two intervals that do not meet cannot both be right. A subject that existed only
 * last year can explain it, so it is for the officer to verify.
 */
export function priorFindings(session: Session): TextFinding[] {
  const all = session.claims.flatMap((rate, index) => ratedAt(session, rate, index) ?? []);
  const rated = all.filter(({ delta }) => !delta);
  return [...levels(session, rated), ...classes(session, rated), ...repeats(session, rated, all)];
}

function ratedAt(session: Session, rate: Claim, index: number): Rated | null {
  if (rate.kind !== 'growth' || !rate.direction) return null;
  const before = session.claims.slice(0, index).filter((claim) => claim.paragraph === rate.paragraph && claim.kind === 'amount');
  const amount = before.findLast((claim) => session.bound.get(claim)?.state === 'agrees' || /\((?:类|款|项)\)/.test(claim.lead));
  const delta = session.claims[index - 1]?.kind === 'delta';
  if (!amount || rate.start - amount.end > (delta ? 60 : 40)) return null;
  const { yuan, half } = valueOf(session, amount);
  const [g, h] = [rate.value.times(rate.direction).div(100), rate.half.div(100)];
  // A rate may have been cut off instead of rounded: that is a habit, not a contradiction.
  const [most, least] = [g.plus(1).plus(h.times(2)), g.plus(1).minus(rate.direction > 0 ? h : h.times(2))];
  if (least.lte(0)) return null;
  const fromNothing = rate.value.eq(100) && rate.direction > 0;
  return {
    code: codeOf(session, amount),
    amount,
    rate,
    delta,
    low: fromNothing ? new Decimal(0) : yuan.minus(half).div(most),
    high: yuan.plus(half).div(least),
  };
}

function codeOf(session: Session, amount: Claim): string {
  const line = session.bound.get(amount)?.meaning?.line;
  return line?.type === 'function' ? line.code : '';
}

/** 款 = Σ 项 in the text, last year as well. */
function levels(session: Session, rated: readonly Rated[]): TextFinding[] {
  return session.lists.flatMap(({ whole, parts, complete }) => {
    const own = rated.find(({ amount }) => amount.paragraph === whole.paragraph && amount.value.eq(whole.value));
    const children = parts.map((part) => rated.find(({ amount }) => amount.paragraph === part.paragraph && amount.value.eq(part.value)));
    if (!complete || !own || children.some((child) => child === undefined)) return [];
    return meet(session, own, children as Rated[]);
  });
}

/** The 类 that together are a total whose difference from last year the text gives. */
function classes(session: Session, rated: readonly Rated[]): TextFinding[] {
  const own = [...new Map(rated.filter(({ code }) => code.length === 3).map((found) => [found.code, found])).values()];
  if (own.length < 2) return [];
  const sum = own.reduce((total, { amount }) => total.plus(amount.value), new Decimal(0));
  const known = session.claims.flatMap((rate, index) => {
    const delta = rate.kind === 'growth' ? deltaBefore(session.claims, index) : null;
    const subject = delta?.direction ? subjectsOf(session, delta)[0] : undefined;
    return delta &&
      subject &&
      subject.value
        .minus(sum)
        .abs()
        .lte(subject.half.times(own.length + 1))
      ? [{ subject, delta }]
      : [];
  })[0];
  if (!known) return [];
  const prior = known.subject.value.minus(known.delta.value.times(known.delta.direction ?? 1));
  const slack = known.subject.half.plus(known.delta.half);
  const low = own.reduce((total, child) => total.plus(child.low), new Decimal(0));
  const high = own.reduce((total, child) => total.plus(child.high), new Decimal(0));
  own.forEach(({ rate }) => session.linked.add(rate));
  if (low.lte(prior.plus(slack)) && prior.minus(slack).lte(high)) return [];
  return own.map((found) => clash(session, found, '各类的变动率与总额的增减额互相矛盾'));
}

function meet(session: Session, own: Rated, children: readonly Rated[]): TextFinding[] {
  [own, ...children].forEach(({ rate }) => session.linked.add(rate));
  const low = children.reduce((sum, child) => sum.plus(child.low), new Decimal(0));
  const high = children.reduce((sum, child) => sum.plus(child.high), new Decimal(0));
  if (low.lte(own.high) && own.low.lte(high)) return [];
  return [own, ...children].map((found) =>
    clash(session, found, '各级科目的变动率互相矛盾：按各项推算的上年数之和，与按本级推算的上年数不符'),
  );
}

/** The same subject, or the same amount, with two rates. */
function repeats(session: Session, rated: readonly Rated[], all: readonly Rated[]): TextFinding[] {
  return rated.flatMap((found) => {
    const twin = all.find(
      (other) =>
        other !== found &&
        other.amount.value.eq(found.amount.value) &&
        other.code === found.code &&
        !other.rate.value.eq(found.rate.value) &&
        (other.low.gt(found.high) || found.low.gt(other.high)),
    );
    return twin ? [clash(session, found, `同样的金额 ${found.amount.text}，变动率别处写 ${twin.rate.text}`)] : [];
  });
}

function clash(session: Session, { amount, rate }: Rated, why: string): TextFinding {
  return textFinding(session.language, {
    rule: 'T-DELTA-ADD',
    level: 'warning',
    zh: `${why}；此处写 ${rate.text}，请核对（上年有、今年没有的科目也会造成差别）。`,
    en: `The rates of change contradict each other; ${rate.text} here.`,
    paragraph: rate.paragraph,
    start: clauseStart(rate.paragraph.folded, amount.start),
    end: rate.end,
    stated: rate.text,
  });
}
