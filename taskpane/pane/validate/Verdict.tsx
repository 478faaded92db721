import { withReasons } from '../../../src/findings/accepted';
import type { Review } from '../../../src/findings/review';
import { verdictOf } from '../../../src/report/verdict';
import { usePane } from '../context';
import type { Texts } from '../kept-texts';

/** What an officer wants to know first: can it be handed in? */
export function Verdict({ review, exceptions }: { readonly review: Review; readonly exceptions: Texts }) {
  const { language } = usePane();
  const { state, sentence } = verdictOf(withReasons(review, new Map(Object.entries(exceptions))), language);
  return <p className={`verdict verdict-${state}`}>{sentence}</p>;
}
