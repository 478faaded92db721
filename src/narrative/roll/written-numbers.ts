import { Decimal } from 'decimal.js';
import { pairsOf, type Pair } from '../../proofread/pairs';
import { isSubjectOnly } from '../../text/discourse';
import type { Block } from '../../text/block';
import type { Change, Claim, Completion } from '../../text/frames';
import { isLimit } from './amounts';
import { isMet } from './budgets-met';
import { percent } from './percent';
import { classShareOf } from './class-shares';
import { labelOf } from './labels';
import { likeOf, sayChange } from './comparison';
import { reasonBehind } from './kept-reasons';
import { compareBefore, rateOf } from './moved';
import { wholeNow } from './ratios';
import { ordersOf } from './written-orders';
import { labelBefore, type Roller } from './roller';
import { asked, codeInPlace, isNilPart, isWithin, planned, printed, readingOf, type Fresh, type Model, type Put } from './written-model';

/** The numbers of a model as they are for another subject. What is of something else than the subject is asked for. */
export function numbersOf(roller: Roller, model: Model, fresh: Fresh): Put[] {
  return [
    ...amountsOf(roller, model, fresh),
    ...changesOf(roller, model, fresh),
    ...flatsOf(roller, model, fresh),
    ...ratiosOf(roller, model, fresh),
    ...ordersOf(roller, model, fresh),
  ];
}

/** Every number with a unit that none of the puts replaces: it was said of the model's subject. */
export function leftNumbers(roller: Roller, model: Model, { code }: Fresh, puts: readonly Put[], end: number): Put[] {
  const { block } = model;
  return roller.text.text.tokens[block.index]!.flatMap(({ number }) => {
    if (!number || number.unit === '' || number.end > end || !isWithin(model, { block }, number) || isLimit(block, number)) return [];
    if (puts.some((put) => put.start <= number.start && number.end <= put.end)) return [];
    return [asked(roller, code, number, labelOf(labelBefore(block, number.start), number.unit))];
  });
}

/** An amount of the new subject in the place of one that is the model's; null where the forms do not tell. */
function valueOf(roller: Roller, model: Model, { code, reading, before }: Fresh, own: Claim, year: 0 | -1): Decimal | null {
  if (own === model.claim) return year === 0 ? reading.yuan : before;
  const place = codeInPlace(model, own, code);
  if (place === null) return null;
  const [found] = readingOf(roller, own, place, year);
  if (year === -1) return found?.yuan ?? new Decimal(0);
  if (own.stage !== model.claim.stage) return own.stage && planned(roller, own, place, own.stage);
  return found?.yuan ?? (isNilPart(roller, own, place) ? new Decimal(0) : null);
}

function amountsOf(roller: Roller, model: Model, fresh: Fresh): Put[] {
  return roller.text.where.inBlock(model.block).flatMap(({ claim: own }): Put[] => {
    if (isSubjectOnly(own) || !isWithin(model, own.context, own.number)) return [];
    const value = valueOf(roller, model, fresh, own, own.year === -1 ? -1 : 0);
    if (value) return [printed(roller, model, own.number, value)];
    return [asked(roller, fresh.code, own.number, labelOf(labelBefore(model.block, own.number.start)))];
  });
}

function changesOf(roller: Roller, model: Model, fresh: Fresh): Put[] {
  const own = roller.text.where
    .movesIn(model.block)
    .flatMap((move) => (move.type === 'change' && isWithin(model, move.context, move.word) ? [move] : []));
  return pairsOf(own).flatMap((pair) => pairOf(roller, model, fresh, pair));
}

function pairOf(roller: Roller, model: Model, fresh: Fresh, pair: Pair): Put[] {
  const { block } = model;
  const main = (pair.difference ?? pair.rate)!;
  const parts = [pair.difference, pair.rate].filter((change) => change !== null);
  const target = main.of[0] ?? main.floating ?? model.claim;
  const now = isSubjectOnly(target) ? null : valueOf(roller, model, fresh, target, 0);
  const base = now && baseFor(roller, model, fresh, target, main);
  if (!now || !base) {
    const what = main.base.year === 0 ? '与预算的差额' : '增减';
    return parts.map(({ number }) => asked(roller, fresh.code, number, what));
  }
  const by = now.minus(base);
  return parts.flatMap((change): Put[] => {
    const turned = turnedWord(roller, block, change, by.isNegative() ? -1 : 1);
    const rate = rateOf({ by, base, readings: [] }) ?? (roller.saysHundred ? new Decimal(100) : null);
    const value = change.number.kind === 'money' ? by.abs() : rate;
    if (value) return [turned, printed(roller, model, change.number, value)];
    return [turned, { start: change.difference?.number.end ?? change.word.start, end: change.number.end, text: '' }];
  });
}

/** The year before, or the budget where the forms have it. */
function baseFor(roller: Roller, model: Model, fresh: Fresh, target: Claim, { base: { year, stage } }: Change): Decimal | null {
  if (year === -1) return valueOf(roller, model, fresh, target, -1);
  const place = year === 0 && stage ? codeInPlace(model, target, fresh.code) : null;
  return place === null ? null : planned(roller, target, place, stage!);
}

function turnedWord(roller: Roller, block: Block, change: Change, sign: 1 | -1): Put {
  const { word } = change;
  const isSame = change.sign === 0 || change.sign === sign;
  const text = isSame
    ? roller.edits.raw(block, word.start, word.end)
    : roller.words.opposite(roller.words.wordOf(change), sign, change.number.kind, change);
  return { start: word.start, end: word.end, text };
}

function flatsOf(roller: Roller, model: Model, fresh: Fresh): Put[] {
  const { block, claim } = model;
  const by = fresh.reading.yuan.minus(fresh.before);
  return roller.text.where.movesIn(block).flatMap((move): Put[] => {
    const { type, context, word, base } = move;
    if (type === 'change' || !isWithin(model, context, word)) return [];
    const start = compareBefore(roller, block.index, word.start)?.start ?? word.start;
    if (base.year === 0) return [{ start, end: word.end, text: '【待填写：与预算相比】' }];
    if (move.of[0] && move.of[0] !== claim) return [{ start, end: word.end, text: `【待填写：${roller.nameOf(fresh.code)}与上年相比】` }];
    const amount = printed(roller, model, claim.number, by.abs()).text;
    const moved = { by, base: fresh.before, readings: [] };
    const about = { ...claim, about: [{ subject: { type: 'function' as const, code: fresh.code }, cost: 0 }] };
    const reasoned = reasonBehind(roller, block, word.end) !== null;
    const own = base.year === -1 && !by.isZero() ? sayChange(roller, likeOf(move, claim.number), moved, about, reasoned) : null;
    return [{ start, end: word.end, text: own ?? `比上年${roller.words.usual(by.isNegative() ? -1 : 1, 'money')}${amount}` }];
  });
}

function ratiosOf(roller: Roller, model: Model, fresh: Fresh): Put[] {
  const { shares, completions, loose } = roller.text;
  return [
    ...shares
      .filter(({ context, number }) => isWithin(model, context, number))
      .map((share) => {
        const part = share.of === model.claim ? fresh.reading.yuan : null;
        const whole = part && wholeNow(roller, share);
        const right = whole ? percent(part, whole.yuan) : null;
        return right?.lte(100) ? printed(roller, model, share.number, right) : asked(roller, fresh.code, share.number, '占比');
      }),
    ...completions.filter(({ context, number }) => isWithin(model, context, number)).map((own) => completionOf(roller, model, fresh, own)),
    ...loose
      .filter(({ context, number }) => isWithin(model, context, number))
      .flatMap((frame) => {
        const share = classShareOf(roller, frame, fresh.code);
        return share ? [printed(roller, model, frame.number, share)] : [];
      }),
  ];
}

function completionOf(roller: Roller, model: Model, { code, reading }: Fresh, own: Completion): Put {
  const { of, gap, stage, number } = own;
  const budget = of === model.claim ? planned(roller, of, code, stage ?? '预算') : null;
  const rate = budget && percent(gap ? reading.yuan.minus(budget).abs() : reading.yuan, budget);
  if (rate) return printed(roller, model, number, rate);
  // 完成预算100% of each subject the text says of a new one too.
  if (roller.meetsBudgets && isMet(own))
    return { start: number.start, end: number.end, text: roller.edits.raw(model.block, number.start, number.end) };
  return asked(roller, code, number, gap ? '预决算差异率' : '完成预算的比例');
}
