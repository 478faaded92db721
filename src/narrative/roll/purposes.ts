import { isSubjectOnly } from '../../text/discourse';
import type { Claim } from '../../text/frames';
import { TRAVEL_PARTS } from '../../text/items';
import { NOTES } from './notes';
import type { Roller } from './roller';

/** 因公出国（境）费0万元，比上年减少15万元。主要用于境外推介。: what nothing is spent on is for nothing; the sentence on it goes. */
export function rollPurposes(roller: Roller): void {
  if (roller.shift === 0) return;
  for (const { claim } of roller.text.claims) if (isNothingNow(roller, claim)) dropPurpose(roller, claim);
}

function isNothingNow(roller: Roller, claim: Claim): boolean {
  const [own] = claim.about;
  if (isSubjectOnly(claim) || claim.year !== 0 || claim.number.kind !== 'money' || claim.number.value.isZero()) return false;
  if (own?.subject.type !== 'item' || !TRAVEL_PARTS.has(own.subject.item)) return false;
  const now = roller.now(claim);
  return now.type === 'known' && now.yuan.isZero();
}

/** The next sentence that begins with 主要用于, before anything else is spoken of. */
function dropPurpose(roller: Roller, claim: Claim): void {
  const { block } = claim.context;
  const others = roller.text.where.inBlock(block).filter(({ claim: own }) => own !== claim && own.number.start > claim.number.end);
  const tokens = roller.text.text.tokens[block.index]!;
  const purpose = tokens.find(
    ({ kind, start }) => kind === 'purpose' && start > claim.number.end && /[。;]$/.test(block.text.slice(0, start)),
  );
  const stop = purpose && tokens.find(({ kind, start }) => (kind === 'stop' || kind === 'semicolon') && start > purpose.start);
  if (!purpose || !stop || others.some(({ claim: own }) => own.number.start < stop.end && !isOfSame(own, claim))) return;
  if (tokens.some(({ number, start }) => number !== null && start > purpose.start && start < stop.end)) return;
  if (roller.edits.put(block, purpose.start, stop.end, ''))
    roller.note('look', claim.context, purpose.start, NOTES.purposeLeftOut(roller.said(claim)));
}

function isOfSame(a: Claim, b: Claim): boolean {
  return JSON.stringify(a.about[0]?.subject) === JSON.stringify(b.about[0]?.subject);
}
