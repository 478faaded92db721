import type { BoundText } from '../../proofread/proof';
import type { Completion } from '../../text/frames';

/** Fewer say nothing of what the text says of all. */
const FEWEST = 3;

/**
 * Whether a text says of each of its subjects that all of its budget was spent (完成预算100%): the budget it means is the one that was
 * adjusted to what was spent, which no form states. It goes on saying so.
 */
export function meetsAllBudgets({ completions }: BoundText): boolean {
  const unstated = completions.filter((own) => ofSubject(own) && own.budget === null && own.budgetClaim === null);
  return unstated.length >= FEWEST && unstated.every(isMet);
}

export function isMet({ number, gap }: Pick<Completion, 'number' | 'gap'>): boolean {
  return !gap && number.value.eq(100);
}

function ofSubject({ of }: Completion): boolean {
  return of?.about[0]?.subject.type === 'function';
}
