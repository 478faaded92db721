import { Decimal } from 'decimal.js';
import type { Claim } from '../claim';
import { slipBetween } from '../../relations/slips';
import { signedDelta, type Change } from '../changes';
import { cellsOf, correctionOf, spanOf, textFinding, type TextFinding } from '../finding';
import { claimsIn, trimmed, valueOf, type Session } from '../session';
import { clauseStart, compact, type Paragraph } from '../text';

/** Growth, differences and directions: what the text says of one change must fit together (T-GROW, T-DIR, T-BASE, T-ZEROBASE). */
export function changeFindings(session: Session): TextFinding[] {
  return session.changes.flatMap((change) => {
    const found = check(session, change);
    if (found.some(({ level }) => level === 'error')) session.contradicted.add(change);
    return found;
  });
}

function check(session: Session, change: Change): TextFinding[] {
  const { subjects, delta, rate } = change;
  if (!rate && delta && subjects[0]) return bareDelta(session, change, subjects[0], delta);
  if (!rate || session.settled.has(change)) return [];
  if (!delta) return subjects[0] ? bareRate(session, subjects[0], rate) : [];
  const subject = subjects.find((found) => fitsAny(session, found, delta, rate)) ?? subjects[0];
  return subject ? growth(session, subject, delta, rate) : [];
}

/** What is 0 now cannot be more than it was. */
function bareDelta(session: Session, change: Change, subject: Claim, delta: Claim): TextFinding[] {
  const signed = signedDelta(change);
  if (signed === null || change.base !== 'prior' || change.asReason) return [];
  const { yuan, half } = valueOf(session, subject);
  if (yuan.isZero() && !signed.isNegative()) [subject, delta].forEach((claim) => session.linked.add(claim));
  if (!yuan.minus(signed).plus(half).plus(delta.half).isNegative() || subject.value.lt(0)) return [];
  return [
    textFinding(session.language, {
      rule: 'T-GROW',
      level: 'warning',
      zh: `本期 ${subject.text}，不可能比上年增加 ${delta.text}；请核对。`,
      en: `${subject.text} now cannot be ${delta.text} more than last year.`,
      ...spanOf([delta]),
      stated: delta.text,
      actual: delta.text,
    }),
  ];
}

/** A rate without a difference still has limits: nothing falls by more than all of it, and what is 0 now fell by 100 %. */
function bareRate(session: Session, subject: Claim, rate: Claim): TextFinding[] {
  if (rate.direction !== -1) return [];
  const least = rate.value.minus(rate.half);
  const nil = valueOf(session, subject).yuan.isZero() && subject.value.isZero();
  const impossible = nil ? !rate.value.isZero() && !rate.value.eq(100) : least.gt(100);
  if (nil || impossible) [subject, rate].forEach((claim) => session.linked.add(claim));
  if (!impossible) return [];
  return [
    textFinding(session.language, {
      rule: 'T-GROW',
      level: 'error',
      zh: nil
        ? `本期为 ${subject.text}，减少的只能是上年的全部，变动率应为 100%，文中写 ${rate.text}；请核对。`
        : `减少不会超过 100%，文中写 ${rate.text}；请核对。`,
      en: nil ? `It is ${subject.text} now, so it fell by 100%, not ${rate.text}.` : `Nothing falls by more than 100%: ${rate.text}.`,
      ...spanOf([rate]),
      start: clauseStart(rate.paragraph.folded, subject.paragraph === rate.paragraph ? subject.start : rate.start),
      stated: rate.text,
      ...(nil ? { expected: '100%' } : {}),
      actual: rate.text,
    }),
  ];
}

function fitsAny(session: Session, subject: Claim, delta: Claim, rate: Claim): boolean {
  const sign = delta.direction || rate.direction || 1;
  return valuesOf(session, subject).some(({ yuan, half }) => fitsInterval(yuan, half, delta, rate, sign));
}

/** An amount that agrees with its cell is known to the cell's digits; any other may be right or wrong itself. */
function valuesOf(session: Session, subject: Claim): { readonly yuan: Decimal; readonly half: Decimal }[] {
  const known = valueOf(session, subject);
  return session.bound.get(subject)?.state === 'agrees' ? [known] : [known, { yuan: subject.value, half: subject.half }];
}

function growth(session: Session, subject: Claim, delta: Claim, rate: Claim): TextFinding[] {
  [subject, delta, rate].forEach((claim) => session.linked.add(claim));
  const span = spanOf([delta, rate]);
  const from = { ...span, start: clauseStart(span.paragraph.folded, subject.paragraph === span.paragraph ? subject.start : span.start) };
  if (delta.direction && rate.direction && delta.direction !== rate.direction && !rate.value.isZero())
    return [direction(session, from, delta, rate)];
  if (delta.direction === 0 || rate.direction === 0) return [];
  const sign = delta.direction ?? rate.direction ?? 1;
  const current = valuesOf(session, subject);
  const fits = current.some(({ yuan, half }) => fitsInterval(yuan, half, delta, rate, sign));
  if (fits && fitsTrimmed(session, current, delta, rate, sign) && !breaksHabit(session, subject, delta, rate)) return [];
  if (fits) return [loose(session, from, subject, delta, rate, sign)];
  const { yuan, half } = current[0]!;
  const prior = yuan.minus(delta.value.times(sign));
  if (prior.abs().lte(half.plus(delta.half)))
    return delta.value.isZero() ? zeroChange(session, from, delta, rate) : zeroBase(session, from, rate);
  const exact = delta.value.div(prior).times(100).abs();
  const shown = rate.decimals;
  const expected = exact.toFixed(shown);
  const truncated = exact.toDecimalPlaces(shown, Decimal.ROUND_DOWN).eq(rate.value);
  const onCurrent = !yuan.isZero() && delta.value.div(yuan).times(100).minus(rate.value).abs().lte(rate.half);
  const why = truncated ? '，像是截去尾数' : onCurrent ? '，像是用本年数作了分母' : '';
  return [
    textFinding(session.language, {
      rule: onCurrent ? 'T-BASE' : 'T-GROW',
      level: truncated ? 'hint' : 'error',
      zh: `本期 ${subject.text}，${sign > 0 ? '增加' : '减少'} ${delta.text}，则上期约 ${prior.div(scaleOf(subject)).toString()}${subject.unit}，变动率应为 ${expected}%，文中写 ${rate.text}${why}；请核对金额、差额和百分比。`,
      en: `${delta.text} on ${subject.text} is ${expected}%, not ${rate.text}.`,
      ...from,
      stated: rate.text,
      expected: `${expected}%`,
      actual: rate.text,
      correction: correctionOf(rate, expected),
      cells: cellsOf(session.bound.get(subject)?.candidates.slice(0, 1) ?? []),
    }),
  ];
}

/** A text that computes all its rates from the amounts as they are printed, but for one that is a digit off. */
function breaksHabit(session: Session, subject: Claim, delta: Claim, rate: Claim): boolean {
  const expected = printedRate(subject, delta, rate);
  if (
    expected === null ||
    follows(expected, rate) ||
    slipBetween(rate.value, expected.toDecimalPlaces(rate.decimals), rate.decimals) === null
  )
    return false;
  const { strict, loose: others } = habitOf(session);
  return rate.value.toFixed(rate.decimals).replace(/^0|[^0-9]/g, '').length >= 4 && strict >= FEWEST && others <= 1;
}

const FEWEST = 8;
const HABITS = new WeakMap<Session, { readonly strict: number; readonly loose: number }>();

/** How many rates of a text are what their printed amounts make, and how many are not. */
function habitOf(session: Session): { readonly strict: number; readonly loose: number } {
  let habit = HABITS.get(session);
  if (habit) return habit;
  const fit = session.changes.flatMap(({ subjects: [subject], delta, rate }) => {
    const expected = subject && delta && rate && !delta.value.isZero() ? printedRate(subject, delta, rate) : null;
    return expected && rate && !rate.value.eq(100) ? [follows(expected, rate)] : [];
  });
  habit = { strict: fit.filter(Boolean).length, loose: fit.filter((own) => !own).length };
  HABITS.set(session, habit);
  return habit;
}

function printedRate(subject: Claim, delta: Claim, rate: Claim): Decimal | null {
  return ratio(delta.value, subject.value.minus(delta.value.times(delta.direction || rate.direction || 1)));
}

function follows(expected: Decimal, rate: Claim): boolean {
  return [Decimal.ROUND_HALF_UP, Decimal.ROUND_DOWN].some((mode) => expected.toDecimalPlaces(rate.decimals, mode).eq(rate.value.abs()));
}

/** The same with the precision the amounts have if the text leaves out trailing zeros. */
function fitsTrimmed(
  session: Session,
  current: readonly { yuan: Decimal; half: Decimal }[],
  delta: Claim,
  rate: Claim,
  sign: number,
): boolean {
  const step = trimmed(session, delta);
  if (delta.value.isZero()) return true;
  return current.some(({ yuan, half }) => fitsInterval(yuan, Decimal.min(half, step), { ...delta, half: step }, rate, sign));
}

/** The rate is possible only if the amounts were rounded more than others in the text. */
function loose(session: Session, span: Span, subject: Claim, delta: Claim, rate: Claim, sign: number): TextFinding {
  const prior = subject.value.minus(delta.value.times(sign));
  const expected = prior.isZero() ? '' : delta.value.div(prior).times(100).abs().toFixed(rate.decimals);
  return textFinding(session.language, {
    rule: 'T-GROW',
    level: 'warning',
    zh: `按所写的 ${subject.text} 和 ${delta.text} 计算为 ${expected}%，文中写 ${rate.text}；金额如未四舍五入，请核对百分比。`,
    en: `${delta.text} on ${subject.text} is ${expected}% unless the amounts are rounded; the text says ${rate.text}.`,
    ...span,
    stated: rate.text,
    expected: `${expected}%`,
    actual: rate.text,
  });
}

/** Whether some values within the printed digits of all three numbers fit. */
function fitsInterval(yuan: Decimal, half: Decimal, delta: Claim, rate: Claim, sign: number): boolean {
  const [least, most] = [delta.value.minus(delta.half), delta.value.plus(delta.half)];
  const bases = [yuan.plus(half).minus(least.times(sign)), yuan.minus(half).minus(most.times(sign))] as const;
  const low = ratio(least, bases[0]);
  const nextToNothing = bases[0].times(bases[1]).lte(0);
  if (nextToNothing && yuan.eq(delta.value.times(sign))) return false;
  // As little as the digits allow before: a rate has no upper limit.
  const high = nextToNothing ? new Decimal(Infinity) : ratio(most, bases[1]);
  if (low === null || high === null) return false;
  const [min, max] = delta.value.lte(delta.half) ? [new Decimal(0), Decimal.max(low, high)] : low.lt(high) ? [low, high] : [high, low];
  return rate.value.abs().plus(rate.half).gte(min) && rate.value.abs().minus(rate.half).lte(max);
}

function ratio(part: Decimal, whole: Decimal): Decimal | null {
  return whole.isZero() ? null : part.div(whole).times(100).abs();
}

function scaleOf(claim: Claim): number {
  return claim.unit === '万元' ? 10000 : claim.unit === '亿元' ? 100000000 : 1;
}

interface Span {
  readonly paragraph: Claim['paragraph'];
  readonly start: number;
  readonly end: number;
}

function direction(session: Session, span: Span, delta: Claim, rate: Claim): TextFinding {
  return textFinding(session.language, {
    rule: 'T-DIR',
    level: 'error',
    zh: `差额写“${delta.direction! > 0 ? '增加' : '减少'}”，变动率却写“${rate.direction! > 0 ? '增长' : '下降'}”（${rate.text}）；请统一方向。`,
    en: `The difference and the rate point in opposite directions.`,
    ...span,
    stated: rate.text,
    expected: delta.direction! > 0 ? '增长' : '下降',
    actual: rate.direction! > 0 ? '增长' : '下降',
  });
}

function zeroChange(session: Session, span: Span, delta: Claim, rate: Claim): TextFinding[] {
  if (rate.value.isZero()) return [];
  return [
    textFinding(session.language, {
      rule: 'T-GROW',
      level: 'error',
      zh: `差额为 ${delta.text}，变动率却写 ${rate.text}；请核对。`,
      en: `No difference, but a rate of ${rate.text}.`,
      ...span,
      stated: rate.text,
      expected: '0%',
      actual: rate.text,
    }),
  ];
}

function zeroBase(session: Session, span: Span, rate: Claim): TextFinding[] {
  const hundred = rate.value.eq(100);
  return [
    textFinding(session.language, {
      rule: hundred ? 'T-ZEROBASE' : 'T-GROW',
      level: hundred ? 'hint' : 'error',
      zh: hundred ? `上年为 0，写“增长 ${rate.text}”没有意义，建议写“上年无此项”。` : `上年为 0，变动率不应写 ${rate.text}；请核对。`,
      en: 'There was nothing before: a rate of growth means nothing.',
      ...span,
      stated: rate.text,
    }),
  ];
}

/** T-DIR: 决算数大于/小于/等于预算数 against the two amounts of the sentence, else against its rate of completion. */
export function comparisonFindings(session: Session): TextFinding[] {
  const pattern = /决算数(?:(大于|小于|等于)(?!\()(?:年初|全年)?预算数|与(?:年初|全年)?预算数(持平|相等|一致))/g;
  return session.paragraphs.flatMap((paragraph) =>
    [...paragraph.folded.matchAll(pattern)].flatMap((match): TextFinding[] => {
      const said = match[1] ?? '等于';
      const compared = comparedAt(session, paragraph, match.index);
      if (!compared || compared.actual === said) return [];
      const { actual, what, start, zero } = compared;
      return [
        textFinding(session.language, {
          rule: 'T-DIR',
          level: zero ? 'warning' : 'error',
          zh: `${what}，应写“决算数${actual}预算数”，文中写“${match[0]}”。`,
          en: `The final amount is not what is said of the budget (${match[0]}).`,
          paragraph,
          start: clauseStart(paragraph.folded, start),
          end: match.index + match[0].length,
          stated: match[0],
          expected: actual,
          actual: said,
        }),
      ];
    }),
  );
}

interface Compared {
  readonly actual: '大于' | '小于' | '等于';
  readonly what: string;
  readonly start: number;
  readonly zero: boolean;
}

function comparedAt(session: Session, paragraph: Paragraph, at: number): Compared | null {
  const before = claimsIn(session, paragraph, at).filter((claim) => claim.end <= at);
  const [budget, final] = before.filter(({ kind }) => kind === 'amount').slice(-2);
  const wordFor = (sign: number): Compared['actual'] => (sign === 0 ? '等于' : sign > 0 ? '大于' : '小于');
  if (budget && final && /预算/.test(compact(budget.lead)) && /决算/.test(final.lead))
    return {
      actual: wordFor(final.value.comparedTo(budget.value)),
      what: `预算 ${budget.text}、决算 ${final.text}`,
      start: budget.start,
      zero: budget.value.isZero() && final.value.isZero(),
    };
  const rate = before.at(-1);
  // Nothing of nothing is 0% and equal.
  if (rate?.kind !== 'completion' || rate.value.isZero() || paragraph.folded.slice(rate.end, at).includes('。')) return null;
  session.linked.add(rate);
  return { actual: wordFor(rate.value.comparedTo(100)), what: `完成预算 ${rate.text}`, start: rate.start, zero: false };
}
