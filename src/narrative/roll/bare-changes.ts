import type { Flat } from '../../text/frames';
import { pairsOf } from '../../proofread/pairs';
import { compareBefore, rateOf, type Moved } from './moved';
import type { Roller } from './roller';
import { isBracketed } from './words';

/**
 * 与上年相比，三公增加5万元。其中：出国费与上年持平；接待费减少1万元，下降20%: the paragraph says once what all is measured against. What is no
 * longer flat is told as the changes beside it are; null where these say themselves what they are measured against.
 */
export function sayBare(roller: Roller, { context: { block, sentence } }: Flat, moved: Moved): string | null {
  if (!/^[^。]*(?:与|同|和)[^,。;:]*相?比,/.test(block.text)) return null;
  const beside = pairsOf(roller.text.changes).filter(
    ({ difference }) =>
      difference?.context.block === block &&
      difference.context.sentence === sentence &&
      !isBracketed(difference) &&
      compareBefore(roller, block.index, difference.word.start) === null,
  );
  // What was nothing before has no rate to take the words from.
  const like = beside.find(({ rate }) => rate !== null) ?? beside[0];
  if (!like?.difference) return null;
  const { difference, rate } = like;
  const sign = moved.by.isNegative() ? -1 : 1;
  const said = (change: typeof difference, value: typeof moved.by): string => {
    const own = roller.words.wordOf(change);
    const word = change.sign === sign || change.sign === 0 ? own : roller.words.opposite(own, sign, change.number.kind, change);
    const raw = roller.edits.raw(block, change.number.start, change.number.end);
    return `${word}${roller.style.print(block, raw, change.number, value.abs())}`;
  };
  const value = rateOf(moved);
  const amount = said(difference, moved.by);
  if (!rate || rate.context.block !== block || isBracketed(rate) || !value || moved.base.isZero()) return amount;
  return `${amount}${roller.edits.raw(block, difference.number.end, rate.word.start)}${said(rate, value)}`;
}
