import { Decimal } from 'decimal.js';
import { identityOf } from '../../../text/discourse';
import type { Change, Claim } from '../../../text/frames';
import { minus, plus } from '../../arithmetic';
import type { Value } from '../../bind';
import type { BoundText } from '../../proof';

/** What an amount was before. */
export interface Moved {
  readonly claim: Claim;
  readonly before: Value;
  /** The number that tells it: a difference or a rate; null where it did not change. */
  readonly change: Change | null;
  /** What it is compared with. */
  readonly base: string;
  /** 增长100% may also say that there was nothing before. */
  readonly maybeNew: boolean;
  /** The parts that tell it, where the text says nothing of it itself. */
  readonly from?: readonly Claim[];
}

/** What the amounts of a text were last year, as its differences and rates tell them. */
export function movedOf(text: BoundText): Map<string | Claim, Moved> {
  const moved = new Map<string | Claim, Moved>();
  const put = (claim: Claim | null | undefined, change: Change | null, base: string, before: Value | null): void => {
    if (!claim || !before || claim.number.kind !== 'money' || claim.year !== 0) return;
    const key = identityOf(claim);
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
  const told = new Set([...moved.values()].map(({ claim }) => claim.parent));
  const isOfPart = (of: readonly Claim[]): boolean => isFirstOfParts(of, moved, told);
  for (const change of text.changes) {
    const { base, of } = change;
    if (isOfPart(of) && base.year === -1 && change.sign !== 0 && change.doubts.length === 0)
      put(of[0], change, base.stage ?? '', beforeOf(text, of[0]!, change));
  }
  for (const { of, base } of text.flats)
    if (isOfPart(of) && base.year === -1) put(of[0], null, base.stage ?? '', text.valueOf(of[0]!.number));
  derive(text, moved);
  return moved;
}

/**
 * 支出9万元，增加1万元。其中：基本支出5万元，增加2万元: said of the first part or again of the whole. It is the part's where the whole has its own, or
 * another part of the list has.
 */
function isFirstOfParts(of: readonly Claim[], moved: ReadonlyMap<string | Claim, Moved>, told: ReadonlySet<Claim | null>): boolean {
  const [part, whole, ...others] = of;
  if (!part || !whole || others.length > 0 || part.parent !== whole) return false;
  return moved.get(identityOf(whole))?.claim === whole || told.has(whole);
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

/** What a whole was before that says nothing of it itself, as its parts tell: 基本支出 and 项目支出 of a total. */
function derive(text: BoundText, moved: Map<string | Claim, Moved>): void {
  for (const { whole, parts, by } of text.families) {
    if (by !== 'list' || moved.has(identityOf(whole)) || !sumsUp(text, whole, parts)) continue;
    const own = parts.map((part) => moved.get(identityOf(part)));
    const [first] = own;
    if (!first || own.some((part) => part?.base !== first.base || part.maybeNew)) continue;
    const before = own.reduce((sum, part) => plus(sum, part!.before), ZERO);
    moved.set(identityOf(whole), { claim: whole, before, change: null, base: first.base, maybeNew: false, from: parts });
  }
}

export function sumsUp(text: BoundText, whole: Claim, parts: readonly Claim[]): boolean {
  const sum = parts.reduce((all, { number }) => plus(all, text.valueOf(number)), ZERO);
  const { value, half } = minus(text.valueOf(whole.number), sum);
  return value.abs().lte(half);
}

export const ZERO: Value = { value: new Decimal(0), half: new Decimal(0) };
