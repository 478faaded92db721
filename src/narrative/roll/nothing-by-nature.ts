import type { Disclosure } from '../../forms/disclosure';
import type { BoundText } from '../../proofread/proof';
import { isSubjectOnly } from '../../text/discourse';
import type { Claim } from '../../text/frames';
import { isOperating, operating } from './confirmed';
import { bareName } from './counterparts';

/** What is left of a whole when its other part is all of it: 公务接待费 that is all 国内接待费. */
const OTHER_PART: ReadonlyMap<string, string> = new Map([['国（境）外接待费', '国内接待费']]);

/**
 * Whether what no form has was nothing for a reason that does not pass with the year: a unit with 公用经费 that told no 机关运行经费 is none
 * that has any, and of guests told as all guests none are left.
 */
export function isNothingByNature(text: BoundText, next: Disclosure, claim: Claim): boolean {
  const { subject } = claim.about[0]!;
  if (subject.type !== 'item' || hasLine(next, subject.item)) return false;
  if (isOperating(claim)) return operating(claim, text.facts).some(({ yuan }) => !yuan.isZero());
  const other = OTHER_PART.get(subject.item);
  return (
    other !== undefined &&
    text.claims.some(
      ({ claim: { about, year, number }, agreeing }) =>
        about[0]?.subject.type === 'item' &&
        about[0].subject.item === other &&
        year === 0 &&
        agreeing.length > 0 &&
        number.value?.isZero() === false,
    ) &&
    text.claims.every((own) => own.claim.about[0]?.subject !== subject || isSubjectOnly(own.claim) || own.claim.number.value.isZero())
  );
}

function hasLine({ forms }: Disclosure, item: string): boolean {
  const name = bareName(item);
  return forms.some(({ panels }) => panels.some(({ lines }) => lines.some((line) => bareName(line.name).includes(name))));
}
