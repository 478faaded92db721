import type { Pair } from '../../proofread/pairs';
import { Decimal } from 'decimal.js';
import type { BoundText } from '../../proofread/proof';
import type { Change, Claim } from '../../text/frames';
import { baseAmount } from './bases';
import { sayChange, sayFlat } from './comparison';
import { compareBefore, turn } from './moved';
import { NOTES } from './notes';
import type { Roller } from './roller';
import type { Now } from './values';

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

/** 上年未安排, 上年无此项: how a text says of something new that there was nothing before. */
const NEW = /^,?(?:上年|去年)(?:未安排|没有安排|无此项|没有此项|无|没有|未列支|未编列|未发生)(?:支出|预算|此项支出)?(?=[。;,]|$)/;

/** 与上年相比增加3万元，增长5% → 上年未安排, where the text says so elsewhere. */
export function sayNew(roller: Roller, { difference, rate }: Pair): boolean {
  const main = (difference ?? rate)!;
  const { block } = main.context;
  const words = newWordsOf(roller.text);
  const compare = words === null ? null : compareBefore(roller, block.index, main.word.start);
  const start = compare ? compare.start : -1;
  if (words === null || start < 0 || !/^(?:与|比|较|同|和)/.test(block.text.slice(start, start + 1))) return false;
  if (!roller.edits.put(block, start, (rate ?? main).number.end, words)) return false;
  for (const change of [difference, rate]) if (change) roller.keep(change.number);
  return true;
}

/** The words a text uses for what is new; null where it has none. */
export function newWordsOf({ claims }: BoundText): string | null {
  for (const { claim } of claims) {
    const { block } = claim.context;
    const found = NEW.exec(block.text.slice(claim.number.end, claim.number.end + 24))?.[0];
    if (found) return found.replace(/^,/, '');
  }
  return null;
}

/** 支出33万元，上年未安排: what was new is not any more. */
export function rollNew(roller: Roller): void {
  const { text } = roller;
  if (roller.shift === 0) return;
  for (const { claim } of text.claims) {
    const { block } = claim.context;
    const found = NEW.exec(block.text.slice(claim.number.end, claim.number.end + 24))?.[0];
    if (!found || claim.number.value.isZero()) continue;
    const now = roller.now(claim);
    const base = now.type === 'unknown' ? null : lastYearOf(roller, claim, now);
    const start = claim.number.end + (found.startsWith(',') ? 1 : 0);
    const end = claim.number.end + found.length;
    if (now.type === 'unknown' || !base || base.type === 'unknown') {
      roller.note('look', claim.context, start, NOTES.isStill(found.replace(/^,/, '')));
      continue;
    }
    if (base.yuan.isZero()) continue;
    const by = now.yuan.minus(base.yuan);
    const moved = { by, base: base.yuan, readings: [] };
    const sign = by.isZero() ? 0 : by.isNegative() ? -1 : 1;
    const like = { block, section: claim.context.sections.at(-1), number: claim.number, statesBase: false, year: -1 };
    const words =
      sign === 0
        ? (sayFlat(roller, like, base.yuan) ?? '与上年持平')
        : (sayChange(roller, like, moved, claim, false) ?? `比上年${roller.words.usual(sign, 'money')}${amountOf(roller, claim, by)}`);
    roller.edits.put(block, start, end, words);
  }
}

function amountOf(roller: Roller, { number, context: { block } }: Claim, by: Decimal): string {
  return roller.style.print(block, roller.edits.raw(block, number.start, number.end), number, by.abs());
}

function lastYearOf(roller: Roller, claim: Claim, now: Now): Now {
  const reading = now.type === 'known' ? (now.readings[0] ?? null) : null;
  return baseAmount(roller.values, claim, { year: -1, stage: null, number: null, stated: false }, reading);
}
