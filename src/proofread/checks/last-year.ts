import type { Decimal } from 'decimal.js';
import type { Disclosure } from '../../forms/disclosure';
import { candidatesFor, isUnfilled, type Candidate } from '../binding';
import { signedDelta, type Change } from '../changes';
import type { Claim } from '../claim';
import { cellsOf, correctionOf, spanOf, textFinding, type TextFinding } from '../finding';
import { formsFor } from '../meaning';
import { inUnitOf, valueOf, type Session } from '../session';

/**
 * T-ITEM, T-GROW: what a text says of last year against last year's workbook, where it is given, and against the amounts of last
 * year that the text itself gives. A comparison with last year's workbook is an error once others in the text agree with it:
 * before that the workbook may be of another stage than the text speaks of.
 */
export function lastYearFindings(session: Session): TextFinding[] {
  const given = session.changes.flatMap((change) => givenFinding(session, change) ?? []);
  const prior = usable(session);
  if (!prior) return given;
  const compared = [...session.changes.flatMap((change) => compareChange(session, prior, change) ?? []), ...statedAmounts(session, prior)];
  const right = compared.filter(({ agrees }) => agrees).length;
  const trusted = right >= FEWEST && right * 2 >= compared.length;
  return [...given, ...compared.flatMap((found) => (found.agrees ? [] : [report(session, found, trusted)]))];
}

/** How many comparisons must agree before another that does not is an error. */
const FEWEST = 3;

/** Last year's workbook, where it is that. */
function usable({ disclosure, prior }: Session): Disclosure | null {
  if (!prior || prior.kind !== disclosure.kind) return null;
  return disclosure.year === null || prior.year === null || prior.year === disclosure.year - 1 ? prior : null;
}

interface Compared {
  readonly agrees: boolean;
  readonly claim: Claim;
  readonly subject: Claim | null;
  readonly current: Candidate | null;
  readonly last: Candidate;
  readonly expected: Decimal;
}

/** The cells of last year that a claim of this year corresponds to; null where they could have several values. */
function lastYearOf(session: Session, prior: Disclosure, claim: Claim): Candidate | null {
  const bound = session.bound.get(claim);
  if (!bound?.meaning || bound.meaning.residual !== '' || !(bound.lastYear || bound.state === 'agrees' || bound.sure)) return null;
  const found = candidatesFor(prior, bound.meaning, formsFor(claim.lead, claim.paragraph.headings)).filter(
    (candidate) => !isUnfilled(candidate),
  );
  const own = bound.candidates.find(({ yuan }) => yuan.eq(valueOf(session, claim).yuan));
  const form = found.filter(({ form: { kind } }) => kind === (own ?? found[0])?.form.kind);
  // A source can mean its own funds or all of them: what it means this year it meant last year.
  const alike = form.filter((candidate) => own && namesOf(candidate) === namesOf(own));
  const same = alike.length > 0 ? alike : form;
  const [first] = same;
  return first && same.every(({ yuan }) => yuan.eq(first.yuan)) ? first : null;
}

function namesOf({ terms }: Candidate): string {
  return terms.map(({ name }) => name).join();
}

function compareChange(session: Session, prior: Disclosure, change: Change): Compared[] {
  const subject = change.subjects[0];
  if (!subject || change.base !== 'prior' || (!change.delta && !change.rate) || otherStage(session, change)) return [];
  const last = lastYearOf(session, prior, subject);
  if (!last) return [];
  const current = valueOf(session, subject);
  const slack = current.half.plus(last.half);
  const difference = current.yuan.minus(last.yuan);
  const shared = { subject, current: session.bound.get(subject)?.candidates[0] ?? null, last };
  const found: Compared[] = [];
  const delta = signedDelta(change);
  if (change.delta && delta) {
    const agrees = delta.minus(difference).abs().lte(change.delta.half.plus(slack));
    found.push({ ...shared, claim: change.delta, expected: difference, agrees });
  }
  const rate = change.rate?.direction ? change.rate : null;
  if (rate && !last.yuan.isZero()) {
    const expected = difference.div(last.yuan).times(100);
    // Twice the half: a rate that was cut off instead of rounded is a habit that is reported elsewhere.
    const open = rate.half.times(2).plus(slack.div(last.yuan.abs()).times(100).times(expected.abs().div(100).plus(1)));
    const agrees = rate.value.times(rate.direction!).minus(expected).abs().lte(open);
    found.push({ ...shared, claim: rate, expected, agrees });
  }
  if (found.length > 0) [subject, ...found.map(({ claim }) => claim)].forEach((claim) => session.linked.add(claim));
  if (found.some(({ agrees }) => !agrees)) session.settled.add(change);
  return found.some(({ agrees }) => !agrees) ? found.filter(({ agrees }) => !agrees).slice(0, 1) : found;
}

/** 比上年决算数 in a budget, or the other way round: last year's workbook holds the other stage. */
function otherStage({ disclosure }: Session, { delta, rate }: Change): boolean {
  const { lead } = (delta ?? rate)!;
  return disclosure.kind === 'budget' ? /决算|执行|完成数/.test(lead) : /预算数/.test(lead);
}

/** Amounts of last year that the text states. */
function statedAmounts(session: Session, prior: Disclosure): Compared[] {
  return session.claims.flatMap((claim): Compared[] => {
    const last = session.bound.get(claim)?.lastYear ? lastYearOf(session, prior, claim) : null;
    if (!last) return [];
    session.linked.add(claim);
    const agrees = claim.value.minus(last.yuan).abs().lte(claim.half.plus(last.half));
    return [{ claim, subject: null, current: null, last, expected: last.yuan, agrees }];
  });
}

function report(session: Session, { claim, subject, current, last, expected }: Compared, trusted: boolean): TextFinding {
  const rate = claim.unit === '%';
  const shown = rate ? `${expected.abs().toFixed(Math.max(2, claim.decimals))}%` : `${inUnitOf(claim, expected.abs())}${claim.unit}`;
  const before = `${inUnitOf(subject ?? claim, last.yuan)}${(subject ?? claim).unit}`;
  const sameWay = !subject || (claim.direction ?? 0) * (expected.isNegative() ? -1 : 1) > 0;
  const way = subject ? (expected.isNegative() ? '减少' : '增加') : '';
  return textFinding(session.language, {
    rule: rate ? 'T-GROW' : 'T-ITEM',
    level: trusted ? 'error' : 'warning',
    zh: subject
      ? `上年《${last.form.title}》为 ${before}，本年 ${subject.text}，应为${way} ${shown}，文中写 ${claim.text}；请核对。`
      : `文中上年数写 ${claim.text}，上年《${last.form.title}》为 ${before}；请核对。`,
    en: `Last year’s ${last.form.title} has ${before}: ${shown} expected, ${claim.text} stated.`,
    ...spanOf([claim]),
    stated: claim.text,
    expected: shown,
    actual: claim.text,
    cells: current ? cellsOf([current]) : [],
    ...(sameWay
      ? { correction: correctionOf(claim, rate ? expected.abs().toFixed(claim.decimals) : inUnitOf(claim, expected.abs())) }
      : {}),
  });
}

/** 2024年10万元，比2023年8万元增加2万元: the three must fit. */
function givenFinding(session: Session, change: Change): TextFinding | null {
  const subject = change.subjects[0];
  const { prior, delta, rate } = change;
  const moved = signedDelta(change);
  if (!subject || !prior) return null;
  [subject, prior, delta, rate].forEach((claim) => claim && session.linked.add(claim));
  const difference = subject.value.minus(prior.value);
  if (delta && moved) {
    if (moved.minus(difference).abs().lte(delta.half.plus(subject.half).plus(prior.half))) return null;
    session.settled.add(change);
    return contradiction(session, change, delta, `${inUnitOf(delta, difference.abs())}${delta.unit}`, difference);
  }
  if (!rate?.direction || delta || prior.value.isZero()) return null;
  const expected = difference.div(prior.value).times(100);
  const slack = subject.half.plus(prior.half).div(prior.value.abs()).times(100).times(expected.abs().div(100).plus(1));
  if (rate.value.times(rate.direction).minus(expected).abs().lte(rate.half.times(2).plus(slack))) return null;
  session.settled.add(change);
  return contradiction(session, change, rate, `${expected.abs().toFixed(rate.decimals)}%`, difference);
}

function contradiction(session: Session, { subjects, prior }: Change, claim: Claim, expected: string, difference: Decimal): TextFinding {
  const way = difference.isNegative() ? '减少' : '增加';
  return textFinding(session.language, {
    rule: 'T-GROW',
    level: 'error',
    zh: `本年 ${subjects[0]!.text}，上年 ${prior!.text}，应为${way} ${expected}，文中写 ${claim.text}；请核对三个数。`,
    en: `${prior!.text} last year and ${subjects[0]!.text} now make ${expected}, not ${claim.text}.`,
    ...spanOf([subjects[0]!, prior!, claim]),
    stated: claim.text,
    expected,
    actual: claim.text,
  });
}
