/*
 * The one place where authoring meets the relations: what it asks of them stands here and nowhere else.
 */
import type { Disclosure } from '../forms/disclosure';
import type { Finding, Language } from '../findings/finding';
import { mayBeDisplaced } from '../relations/displaced';
import { evaluate } from '../relations/evaluate';
import { findingsOf } from '../relations/findings';
import { groupBy as group } from '../relations/group';
import { localise } from '../relations/localise';
import {
  halfOf as half,
  isBlank as blank,
  nameOf as name,
  relationWith as copyWith,
  sumOf as sum,
  yuanPer as perUnit,
  type Evaluated as AnyEvaluated,
  type Relation as AnyRelation,
} from '../relations/relation';
import { namesOf as names } from '../relations/statement';
import { withoutUnread } from '../relations/unread';
import { basisOf } from '../rules';
import { relationsOf as allRelations } from '../rules/all';

export type { Evaluated, Outcome, Relation, Term } from '../relations/relation';
export type { Language } from '../findings/finding';

/** Every relation of a disclosure, that of each form and those between its forms. */
export function relationsOf(disclosure: Disclosure): AnyRelation[] {
  return withoutUnread(allRelations(disclosure));
}

export const outcomesOf = evaluate;
/** Σ of terms in 元, blanks as 0. */
export const sumOf = sum;
/** How far the printed digits let a sum of terms be off, in 元. */
export const halfOf = half;
export const yuanPer = perUnit;
export const isBlank = blank;
export const relationWith = copyWith;
export const nameOf = name;
export const namesOf = names;
export const groupBy = group;

/** Null where so many amounts are wrong that rows may be displaced, which some relations alone do not tell. */
export function findingsFrom(evaluated: readonly AnyEvaluated[], language: Language): Finding[] | null {
  const causes = localise(evaluated);
  return mayBeDisplaced(causes) ? null : findingsOf({ evaluated, causes }, language, basisOf);
}

/** Whether the sides agree as they are printed. */
export function holds({ left, right }: AnyRelation): boolean {
  return sumOf(left)
    .minus(sumOf(right))
    .abs()
    .lte(halfOf(left).plus(halfOf(right)));
}
