import type { Disclosure } from '../../forms/disclosure';
import { isFundForm } from '../../forms/form-words';
import { isSubjectOnly } from '../../text/discourse';
import type { Claim } from '../../text/frames';
import { isOfAllFunds } from './fiscal-sums';
import type { Now } from './values';
import type { Roller } from './roller';

/**
 * 涉及财政资金315万元, where last year had no government funds: what the general budget paid then may have been all that was paid from
 * public money. Where there are funds now the two are no longer one.
 */
export function isFiscalInDoubt({ text, values, shift }: Roller, claim: Claim, now: Now): boolean {
  if (shift === 0 || now.type !== 'known' || isSubjectOnly(claim) || !isOfAllFunds(claim)) return false;
  const isGeneral = now.readings.some(({ form }) => form.kind.startsWith('一般公共预算'));
  return isGeneral && !hasFunds(text.disclosure) && hasFunds(values.next);
}

function hasFunds({ forms }: Disclosure): boolean {
  return forms.some(
    (form) =>
      isFundForm(form) &&
      form.panels.some(({ lines }) => lines.some(({ amounts }) => amounts.some(({ value }) => value?.isZero() === false))),
  );
}
