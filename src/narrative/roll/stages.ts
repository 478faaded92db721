import { BUDGET_STAGES } from '../../text/discourse/claims';
import type { Base, Claim } from '../../text/frames';

/** What was planned, and what became of it. */

export function isBudget(stage: Claim['stage']): boolean {
  return stage !== null && BUDGET_STAGES.has(stage);
}

export function isCarriedOut(stage: Claim['stage']): boolean {
  return stage === '执行' || stage === '决算';
}

export function sameStage(a: Claim, b: Claim): boolean {
  return a.stage === b.stage || a.stage === null || b.stage === null || (isCarriedOut(a.stage) && isCarriedOut(b.stage));
}

/** Whether a claim may be what something is measured against. */
export function fitsBase(claim: Claim, { year, stage }: Base): boolean {
  if (year === -1) return stage === null || claim.stage === null || claim.stage === stage;
  return claim.stage === stage || (stage === '预算' && claim.stage !== null && !isCarriedOut(claim.stage));
}
