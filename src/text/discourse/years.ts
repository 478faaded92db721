import type { Disclosure } from '../../forms/disclosure';
import type { Claim } from '../frames';
import type { Phrase } from '../phrase';

/** Of which year an amount is that names none. */

interface Around {
  readonly sentence: number;
  readonly options: { readonly kind: Disclosure['kind'] };
  recent(): readonly Claim[];
}

/** 2023年支出8万元,其中:基本支出5万元: parts are of the year of their whole, as long as no other year is named behind it. */
export function yearWithin(scope: Around, parent: Claim | null): Claim['year'] {
  if (!parent || parent.year === 0) return 0;
  const named = scope.recent().findLast(({ phrase, context }) => phrase.year && context.sentence === scope.sentence);
  return !named || named.year === parent.year ? parent.year : 0;
}

/** 2023年预算10万元,执行9万元: in a budget, of the year before that the sentence speaks of; nothing of this one has been carried out. */
export function yearCarriedOut(scope: Around, { stage }: Phrase): Claim['year'] {
  if (scope.options.kind !== 'budget' || stage !== '执行') return null;
  return scope.recent().findLast(({ context, year }) => context.sentence === scope.sentence && year !== 0)?.year ?? null;
}
