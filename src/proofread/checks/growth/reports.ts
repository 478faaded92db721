import type { Decimal } from 'decimal.js';
import type { Reading } from '../../../facts/base';
import type { Block } from '../../../text/block';
import { isSubjectOnly } from '../../../text/discourse';
import type { Change, Claim } from '../../../text/frames';
import { isLastPlace, minus } from '../../arithmetic';
import type { Value } from '../../bind';
import { accuse, NOTHING, rounded, type Judgement } from '../../judgement';
import type { Pair } from '../../pairs';
import { boundOf, type BoundText, type Operand } from '../../proof';
import { called, cellsOf, correctionOf, shown, textOf } from '../../wording';
import type { Base } from './bases';
import { directionOf, exact, saysDifference } from './numbers';

/** How what is wrong with a change is said. */

export function wrongRate(
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
    return rounded(
      {
        ...common,
        rule: 'T-GROW',
        level: 'hint',
        zh: `${called(target)}的变动率四舍五入为 ${expected}，文中写 ${stated}：尾数被截去或凑整。`,
        en: `The rate of change of ${called(target, 'en')} is ${expected} when rounded.`,
      },
      [difference.number, rate.number],
    );
  const overNow = exact(moved.value, now.value);
  const base = overNow && overNow.minus(rate.number.value).abs().lte(rate.number.half);
  const zh = base
    ? `${called(target)}的变动率 ${stated} 是用本期数作分母算出的，应除以上期数，为 ${expected}。`
    : `${called(target)}${difference.sign < 0 ? '减少' : '增加'} ${textOf(difference.context.block, difference.number)}，按上期数计算变动率应为 ${expected}，文中写 ${stated}；请核对增减额和变动率。`;
  return accuse(
    {
      ...common,
      rule: base ? 'T-BASE' : 'T-GROW',
      level: 'error',
      zh,
      en: `The rate of change of ${called(target, 'en')} is ${expected} by the difference stated, not ${stated}.`,
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

export function differsFromBase(text: BoundText, target: Claim, now: readonly Operand[], base: Base, pair: Pair): Judgement {
  const { value } = now[0]!;
  const moved = minus(value, base.value);
  const change = (pair.difference ?? pair.rate)!;
  const { block } = change.context;
  const sign = moved.value.isNegative() ? -1 : 1;
  const stated = textOf(block, change.number);
  // What the sentence itself measures against is what it says, whatever a cell has.
  const told = base.number !== null && base.number === change.base.number;
  const { other, year } = change.base;
  const ofYear = base.reading && !told ? `上年${base.reading.prior ? '（上年工作簿）' : ''}` : year === 0 ? '预算数' : '上期数';
  const last = other ? called(other) : ofYear;
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
        zh: `${called(target)}比${last}（${baseText}）${sign > 0 ? '增加' : '减少'}，文中却写“${block.text.slice(change.word.start, change.word.end)}”；请核对方向。`,
        en: `${called(target, 'en')} ${sign > 0 ? 'rose' : 'fell'} against ${baseText}; the text says the opposite.`,
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
  return (hint ? rounded : accuse)(
    {
      block,
      start: Math.min(wrong.number.start, ...unknownIn(text, target, base, block)),
      end: wrong.number.end,
      stated: textOf(block, wrong.number),
      expected,
      actual: textOf(block, wrong.number),
      rule: 'T-GROW',
      level: hint ? 'hint' : base.reading && !told ? 'warning' : 'error',
      zh: `${called(target)}与${last} ${baseText} 相比，${wrong.number.kind === 'money' ? '增减额' : '变动率'}应为 ${expected}，文中写 ${textOf(block, wrong.number)}${wrong === change ? '' : `（${stated}）`}；请核对。`,
      en: `Against ${baseText}, the change of ${called(target, 'en')} is ${expected}.`,
      cells: cellsOf([base.reading, now[0]!.reading].filter((reading) => reading !== null)),
      correction: correctionOf(block, wrong.number, right, text.lines),
    },
    [wrong.number],
  );
}

/** Where operands begin that only the text knows: they may be what is wrong. */
function unknownIn(text: BoundText, target: Claim, base: Base, block: Block): number[] {
  const own =
    isSubjectOnly(target) || target.context.block !== block || boundOf(text, target).agreeing.length > 0 ? [] : [target.number.start];
  return base.number && base.reading === null ? [...own, base.number.start] : own;
}

export function conflict(difference: Change, rate: Change): Judgement {
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
export function turnedByMinus({ difference, rate }: Pair): Judgement {
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
