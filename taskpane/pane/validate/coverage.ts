import type { Review } from '../../../src/findings/review';
import { counted, type Strings } from '../strings';

export function coverageSentence({ coverage, relations }: Review, text: Strings): string {
  return [
    counted(coverage.numeric, text.numbers),
    counted(coverage.checked, text.checkedNumbers),
    counted(relations.pass + relations.rounding, text.relationsPassed),
  ].join(text.comma);
}
