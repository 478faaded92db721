import { Decimal } from 'decimal.js';
import { slipBetween } from '../../relations/slips';
import { claimKey } from '../../text/discourse';
import type { Change, Claim } from '../../text/frames';
import type { PrintedAmount } from '../../text/number';
import { minus, plus } from '../arithmetic';
import type { Value } from '../bind';
import type { Family } from '../families';
import { accuse, all, confirm, NOTHING, type Judgement } from '../judgement';
import type { BoundText } from '../proof';
import { correctionOf, shown, textOf } from '../wording';

/** T-DELTA-ADD: last year's amounts, as differences and rates tell them, add up as this year's do. */
export function bases(text: BoundText): Judgement {
  const { families } = text;
  const moved = movedOf(text);
  derive(text, families, moved);
  return all(families.map((family) => judge(text, family, moved)));
}

/** What a whole was before that says nothing of it itself, as its parts tell: 基本支出 and 项目支出 of a total. */
function derive(text: BoundText, families: readonly Family[], moved: Map<string, Moved>): void {
  for (const { whole, parts, by } of families) {
    if (by !== 'list' || moved.has(claimKey(whole)) || !sumsUp(text, whole, parts)) continue;
    const own = parts.map((part) => moved.get(claimKey(part)));
    const [first] = own;
    if (!first || own.some((part) => part?.base !== first.base || part.maybeNew)) continue;
    const before = own.reduce((sum, part) => plus(sum, part!.before), ZERO);
    moved.set(claimKey(whole), { claim: whole, before, change: null, base: first.base, maybeNew: false });
  }
}

/** What an amount was before. */
interface Moved {
  readonly claim: Claim;
  readonly before: Value;
  /** The number that tells it: a difference or a rate; null where it did not change. */
  readonly change: Change | null;
  /** What it is compared with. */
  readonly base: string;
  /** 增长100% may also say that there was nothing before. */
  readonly maybeNew: boolean;
}

function movedOf(text: BoundText): Map<string, Moved> {
  const moved = new Map<string, Moved>();
  const put = (claim: Claim | null | undefined, change: Change | null, base: string, before: Value | null): void => {
    if (!claim || !before || claim.number.kind !== 'money' || claim.year !== 0) return;
    const key = claimKey(claim);
    const known = moved.get(key);
    if (!known || (known.change?.number.kind === 'rate' && change?.number.kind === 'money'))
      moved.set(key, { claim, before, change, base, maybeNew: isMaybeNew(change) });
  };
  for (const change of text.changes) {
    const { base, of } = change;
    if (of.length !== 1 || base.year !== -1 || change.sign === 0 || change.doubts.length > 0) continue;
    put(of[0], change, base.stage ?? '', beforeOf(text, of[0]!, change));
  }
  for (const { of, base } of text.flats)
    if (of.length === 1 && base.year === -1) put(of[0], null, base.stage ?? '', text.valueOf(of[0]!.number));
  return moved;
}

function isMaybeNew(change: Change | null): boolean {
  return change !== null && change.number.kind === 'rate' && change.sign === 1 && change.number.value.eq(100);
}

function beforeOf(text: BoundText, { number }: Claim, change: Change): Value | null {
  const now = text.valueOf(number);
  if (change.number.kind === 'money') {
    const difference = text.valueOf(change.number);
    return minus(now, { value: difference.value.times(change.sign), half: difference.half });
  }
  if (change.difference) return null;
  return grownFrom(now, change.number.value.times(change.sign), change.number.half);
}

/** What grew by a rate to an amount; null where it may have been anything. */
function grownFrom(now: Value, rate: Decimal, half: Decimal): Value | null {
  const factors = [rate.minus(half), rate.plus(half)].map((percent) => percent.div(100).plus(1));
  if (factors.some((factor) => factor.lte(0))) return null;
  const ends = [now.value.plus(now.half).div(factors[0]!), now.value.minus(now.half).div(factors[1]!)];
  return { value: ends[0]!.plus(ends[1]!).div(2), half: ends[0]!.minus(ends[1]!).div(2).abs() };
}

const ZERO: Value = { value: new Decimal(0), half: new Decimal(0) };

function judge(text: BoundText, { whole, parts, by }: Family, moved: ReadonlyMap<string, Moved>): Judgement {
  const total = moved.get(claimKey(whole));
  if (!total || parts.length < 2 || !sumsUp(text, whole, parts)) return NOTHING;
  const known: Moved[] = [];
  for (const part of parts) {
    const own = moved.get(claimKey(part));
    if (own ? !isSameBase(own, total) : !part.number.value.isZero()) return NOTHING;
    // Nothing now: the sum does not show that it is a part.
    if (own && by === 'list' && part.number.value.isZero() && !own.before.value.isZero()) return NOTHING;
    if (own) known.push(own);
  }
  if (known.length < 2) return NOTHING;
  const open = known.filter(({ maybeNew }) => maybeNew);
  if (total.maybeNew || open.length > MOST_OPEN) return NOTHING;
  const sum = known.reduce((all, { before }) => plus(all, before), ZERO);
  const tried = subsets(open).map((fresh) => fresh.reduce((rest, { before }) => plus(rest, before), minus(total.before, sum)));
  const members = [total, ...known];
  if (tried.some(({ value, half }) => value.abs().lte(half)))
    return confirm(
      'text',
      members.flatMap(({ change }) => (change ? [change.number] : [])),
    );
  // A subject that is no longer in the budget had something last year: the parts may come to less, but not to more.
  const shrinks = parts.some(isSubject);
  if (shrinks && tried.some(({ value }) => !value.isNegative())) return NOTHING;
  for (const { value: rest, half } of tried)
    for (const one of members) {
      const right = slipIn(text, one, one === total ? rest.neg() : rest, half);
      if (right) return report(text, whole, one, right, rest);
    }
  const [{ value: rest }] = tried as [Value];
  const exact = !shrinks && members.every(({ change }) => change?.number.kind !== 'rate') && parts.length === known.length;
  if (!total.change || open.length > 0 || !(exact || rest.isNegative())) return NOTHING;
  return report(text, whole, total, null, rest);
}

/** 比上年 may be said of either budget or final account. */
function isSameBase(a: Moved, b: Moved): boolean {
  return a.base === b.base || a.base === '' || b.base === '';
}

function isSubject({ about }: Claim): boolean {
  const { type } = about[0]!.subject;
  return type === 'function' || type === 'economic' || type === 'project';
}

const MOST_OPEN = 3;

/** Every choice among a few. */
function subsets<T>(items: readonly T[]): T[][] {
  return items.reduce<T[][]>((all, item) => all.flatMap((chosen) => [chosen, [...chosen, item]]), [[]]);
}

function sumsUp(text: BoundText, whole: Claim, parts: readonly Claim[]): boolean {
  const sum = parts.reduce((all, { number }) => plus(all, text.valueOf(number)), ZERO);
  const { value, half } = minus(text.valueOf(whole.number), sum);
  return value.abs().lte(half);
}

/** What a number should have been, if one slip in it explains the whole of the rest and is known to its last places. */
function slipIn(text: BoundText, one: Moved, rest: Decimal, half: Decimal): Decimal | null {
  const { change, claim, before } = one;
  if (!change) return null;
  const { number, sign } = change;
  const wanted = before.value.plus(rest);
  const now = text.valueOf(claim.number).value;
  if (number.kind === 'money') {
    const right = now.minus(wanted).times(sign);
    if (half.gt(text.valueOf(number).half.times(MOST_PARTS)) || !right.gt(0)) return null;
    const printed = near(number, right, half).find((value) => slipBetween(number.value, value, 2) !== null);
    return printed && keepsRate(text, change, now, printed) ? printed : null;
  }
  // A rate of one digit can be any other.
  if (!wanted.gt(half) || number.value.toString().length < 2) return null;
  const ends = [wanted.minus(half), wanted.plus(half)].map((base) => now.div(base).minus(1).times(100).times(sign));
  const right = ends[0]!.plus(ends[1]!).div(2);
  const slack = ends[0]!.minus(ends[1]!).abs().div(2);
  if (slack.gt(number.half.times(WIDEST)) || !right.gt(0)) return null;
  return near(number, right, slack).find((value) => slipBetween(number.value, value, number.decimals) !== null) ?? null;
}

/** Whether the rate beside a difference allows another difference. */
function keepsRate({ changes }: BoundText, change: Change, now: Decimal, difference: Decimal): boolean {
  const rate = changes.find((other) => other.difference === change);
  const base = now.minus(difference.times(change.sign));
  if (!rate || base.lte(0)) return !rate;
  return difference.div(base).times(100).minus(rate.number.value).abs().lte(rate.number.half.times(2));
}

const MOST_PARTS = 60;
const WIDEST = 4;

/** The numbers that can be printed within reach of a value, the nearest first. */
function near({ decimals, half, kind }: PrintedAmount, value: Decimal, reach: Decimal): Decimal[] {
  const step = kind === 'money' ? Decimal.min(half.times(2), new Decimal(10).pow(2)) : new Decimal(10).pow(-decimals);
  const middle = value.div(step).round().times(step);
  const count = Math.min(MOST_NEAR, reach.div(step).floor().toNumber() + 1);
  return [
    middle,
    ...Array.from({ length: count }, (_, index) => [middle.plus(step.times(index + 1)), middle.minus(step.times(index + 1))]).flat(),
  ];
}

const MOST_NEAR = 8;

function report(text: BoundText, whole: Claim, { change, claim }: Moved, right: Decimal | null, rest: Decimal): Judgement {
  const { number, context } = change!;
  const { block } = context;
  const stated = textOf(block, number);
  const off = shown(rest.abs(), whole.number);
  const more = rest.isNegative() ? '多' : '少';
  const base = {
    block,
    start: number.start,
    end: number.end,
    stated,
    rule: 'T-DELTA-ADD',
    level: 'warning',
  } as const;
  const last = right !== null && number.kind === 'rate' && right.minus(number.value).abs().lte(number.half.times(2));
  if (right)
    return accuse(
      {
        ...base,
        level: last ? 'hint' : 'warning',
        expected: shown(right, number),
        correction: correctionOf(block, number, right, text.lines),
        zh: `按增减推算，“${whole.label}”各项的上年数合计比总额的上年数${more} ${off}；“${claim.label}”的 ${stated} 改为 ${shown(right, number)} 则相符，请核对。`,
        en: `Last year’s amounts add up if ${stated} is ${shown(right, number)}.`,
      },
      last ? [] : [number],
    );
  return accuse(
    {
      ...base,
      zh: `按增减推算，“${whole.label}”各项的上年数合计比总额的上年数${more} ${off}；请核对总额和各项的增减。`,
      en: `Last year’s amounts of the parts of “${whole.label}” do not add up to its own (${off}).`,
    },
    [],
  );
}
