import type { FactBase } from '../facts/base';
import { claimKey } from '../text/discourse';
import type { Claim, Frame, Share } from '../text/frames';
import type { PrintedAmount } from '../text/number';
import { isRatio } from './arithmetic';
import { readingsOf, valueOfReading, type Bound, type Value } from './bind';
import { groupBy } from './whereabouts';

/** Of very many amounts of one subject some are enough. */
const MOST = 40;

/** The frames of a text, each share of the amount it is right for. */
export function withHeads(
  frames: readonly Frame[],
  claims: readonly Bound[],
  facts: FactBase,
  valueOf: (number: PrintedAmount) => Value,
): readonly Frame[] {
  if (!frames.some((frame) => frame.type === 'share' && frame.head)) return frames;
  const byKey = groupBy(claims, ({ claim }) => claimKey(claim));
  /** What the words name, as the text and the forms have it. */
  const wholesOf = (whole: Claim): Value[] => [
    ...(byKey.get(claimKey(whole)) ?? [])
      .slice(0, MOST)
      .filter(({ claim }) => claim.year === whole.year)
      .map(({ claim }) => valueOf(claim.number)),
    ...(whole.year === null ? [] : readingsOf(facts, whole, whole.about, whole.year).filter(({ blank }) => !blank)).map(valueOfReading),
  ];
  return frames.map((frame) => (frame.type === 'share' ? settled(frame, wholesOf, valueOf) : frame));
}

/**
 * 甲9万元,其中乙6万元、丙3万元,占总支出的9%: of the last part or of its whole, whichever it is right for. Where the words name no whole
 * and the last part does not have that share of its list, nothing tells of what it is.
 */
function settled(share: Share, wholesOf: (whole: Claim) => readonly Value[], valueOf: (number: PrintedAmount) => Value): Share {
  const { of, head, whole, wholeNumber, number } = share;
  if (!of || !head) return share;
  const fits = (part: Claim, all: readonly Value[]): boolean =>
    all.some((value) => isRatio(valueOf(number), valueOf(part.number), value) === true);
  const named = wholeNumber ? [valueOf(wholeNumber)] : whole ? wholesOf(whole) : [];
  if (named.length > 0) return !fits(of, named) && fits(head, named) ? { ...share, of: head, parent: head.parent } : share;
  return fits(of, [valueOf(head.number)]) ? share : { ...share, doubts: [...share.doubts, 'several'] };
}
