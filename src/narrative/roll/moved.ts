import { Decimal } from 'decimal.js';
import type { Reading } from '../../facts/base';
import { isSubjectOnly } from '../../text/discourse';
import type { Change, Claim, Flat } from '../../text/frames';
import type { Token } from '../../text/token';
import type { PrintedAmount } from '../../text/number';
import { firstOf } from '../../proofread/whereabouts';
import { percent } from './percent';
import { baseAmount } from './bases';
import type { Roller } from './roller';
import type { Now } from './values';

export interface Moved {
  readonly by: Decimal;
  readonly base: Decimal;
  readonly readings: readonly Reading[];
}

export function rateOf({ by, base }: Moved): Decimal | null {
  return by.isZero() ? new Decimal(0) : (percent(by, base)?.abs() ?? null);
}

export function turn(roller: Roller, change: Change, sign: 1 | -1 | 0): void {
  if (change.sign === 0 || sign === 0 || sign === change.sign) return;
  const { word, context } = change;
  roller.edits.put(
    context.block,
    word.start,
    word.end,
    roller.words.opposite(roller.words.wordOf(change), sign, change.number.kind, change),
  );
}

/** The 比 of a comparison right before a place. */
export function compareBefore(roller: Roller, block: number, at: number): Token | null {
  const tokens = roller.text.text.tokens[block]!;
  for (let index = firstOf(tokens, ({ end }) => end > at) - 1; index >= 0; index--) {
    const token = tokens[index]!;
    if (isCompare(token)) return token.end - token.start <= 2 ? openingOf(tokens, index) : null;
    if (token.kind === 'comma' || token.kind === 'stop' || token.kind === 'semicolon') return null;
  }
  return null;
}

function isCompare({ kind, also }: Token): boolean {
  return kind === 'compare' || also.some(({ category }) => category === 'compare');
}

/** 与上年对比增加: the comparison begins with 与. */
function openingOf(tokens: readonly Token[], at: number): Token {
  const [year, opening] = [tokens[at - 1], tokens[at - 2]];
  return year?.kind === 'year' && opening && isCompare(opening) && year.start === opening.end ? opening : tokens[at]!;
}

export function movedOf(roller: Roller, target: Claim, frame: Change | Flat): Moved | null {
  const now = roller.now(target);
  if (now.type === 'unknown') return null;
  const readings = readingsOf(now);
  const base = baseOf(roller, target, frame, readings[0] ?? null);
  if (!base) return null;
  const [after, before] = [now.yuan, base.yuan].map((yuan) =>
    roller.fromPrinted ? roller.style.printedOf(yuan, placesOf(target, frame)) : yuan,
  );
  return { by: after!.minus(before!), base: before!, readings: [...readings, ...readingsOf(base)] };
}

/** The number that shows how exact the amounts are printed whose change it is. */
function placesOf(target: Claim, frame: Change | Flat): PrintedAmount {
  return isSubjectOnly(target) && frame.type === 'change' && frame.number.kind === 'money' ? frame.number : target.number;
}

function baseOf(roller: Roller, target: Claim, frame: Change | Flat, reading: Reading | null): Exclude<Now, { type: 'unknown' }> | null {
  if (tiesTo(target, frame) && roller.shift !== 0) {
    const own = baseAmount(roller.values, target, { ...frame.base, number: null }, reading);
    if (own.type !== 'unknown') return own;
  }
  const found = baseAmount(roller.values, target, frame.base, reading);
  if (found.type !== 'unknown') return found;
  if (roller.shift !== 0 || isSubjectOnly(target)) return null;
  // The same year: the text's own difference tells what it is measured against.
  const by = frame.type === 'flat' ? new Decimal(0) : frame.number.kind === 'money' ? frame.number.value.times(frame.sign || 1) : null;
  return by && { type: 'same', yuan: target.number.value.minus(by) };
}

/** Whether last year's amount that is stated beside a change is that of its target: amount, change and base fit each other. */
export function tiesTo(target: Claim, frame: Change | Flat): boolean {
  const { number, year } = frame.base;
  if (!number || year !== -1 || isSubjectOnly(target)) return false;
  if (frame.type === 'change' && frame.number.kind !== 'money') return false;
  const by = frame.type === 'flat' ? new Decimal(0) : frame.number.value.times(frame.sign || 1);
  const off = target.number.value.minus(number.value).minus(by).abs();
  return off.lte(target.number.half.plus(number.half).times(3));
}

function readingsOf(now: Now): readonly Reading[] {
  return now.type === 'known' ? now.readings : [];
}
