import type { BoundText } from '../../proofread/proof';
import { claimKey, isSubjectOnly } from '../../text/discourse';
import type { Claim } from '../../text/frames';

/** Doubts under which the words say only roughly what is meant. */
const VAGUE: ReadonlySet<string> = new Set(['fill', 'qualifier', 'several', 'noSubject', 'outside']);
const SURE_DIGITS = 5;

export function vague({ doubts }: Claim): boolean {
  return doubts.some((doubt) => VAGUE.has(doubt));
}

/** 用于…的日常支出379.98万元 below 基本支出情况: words that were not read whole, and the amount of what the heading is about. */
export function namedByHeading(text: BoundText, claim: Claim): Claim | null {
  const heading = claim.context.sections.at(-1)?.block.text;
  if (
    !heading ||
    isSubjectOnly(claim) ||
    !vague(claim) ||
    claim.doubts.includes('qualifier') ||
    claim.number.value.toFixed().length < SURE_DIGITS
  )
    return null;
  const same = text.claims.find(
    ({ claim: other, agreeing }) =>
      other !== claim &&
      agreeing.length > 0 &&
      other.year === claim.year &&
      other.label.length > 1 &&
      heading.includes(other.label) &&
      other.number.value.eq(claim.number.value),
  );
  return same?.claim ?? null;
}

/** A claim of the same coordinate and amount that is bound where this one was not read whole. */
export function twinOf(text: BoundText, claim: Claim): Claim | null {
  const twin = (text.byKey.get(claimKey(claim)) ?? []).find(
    ({ claim: other, agreeing }) =>
      other !== claim &&
      agreeing.length > 0 &&
      other.year === claim.year &&
      other.stage === claim.stage &&
      other.number.value.eq(claim.number.value),
  );
  return twin?.claim ?? null;
}
