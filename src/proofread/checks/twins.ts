import type { Decimal } from 'decimal.js';
import { slipBetween } from '../../relations/slips';
import { signedDelta, subjectKeyOf, type Change } from '../changes';
import type { Claim } from '../claim';
import { spanOf, textFinding, type TextFinding } from '../finding';
import { valueOf, type Session } from '../session';
import { clauseStart } from '../text';

/** T-DUPNUM, T-GROW: what the text says twice of one change it says alike. */
export function twinFindings(session: Session): TextFinding[] {
  const groups = new Map<string, Stated[]>();
  for (const change of session.changes) {
    const subject = change.subjects[0];
    if (!subject || change.asReason || change.base !== 'prior' || (!change.delta && !change.rate)) continue;
    const stated = { change, subject, key: subjectKeyOf(subject, session.bound.get(subject)?.meaning) };
    // Many subjects have nothing: only a name tells those apart.
    const group = subject.value.isZero() ? stated.key : subject.value.toString();
    if (group !== null) groups.set(group, [...(groups.get(group) ?? []), stated].slice(0, MOST));
  }
  const found = [...groups.values()].flatMap((group) => group.flatMap((stated) => check(session, stated, group) ?? []));
  return [...found, ...reasonFindings(session)];
}

const MOST = 40;

interface Stated {
  readonly change: Change;
  readonly subject: Claim;
  readonly key: string | null;
}

/** A change given as a reason, 主要原因是公务接待费减少5000元, is the change that the text gives for that subject itself. */
function reasonFindings(session: Session): TextFinding[] {
  const changes = new Map<string, Change>();
  for (const change of session.changes) {
    const subject = change.subjects[0];
    const key =
      subject && change.delta && !change.asReason && change.base === 'prior'
        ? subjectKeyOf(subject, session.bound.get(subject)?.meaning)
        : null;
    if (key !== null && !changes.has(key)) changes.set(key, change);
  }
  return session.changes.flatMap((reason): TextFinding[] => {
    const own = reason.asReason && reason.about?.line ? reason.delta : null;
    const key = own && subjectKeyOf(own, reason.about);
    const twin = key ? changes.get(key)?.delta : undefined;
    if (!own || !twin || own.unit !== twin.unit || own.direction !== twin.direction) return [];
    const agree = own.value.minus(twin.value).abs().lte(own.half.plus(twin.half));
    if (!agree && !isTelling(own, twin)) return [];
    [own, twin].forEach((claim) => session.linked.add(claim));
    return agree ? [] : [contradiction(session, own, [own], twin, 'warning')];
  });
}

function check(session: Session, stated: Stated, group: readonly Stated[]): TextFinding | null {
  const others = group.filter((other) => other !== stated);
  for (const other of others) {
    const found = stated.change.delta && other.change.delta ? deltas(session, stated, other, group) : rates(session, stated, other);
    if (found) return found;
  }
  return null;
}

function sameSubject(a: Stated, b: Stated): boolean {
  return a.key !== null && a.key === b.key;
}

/** Two differences of the same amount. */
function deltas(session: Session, stated: Stated, other: Stated, group: readonly Stated[]): TextFinding | null {
  const [own, twin] = [stated.change.delta!, other.change.delta!];
  const [a, b] = [signedDelta(stated.change), signedDelta(other.change)];
  if (a === null || b === null || own.unit !== twin.unit) return null;
  const agree = a.minus(b).abs().lte(own.half.plus(twin.half));
  const sameRate = tells(stated.change, 2) && other.change.rate && signedRate(stated.change)?.eq(signedRate(other.change) ?? 0);
  if (agree) {
    if (sameSubject(stated, other) || sameRate) link(session, stated, other);
    return null;
  }
  const sure = sameSubject(stated, other) || sameRate === true;
  const alone = group.filter(({ change }) => change.delta?.value.eq(own.value)).length === 1;
  if (!alone || (!sure && !isTelling(own, twin))) return null;
  link(session, stated, other);
  return contradiction(session, own, stated.change.rate ? [own, stated.change.rate] : [own], twin, sure ? 'error' : 'warning');
}

function contradiction(session: Session, own: Claim, span: readonly Claim[], twin: Claim, level: 'error' | 'warning'): TextFinding {
  return textFinding(session.language, {
    rule: 'T-DUPNUM',
    level,
    zh: `同一指标的增减额此处写 ${own.text}，别处写 ${twin.text}；请核对。`,
    en: `The same subject changed by ${own.text} here and by ${twin.text} elsewhere.`,
    ...spanOf(span),
    stated: own.text,
    expected: twin.text,
    actual: own.text,
  });
}

/** Two rates of the same amount, or a rate and the difference that another sentence gives. */
function rates(session: Session, stated: Stated, other: Stated): TextFinding | null {
  const own = stated.change.rate;
  if (!own || stated.change.delta) return null;
  const expected = rateOf(session, other);
  const direction = signedRate(stated.change);
  if (expected === null || direction === null) return null;
  const distance = direction.minus(expected.value).abs();
  if (distance.lte(own.half.plus(expected.half))) {
    link(session, stated, other);
    return null;
  }
  const sure = sameSubject(stated, other);
  const slip = slipBetween(direction, expected.value.toDecimalPlaces(own.decimals), own.decimals) !== null;
  const telling = slip && digits(own) >= 4 && tells(stated.change, 4);
  // A rate that was cut off, or written in whole percent, contradicts nothing; nor do last digits of what may be two subjects.
  if ((!sure && !telling) || distance.lt(own.half.times(sure ? 2 : 10).plus(expected.half))) return null;
  link(session, stated, other);
  const { paragraph } = own;
  return textFinding(session.language, {
    rule: 'T-DUPNUM',
    level: sure ? 'error' : 'warning',
    zh: `同样的金额 ${stated.subject.text}，变动率此处写 ${own.text}，按别处为 ${expected.value.abs().toFixed(own.decimals)}%；请核对。`,
    en: `The same amount, ${stated.subject.text}, changed at ${own.text} here and at ${expected.value.toFixed(own.decimals)}% elsewhere.`,
    paragraph,
    start: clauseStart(paragraph.folded, stated.subject.paragraph === paragraph ? stated.subject.start : own.start),
    end: own.end,
    stated: own.text,
    expected: `${expected.value.abs().toFixed(own.decimals)}%`,
    actual: own.text,
  });
}

/** Where hardly anything is left, 下降99.97%, the rate tells little of what there was: what is left has to have some digits. */
function tells(change: Change, least: number): boolean {
  const rate = signedRate(change);
  return rate !== null && rate.plus(100).gte(change.rate!.half.times(2).times(10 ** (least - 1)));
}

function signedRate({ rate, delta }: Change): Decimal | null {
  const sign = rate?.direction || delta?.direction;
  return rate && sign ? rate.value.times(sign) : null;
}

/** The rate that a change states, else the one its difference makes. */
function rateOf(session: Session, { change, subject }: Stated): { value: Decimal; half: Decimal } | null {
  const stated = signedRate(change);
  const delta = signedDelta(change);
  const prior = delta && valueOf(session, subject).yuan.minus(delta);
  if (delta && prior && !prior.isZero() && change.delta) {
    const half = change.delta.half.plus(valueOf(session, subject).half).div(prior.abs()).times(200);
    return { value: delta.div(prior).times(100), half };
  }
  return stated ? { value: stated, half: change.rate!.half } : null;
}

function link(session: Session, ...all: readonly Stated[]): void {
  for (const { change, subject } of all) for (const claim of [subject, change.delta, change.rate]) if (claim) session.linked.add(claim);
}

const digits = (claim: Claim): number => claim.text.replace(/[^0-9]/g, '').replace(/^0+/, '').length;

/** One digit or two swapped digits apart, with digits enough that it is hardly chance. */
function isTelling(a: Claim, b: Claim): boolean {
  return digits(a) >= 4 && slipBetween(a.value, b.value, 2) !== null;
}
