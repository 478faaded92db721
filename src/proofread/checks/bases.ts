import type { Decimal } from 'decimal.js';
import { identityOf } from '../../text/discourse';
import { ABOVE } from '../../text/items';
import type { Claim } from '../../text/frames';
import type { PrintedAmount } from '../../text/number';
import { isTelling, minus, plus } from '../arithmetic';
import type { Value } from '../bind';
import type { Family } from '../families';
import { accuse, all, confirm, NOTHING, type Judgement } from '../judgement';
import type { BoundText } from '../proof';
import { asWritten, called, correctionOf, shown, textOf } from '../wording';
import { movedOf, sumsUp, ZERO, type Moved } from './bases/moved';
import { slipIn } from './bases/slips';

/** T-DELTA-ADD: last year's amounts, as differences and rates tell them, add up as this year's do. */
export function bases(text: BoundText): Judgement {
  const moved = movedOf(text);
  const compared = text.families.flatMap((family) => compare(text, family, moved) ?? []);
  const held = new Set(compared.flatMap((comparison) => (holds(comparison) ? numbersOf(comparison) : [])));
  return all(compared.map((comparison) => judge(text, comparison, held)));
}

/** A family whose amounts of last year are known. */
interface Comparison {
  readonly whole: Claim;
  readonly total: Moved;
  readonly members: readonly Moved[];
  /** What the whole had more than its parts last year, whichever of those that may be new are. */
  readonly rests: readonly Value[];
  /** A subject that is no longer in the budget had something last year: the parts may come to less, but not to more. */
  readonly shrinks: boolean;
  /** What else may be a part is not known: only what one slip explains is wrong. */
  readonly open: boolean;
  /** Every part says how it changed, and by how much. */
  readonly exact: boolean;
}

function compare(text: BoundText, { whole, parts, by }: Family, moved: ReadonlyMap<string | Claim, Moved>): Comparison | null {
  const total = moved.get(identityOf(whole));
  // What its own parts tell of a total is no second witness.
  if (!total || total.maybeNew || total.from === parts || parts.length < 2 || !sumsUp(text, whole, parts)) return null;
  const known: Moved[] = [];
  for (const part of parts) {
    const own = moved.get(identityOf(part));
    if (own ? !isSameBase(own, total) : !part.number.value.isZero()) return null;
    // Nothing now: the sum does not show that it is a part.
    if (own && by === 'list' && part.number.value.isZero() && !own.before.value.isZero() && !isItemOf(part, whole)) return null;
    if (own) known.push(own);
  }
  const open = known.filter(({ maybeNew }) => maybeNew);
  if (known.length < 2 || open.length > MOST_OPEN) return null;
  const sum = known.reduce((before, part) => plus(before, part.before), ZERO);
  const members = [total, ...known];
  const shrinks = parts.some(isSubject);
  return {
    whole,
    total,
    members,
    rests: subsets(open).map((fresh) => fresh.reduce((rest, { before }) => plus(rest, before), minus(total.before, sum))),
    shrinks,
    open: by === 'total' && !shrinks,
    exact: !shrinks && open.length === 0 && members.every(({ change }) => change?.number.kind !== 'rate') && parts.length === known.length,
  };
}

/** 公务接待费 is a part of “三公”经费, whatever it comes to. */
function isItemOf({ about: [part] }: Claim, { about: [whole] }: Claim): boolean {
  const [own, all] = [part!.subject, whole!.subject];
  return own.type === 'item' && all.type === 'item' && (ABOVE.get(own.item)?.includes(all.item) ?? false);
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
  return items.reduce<T[][]>((chosen, item) => chosen.flatMap((some) => [some, [...some, item]]), [[]]);
}

function holds({ rests }: Comparison): boolean {
  return rests.some(({ value, half }) => value.abs().lte(half));
}

function numbersOf({ members }: Comparison): PrintedAmount[] {
  return members.flatMap(({ change }) => (change ? [change.number] : []));
}

function judge(text: BoundText, comparison: Comparison, held: ReadonlySet<PrintedAmount>): Judgement {
  if (holds(comparison)) return confirm('text', numbersOf(comparison));
  const { whole, total, members, rests, shrinks, open, exact } = comparison;
  const [{ value: rest }] = rests as [Value];
  if (shrinks && rests.some(({ value }) => !value.isNegative())) return NOTHING;
  const suspects = members.filter(({ change }) => change && !held.has(change.number));
  const slips = rests.flatMap((one) =>
    suspects.flatMap((member) => {
      const right = slipIn(text, member, member === total ? one.value.neg() : one.value, one.half);
      return right ? [{ member, right }] : [];
    }),
  );
  if (slips.length > 0) return slipped(text, whole, slips, rest);
  const turned =
    rests.length === 1 ? suspects.filter((member) => isTurned(member, member === total ? rest.neg() : rest, rests[0]!.half)) : [];
  if (turned.length === 1) return otherWay(whole, turned[0]!, rest);
  if (open || !total.change || rests.length > 1 || !(exact || rest.isNegative())) return NOTHING;
  return doesNotAdd(whole, total, rest);
}

/** 增加112.6万元 where 减少112.6万元 makes last year's amounts add up. */
function isTurned({ change }: Moved, rest: Decimal, half: Decimal): boolean {
  const { number, sign } = change!;
  return (
    number.kind === 'money' &&
    isTelling(number.value) &&
    rest
      .minus(number.value.times(2 * sign))
      .abs()
      .lte(half)
  );
}

function otherWay(whole: Claim, { claim, change }: Moved, rest: Decimal): Judgement {
  const { number, context, sign } = change!;
  const own = `${called(claim)}${sign > 0 ? '增加' : '减少'} ${textOf(context.block, number)}`;
  return accuse(
    {
      ...asWritten(context.block, number),
      rule: 'T-DELTA-ADD',
      level: 'warning',
      zh: `${said(whole, rest)}；${own}改为${sign > 0 ? '减少' : '增加'}则相符，请核对。`,
      en: `Last year’s amounts add up if ${textOf(context.block, number)} is a ${sign > 0 ? 'fall' : 'rise'}.`,
    },
    [number],
  );
}

interface Slipped {
  readonly member: Moved;
  readonly right: Decimal;
}

function said(whole: Claim, rest: Decimal): string {
  return `按增减推算，${called(whole)}各项的上年数合计比总额的上年数${rest.isNegative() ? '多' : '少'} ${shown(rest.abs(), whole.number)}`;
}

/** One of these numbers, written otherwise, makes last year's amounts add up. */
function slipped(text: BoundText, whole: Claim, slips: readonly Slipped[], rest: Decimal): Judgement {
  const [first] = slips as [Slipped];
  const { number, context } = first.member.change!;
  const hint = slips.some(({ member: { change }, right }) => isLast(change!.number, right));
  const own = (member: Moved): string => textOf(member.change!.context.block, member.change!.number);
  const remedies = slips.map(({ member, right }) => `${called(member.claim)}的 ${own(member)} 改为 ${shown(right, member.change!.number)}`);
  return accuse(
    {
      block: context.block,
      start: number.start,
      end: number.end,
      stated: slips.map(({ member }) => own(member)).join('、'),
      rule: 'T-DELTA-ADD',
      level: hint ? 'hint' : 'warning',
      ...(slips.length === 1
        ? { expected: shown(first.right, number), correction: correctionOf(context.block, number, first.right, text.lines) }
        : {}),
      zh: `${said(whole, rest)}；${remedies.join('，或')}则相符，请核对。`,
      en: `Last year’s amounts add up if ${slips.map(({ member, right }) => `${own(member)} is ${shown(right, member.change!.number)}`).join(', or ')}.`,
    },
    hint || slips.length > 1 ? [] : [number],
  );
}

function isLast(number: PrintedAmount, right: Decimal): boolean {
  return number.kind === 'rate' && right.minus(number.value).abs().lte(number.half.times(2));
}

function doesNotAdd(whole: Claim, { change }: Moved, rest: Decimal): Judgement {
  const { number, context } = change!;
  return accuse(
    {
      ...asWritten(context.block, number),
      rule: 'T-DELTA-ADD',
      level: 'warning',
      zh: `${said(whole, rest)}；请核对总额和各项的增减。`,
      en: `Last year’s amounts of the parts of ${called(whole, 'en')} do not add up to its own (${shown(rest.abs(), whole.number)}).`,
    },
    [],
  );
}
