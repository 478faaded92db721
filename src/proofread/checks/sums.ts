import { Decimal } from 'decimal.js';
import { PROCURED } from '../../forms/form-words';
import { OF_VEHICLES, THREE_EXPENSES } from '../../forms/vocabulary';
import type { Level } from '../../findings/finding';
import type { Claim } from '../../text/frames';
import { ABOVE } from '../../text/items';
import type { PrintedAmount } from '../../text/number';
import { minus, plus } from '../arithmetic';
import type { Value } from '../bind';
import { distinct, type Family } from '../families';
import { accuse, all, confirm, NOTHING, type Judgement } from '../judgement';
import { boundOf, type BoundText } from '../proof';
import { membersOf, slipsIn, type Member, type Slip } from '../slips';
import { partOfNothing } from './blanks';
import { isForEach } from './products';
import { called, correctionOf, shown, textOf } from '../wording';

/** T-LISTSUM: parts make up their whole, as far as the text tells them. */
export function sums(text: BoundText): Judgement {
  const compared = text.families.map((family) => compare(text, family));
  const held = heldIn(compared);
  return all(compared.map((comparison) => judge(text, comparison, held)));
}

/** The amounts of which some sum holds: they are hardly wrong. */
export function inSums(text: BoundText): ReadonlySet<PrintedAmount> {
  return heldIn(text.families.map((family) => compare(text, family)));
}

function heldIn(compared: readonly Comparison[]): ReadonlySet<PrintedAmount> {
  return new Set(compared.flatMap(({ holds, members }) => (holds && members.length > 2 ? members.map(({ number }) => number) : [])));
}

/** A family without repetitions, and what its whole has more than its parts. */
interface Comparison {
  readonly family: Family;
  readonly parts: readonly Claim[];
  readonly members: readonly Claim[];
  readonly rest: Value;
  readonly holds: boolean;
}

function compare(text: BoundText, family: Family): Comparison {
  const parts = distinct(family.parts);
  const sum = parts.reduce<Value>((total, { number }) => plus(total, text.valueOf(number)), {
    value: new Decimal(0),
    half: new Decimal(0),
  });
  const rest = minus(text.valueOf(family.whole.number), sum);
  return { family, parts, members: [family.whole, ...parts], rest, holds: rest.value.abs().lte(rest.half) };
}

function judge(text: BoundText, comparison: Comparison, held: ReadonlySet<PrintedAmount>): Judgement {
  const { family, parts, members, rest, holds } = comparison;
  const { whole, by } = family;
  if (parts.length === 0) return NOTHING;
  if (holds)
    return parts.length > 1
      ? confirm(
          'text',
          members.map(({ number }) => number),
        )
      : NOTHING;
  const named = isNamedSum(family) ? members.slice(1) : members;
  if (named.some(isDoubtful) || members.some(isForEach)) return NOTHING;
  const nothing = partOfNothing(text, whole, parts);
  if (nothing || isOfOthers(text, comparison)) return nothing ?? NOTHING;
  const suspects = new Set(members.filter((member) => !held.has(member.number) && boundOf(text, member).agreeing.length === 0));
  const partition = parts.length > 1 && parts.every(({ doubts }) => doubts.length === 0) && isPartition(parts);
  if (partition && boundOf(text, whole).readings.length === 0) return wrongSum(comparison, 'error');
  if (parts.length > 1) {
    const all = membersOf(whole, parts);
    const slips = slipsIn(
      all,
      all.filter(({ claim }) => suspects.has(claim)),
      rest,
    );
    if (slips.length > 0) return slip(text, comparison, slips[0]!, suspects);
    const near = isOfPartition(parts) ? KINDS_OF_ALL : SOME_PARTS;
    if (by === 'list' && suspects.has(whole) && isNearly(rest.value, parts, whole, near)) return wrongSum(comparison, 'warning');
  }
  if (by === 'list' && parts.length > 1 && isTooMuch(comparison, suspects)) return wrongSum(comparison, 'warning');
  if (by === 'added' && isCounted(text, comparison, suspects)) return wrongSum(comparison, 'warning');
  const broader = parts.find((part) => suspects.has(part) && isBroader(text, part, whole) && !isOneOfMany(text, whole));
  return broader && by !== 'three' ? moreThanWhole(whole, broader) : NOTHING;
}

/** What leads the list is all of the whole, or all of the list is what was told before: the parts are of something else. */
function isOfOthers(text: BoundText, { family: { whole, by }, parts, members }: Comparison): boolean {
  if (by !== 'list' || parts.length < 2) return false;
  const { value, half } = text.valueOf(whole.number);
  let rest = { value, half };
  for (const [at, { number }] of parts.entries()) {
    rest = minus(rest, text.valueOf(number));
    if (at > 0 && rest.value.abs().lte(rest.half)) return true;
  }
  const sum = minus({ value, half }, rest);
  return text.where
    .inSentence(whole.context.sentence)
    .some(
      ({ claim }) =>
        !members.includes(claim) &&
        claim.number.kind === 'money' &&
        claim.number.end <= parts[0]!.number.start &&
        minus(text.valueOf(claim.number), { value: sum.value, half: rest.half }).value.abs().lte(rest.half),
    );
}

/** Doubts about which cell is meant do not matter where whole and parts all stand in the text. */
const LIGHT: ReadonlySet<string> = new Set(['fill', 'noSubject', 'outside', 'inherited', 'purpose']);

/** Assets and performance are full of words that qualify amounts of forms. */
function isDoubtful({ doubts, adds }: Claim): boolean {
  return doubts.some(
    (doubt) => !LIGHT.has(doubt) && !(doubt === 'qualifier' && doubts.includes('outside')) && !(doubt === 'several' && adds),
  );
}

/** 甲、乙预算合计9万元,其中甲5万元,乙4万元: as many parts as the words of their sum name. */
function isNamedSum({ whole: { phrase }, parts }: Family): boolean {
  return phrase.total && phrase.listed.length > 1 && phrase.fill === '' && phrase.listed.length === distinct(parts).length;
}

/** Parts that everybody knows to be all of their whole. */
const PARTITIONS: readonly (readonly string[])[] = [PROCURED, THREE_EXPENSES, OF_VEHICLES];

function isPartition(parts: readonly Claim[]): boolean {
  const items = new Set(parts.flatMap(({ about }) => (about[0]!.subject.type === 'item' ? [about[0]!.subject.item] : [])));
  return PARTITIONS.some((partition) => partition.every((item) => items.has(item)) && items.size === partition.length);
}

/** Kinds of what is procured: those that are not told are 0. */
function isOfPartition(parts: readonly Claim[]): boolean {
  const [procured] = PARTITIONS;
  return parts.every(
    ({ about: [first], doubts }) => doubts.length === 0 && first!.subject.type === 'item' && procured!.includes(first!.subject.item),
  );
}

/** How many parts a list that means to be complete has at least, and which part of the whole it may lack at most. */
const SOME_PARTS = { least: 3, slack: 100 };
const KINDS_OF_ALL = { least: 2, slack: 20 };

/** A list that lacks less than its smallest part, and next to nothing of the whole, means to be complete. */
function isNearly(rest: Decimal, parts: readonly Claim[], whole: Claim, { least, slack }: typeof SOME_PARTS): boolean {
  const filled = parts.map(({ number }) => number.value).filter((value) => !value.isZero());
  return (
    parts.length >= least &&
    filled.length > 0 &&
    rest.abs().times(slack).lte(whole.number.value.abs()) &&
    filled.every((value) => rest.abs().lt(value.abs()))
  );
}

/** 甲3万元,乙2万元,两项合计6万元: as many as the words count, all that the sentence tells before, and each as the forms have it. */
function isCounted(text: BoundText, { family: { whole }, parts }: Comparison, suspects: ReadonlySet<Claim>): boolean {
  const before = text.where
    .inSentence(whole.context.sentence)
    .filter(({ claim: { number } }) => number.kind === 'money' && number.end <= whole.number.start);
  return (
    whole.adds?.count === parts.length &&
    suspects.has(whole) &&
    before.length === parts.length &&
    parts.every((part) => !suspects.has(part) && before.some(({ claim }) => claim === part))
  );
}

/** Parts in one sentence with their whole, that only their place makes its parts, come to no more than it. */
function isTooMuch({ family: { whole }, parts, rest }: Comparison, suspects: ReadonlySet<Claim>): boolean {
  return (
    rest.value.isNegative() &&
    whole.number.value.gt(0) &&
    parts.every((part) => part.context.sentence === whole.context.sentence && suspects.has(part) && isInside(part, whole)) &&
    parts.every((part) => part.number.start > whole.number.end) &&
    // What stands before the last holds what stands before the others.
    isTold(parts.at(-1)!, whole)
  );
}

/** No part is more than its whole. */
function isBroader(text: BoundText, part: Claim, whole: Claim): boolean {
  const { value, half } = minus(text.valueOf(part.number), text.valueOf(whole.number));
  return (
    whole.number.value.gt(0) && part.context.block === whole.context.block && value.gt(half) && isInside(part, whole) && isTold(part, whole)
  );
}

/** Words of an amount that is no part of what stands before it: what a project costs in all, what was planned, agreed or raised. */
const OF_ANOTHER_WHOLE = /投资|概算|累计|协议|合同|标准|规模|总额|批复|筹集|惠及/;

/** Whether what stands between says that an amount is a part: a list, and in the same brackets. */
function isTold(part: Claim, whole: Claim): boolean {
  const between = whole.context.block.text.slice(whole.number.end, part.number.start);
  return part.number.start > whole.number.end && !OF_ANOTHER_WHOLE.test(between) && !/[()]/.test(between);
}

/** Whether a part is one by its place alone, or by its code: a subject that stands beside the whole may have been taken for a part of it. */
function isInside(part: Claim, whole: Claim): boolean {
  const [own, around] = [part.about[0]!.subject, whole.about[0]!.subject];
  if (part.doubts.length > 0 || around.type === 'total') return true;
  if (own.type === 'item' && around.type === 'item') return ABOVE.get(own.item)?.includes(around.item) ?? false;
  return own.type === around.type && 'code' in own && 'code' in around && own.code.startsWith(around.code);
}

/** A 3万元、B 2万元,其中前两项…: what follows may be of all that stand before it. */
function isOneOfMany({ where }: BoundText, { context, number: own }: Claim): boolean {
  return where
    .inSentence(context.sentence)
    .some(
      ({ claim: { context: other, number, year } }) =>
        other.block === context.block && number.kind === 'money' && year === 0 && number.start < own.start,
    );
}

function moreThanWhole(whole: Claim, part: Claim): Judgement {
  const { block } = part.context;
  const [own, all] = [textOf(block, part.number), textOf(whole.context.block, whole.number)];
  return accuse(
    {
      block,
      start: Math.min(part.number.start, whole.number.start),
      end: Math.max(part.number.end, whole.number.end),
      stated: own,
      rule: 'T-LISTSUM',
      level: 'warning',
      zh: `${called(whole)}写 ${all}，其中的一项写 ${own}，大于总额；请核对。`,
      en: `A part (${own}) is more than its whole (${all}).`,
    },
    [],
  );
}

function slip(
  text: BoundText,
  { family: { whole }, parts, rest }: Comparison,
  { member: { claim }, right }: Slip<Member & { readonly claim: Claim }>,
  suspects: ReadonlySet<Claim>,
): Judgement {
  const { block } = claim.context;
  const { number } = claim;
  const stated = textOf(block, number);
  const sum = shown(whole.number.value.minus(rest.value), whole.number);
  return accuse(
    {
      block,
      ...spanIn(claim, [whole, ...parts]),
      // Any of those that nothing else confirms may be the one.
      stated: [claim, ...[...suspects].filter((other) => other !== claim)].map((one) => textOf(one.context.block, one.number)).join('、'),
      expected: shown(right, number),
      actual: stated,
      rule: 'T-LISTSUM',
      level: 'warning',
      zh: `${called(whole)}写 ${textOf(whole.context.block, whole.number)}，各项（${parts.length} 项）合计 ${sum}；${claim === whole ? '' : called(claim)}${stated} 改为 ${shown(right, number)} 则相符，请核对。`,
      en: `The parts of ${called(whole, 'en')} add up to it if ${stated} is ${shown(right, number)}.`,
      correction: correctionOf(block, number, right, text.lines),
    },
    [number],
  );
}

/** All of a sum that stands beside one of its members. */
function spanIn({ context: { block } }: Claim, members: readonly Claim[]): { readonly start: number; readonly end: number } {
  const own = members.filter(({ context }) => context.block === block);
  return own.reduce(({ start, end }, { number }) => ({ start: Math.min(start, number.start), end: Math.max(end, number.end) }), {
    start: Infinity,
    end: -Infinity,
  });
}

function wrongSum({ family: { whole }, parts, rest }: Comparison, level: Level): Judgement {
  const { block } = whole.context;
  const stated = textOf(block, whole.number);
  const sum = whole.number.value.minus(rest.value);
  return accuse(
    {
      block,
      ...spanIn(whole, [whole, ...parts]),
      stated,
      expected: shown(sum, whole.number),
      rule: 'T-LISTSUM',
      level,
      zh: `${called(whole)}写 ${stated}，所列 ${parts.length} 项合计 ${shown(sum, whole.number)}；请核对总额和各项。`,
      en: `${called(whole, 'en')} is ${stated}, but its ${parts.length} parts add up to ${shown(sum, whole.number)}.`,
    },
    [],
  );
}
