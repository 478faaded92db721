import type { Review } from '../../../src/findings/review';
import { usePane } from '../context';
import type { Texts } from '../kept-texts';
import type { Strings } from '../strings';
import { countsOf, openFindings } from './open-findings';

/** What an officer wants to know first: can it be handed in? */
export function Verdict({ review, exceptions }: { readonly review: Review; readonly exceptions: Texts }) {
  const { text } = usePane();
  const { state, sentence } = verdictOf(review, exceptions, text);
  return <p className={`verdict verdict-${state}`}>{sentence}</p>;
}

function verdictOf({ forms, notFilled, findings }: Review, exceptions: Texts, text: Strings) {
  const { error, warning } = countsOf(openFindings(findings, exceptions));
  if (forms.length === 0) return { state: 'open', sentence: text.verdictNoForms };
  if (notFilled !== undefined) return { state: 'open', sentence: text.verdictBlank };
  if (error > 0) return { state: 'error', sentence: `${text.verdictErrors} ${error} ${text.verdictPlaces}` };
  if (warning > 0) return { state: 'warning', sentence: `${text.verdictWarnings} ${warning} ${text.verdictToVerify}` };
  return { state: 'ok', sentence: text.verdictReady };
}
