import type { Decimal } from 'decimal.js';
import type { Claim } from '../../text/frames';
import type { Now } from './values';

export type Known = Exclude<Now, { type: 'unknown' }>;

/** What a ratio was made of last year, and what it is made of now. */
export interface Whole {
  /** 0 what the words name, in the part's own stage; more the less they do. */
  readonly nearness: number;
  readonly old: Decimal;
  readonly halfOld: Decimal;
  readonly now: () => Known | null;
}

/** The same whatever stage its words name: 占部门预算项目支出总额 in a final account. */
export function withoutStage(claim: Claim): Claim {
  const { stage: _, ...facets } = claim.facets;
  return { ...claim, stage: null, facets };
}

export function nearestOf(wholes: readonly Whole[]): Whole[] {
  const nearest = Math.min(...wholes.map(({ nearness }) => nearness));
  return wholes.filter(({ nearness }) => nearness === nearest);
}
