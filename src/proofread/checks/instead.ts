import type { Reading } from '../../facts/base';
import { isSubjectOnly } from '../../text/discourse';
import type { Claim } from '../../text/frames';
import { accuse, NOTHING, type Judgement } from '../judgement';
import { isAccused, type BoundText, type Operand } from '../proof';
import { called, misstated } from '../wording';

/** Whether an operand is the amount that the text states, and not what the cells would have it be. */
export function isStated(claim: Claim, { value, reading }: Operand): boolean {
  return isSubjectOnly(claim) || reading === null || value.value.minus(claim.number.value).abs().lte(value.half.plus(claim.number.half));
}

/** What the words of a cell may cost that a difference, a share or a rate bears out. */
export const MOST_WITH_PROOF = 1.5;
/** The same where a difference and its rate both do. */
export const MOST_WITH_TWO_PROOFS = 3;

/** T-ITEM: what was computed from an amount was computed from that of the cells; the amount itself is written otherwise. */
export function instead(
  text: BoundText,
  claim: Claim,
  reading: Reading,
  computed: { readonly zh: string; readonly en: string },
  most = MOST_WITH_PROOF,
): Judgement {
  const { number, label, doubts } = claim;
  if (doubts.length > 0 || claim.cost >= 1 || reading.cost > most || reading.blank || isAccused(text, reading)) return NOTHING;
  const report = misstated(claim, reading, text.lines);
  const { stated, expected: right } = report;
  return accuse(
    {
      ...report,
      rule: 'T-ITEM',
      level: 'warning',
      zh: `${called({ label })}写作 ${stated}，《${reading.form.title}》为 ${right}，${computed.zh}也是按 ${right} 算出的；请核对。`,
      en: `${called({ label }, 'en')} is written ${stated}; the form has ${right}, and ${computed.en} was computed from that.`,
    },
    [number],
  );
}
