import type { Bilingual } from '../findings/finding';
import { REASONS } from '../findings/messages';
import { isZeroOrBlank } from '../forms/amount';
import type { Amount } from '../forms/disclosure';
import { groupBy } from './group';
import { balanceOf, findAmount } from './laid-out';
import { withinPrintedDigits } from './precision';
import { differenceOf, halfOf, isBlank, isNil, isNilSum, type Evaluated, type Outcome, type Relation } from './relation';

/** Evaluates every relation on its own, then takes back the failures of suggested identities that earned no trust. */
export function evaluate(relations: readonly Relation[]): readonly Evaluated[] {
  const evaluated = withinPrintedDigits(relations.map((relation) => ({ relation, outcome: outcomeOf(relation) })));
  const failed = new Set(evaluated.filter(({ outcome }) => outcome.type === 'fail').map(({ relation }) => relation.family));
  if (failed.size === 0) return evaluated;
  const members = groupBy(
    evaluated.filter(({ relation }) => failed.has(relation.family)),
    ({ relation }) => relation.family,
  );
  const families = new Map([...members].map(([name, family]) => [name, new Family(family)]));
  return evaluated.map((entry) =>
    entry.outcome.type === 'fail' ? { ...entry, outcome: judge(entry, families.get(entry.relation.family)!) } : entry,
  );
}

function outcomeOf(relation: Relation): Outcome {
  if (relation.unbound !== undefined) return { type: 'couldNotCheck', reason: relation.unbound };
  if (!findAmount(relation, isGiven)) return NOT_APPLICABLE;
  const quick = balanceOf(relation);
  if (quick === 0 || (quick !== null && relation.comparison === '≥' && quick > 0)) return PASS;
  const difference = differenceOf(relation.left, relation.right);
  if (difference.isZero() || (relation.comparison === '≥' && difference.isPositive())) return PASS;
  const tolerance = halfOf(relation.left).plus(halfOf(relation.right));
  if (difference.abs().lte(tolerance)) return { type: 'rounding', difference };
  const scope = relation.scope?.(difference);
  if (scope) return { type: 'couldNotCheck', reason: scope };
  return { type: 'fail', difference, tolerance };
}

const isGiven = ({ blank }: Amount): boolean => !blank;

const PASS: Outcome = { type: 'pass' };
const NOT_APPLICABLE: Outcome = { type: 'notApplicable' };

/** How the relations that say the same of other lines or columns came out, counted once for all of them that fail. */
class Family {
  readonly size: number;
  readonly held: number;
  readonly failed: number;
  readonly notApplicable: number;
  /** Of each side: how many relations fail with all of it blank, and in how many some of it is filled. */
  private readonly sides: Readonly<Record<'left' | 'right', { readonly blank: number; readonly filled: number }>>;

  constructor(members: readonly Evaluated[]) {
    const count = (test: (member: Evaluated) => boolean): number => members.reduce((sum, member) => (test(member) ? sum + 1 : sum), 0);
    const side = (name: 'left' | 'right'): { blank: number; filled: number } => ({
      blank: count(({ relation, outcome }) => outcome.type === 'fail' && relation[name].every(isBlank)),
      filled: count(({ relation }) => !relation[name].every(isBlank)),
    });
    this.size = members.length;
    this.held = count(isObserved);
    this.failed = count(({ outcome }) => outcome.type === 'fail');
    this.notApplicable = count(({ outcome }) => outcome.type === 'notApplicable');
    this.sides = { left: side('left'), right: side('right') };
  }

  /** Whether a side is left blank wherever the family looks, or more often than it is filled. */
  isNotGiven(side: 'left' | 'right'): boolean {
    const { blank, filled } = this.sides[side];
    return filled === 0 || (blank > 2 && blank >= filled);
  }
}

/** Evidence of a family: in how many other places it was seen to hold on amounts, and in how many it fails. */
function judge({ relation, outcome }: Evaluated, family: Family): Outcome {
  const { held, failed } = family;
  const detail = relation.trust === 'known' && relation.rule.startsWith('X-') ? null : blankSide(relation, family);
  if (detail) return { type: 'couldNotCheck', reason: detail };
  if (relation.trust === 'known') return outcome;
  if (held >= 2 * failed) return outcome;
  return { type: 'couldNotCheck', reason: REASONS.unseen(held, failed) };
}

/** A relation counts as seen to hold only where both sides have amounts other than 0. */
function isObserved({ relation, outcome }: Evaluated): boolean {
  if (outcome.type !== 'pass' && outcome.type !== 'rounding') return false;
  return !isNilSum(relation.left) && relation.right.some(({ amount }) => !isZeroOrBlank(amount));
}

/**
 * A blank is 0 only where the form balances with it. A side that is left blank wherever the family looks, or more often than it is
 * filled, is not given; neither is a column that is blank in a form whose other lines are blank altogether.
 */
function blankSide(relation: Relation, family: Family): Bilingual | null {
  if (relation.right.every(isBlank) && (family.isNotGiven('right') || relation.right.some(isNil))) return REASONS.totalOnly;
  if (relation.left.every(isBlank) && family.isNotGiven('left')) return REASONS.partsOnly;
  if (differenceOf(relation.left, relation.right).lt(0)) return null;
  const { notApplicable, size } = family;
  return notApplicable >= 3 && relation.rule !== 'A-SG' && size === notApplicable + 1 && relation.right.some(isBlank)
    ? REASONS.othersBlank
    : null;
}
