import type { Disclosure } from '../../forms/disclosure';
import { isFundForm } from '../../forms/form-words';
import { isSubjectOnly } from '../../text/discourse';
import type { Claim } from '../../text/frames';
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

/** 涉及财政资金, 涉及财政拨款: what is paid from public money, from whichever budget. */
export function isOfAllFunds({ context: { block }, number }: Claim): boolean {
  const words = /[^,。;:]*$/.exec(block.text.slice(0, number.start))![0];
  return /(?:财政(?:性)?资金|涉及财政拨款)[^,。;:]{0,4}$/.test(words) && !/一般公共预算/.test(words);
}

function hasFunds({ forms }: Disclosure): boolean {
  return forms.some(
    (form) =>
      isFundForm(form) &&
      form.panels.some(({ lines }) => lines.some(({ amounts }) => amounts.some(({ value }) => value?.isZero() === false))),
  );
}
