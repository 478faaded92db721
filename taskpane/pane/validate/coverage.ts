import type { Review } from '../../../src/findings/review';
import type { Strings } from '../strings';

export function coverageSentence({ coverage, relations }: Review, text: Strings): string {
  const { comma } = text;
  return `${coverage.numeric} ${text.numbers}${comma}${coverage.checked} ${text.checkedNumbers}${comma}${relations.pass + relations.rounding} ${text.relationsPassed}`;
}
