import { TRAVEL_PARTS } from '../../text/items';
import { Decimal } from 'decimal.js';
import type { Reading } from '../../facts/base';
import { isRatio } from '../../proofread/arithmetic';
import { valueOfNumber, type Bound } from '../../proofread/bind';
import { sectionOf } from '../../proofread/whereabouts';
import { isSubjectOnly } from '../../text/discourse';
import type { Claim, Completion, Share } from '../../text/frames';
import { percent } from './percent';
import { baseAmount } from './bases';
import { isMet } from './budgets-met';
import { budgetBefore } from './meant';
import { NOTES } from './notes';
import { cellsOf, type Roller } from './roller';
import { rowShare } from './row-shares';
import { sayNothingCarriedOut } from './nothing-carried-out';
import { isBudget } from './stages';
import { sayUnplanned } from './unplanned';
import { nearestOf, withoutStage, type Known, type Whole } from './wholes';

/** Shares and rates of completion, computed anew from what they are made of. */
export function rollRatios(roller: Roller): void {
  for (const share of roller.text.shares) rollShare(roller, share);
  for (const completion of roller.text.completions) rollCompletion(roller, completion);
}

export function known(roller: Roller, claim: Claim | null): Known | null {
  if (!claim) return null;
  const now = roller.now(claim);
  return now.type === 'unknown' ? null : now;
}

function rollShare(roller: Roller, share: Share): void {
  const { of, number, context } = share;
  const part = known(roller, of);
  const candidates = of ? wholesOf(roller, share, of) : [];
  const held = of && (explaining(roller, share, of, candidates) ?? beside(roller, share, of));
  if (!held && roller.shift === 0 && !(of && share.doubts.length === 0 && candidates.length > 0 && (share.whole || share.parent)))
    return roller.keep(number);
  const named = share.whole || share.wholeNumber || share.parent ? candidates[0] : undefined;
  const right = part ? shareOf(part, held ?? named) : null;
  const isCertain = right && !exceeds(right, share) && (roller.shift === 0 || isClear(roller, share, part!, candidates));
  if (!isCertain) {
    if (roller.shift === 0) return roller.keep(number);
    const told = of && isSubjectOnly(of) ? rowShare(roller, share, candidates) : null;
    if (told) return roller.write(context, number, told);
    return roller.ask(context, number, `${of ? roller.said(of) : ''}占比`);
  }
  if (!held || !explains(roller, share, of, held)) {
    if (roller.shift === 0) {
      // The same numbers again: only what the forms contradict changes.
      const same = part!.yuan
        .minus(of!.number.value ?? part!.yuan)
        .abs()
        .lte(of!.number.half ?? 0);
      if (same && isClose(number.value, right, number.half)) return roller.keep(number);
    }
    roller.note('mistake', context, number.start, NOTES.wrongShare(roller.said(of!)));
  }
  roller.write(context, number, right, readingsOf(part));
}

function shareOf({ yuan }: Known, whole: Whole | undefined): Decimal | null {
  const all = whole?.now();
  if (!all) return null;
  return yuan.isZero() && all.yuan.isZero() ? new Decimal(0) : percent(yuan, all.yuan);
}

/** No part is more than its whole: what comes out above 100 and was not, is of something else. */
function exceeds(right: Decimal, { number }: Share): boolean {
  return right.gt(100) && number.value.lte(100);
}

/** Whether the wholes that last year's share fits equally well give one share now. */
function isClear(roller: Roller, share: Share, part: Known, candidates: readonly Whole[]): boolean {
  const { of, number } = share;
  if (number.value.isZero()) return true;
  const [first, ...others] = closest(roller, share, of!, candidates).flatMap((whole) => shareOf(part, whole) ?? []);
  return first === undefined || others.every((other) => other.minus(first).abs().lte(number.half.times(2)));
}

function explaining(roller: Roller, share: Share, of: Claim, candidates: readonly Whole[]): Whole | undefined {
  return closest(roller, share, of, candidates)[0];
}

/**
 * The wholes that a share fits: those that the words name most closely. Small shares fit many: where none is named, those that most shares
 * of the section fit too.
 */
function closest(roller: Roller, share: Share, of: Claim, candidates: readonly Whole[]): Whole[] {
  const all = candidates.filter((whole) => explains(roller, share, of, whole));
  if (all.length < 2) return all;
  if (share.whole || share.wholeNumber || share.parent) return nearestOf(all);
  const section = sectionOf(share.context);
  const others = roller.text.where.sharesUnder(section).filter((other) => other !== share && other.of);
  const counts = all.map((whole) => others.filter((other) => explains(roller, other, other.of!, whole)).length);
  const most = Math.max(...counts);
  return nearestOf(all.filter((_, at) => counts[at] === most));
}

/** What a share is of, this year; null where that is not known. */
export function wholeNow(roller: Roller, share: Share): Known | null {
  const { of } = share;
  const candidates = of ? wholesOf(roller, share, of) : [];
  return (of && explaining(roller, share, of, candidates)?.now()) ?? null;
}

/** The whole of the other shares of the section that name none either: one that was made to fit has it too. */
function beside(roller: Roller, share: Share, of: Claim): Whole | undefined {
  if (share.whole || share.wholeNumber || share.parent) return undefined;
  const others = roller.text.where
    .sharesUnder(sectionOf(share.context))
    .filter((other) => other !== share && other.of && !other.whole && !other.number.value.isZero());
  return wholesOf(roller, share, of).find(
    (whole) => others.length > 1 && others.filter((other) => explains(roller, other, other.of!, whole)).length * 2 > others.length,
  );
}

/** A last place made to fit, so that shares add up to 100. */
function isClose(stated: Decimal, right: Decimal, half: Decimal): boolean {
  return stated.minus(right).abs().lte(half.times(3));
}

export function readingsOf(now: Known | null): readonly Reading[] {
  return now?.type === 'known' ? now.readings : [];
}

function oldOf(roller: Roller, claim: Claim): { value: Decimal; half: Decimal } | null {
  if (!isSubjectOnly(claim)) return valueOfNumber(claim.number);
  const [reading] = roller.text.boundOf.get(claim)?.readings ?? [];
  return reading ? { value: reading.yuan, half: reading.half } : null;
}

function explains(roller: Roller, { number }: Share, of: Claim, whole: Whole): boolean {
  const part = oldOf(roller, of);
  return part !== null && isRatio(valueOfNumber(number), part, { value: whole.old, half: whole.halfOld }) === true;
}

/** What a share may be of: what its words name, its list's parent, else broader amounts said before in the section. */
function wholesOf(roller: Roller, share: Share, of: Claim): Whole[] {
  const { text } = roller;
  const made =
    (nearness: number) =>
    (claim: Claim): Whole => ({ nearness, old: claim.number.value, halfOld: claim.number.half, now: () => known(roller, claim) });
  const stated = text.where.stating(share.wholeNumber);
  if (stated) return [made(NAMED)(stated)];
  const before = (claims: readonly Bound[]): Claim[] =>
    claims
      .map(({ claim }) => claim)
      .filter((claim) => claim !== of && claim.context.block.index <= share.context.block.index && claim.year === of.year);
  const broader = sectionBefore(before(text.where.nearest(text.where.under(sectionOf(share.context)), of)), of);
  const { whole } = share;
  if (whole) {
    const planned = isBudget(whole.stage ?? of.stage);
    // 支出决算中，…占…%: a budget of the same subject is another whole.
    const same = before(text.where.alikeOrCalled(whole))
      .reverse()
      .map((claim) => made(isBudget(claim.stage) === planned ? NAMED : OTHER_STAGE)(claim));
    return [
      ...same,
      ...listed(share, whole).map(made(NAMED)),
      ...named(roller, whole, CALLED),
      ...(whole.facets.stage?.inherited ? named(roller, withoutStage(whole), OTHER_STAGE) : []),
      ...broader.map(made(AROUND)),
      ...named(roller, sectionWhole(of), MEANT),
    ];
  }
  const parents = share.parent && !isSubjectOnly(share.parent) ? [share.parent] : [];
  return [
    ...parents.map(made(NAMED)),
    ...(share.parent && parents.length === 0 ? named(roller, share.parent, NAMED) : []),
    ...broader.map(made(AROUND)),
    ...(of.facets.funds ? named(roller, basicWhole(of), AROUND) : []),
    ...named(roller, sectionWhole(of), MEANT),
  ];
}

/** 一般公共预算财政拨款支出9万元，主要用于…，占财政拨款支出的…: what is listed and shared out is the amount before the list. */
export function listed({ of, context }: Pick<Share, 'of' | 'context'>, { facets }: Claim): Claim[] {
  const parent = of?.parent;
  if (!parent || isSubjectOnly(parent) || parent.context.block !== context.block || facets.source?.value !== '财政拨款') return [];
  return parent.facets.source?.value === '一般公共预算' ? [parent] : [];
}

/**
 * How closely the words of a share name a whole: its amount is there, its subject is, in another stage, it only stands around, or it does
 * not stand there at all.
 */
const [NAMED, CALLED, OTHER_STAGE, AROUND, MEANT] = [0, 1, 2, 3, 4];

/** Where no whole is named: the total of the part's own source and side, of an item of the “三公” these. */
function sectionWhole(of: Claim): Claim {
  const { source, side, stage } = of.facets;
  const { subject } = of.about[0]!;
  const three = subject.type === 'item' && TRAVEL_PARTS.has(subject.item);
  return {
    ...of,
    about: [{ subject: three ? { type: 'item', item: '“三公”经费' } : { type: 'total', grade: null }, cost: 0 }],
    facets: { ...(source ? { source } : {}), ...(side ? { side } : {}), ...(stage ? { stage } : {}) },
    doubts: [],
  };
}

/** 人员经费 and 公用经费 are parts of 基本支出. */
function basicWhole(of: Claim): Claim {
  const whole = sectionWhole(of);
  return { ...whole, facets: { ...whole.facets, nature: { value: '基本', inherited: true } } };
}

function sectionBefore(before: readonly Claim[], of: Claim): Claim[] {
  return before
    .filter((claim) => claim.number.value.abs().gte(of.number.value?.abs() ?? 0))
    .slice(-MOST_BEFORE)
    .reverse();
}

const MOST_BEFORE = 16;

/** A whole that no number of the text states: as the cells had it, and have it. */
function named(roller: Roller, whole: Claim, nearness: number): Whole[] {
  if (whole.year === null) return [];
  const olds = roller.values.lastReadings(whole);
  return olds
    .slice(0, 4)
    .map((old) => ({ nearness: nearness + old.cost / 100, old: old.yuan, halfOld: old.half, now: () => roller.values.follow(whole, old) }));
}

function rollCompletion(roller: Roller, completion: Completion): void {
  const { of, number, budget, budgetClaim, stage, gap, context } = completion;
  const actual = known(roller, of);
  const beside = budget ? roller.text.where.stating(budget) : budgetClaim;
  const stated = beside ?? (of && budgetStated(roller, of, stage));
  const planned = stated ? known(roller, stated) : of ? plannedIn(roller, of, stage) : null;
  const same = roller.shift === 0 && unmoved(of, actual) && (!stated || unmoved(stated, planned));
  if (same) return roller.keep(number);
  if (roller.shift !== 0 && planned?.yuan.isZero() && sayUnplanned(roller, completion)) return;
  const isNothing = actual?.yuan.isZero() && planned?.yuan.isZero();
  // 完成预算的0%: of nothing spent of nothing planned the text goes on saying what it says of such.
  if (isNothing && number.value.isZero() && wasNothing(roller, completion)) return roller.keep(number);
  const like = isNothing && !gap ? nothingSaid(roller) : undefined;
  if (like && !roller.isDone(number)) {
    // 完成预算的0% where the text says so, not 0.00%.
    roller.keep(number);
    const raw = roller.edits.raw(like.context.block, like.number.start, like.number.end);
    return void roller.edits.put(context.block, number.start, number.end, raw, readingsOf(actual).flatMap(cellsOf));
  }
  if (isNothing && !gap && roller.shift !== 0 && sayNothingCarriedOut(roller, completion)) return;
  const right = actual && planned ? (isNothing ? new Decimal(gap ? 0 : 100) : rateOf(actual.yuan, planned.yuan, gap)) : null;
  if (right) roller.write(context, number, right, readingsOf(actual));
  else if (roller.shift === 0) roller.keep(number);
  else if (roller.meetsBudgets && isMet(completion)) keepMet(roller, completion);
  else roller.ask(context, number, `${of ? roller.said(of) : ''}${gap ? '预决算差异率' : '完成预算的百分比'}`);
}

/** What the text says of every budget is looked at once. */
function keepMet(roller: Roller, { context, number }: Completion): void {
  roller.keep(number);
  if (!roller.notes.some(({ message }) => message === NOTES.allMet.message)) roller.note('look', context, number.start, NOTES.allMet);
}

export function unmoved(claim: Claim | null, now: Known | null): boolean {
  return !claim || isSubjectOnly(claim) || now === null || now.yuan.minus(claim.number.value).abs().lte(claim.number.half);
}

function budgetStated(roller: Roller, of: Claim, stage: string | null): Claim | null {
  // What has no subject of its own is carried out of the budget before it, and of no other that is like it.
  return of.doubts.includes('noSubject') ? budgetBefore(roller.text, of) : (budgetsOf(roller, of, stage) ?? budgetBefore(roller.text, of));
}

function rateOf(actual: Decimal, planned: Decimal, gap: boolean): Decimal | null {
  return percent(gap ? actual.minus(planned).abs() : actual, planned);
}

function wasNothing(roller: Roller, { of, budget, budgetClaim, stage }: Completion): boolean {
  const stated = (budget ? roller.text.where.stating(budget) : budgetClaim) ?? (of && budgetStated(roller, of, stage));
  // A budget that no amount of the text states is the form's, and was as little as its subject.
  return [of, stated ?? of].every((claim) => !!claim && !isSubjectOnly(claim) && claim.number.value.isZero());
}

/** How the text says it elsewhere of nothing of nothing. */
function nothingSaid(roller: Roller): Completion | undefined {
  return roller.text.completions.find((own) => !own.gap && own.number.value.isZero() && wasNothing(roller, own));
}

export function budgetsOf(roller: Roller, of: Claim, stage: string | null): Claim | null {
  const found = roller.text.where
    .alike(of)
    .map(({ claim }) => claim)
    .filter((claim) => claim !== of && claim.year === 0 && isBudget(claim.stage) && (!stage || stage === '预算' || claim.stage === stage));
  return found.find(({ context }) => context.block === of.context.block) ?? found[0] ?? null;
}

export function plannedIn(roller: Roller, of: Claim, stage: string | null): Known | null {
  const found = baseAmount(roller.values, of, { year: 0, stage: (stage ?? '预算') as Claim['stage'], number: null, stated: true }, null);
  return found.type === 'unknown' ? null : found;
}
