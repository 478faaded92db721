import type { Decimal } from 'decimal.js';
import { readingsOf, valueOfNumber, type Bound } from '../../proofread/bind';
import { meets, ratio } from '../../proofread/arithmetic';
import type { Pair } from '../../proofread/pairs';
import { window } from '../../proofread/whereabouts';
import { isSubjectOnly } from '../../text/discourse';
import type { Base, Change, Claim, Flat } from '../../text/frames';
import type { Block } from '../../text/block';
import { compareBefore, movedOf } from './moved';
import { carriedOutIn } from './meant';
import { isBudget } from './stages';
import { ofUnit } from './units';
import { labelBefore, type Roller } from './roller';

/** Of the claims a change may belong to, the one that its difference and rate fit; where that is none, one before it in the paragraph. */
export function targetOf(roller: Roller, pair: Pair): Claim | null {
  const main = (pair.difference ?? pair.rate)!;
  const target = targetBefore(roller, pair, main);
  const meant = target && main.base.year === -1 ? carriedOutIn(roller.text, target, main.word.start) : null;
  return meant ?? (target && ofUnit(roller.text, target)?.own) ?? target;
}

function targetBefore(roller: Roller, { difference, rate }: Pair, main: Change): Claim | null {
  if (main.of.length === 0) return main.floating ?? calledSo(roller, main.context.block, main.word.start);
  const ofSide = sideNamed(main);
  if (ofSide) return ofSide;
  const told = toldInOrder(roller, main);
  if (told) return told;
  if (!difference || !rate) return main.of.length === 1 ? main.of[0]! : likeliest(roller, main);
  const fitting = main.of.find((claim) => fitsRate(claim, difference, rate));
  if (fitting) return headOfParts(roller, fitting, main) ?? fitting;
  const { block } = main.context;
  const { where } = roller.text;
  const before = where
    .nearest(where.inBlock(block), main.of[0]!)
    .filter(({ claim }) => claim.number.end <= main.word.start)
    .reverse();
  // 其中固定资产增加3万元: of what no form has, as its words say.
  const words = /[^,。;:、]*$/.exec(block.text.slice(0, main.word.start))![0].trim();
  const isCalled = ({ context, number }: Claim): boolean => {
    const label = labelBefore(context.block, number.start);
    return label.length > 1 && words.endsWith(label);
  };
  const isMeant = ({ claim, agreeing }: Bound): boolean => agreeing.length > 0 || (!isSubjectOnly(claim) && isCalled(claim));
  const other = before.find((bound) => bound.claim.year === 0 && isMeant(bound) && fitsRate(bound.claim, difference, rate));
  return other?.claim ?? (main.of.length === 1 ? main.of[0]! : likeliest(roller, main));
}

/**
 * 财政拨款收入10万元，其中：…。本年收入中，一般公共预算10万元，政府性基金0元。与上年对比增加1万元: behind a sentence of parts a sentence without an
 * amount of its own is of the whole before them, where they were the same.
 */
function headOfParts({ text }: Roller, fitting: Claim, { context: { block, sentence } }: Change): Claim | null {
  if (fitting.context.block !== block || fitting.context.sentence === sentence || isSubjectOnly(fitting)) return null;
  const from = block.text.lastIndexOf('。', fitting.number.start) + 1;
  if (from === 0 || !PARTS.test(block.text.slice(from, fitting.number.start))) return null;
  const [first] = text.where.inBlock(block).map(({ claim }) => claim);
  return first && !isSubjectOnly(first) && first.year === 0 && first.number.value.eq(fitting.number.value) ? first : null;
}

const PARTS = /^[^,。;:0-9]{0,16}中[,:]/;

/** What a 持平 is said of; null where no amount of the text is called so. */
export function targetOfFlat(roller: Roller, flat: Flat): Claim | null {
  return flat.of.length > 0 ? likeliest(roller, flat) : (calledSo(roller, flat.context.block, flat.word.start) ?? flat.floating);
}

/** （二）公务接待费与上年持平。 names its subject without an amount: that of the claim which the text calls so, before or behind. */
export function calledSo(roller: Roller, block: Block, at: number): Claim | null {
  const compare = compareBefore(roller, block.index, at);
  const words =
    compare &&
    /[^,。;:]*$/
      .exec(block.text.slice(block.numbering, compare.start))![0]
      .replace(/^(?:20[0-9]{2}|本)年度?/, '')
      .trim();
  if (!words) return null;
  const isOwn = ({ claim }: Bound): boolean => !isSubjectOnly(claim) && claim.year === 0;
  const called = roller.text.where.called(words).filter(isOwn);
  const section = roller.text.where.lastBefore(block)?.context.sections.at(-1)?.block;
  // 部门收入比上年增加 where the section writes 2024年收入预算…万元.
  const alike = ({ claim }: Bound): boolean =>
    STATED.has(claim.about[0]!.subject.type) && claim.context.sections.at(-1)?.block === section && bare(claim.label) === bare(words);
  const own = called.length > 0 ? called : roller.text.claims.filter((bound) => isOwn(bound) && alike(bound));
  const before = own.filter(({ claim }) => claim.context.block.index <= block.index);
  return (before.at(-1) ?? own[0])?.claim ?? null;
}

/** What has no code: subjects of the classifications are called by their names. */
const STATED: ReadonlySet<string> = new Set(['total', 'item']);

function bare(label: string): string {
  return label.replace(/^本?(?:部门|单位)/, '').replace(/总?(?:预算|决算)?(?:总计|合计|总额|数)?$/, '');
}

const SIDES = ['收入', '支出'] as const;

/** 财政拨款收入10万元，支出9万元，收入比上年减少1万元: of the amounts of its sentence the one of the side that its words name. */
function sideNamed({ of, word, context: { block } }: Change): Claim | null {
  if (of.length < 2) return null;
  const words = /[^,。;:、]*$/.exec(block.text.slice(0, word.start))![0];
  const named = SIDES.filter((side) => words.includes(side));
  const own = of.filter(({ facets }) => facets.side?.value === named[0]);
  return named.length === 1 && own.length === 1 ? own[0]! : null;
}

function fitsRate(claim: Claim, difference: Change, rate: Change): boolean {
  if (isSubjectOnly(claim)) return false;
  const by = difference.number.value.times(difference.sign || 1);
  const base = claim.number.value.minus(by);
  const quotient = ratio(
    { value: by.abs(), half: difference.number.half },
    { value: base, half: claim.number.half.plus(difference.number.half) },
  );
  return quotient !== null && meets({ ...valueOfNumber(rate.number), value: rate.number.value.abs() }, quotient);
}

/** A list's whole changes once: where it has, or where more than one item of the list has a change behind it, the item is meant. */
export function likeliest({ text }: Roller, frame: Change | Flat): Claim {
  const [first, item] = frame.of as readonly [Claim, Claim?];
  if (!item || item.parent !== first) return first;
  const { block } = frame.context;
  const moves = text.where.movesIn(block);
  const others = window(moves, moves.indexOf(frame)).filter((other) => other !== frame);
  const said = others.some(
    ({ of, word }) =>
      of[0] &&
      !isSubjectOnly(of[0]) &&
      of[0].number.value.eq(first.number.value) &&
      of[1]?.parent !== first &&
      word.start < frame.word.start,
  );
  const items = new Set([frame, ...others].filter(({ of }) => of[0] === first && of[1]).map(({ of }) => of[1]));
  return said || items.size > 1 ? item : first;
}

/** 甲10万元，乙20万元，较上年分别增加1万元、减少2万元: as many changes as amounts, in their order; null where that does not tell. */
function toldInOrder(roller: Roller, main: Change): Claim | null {
  const claims = [...main.of].sort((a, b) => a.number.start - b.number.start);
  const beside = inTurn(roller, main);
  if (claims.length < 2 || beside.length < 2) return null;
  const last = lastSiblings(roller, beside);
  const told = last.length === 0 && claims.length === beside.length ? claims : last;
  return told[beside.indexOf(main)] ?? null;
}

/** The changes that 分别 tells in turn; none where it does not. */
function inTurn({ text }: Roller, main: Change): Change[] {
  const { block } = main.context;
  if (!main.doubts.includes('several')) return [];
  const beside = text.where
    .movesIn(block)
    .filter(
      (move): move is Change =>
        move.type === 'change' &&
        move.number.kind === main.number.kind &&
        move.of.length === main.of.length &&
        move.of.every((claim) => main.of.includes(claim)),
    );
  const [first] = beside;
  const words = first ? /[^。;]*$/.exec(block.text.slice(0, first.word.start))![0] : '';
  return /分别|依次/.test(words) ? beside : [];
}

/** 基本支出50万元，人员经费和公用经费分别为40万元、10万元: of the parts, not of the whole before them. */
function lastSiblings({ text }: Roller, beside: readonly Change[]): Claim[] {
  const [first] = beside as readonly [Change];
  const { block, sentence } = first.context;
  const own = text.where
    .inBlock(block)
    .flatMap(({ claim }) =>
      !isSubjectOnly(claim) && claim.year === 0 && claim.context.sentence === sentence && claim.number.end <= first.word.start
        ? [claim]
        : [],
    )
    .sort((a, b) => a.number.start - b.number.start)
    .slice(-beside.length);
  const isNext = (claim: Claim, at: number): boolean =>
    at === 0 || /^[、和及与,][^,。;]{0,20}$/.test(block.text.slice(own[at - 1]!.number.end, claim.number.start));
  return own.length === beside.length && own.every(isNext) ? own : [];
}

/** Whether a change may be of several amounts, or of others than its words name, and is not the same for all. */
export function isUncertain(roller: Roller, pair: Pair, target: Claim): boolean {
  const main = (pair.difference ?? pair.rate)!;
  if (roller.shift === 0) return false;
  // 其余各项合计增加3万元: of what no amount of the text says.
  if (main.doubts.includes('qualifier') && REST.test(main.context.block.text.slice(Math.max(0, main.word.start - 12), main.word.start)))
    return true;
  const [first, second] = main.of;
  if (!first || !second || (pair.difference && pair.rate) || sideNamed(main) || toldInOrder(roller, main)) return false;
  if (isSubjectOnly(first) || isSubjectOnly(second) || first.parent === second || second.parent === first) return false;
  if (roller.text.where.alike(first).some(({ claim }) => claim === second)) return false;
  if (!isPossible(target === first ? second : first, main)) return false;
  const own = movedOf(roller, target, main);
  const other = movedOf(roller, target === first ? second : first, main);
  if (!own || !other) return true;
  if (inTurn(roller, main).length > 1) return true;
  const { number } = main;
  return number.kind === 'money'
    ? own.by.minus(other.by).abs().gt(number.half.times(2))
    : !own.by.div(orOne(own.base)).eq(other.by.div(orOne(other.base)));
}

/** Nothing was less than nothing the year before. */
function isPossible({ number: { value, half } }: Claim, { number, sign }: Change): boolean {
  return number.kind !== 'money' || number.value.times(sign).minus(half).lte(value);
}

const REST = /(?:其余|其他|其它)[^,。;、]{0,8}$/;

function orOne(base: Decimal): Decimal {
  return base.isZero() ? base.plus(1) : base;
}

const SAVING = /节约|节余|节省|超支/;

/** 节约1.2万元: what was planned less what was spent. */
export function isSaving({ context: { block }, word }: Change): boolean {
  return SAVING.test(block.text.slice(word.start, word.end));
}

/**
 * What a change is measured against: 年初预算7.8万元，支出6.5万元，减少1.3万元 is of the budget where last year's numbers say so; null where
 * they fit the budget and may as well be of the year before.
 */
export function baseMeant(roller: Roller, target: Claim, main: Change): Base | null {
  const { base } = main;
  if (roller.shift === 0 || base.stated || base.year !== -1 || base.number || isSubjectOnly(target)) return base;
  const budget = budgetBefore(roller, target, main);
  if (!budget) return base;
  const meant: Base = { year: 0, stage: budget.stage, number: budget.number, stated: true };
  const saving = isSaving(main);
  if (!fits(target, budget.number.value, main)) return saving ? null : base;
  return saving || !main.number.value.isZero() || !mayBeOfLastYear(roller, target, main) ? meant : null;
}

/** The budget of a target that its sentence states in front of a change, and no amount of the year before behind it. */
function budgetBefore(roller: Roller, target: Claim, { context, word }: Change): Claim | null {
  if (isBudget(target.stage)) return null;
  const before = roller.text.where
    .alike(target)
    .flatMap(({ claim }) =>
      !isSubjectOnly(claim) && claim !== target && claim.context.sentence === context.sentence && claim.number.end <= word.start
        ? [claim]
        : [],
    );
  const last = before.at(-1);
  return last?.year === 0 && isBudget(last.stage) ? last : null;
}

function fits(target: Claim, base: Decimal, { number, sign }: Change): boolean {
  const by = target.number.value.minus(base);
  if (number.kind === 'money')
    return by
      .minus(number.value.times(sign || 1))
      .abs()
      .lte(target.number.half.plus(number.half).times(3));
  const half = target.number.half.times(2);
  const quotient = ratio({ value: by.abs(), half }, { value: base, half: target.number.half });
  return quotient !== null && meets({ ...valueOfNumber(number), value: number.value.abs() }, quotient);
}

/** Whether last year's own change from the year before it may have been this: where an amount of that year is known, it tells. */
function mayBeOfLastYear({ text }: Roller, target: Claim, main: Change): boolean {
  const stated = text.where.alike(target).find(({ claim }) => claim.year === -1 && !isSubjectOnly(claim));
  const [cell] = readingsOf(text.facts, target, target.about, -1).filter(({ blank }) => !blank);
  const before = stated?.claim.number.value ?? cell?.yuan;
  return !before || fits(target, before, main);
}
