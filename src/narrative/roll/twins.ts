import type { BoundText } from '../../proofread/proof';
import type { Claim } from '../../text/frames';

/** Doubts under which the words say only roughly what is meant. */
const VAGUE: ReadonlySet<string> = new Set(['fill', 'qualifier', 'several', 'noSubject', 'outside']);

export function vague({ doubts }: Claim): boolean {
  return doubts.some((doubt) => VAGUE.has(doubt));
}

/** A claim of the same coordinate and amount that is bound where this one was not read whole. */
export function twinOf(text: BoundText, claim: Claim): Claim | null {
  const twin = text.where
    .alike(claim)
    .find(
      ({ claim: other, agreeing }) =>
        other !== claim &&
        agreeing.length > 0 &&
        other.year === claim.year &&
        other.stage === claim.stage &&
        other.number.value.eq(claim.number.value),
    );
  return twin?.claim ?? null;
}
