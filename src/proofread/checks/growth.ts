import type { Decimal } from 'decimal.js';
import type { Reading } from '../../facts/base';
import { slipBetween } from '../../relations/slips';
import { claimKey, isSubjectOnly } from '../../text/discourse';
import type { Change, Claim, Flat } from '../../text/frames';
import type { Block } from '../../text/block';
import type { PrintedAmount } from '../../text/number';
import { intervalOf, isLastPlace, isTelling, meets, minus, ratio, absolute, type Interval } from '../arithmetic';
import { readingsOf, valueOfReading, type Value } from '../bind';
import { instead, isStated } from './instead';
import { accuse, all, confirm, NOTHING, type Judgement } from '../judgement';
import { boundOf, operandsOf, type BoundText, type Operand } from '../proof';
import { cellsOf, correctionOf, shown, textOf } from '../wording';

/** T-GROW, T-DIR, T-BASE: differences, rates and their directions against this year's and last year's amounts, and against each other. */
export function growth(text: BoundText): Judgement {
  const judged = pairs(text).map((pair) => ({ pair, judgement: judge(text, pair) }));
  const habit = isHabit(text, judged);
  return all([
    ...judged.map(({ pair, judgement }) => (judgement === NOTHING && habit ? againstHabit(text, pair) : judgement)),
    ...judged.map(({ pair }) => turnedByMinus(pair)),
    ...text.flats.map((flat) => judgeFlat(text, flat, habit)),
  ]);
}

/**
 * Whether 上年 in this text means what last year's forms hold: nearly all differences that could be compared with them agree. Which amounts
 * 上年 stands for (budget, final, executed) is seldom said, so that a single one that disagrees would prove nothing.
 */
function isHabit(text: BoundText, judged: readonly { readonly pair: Pair; readonly judgement: Judgement }[]): boolean {
  const compared = judged.filter(({ pair }) => lastYears(text, pair) !== null);
  const agreeing = compared.filter(({ judgement: { confirmed } }) => confirmed.some(({ by }) => by === 'cell'));
  return agreeing.length >= LEAST_FOR_HABIT && (compared.length - agreeing.length) * MOST_AGAINST <= agreeing.length;
}

/** What the words of a cell may cost that is compared with last year's. */
const MOST_TO_ACCUSE = 1.5;
const LEAST_FOR_HABIT = 5;
const MOST_AGAINST = 5;

/** Last year's amount of the same form, where the amount now is that of a cell and nothing says which 上年 is meant. */
function lastYears(text: BoundText, { difference, rate }: Pair): { target: Claim; now: Operand; base: Base } | null {
  const change = (difference ?? rate)!;
  const { of, base } = change;
  if (base.year !== -1 || base.stage !== null || base.number || !base.stated) return null;
  const found = of.map((target) => sameForm(text, target, change));
  if (of.length === 1) return found[0]!;
  // Of several that may have changed it is the one whose difference is a slip away.
  return (
    found.find(
      (one) => one && difference && isTelling(difference.number.value) && isSlip(difference, minus(one.now.value, one.base.value)),
    ) ?? null
  );
}

function isSlip({ number }: Change, { value }: Value): boolean {
  return slipBetween(number.value.abs(), value.abs(), 2) !== null;
}

function sameForm(text: BoundText, target: Claim, change: Change | Flat): { target: Claim; now: Operand; base: Base } | null {
  if (target.doubts.length > 0 || isSubjectOnly(target)) return null;
  const now = operandsOf(text, target).find(
    ({ reading }) => reading && reading.cost <= MOST_TO_ACCUSE && boundOf(text, target).agreeing.length > 0,
  );
  const base = basesOf(text, target, change).find(
    ({ reading }) => reading && reading.form.kind === now?.reading?.form.kind && reading.cost <= MOST_TO_ACCUSE,
  );
  return now && base ? { target, now, base } : null;
}

function againstHabit(text: BoundText, pair: Pair): Judgement {
  const found = [pair.difference, pair.rate].some((change) => change && change.doubts.length > 0) ? null : lastYears(text, pair);
  return found ? differsFromBase(text, found.target, [found.now], found.base, pair) : NOTHING;
}

interface Pair {
  readonly difference: Change | null;
  readonly rate: Change | null;
}

function pairs({ changes }: BoundText): Pair[] {
  const rated = new Map(changes.flatMap((change) => (change.difference ? [[change.difference, change] as const] : [])));
  return changes.flatMap((change): Pair[] => {
    if (change.difference) return [];
    return change.number.kind === 'money'
      ? [{ difference: change, rate: rated.get(change) ?? null }]
      : [{ difference: null, rate: change }];
  });
}

function judge(text: BoundText, pair: Pair): Judgement {
  const main = (pair.difference ?? pair.rate)!;
  if (
    pair.difference &&
    pair.rate &&
    directionOf(pair.difference) * directionOf(pair.rate) < 0 &&
    !pair.rate.number.value.isZero() &&
    !pair.difference.number.value.isZero()
  )
    return conflict(pair.difference, pair.rate);
  if ([pair.difference, pair.rate].every((change) => !change || change.number.value.isZero()))
    return confirm(
      'text',
      [pair.difference, pair.rate].flatMap((change) => (change ? [change.number] : [])),
    );
  const targets = main.of.length > 0 ? main.of : main.floating ? [main.floating] : [];
  const tried = targets.map((target) => tryTarget(text, target, pair));
  const held = tried.find(({ holds }) => holds === true);
  if (held) return held.judgement;
  if (main.doubts.length > 0 || targets.length === 0) return NOTHING;
  const turned = tried.find(({ strong }) => strong);
  if (turned) return turned.judgement;
  const failed = tried.filter(({ holds }) => holds === false);
  return failed.length === tried.length ? failed[0]!.judgement : NOTHING;
}

/** 增长-5%: a minus sign turns the word round; 减少-5% says it twice. */
function directionOf({ sign, number }: Change): number {
  return sign === 1 && number.value.isNegative() ? -1 : sign;
}

interface Tried {
  readonly holds: boolean | null;
  /** Nothing else explains it. */
  readonly strong?: true;
  readonly judgement: Judgement;
}

const UNKNOWN: Tried = { holds: null, judgement: NOTHING };

function tryTarget(text: BoundText, target: Claim, pair: Pair): Tried {
  const now = operandsOf(text, target);
  const nothing = zeroBase(target, pair);
  if (nothing) return { holds: true, judgement: nothing };
  const before = basesOf(text, target, (pair.difference ?? pair.rate)!);
  const withBase = before.length > 0 ? againstBase(text, target, now, before, pair) : UNKNOWN;
  if (withBase.holds !== null) return withBase;
  const own = pair.difference && pair.rate ? againstEachOther(text, target, now, pair.difference, pair.rate) : UNKNOWN;
  return own;
}

interface Base extends Operand {
  readonly strong: boolean;
  /** Where the text states it. */
  readonly number: PrintedAmount | null;
}

/** T-ZEROBASE: all of the amount is new, so that a rate means nothing. */
function zeroBase(target: Claim, { difference, rate }: Pair): Judgement | null {
  if (!difference || !rate || difference.sign !== 1 || isSubjectOnly(target) || rate.number.value.isZero()) return null;
  if (!difference.number.value.eq(target.number.value) || difference.number.value.isZero()) return null;
  const { block } = rate.context;
  const stated = textOf(block, rate.number);
  const hundred = rate.number.value.eq(100);
  return all([
    accuse(
      {
        block,
        start: difference.context.block === block ? difference.number.start : rate.number.start,
        end: rate.number.end,
        stated,
        rule: hundred ? 'T-ZEROBASE' : 'T-GROW',
        level: hundred ? 'hint' : 'error',
        zh: hundred ? `上年为 0，写“增长 ${stated}”没有意义，建议写“上年无此项”。` : `上年为 0，变动率不应写 ${stated}；请核对。`,
        en: 'There was nothing before: a rate of growth means nothing.',
      },
      hundred ? [] : [rate.number],
    ),
    confirm('text', hundred ? [target.number, difference.number, rate.number] : [target.number, difference.number]),
  ]);
}

/** What a change is measured against: the number beside it, the text's own claim of that year and stage, last year's cells. */
function basesOf(text: BoundText, target: Claim, { base }: Change | Flat): Base[] {
  if (base.number) return [{ value: text.valueOf(base.number), reading: null, strong: true, number: base.number }];
  const same = (text.byKey.get(claimKey(target)) ?? []).filter(
    ({ claim }) => claim !== target && claim.year === base.year && fits(claim, base),
  );
  const stated = same.map(({ claim, agreeing }) => ({
    value: text.valueOf(claim.number),
    reading: agreeing[0] ?? null,
    strong: claim.context.block === target.context.block,
    number: claim.number,
  }));
  if (base.year === null || (base.year === 0 && base.stage === null)) return stated;
  const { stage: _, ...facets } = target.facets;
  const asked = base.stage && base.stage !== '决算' ? { ...facets, stage: { value: base.stage, inherited: false } } : facets;
  const cells = readingsOf(text.facts, { ...target, facets: asked }, target.about, base.year)
    .filter(({ blank, cost }) => !blank && cost <= MOST_FOR_BASE)
    .map((reading) => ({ value: valueOfReading(reading), reading, strong: base.stage !== null && reading.cost <= 1.1, number: null }));
  return [...stated, ...cells];
}

const MOST_FOR_BASE = 3;

function fits(claim: Claim, { year, stage }: Change['base']): boolean {
  if (year === -1) return stage === null || claim.stage === null || claim.stage === stage;
  return claim.stage === stage || (stage === '预算' && claim.stage !== null);
}

function againstBase(text: BoundText, target: Claim, now: readonly Operand[], before: readonly Base[], pair: Pair): Tried {
  for (const a of now)
    for (const b of before) {
      const difference = minus(a.value, b.value);
      const fitsDifference = !pair.difference || saysDifference(text, pair.difference, difference);
      const fitsRate = !pair.rate || saysRate(text, pair.rate, difference, b.value);
      if (!fitsDifference || !fitsRate) continue;
      const numbers = [
        ...(isStated(target, a) ? ownNumber(target) : []),
        ...(b.number ? [b.number] : []),
        ...[pair.difference, pair.rate].flatMap((change) => (change ? [change.number] : [])),
      ];
      const readings = [a.reading, b.reading].filter((reading) => reading !== null);
      const confirmed = confirm(readings.length === 2 ? 'cell' : 'text', numbers, readings);
      const known = isStated(target, a) || !pair.difference || !isTelling(difference.value);
      const against = known ? NOTHING : instead(text, target, a.reading!, { zh: '增减额', en: 'the difference' });
      return { holds: true, judgement: all([confirmed, against]) };
    }
  const turned = turnedRound(text, target, now, before, pair);
  if (turned) return { holds: false, strong: true, judgement: turned };
  const strong = before.find((base) => base.strong);
  const sure = strong && before.every((base) => base.strong) && (isSubjectOnly(target) ? boundOf(text, target).sure : true);
  if (!strong || !sure || now.length === 0) return UNKNOWN;
  return { holds: false, judgement: differsFromBase(text, target, now, strong, pair) };
}

/** The very difference, with the direction turned round: words left from last year. */
function turnedRound(text: BoundText, target: Claim, now: readonly Operand[], before: readonly Base[], pair: Pair): Judgement | null {
  const { difference } = pair;
  if (!difference || difference.sign === 0 || difference.number.value.isZero()) return null;
  for (const a of now)
    for (const b of before) {
      const moved = minus(a.value, b.value);
      if (saysDifference(text, { ...difference, sign: difference.sign === 1 ? -1 : 1 }, moved))
        return differsFromBase(text, target, [a], b, pair);
    }
  return null;
}

function ownNumber(target: Claim): readonly PrintedAmount[] {
  return isSubjectOnly(target) ? [] : [target.number];
}

function saysDifference(text: BoundText, change: Change, difference: Value): boolean {
  const signed = change.sign === -1 ? { value: difference.value.neg(), half: difference.half } : difference;
  const printed = text.valueOf(change.number);
  if (change.sign === 0) return meets(printed, intervalOf(absolute(difference)));
  return meets(printed, intervalOf(signed)) || meets({ value: printed.value.abs(), half: printed.half }, intervalOf(signed));
}

function saysRate(text: BoundText, change: Change, difference: Value, base: Value): boolean {
  const rate = ratio(difference, base);
  const printed = text.valueOf(change.number);
  // A base of next to nothing gives no rate to compare with.
  if (!rate) return base.value.isZero() ? printed.value.eq(100) || printed.value.isZero() : true;
  return meets(printed, signedRate(rate, change.sign));
}

function signedRate({ low, high }: Interval, sign: 1 | -1 | 0): Interval {
  if (sign === -1) return { low: high.neg(), high: low.neg() };
  if (sign === 0) return low.isNegative() && high.isNegative() ? { low: high.neg(), high: low.neg() } : { low, high };
  return { low, high };
}

/** A difference and a rate tell the base: this year's amount less the difference. */
function againstEachOther(text: BoundText, target: Claim, now: readonly Operand[], difference: Change, rate: Change): Tried {
  if (now.length === 0) return UNKNOWN;
  const moved = text.valueOf(difference.number);
  const signed = { value: moved.value.times(difference.sign || 1), half: moved.half };
  for (const { value } of now) {
    const base = minus(value, signed);
    if (saysRate(text, rate, signed, base))
      return { holds: true, judgement: confirm('text', [...ownNumber(target), difference.number, rate.number]) };
  }
  const { value, reading } = now[0]!;
  const base = minus(value, signed);
  const rated = exact(signed.value, base.value);
  const right = rated && rate.number.value.isNegative() ? rated.neg() : rated;
  if (!right || (isSubjectOnly(target) && !boundOf(text, target).sure)) return UNKNOWN;
  return { holds: false, judgement: wrongRate(text, target, difference, rate, right, signed, value, reading) };
}

function exact(part: Decimal, whole: Decimal): Decimal | null {
  return whole.isZero() ? null : part.div(whole).times(100).abs();
}

function wrongRate(
  text: BoundText,
  target: Claim,
  difference: Change,
  rate: Change,
  right: Decimal,
  moved: Value,
  now: Value,
  reading: Reading | null,
): Judgement {
  const { block } = rate.context;
  const stated = textOf(block, rate.number);
  const expected = shown(right, rate.number);
  const common = {
    block,
    start: startOf(text, target, difference, rate),
    end: rate.number.end,
    stated,
    expected,
    actual: stated,
    cells: cellsOf(reading ? [reading] : []),
    correction: correctionOf(block, rate.number, right, text.lines),
  };
  if (rate.number.value.eq(right.toDecimalPlaces(rate.number.decimals))) return NOTHING;
  if (isLastPlace(rate.number.value, right, rate.number.half))
    return accuse(
      {
        ...common,
        rule: 'T-GROW',
        level: 'hint',
        zh: `“${target.label}”的变动率四舍五入为 ${expected}，文中写 ${stated}：尾数被截去或凑整。`,
        en: `The rate of change of “${target.label}” is ${expected} when rounded.`,
      },
      [],
    );
  const overNow = exact(moved.value, now.value);
  const base = overNow && overNow.minus(rate.number.value).abs().lte(rate.number.half);
  const zh = base
    ? `“${target.label}”的变动率 ${stated} 是用本期数作分母算出的，应除以上期数，为 ${expected}。`
    : `“${target.label}”${difference.sign < 0 ? '减少' : '增加'} ${textOf(difference.context.block, difference.number)}，按上期数计算变动率应为 ${expected}，文中写 ${stated}；请核对增减额和变动率。`;
  return accuse(
    {
      ...common,
      rule: base ? 'T-BASE' : 'T-GROW',
      level: 'error',
      zh,
      en: `The rate of change of “${target.label}” is ${expected} by the difference stated, not ${stated}.`,
    },
    [rate.number],
  );
}

/** The finding spans the amount too where no cell says that it is right. */
function startOf(text: BoundText, target: Claim, difference: Change, rate: Change): number {
  const { block } = rate.context;
  const known = isSubjectOnly(target) || boundOf(text, target).agreeing.length > 0 || target.context.block !== block;
  const first = difference.context.block === block ? difference.number.start : rate.number.start;
  return known ? first : Math.min(first, target.number.start);
}

function differsFromBase(text: BoundText, target: Claim, now: readonly Operand[], base: Base, pair: Pair): Judgement {
  const { value } = now[0]!;
  const moved = minus(value, base.value);
  const change = (pair.difference ?? pair.rate)!;
  const { block } = change.context;
  const sign = moved.value.isNegative() ? -1 : 1;
  const stated = textOf(block, change.number);
  const last = base.reading ? `上年${base.reading.prior ? '（上年工作簿）' : ''}` : '上期数';
  const baseText = shown(base.value.value, target.number.unit ? target.number : (pair.difference?.number ?? target.number));
  if (change.sign !== 0 && change.sign !== sign && !moved.value.isZero() && !change.number.value.isZero())
    return accuse(
      {
        block,
        start: change.word.start,
        end: change.number.end,
        stated: block.text.slice(change.word.start, change.number.end),
        rule: 'T-DIR',
        level: 'error',
        zh: `“${target.label}”比${last}（${baseText}）${sign > 0 ? '增加' : '减少'}，文中却写“${block.text.slice(change.word.start, change.word.end)}”；请核对方向。`,
        en: `“${target.label}” ${sign > 0 ? 'rose' : 'fell'} against ${baseText}; the text says the opposite.`,
        cells: cellsOf(base.reading ? [base.reading] : []),
      },
      [change.number],
    );
  const wrong = pair.difference && !saysDifference(text, pair.difference, moved) ? pair.difference : (pair.rate ?? pair.difference)!;
  const size = wrong.number.kind === 'money' ? moved.value.abs() : exact(moved.value, base.value.value);
  const right = size && wrong.number.value.isNegative() ? size.neg() : size;
  if (!right) return NOTHING;
  const hint = wrong.number.kind !== 'money' && isLastPlace(wrong.number.value, right, wrong.number.half);
  const expected = shown(right, wrong.number);
  return accuse(
    {
      block,
      start: Math.min(wrong.number.start, ...unknownIn(text, target, base, block)),
      end: wrong.number.end,
      stated: textOf(block, wrong.number),
      expected,
      actual: textOf(block, wrong.number),
      rule: 'T-GROW',
      level: hint ? 'hint' : base.reading ? 'warning' : 'error',
      zh: `“${target.label}”与${last} ${baseText} 相比，${wrong.number.kind === 'money' ? '增减额' : '变动率'}应为 ${expected}，文中写 ${textOf(block, wrong.number)}${wrong === change ? '' : `（${stated}）`}；请核对。`,
      en: `Against ${baseText}, the change of “${target.label}” is ${expected}.`,
      cells: cellsOf([base.reading, now[0]!.reading].filter((reading) => reading !== null)),
      correction: correctionOf(block, wrong.number, right, text.lines),
    },
    hint ? [] : [wrong.number],
  );
}

/** Where operands begin that only the text knows: they may be what is wrong. */
function unknownIn(text: BoundText, target: Claim, base: Base, block: Block): number[] {
  const own =
    isSubjectOnly(target) || target.context.block !== block || boundOf(text, target).agreeing.length > 0 ? [] : [target.number.start];
  return base.number && base.reading === null ? [...own, base.number.start] : own;
}

function conflict(difference: Change, rate: Change): Judgement {
  const [first, second] = wordsOf(difference, rate);
  return accuse(
    {
      ...spanOf(difference, rate),
      stated: second!,
      rule: 'T-DIR',
      level: 'error',
      zh: `前面写“${first}”，后面写“${second}”，方向相反；请核对增减额和变动率的方向。`,
      en: `“${first}” and “${second}” contradict each other.`,
    },
    [difference.number, rate.number],
  );
}

/** 减少3万元，增长-5%: right only by the minus sign. */
function turnedByMinus({ difference, rate }: Pair): Judgement {
  if (!difference || !rate || difference.sign * rate.sign >= 0 || directionOf(difference) * directionOf(rate) <= 0) return NOTHING;
  const [first, second] = wordsOf(difference, rate);
  return accuse(
    {
      ...spanOf(difference, rate),
      stated: second!,
      rule: 'T-DIR',
      level: 'hint',
      zh: `前面写“${first}”，后面写“${second}”加负号，容易误读；建议两处用同一方向的词，不写负号。`,
      en: `“${first}”, then “${second}” with a minus sign: one direction would read better.`,
    },
    [],
  );
}

const wordsOf = (...changes: readonly [Change, Change]): string[] =>
  changes.map(({ context, word }) => context.block.text.slice(word.start, word.end));

function spanOf(difference: Change, rate: Change): { block: Block; start: number; end: number } {
  const { block } = rate.context;
  return { block, start: difference.context.block === block ? difference.word.start : rate.word.start, end: rate.number.end };
}

/** 基本持平 is said of what hardly moved. */
function slackOf({ context, word }: Flat, { value }: Value): Decimal {
  return /^基本/.test(context.block.text.slice(word.start, word.end)) ? value.abs().div(20) : value.times(0);
}

/** 与上年持平: last year's amount is the same, where it is known. */
function judgeFlat(text: BoundText, flat: Flat, habit: boolean): Judgement {
  const [target] = flat.of;
  if (!target || !flat.base.stated || flat.of.length > 1) return NOTHING;
  const bases = basesOf(text, target, flat);
  const usual = habit && flat.base.year === -1 && flat.base.stage === null ? sameForm(text, target, flat) : null;
  const strong = [...bases.filter((base) => base.strong), ...(usual ? [usual.base] : [])];
  const now = operandsOf(text, target);
  if (
    strong.length === 0 ||
    now.length === 0 ||
    bases.some((b) =>
      now.some((a) =>
        minus(a.value, b.value)
          .value.abs()
          .lte(a.value.half.plus(b.value.half).plus(slackOf(flat, b.value))),
      ),
    )
  )
    return NOTHING;
  const { block } = flat.context;
  const word = block.text.slice(flat.word.start, flat.word.end);
  return accuse(
    {
      block,
      start: flat.word.start,
      end: flat.word.end,
      stated: word,
      rule: 'T-FLAT',
      level: 'warning',
      zh: `“${target.label}”写“${word}”，但比较的数是 ${shown(strong[0]!.value.value, target.number)}，与 ${textOf(target.context.block, target.number)} 不同；请核对。`,
      en: `“${target.label}” is said to be unchanged, but is compared with ${shown(strong[0]!.value.value, target.number)}.`,
      cells: cellsOf(strong[0]!.reading ? [strong[0]!.reading] : []),
    },
    [],
  );
}
