import { Decimal } from 'decimal.js';
import { depthAt } from '../text/block';
import type { Claim } from '../text/frames';
import { firstOf, sectionOf } from './whereabouts';

/** Amounts and their sum that words of adding up name: 上述四项合计, 两项共计, (以上三项小计3万元). */
export function added(claims: readonly Claim[]): { readonly whole: Claim; readonly parts: readonly Claim[] }[] {
  const mains = mainsOf(claims);
  return claims.flatMap((whole, at) => {
    if (!whole.adds) return [];
    const parts = partsOf(whole, before(claims, at), linesBefore(mains, whole));
    return parts ? [{ whole, parts }] : [];
  });
}

/** 甲3万元、乙2万元,三项合计5万元: sums whose words count otherwise than the amounts right before them that make it up. */
export function miscounted(claims: readonly Claim[]): { readonly whole: Claim; readonly parts: readonly Claim[] }[] {
  const mains = mainsOf(claims);
  return claims.flatMap((whole, at) => {
    const count = whole.adds?.count ?? null;
    if (count === null || count < 2) return [];
    const own = before(claims, at).filter(({ context, number }) => context.sentence === whole.context.sentence && !number.value.isZero());
    const run = (length: number): readonly Claim[] => own.slice(-length);
    const told =
      (own.length >= count && isSum(whole, run(count))) || runsOf(linesBefore(mains, whole), count).some((lines) => isSum(whole, lines));
    const other = own.map((_, index) => index + 1).find((length) => length > 1 && length !== count && isSum(whole, run(length)));
    return !told && other !== undefined ? [{ whole, parts: run(other) }] : [];
  });
}

const MOST = 24;
/** Every run of so many lines is tried where nothing says how many are meant. */
const MOST_LINES = 12;

/** Amounts of the same block that stand before a sum, outside brackets of their own, the nearest last. */
function before(claims: readonly Claim[], at: number): Claim[] {
  const { context, number } = claims[at]!;
  const depth = depthAt(context.block, number.start);
  const found: Claim[] = [];
  for (let index = at - 1; index >= 0 && found.length < MOST; index--) {
    const claim = claims[index]!;
    if (claim.context.block !== context.block) break;
    if (!claim.adds && depthAt(context.block, claim.number.start) <= depth) found.unshift(claim);
  }
  return found;
}

/** The first amount of each block. */
function mainsOf(claims: readonly Claim[]): Claim[] {
  return claims.filter(({ context, adds }, at) => !adds && context.block !== claims[at - 1]?.context.block);
}

function linesBefore(mains: readonly Claim[], { context }: Claim): Claim[] {
  const end = firstOf(mains, ({ context: other }) => other.block.index > context.block.index);
  const section = sectionOf(context);
  return mains.slice(Math.max(0, end - MOST), end).filter(({ context: other }) => sectionOf(other) === section);
}

/** The run that a sum is of: the one it is right for, else the one its words count in its own sentence. */
function partsOf(whole: Claim, beside: readonly Claim[], lines: readonly Claim[]): readonly Claim[] | null {
  const { count } = whole.adds!;
  const counts = count === null ? beside.map((_, index) => index + 1).filter((length) => length > 1) : [count];
  const runs = counts.filter((length) => length <= beside.length).map((length) => beside.slice(-length));
  const held = runs.find((run) => isSum(whole, run)) ?? runsOf(lines, count).find((run) => isSum(whole, run));
  if (held) return held;
  const listed = beside.filter(({ context, list }) => context.sentence === whole.context.sentence && list !== null && list === whole.list);
  // 其中:甲3万元、乙2万元,共计5万元: all of the list that it closes.
  if (count === null && listed.length > 1 && listed.every(({ parent }) => parent === whole.parent)) return listed;
  const own = beside.filter(({ context }) => context.sentence === whole.context.sentence);
  const counted = own.length > 0 ? own : lines.slice(-(count ?? 0));
  return counted.length === count ? counted : null;
}

/** Runs of lines, the last ones first. */
function runsOf(lines: readonly Claim[], count: number | null): (readonly Claim[])[] {
  const near = count === null ? lines.slice(-MOST_LINES) : lines;
  const ends = near.map((_, index) => near.length - index);
  const lengths = count === null ? ends.filter((length) => length > 1) : [count];
  return ends.flatMap((end) => lengths.filter((length) => length <= end).map((length) => near.slice(end - length, end)));
}

function isSum({ number }: Claim, parts: readonly Claim[]): boolean {
  const sum = parts.reduce((all, part) => all.plus(part.number.value), new Decimal(0));
  const half = parts.reduce((all, part) => all.plus(part.number.half), number.half);
  return sum.minus(number.value).abs().lte(half);
}
