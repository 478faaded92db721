import type { Pair } from '../../proofread/pairs';
import { Decimal } from 'decimal.js';
import { isSubjectOnly } from '../../text/discourse';
import type { Base, Change, Claim } from '../../text/frames';
import { baseAmount } from './bases';
import { comparesWithBudget, sayChange, sayFlat } from './comparison';
import { markReason, reasonBehind, tailBehind } from './kept-reasons';
import { compareBefore, turn, type Moved } from './moved';
import { newWordsBehind, newWordsOf, saysNoBase, type NewWords } from './new-words';
import { noLongerNew, NOTES } from './notes';
import type { Roller } from './roller';
import { isBracketed } from './words';
import type { Now } from './values';
import { moveYears } from './years';

/** No rate can be told against nothing: texts that write 100% go on, others leave it out. */
export function dropRate(roller: Roller, { difference }: Pair, change: Change, sign: 1 | -1 | 0): boolean {
  const { block } = change.context;
  if (roller.saysHundred) {
    turn(roller, change, sign);
    roller.write(change.context, change.number, new Decimal(100));
    return true;
  }
  if (!difference) return false;
  const dropped = roller.edits.put(block, difference.number.end, change.number.end, '');
  if (dropped) roller.keep(change.number);
  return dropped;
}

/** 增加18万元 of what was nothing: …，上年无此项, where the text says so behind such a change. */
export function sayNoBase(roller: Roller, { difference, rate }: Pair): void {
  const words = noBaseWords(roller);
  if (!difference || !words || roller.saysHundred || roller.text.changes.some((own) => own.number === rate?.number && isBracketed(own)))
    return;
  const { block } = difference.context;
  const { end } = (rate ?? difference).number;
  if (/^[,。;]/.test(block.text.slice(end, end + 1))) roller.edits.put(block, end, end, `，${words}`);
}

/** How the text says behind a change that there was nothing to measure it against; null where it never does. */
function noBaseWords(roller: Roller): string | null {
  for (const { number, context } of roller.text.changes) {
    const tail = tailBehind(roller, context.block, number.end);
    if (tail && saysNoBase(context.block.text.slice(tail.from, tail.end)))
      return moveYears(roller.edits.raw(context.block, tail.from, tail.end), roller.text.disclosure.year, roller.shift);
  }
  return null;
}

/** 与上年相比增加3万元，增长5% → 上年未安排, where the text says so elsewhere. */
export function sayNew(roller: Roller, { difference, rate }: Pair): boolean {
  const main = (difference ?? rate)!;
  const { block, sections } = main.context;
  const { year } = main.base;
  const words = year === null ? null : newWordsOf(roller.text, year, { section: sections.at(-1) });
  const compare = words === null ? null : compareBefore(roller, block.index, main.word.start);
  const start = compare ? compare.start : -1;
  if (words === null || start < 0 || !/^(?:与|比|较|同|和)/.test(block.text.slice(start, start + 1))) return false;
  if (!roller.edits.put(block, start, (rate ?? main).number.end, words.words)) return false;
  for (const change of [difference, rate]) if (change) roller.keep(change.number);
  return true;
}

/** 2022年无此项支出 is 2023年无此项支出 now. */
export function thisYears({ text, shift }: Roller, { words }: NewWords): string {
  return moveYears(words, text.disclosure.year, shift);
}

/** 支出33万元，上年未安排 or 年初未安排预算: what was new is not any more. */
export function rollNew(roller: Roller): void {
  const { text, shift } = roller;
  if (shift === 0) return;
  for (const { claim } of text.claims) {
    if (isSubjectOnly(claim) || claim.year !== 0 || claim.number.value.isZero()) continue;
    const found = newWordsBehind(text, claim);
    if (found) rollWords(roller, claim, found);
  }
}

function rollWords(roller: Roller, claim: Claim, found: NewWords): void {
  const { block } = claim.context;
  const now = roller.now(claim);
  const base = now.type === 'unknown' ? null : beforeOf(roller, claim, now, found.year);
  if (now.type === 'unknown' || !base || base.type === 'unknown')
    return roller.note('look', claim.context, found.start, NOTES.isStill(found.words));
  if (base.yuan.isZero()) return;
  const moved: Moved = { by: now.yuan.minus(base.yuan), base: base.yuan, readings: [] };
  const reason = reasonBehind(roller, block, found.end);
  if (!roller.edits.put(block, found.start, found.end, saidAgainst(roller, claim, moved, found.year, reason !== null))) return;
  if (reason) markReason(roller, claim.context, reason, noLongerNew(found.words), claim);
}

/** What is measured against something now: in the words of the text's own comparisons with it. */
export function saidAgainst(roller: Roller, claim: Claim, moved: Moved, year: 0 | -1, reasoned: boolean): string {
  const { block, sections } = claim.context;
  const like = { block, section: sections.at(-1), number: claim.number, statesBase: false, year };
  const other = year === 0 ? '年初预算' : '上年';
  if (roller.style.isNil(moved.by, claim.number)) return (year === -1 ? sayFlat(roller, like, moved.base) : null) ?? `与${other}持平`;
  const isSaid = year === -1 || comparesWithBudget(roller);
  const sign = moved.by.isNegative() ? -1 : 1;
  return (
    (isSaid ? sayChange(roller, like, moved, claim, reasoned) : null) ??
    `比${other}${roller.words.usual(sign, 'money')}${amountOf(roller, claim, moved.by)}`
  );
}

function amountOf(roller: Roller, { number, context: { block } }: Claim, by: Decimal): string {
  return roller.style.print(block, roller.edits.raw(block, number.start, number.end), number, by.abs());
}

function beforeOf(roller: Roller, claim: Claim, now: Now, year: 0 | -1): Now {
  const reading = now.type === 'known' ? (now.readings[0] ?? null) : null;
  const base: Base = { year, stage: year === 0 ? '年初' : null, number: null, stated: year === 0 };
  return baseAmount(roller.values, claim, base, reading);
}
