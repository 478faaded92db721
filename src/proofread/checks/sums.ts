import { Decimal } from 'decimal.js';
import { scopeOf, signedDelta, subjectKeyOf, totalKeyOf, type Change } from '../changes';
import type { LineQuery } from '../../relations/bind';
import type { Claim } from '../claim';
import { textFinding, type TextFinding } from '../finding';
import type { List } from '../lists';
import { isWholeByNature, valueOf, type Session } from '../session';

/**
 * T-DELTA-ADD: what a text says of last year adds up. Every change leaves an interval for last year's amount, and parts that make up
 * an amount this year made it up last year too. A subject that existed only last year can be missing among the parts, so they may
 * fall short of the whole unless they are all there can be, or the list shows such subjects itself.
 */
export function sumFindings(session: Session): TextFinding[] {
  const priors = new Map<Claim, Prior>();
  for (const change of session.changes) {
    const subject =
      change.asReason || change.base !== 'prior' || session.contradicted.has(change) || session.settled.has(change)
        ? undefined
        : change.subjects[0];
    const prior = subject && priorOf(session, change, subject);
    if (prior && !priors.has(subject)) priors.set(subject, prior);
  }
  const lists = [...session.lists, ...natureLists(session), ...levelLists(session)];
  for (const list of lists) deriveRest(session, list, priors);
  const vanished = vanishedSubjects(session);
  const equations = lists.flatMap((list) => equationOf(session, list, priors, vanished) ?? []);
  const byWhole = new Map<string, Equation[]>();
  for (const equation of equations)
    if (equation.key) byWhole.set(equation.key, [...(byWhole.get(equation.key) ?? []), equation].slice(0, MOST));
  const wholes = priorsByKey(session, priors);
  const reported = new Set<Claim>();
  return equations.flatMap((equation) => {
    const own = priors.get(equation.list.whole) ?? (equation.key ? wholes.get(equation.key) : undefined);
    if (own) return clash(session, equation, { low: own.low, high: own.high, priors: [own] }, reported);
    const other = equation.key
      ? byWhole.get(equation.key)!.find((found) => found !== equation && found.closed && !sharesParts(found, equation))
      : undefined;
    return other ? clash(session, equation, other, reported) : [];
  });
}

const MOST = 20;

/** The interval that last year's amount of a subject lies in. */
interface Prior {
  readonly subject: Claim;
  readonly change: Change;
  readonly low: Decimal;
  readonly high: Decimal;
}

interface Sum {
  readonly low: Decimal;
  readonly high: Decimal;
  readonly priors: readonly Prior[];
}

interface Equation extends Sum {
  readonly list: List;
  /** The name of its whole. */
  readonly key: string | null;
  /** Nothing that existed last year can be missing among the parts. */
  readonly closed: boolean;
}

function priorOf(session: Session, change: Change, subject: Claim): Prior | null {
  const { yuan, half } = valueOf(session, subject);
  const delta = signedDelta(change);
  if (delta) {
    const prior = yuan.minus(delta);
    const slack = half.plus(change.delta!.half);
    return { subject, change, low: prior.minus(slack), high: prior.plus(slack) };
  }
  if (change.delta) return null;
  if (!change.rate) return { subject, change, low: yuan.minus(half), high: yuan.plus(half) };
  return priorOfRate(change, subject, change.rate, yuan, half);
}

function priorOfRate(change: Change, subject: Claim, rate: Claim, yuan: Decimal, half: Decimal): Prior | null {
  if (!rate.direction) return null;
  const [g, h] = [rate.value.times(rate.direction).div(100), rate.half.div(100)];
  // A rate may have been cut off instead of rounded: that is a habit, not a contradiction.
  const [most, least] = [g.plus(1).plus(h.times(2)), g.plus(1).minus(rate.direction > 0 ? h : h.times(2))];
  if (least.lte(0)) return null;
  const fromNothing = rate.value.eq(100) && rate.direction > 0;
  return { subject, change, low: fromNothing ? new Decimal(0) : yuan.minus(half).div(most), high: yuan.plus(half).div(least) };
}

/** Last year's amounts by the name and the amount of their subject. */
function priorsByKey(session: Session, priors: ReadonlyMap<Claim, Prior>): Map<string, Prior> {
  const named = new Map<string, Prior>();
  for (const [subject, prior] of priors) {
    const key = wholeKey(session, subject);
    if (key && !named.has(key)) named.set(key, prior);
  }
  return named;
}

/** Totals have no side: all income is all expenditure. */
function wholeKey(session: Session, claim: Claim): string | null {
  const key = subjectKeyOf(claim, session.bound.get(claim)?.meaning);
  return key && `${key} ${valueOf(session, claim).yuan.toString()}`;
}

function equationOf(
  session: Session,
  list: List,
  priors: ReadonlyMap<Claim, Prior>,
  vanished: ReadonlyMap<readonly string[], readonly Claim[]>,
): Equation | null {
  if ((list.parts.length < 2 && !list.complete) || !addsUp(session, list)) return null;
  const known = list.parts.flatMap((part) => priors.get(part) ?? []);
  const all = known.length === list.parts.length;
  if (!all && known.length * 2 < list.parts.length) return null;
  const sum = (side: 'low' | 'high'): Decimal => known.reduce((total, prior) => total.plus(prior[side]), new Decimal(0));
  const shown = known.some(({ subject, low }) => subject.value.isZero() && low.gt(0));
  const shortened = lacks(session, list, vanished);
  return {
    list,
    key: wholeKey(session, list.whole),
    low: sum('low'),
    high: all ? sum('high') : new Decimal(Infinity),
    priors: known,
    closed:
      all && (list.complete === true || isWholeByNature(session, list.parts) || (!shortened && (shown || areClasses(session, list.parts)))),
  };
}

/** Whether a section of the parts says that another of their kind is gone. One that no form names any more can be of any kind. */
function lacks(session: Session, { parts }: List, vanished: ReadonlyMap<readonly string[], readonly Claim[]>): boolean {
  const own = new Set(parts);
  const kind = kindOf(session.bound.get(parts[0]!)?.meaning?.line);
  const sections = new Set(parts.map(({ paragraph }) => paragraph.headings));
  return [...sections].some((section) =>
    vanished.get(section)?.some((subject) => {
      const other = session.bound.get(subject)?.meaning;
      return !own.has(subject) && (other?.line ? kindOf(other.line) === kind : other?.residual !== '');
    }),
  );
}

/** Classification and level. */
function kindOf(line: LineQuery | null | undefined): string {
  return line && 'code' in line ? `${line.type} ${line.code.length}` : (line?.type ?? '');
}

/** What each section says is gone: 0元，比上年下降100%. */
function vanishedSubjects({ changes }: Session): Map<readonly string[], Claim[]> {
  const sections = new Map<readonly string[], Claim[]>();
  for (const { subjects, delta, rate, base } of changes) {
    const subject = subjects[0];
    const fell = [delta, rate].some((claim) => claim?.direction === -1 && !claim.value.isZero());
    if (!subject?.value.isZero() || !fell || base !== 'prior') continue;
    const { headings } = subject.paragraph;
    const found = sections.get(headings);
    if (found) found.push(subject);
    else sections.set(headings, [subject]);
  }
  return sections;
}

/** 类 hardly ever come and go. */
function areClasses(session: Session, parts: readonly Claim[]): boolean {
  return parts.every((part) => {
    const line = session.bound.get(part)?.meaning?.line;
    return line?.type === 'function' && line.code.length === 3;
  });
}

function addsUp(session: Session, { whole, parts, complete }: List): boolean {
  const values = [whole, ...parts].map((claim) => valueOf(session, claim));
  const sum = values.slice(1).reduce((total, { yuan }) => total.plus(yuan), new Decimal(0));
  const slack = values.reduce((total, { half }) => total.plus(half), new Decimal(0));
  return values[0]!.yuan.minus(sum).abs().lte(slack) && (complete === true || !values[0]!.yuan.isZero());
}

/** 基本支出 and 项目支出 of one scope are all of its expenditure, and its sources all of 财政拨款, wherever the text speaks of them. */
function natureLists(session: Session): List[] {
  const amounts = new Map<string, Claim>();
  const subjects = new Set(session.changes.map((change) => change.subjects[0]));
  for (const claim of session.claims) {
    const own = session.bound.get(claim);
    const key = claim.kind === 'amount' && !own?.lastYear ? subjectKeyOf(claim, own?.meaning) : null;
    if (key !== null && (subjects.has(claim) || !amounts.has(key))) amounts.set(key, claim);
  }
  const whole = amounts.get(totalKeyOf({ source: '财政拨款' }));
  const sources = ['一般公共预算', '政府性基金', '国有资本经营'].flatMap((source) => amounts.get(totalKeyOf({ source })) ?? []);
  const appropriations = whole && sources.length > 1 ? [{ whole, parts: sources, complete: true }] : [];
  const natures = (['', '一般公共预算', '财政拨款'] as const).flatMap((source): List[] => {
    const of = source ? { source } : {};
    const [all, basic, projects] = [of, { ...of, nature: '基本' as const }, { ...of, nature: '项目' as const }].map((facets) =>
      amounts.get(totalKeyOf(facets)),
    );
    return all && basic && projects ? [{ whole: all, parts: [basic, projects], complete: true }] : [];
  });
  return [...appropriations, ...natures];
}

/** Where last year's amount of a whole and of all its parts but one are known, that one is known too. */
function deriveRest(session: Session, list: List, priors: Map<Claim, Prior>): void {
  const whole = priors.get(list.whole);
  const missing = list.parts.filter((part) => !priors.has(part));
  if (!list.complete || !whole || missing.length !== 1 || !addsUp(session, list)) return;
  const known = list.parts.flatMap((part) => priors.get(part) ?? []);
  const sum = (side: 'low' | 'high'): Decimal => known.reduce((total, prior) => total.plus(prior[side]), new Decimal(0));
  const subject = missing[0]!;
  priors.set(subject, { subject, change: whole.change, low: whole.low.minus(sum('high')), high: whole.high.minus(sum('low')) });
}

/** Subjects of one level, listed paragraph by paragraph, that together are a total the text states: all its 类, or all its 项. */
function levelLists(session: Session): List[] {
  const totals = new Map<string, Claim[]>();
  for (const claim of session.claims) {
    const meaning = session.bound.get(claim)?.meaning;
    if (claim.kind !== 'amount' || meaning?.line !== null || claim.value.isZero()) continue;
    const key = subjectKeyOf(claim, meaning);
    if (key !== null) totals.set(key, [...(totals.get(key) ?? []), claim].slice(0, MOST));
  }
  return bySection(session).flatMap((parts): List[] => {
    const facets = session.bound.get(parts[0]!)?.candidates[0]?.form.facets;
    const name = totalKeyOf(facets ?? scopeOf(parts[0]!));
    const fitting = (totals.get(name) ?? []).filter((whole) => addsUp(session, { whole, parts }));
    const whole = fitting.find(({ paragraph }) => paragraph.headings === parts[0]!.paragraph.headings) ?? fitting[0];
    return whole && parts.length > 1 ? [{ whole, parts }] : [];
  });
}

/** The subjects of one classification and level that a section speaks of, each once. */
function bySection(session: Session): Claim[][] {
  const groups = new Map<string, Map<string, Claim>>();
  for (const claim of session.claims) {
    const line = session.bound.get(claim)?.meaning?.line;
    if (line?.type !== 'function' && line?.type !== 'economic') continue;
    const group = `${claim.paragraph.headings.join()} ${line.type} ${line.code.length}`;
    const found = groups.get(group) ?? new Map<string, Claim>();
    if (!found.has(line.code)) found.set(line.code, claim);
    groups.set(group, found);
  }
  return [...groups.values()].map((found) => [...found.values()]);
}

function sharesParts(a: Sum, b: Sum): boolean {
  return a.priors.some(({ subject }) => b.priors.some((other) => other.subject === subject));
}

/** The parts may have been less than the whole, never more. */
function clash(session: Session, parts: Equation, whole: Sum, reported: Set<Claim>): TextFinding[] {
  const all = [...parts.priors, ...whole.priors];
  const tooMuch = parts.low.gt(whole.high);
  const tooLittle = parts.closed && parts.high.lt(whole.low);
  for (const { change } of all) for (const claim of [change.delta, change.rate]) if (claim) session.linked.add(claim);
  if (!tooMuch && !tooLittle) return [];
  const places = suspects(parts.priors, whole.priors);
  if (places.every((claim) => reported.has(claim))) return [];
  places.forEach((claim) => reported.add(claim));
  const first = places[0]!;
  const here = places.filter(({ paragraph }) => paragraph === first.paragraph);
  return [
    textFinding(session.language, {
      rule: 'T-DELTA-ADD',
      level: 'warning',
      zh: `各项的增减与总额的增减互相矛盾：按各项推算的上年数之和约 ${inTenThousands(parts)}，按总额推算约 ${inTenThousands(whole)}；请核对 ${list(places)}${tooMuch ? '' : '（上年有、今年没有的科目也会造成差别）'}。`,
      en: `The changes of the parts and of their total contradict each other: last year ${inTenThousands(parts)} by the parts, ${inTenThousands(whole)} by the total.`,
      paragraph: first.paragraph,
      start: first.start,
      end: here.at(-1)!.end,
      stated: list(places),
    }),
  ];
}

/** Changes whose own difference and rate do not confirm each other, and those of the shorter side. */
function suspects(parts: readonly Prior[], whole: readonly Prior[]): Claim[] {
  const short = parts.length <= whole.length ? parts : whole;
  const unconfirmed = [...parts, ...whole].filter(({ change, subject }) => !(change.delta && change.rate && !subject.value.isZero()));
  const found = [
    ...new Set([...(short.length <= 3 ? short : []), ...unconfirmed, ...(unconfirmed.length > 0 ? [] : [...parts, ...whole])]),
  ];
  const blamed = [...new Set(found.flatMap(({ change }) => change.delta ?? change.rate ?? []))];
  return blamed.length > 0 ? blamed : found.map(({ subject }) => subject);
}

const SHOWN = 12;

function list(claims: readonly Claim[]): string {
  return claims
    .slice(0, SHOWN)
    .map(({ text }) => text)
    .join('、');
}

function inTenThousands({ low, high }: Sum): string {
  if (!high.isFinite()) return `${low.div(10000).toDecimalPlaces(2).toString()}万元以上`;
  return `${low.plus(high).div(2).div(10000).toDecimalPlaces(2).toString()}万元`;
}
