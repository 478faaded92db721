import type { Change } from '../text/frames';

/** A difference and the rate that belongs to it; one of them may stand alone. */
export interface Pair {
  readonly difference: Change | null;
  readonly rate: Change | null;
}

export function pairsOf(changes: readonly Change[]): Pair[] {
  const rated = new Map(changes.flatMap((change) => (change.difference ? [[change.difference, change] as const] : [])));
  return changes.flatMap((change): Pair[] => {
    if (change.difference) return [];
    return change.number.kind === 'money'
      ? [{ difference: change, rate: rated.get(change) ?? null }]
      : [{ difference: null, rate: change }];
  });
}
