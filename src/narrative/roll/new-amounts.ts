import { isSubjectOnly } from '../../text/discourse';
import type { Change } from '../../text/frames';

/** Whether there was nothing of it the year before: the difference is the amount. */
export function wasNothing({ of: [of], sign, number }: Change): boolean {
  return of !== undefined && !isSubjectOnly(of) && sign > 0 && of.number.value.eq(number.value) && !number.value.isZero();
}
