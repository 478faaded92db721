import { halfOf, isBlank, sumOf, type Evaluated, type Outcome, type Relation } from './relation';

/** Evaluates every relation on its own, then takes back the failures of suggested identities that earned no trust. */
export function evaluate(relations: readonly Relation[]): Evaluated[] {
  const evaluated = relations.map((relation) => ({ relation, outcome: outcomeOf(relation) }));
  const families = new Map<string, Evaluated[]>();
  for (const entry of evaluated) {
    const family = families.get(entry.relation.family);
    if (family) family.push(entry);
    else families.set(entry.relation.family, [entry]);
  }
  return evaluated.map((entry) =>
    entry.outcome.type === 'fail' ? { ...entry, outcome: judge(entry, families.get(entry.relation.family)!) } : entry,
  );
}

function outcomeOf(relation: Relation): Outcome {
  if (relation.unbound !== undefined) return { type: 'couldNotCheck', reason: relation.unbound };
  const terms = [...relation.left, ...relation.right];
  if (terms.every(isBlank)) return { type: 'notApplicable' };
  const difference = sumOf(relation.left).minus(sumOf(relation.right));
  if (difference.isZero() || (relation.comparison === '≥' && difference.isPositive())) return { type: 'pass' };
  const tolerance = halfOf(terms);
  if (difference.abs().lte(tolerance)) return { type: 'rounding', difference };
  const scope = relation.scope?.(difference);
  if (scope) return { type: 'couldNotCheck', reason: scope };
  return { type: 'fail', difference, tolerance };
}

/** Evidence of a family: in how many other places it was seen to hold on amounts, and in how many it fails. */
function judge(entry: Evaluated, family: readonly Evaluated[]): Outcome {
  const { relation, outcome } = entry;
  const held = family.filter((other) => isObserved(other)).length;
  const failed = family.filter((other) => other.outcome.type === 'fail').length;
  const detail = relation.trust === 'known' && relation.rule.startsWith('X-') ? null : blankSide(relation, family);
  if (detail) return { type: 'couldNotCheck', reason: detail };
  if (relation.trust === 'known') return outcome;
  if (held >= 1 && held >= 2 * failed) return outcome;
  return { type: 'couldNotCheck', reason: `表中别处看不到这一关系成立（成立 ${held} 处，不成立 ${failed} 处），只作提示` };
}

/** A relation counts as seen to hold only where both sides have amounts other than 0. */
function isObserved({ relation, outcome }: Evaluated): boolean {
  if (outcome.type !== 'pass' && outcome.type !== 'rounding') return false;
  return !sumOf(relation.left).isZero() && relation.right.some(({ amount }) => amount.value !== null && !amount.value.isZero());
}

/**
 * A blank is 0 only where the form balances with it. A side that is left blank wherever the family looks, or more often than it is
 * filled, is not given; neither is a column that is blank in a form whose other lines are blank altogether.
 */
function blankSide(relation: Relation, family: readonly Evaluated[]): string | null {
  for (const [side, reason] of [
    ['right', '只有合计，没有填列明细'],
    ['left', '有明细，没有填列合计'],
  ] as const) {
    if (!relation[side].every(isBlank)) continue;
    const blank = family.filter(({ relation: other, outcome }) => outcome.type === 'fail' && other[side].every(isBlank)).length;
    const filled = family.filter(({ relation: other }) => other[side].some((found) => !isBlank(found))).length;
    if (filled === 0 || (blank > 2 && blank >= filled)) return reason;
  }
  if (sumOf(relation.left).lt(sumOf(relation.right))) return null;
  const held = family.filter(isObserved).length;
  const empty = family.filter(({ outcome }) => outcome.type === 'notApplicable').length;
  return held === 0 && empty >= 3 && relation.rule !== 'A-SG' && family.length === empty + 1 && relation.right.some(isBlank)
    ? '同表其他各行均未填列'
    : null;
}
