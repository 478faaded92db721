import type { Amount } from '../forms/disclosure';
import { findAmount } from './laid-out';
import { relationWith, type Relation } from './relation';

/** A relation with an amount that could not be read cannot be checked: the cell is not blank, and what it says is not known. */
export function withoutUnread(relations: readonly Relation[]): Relation[] {
  return relations.map((relation) => {
    const found = relation.unbound === undefined ? findAmount(relation, isUnread) : undefined;
    if (!found) return relation;
    const { cell, unread } = found;
    return relationWith(relation, {
      unbound: { zh: `${cell.address} 的“${unread}”不是数`, en: `“${unread}” in ${cell.address} is no number` },
    });
  });
}

const isUnread = ({ unread }: Amount): boolean => unread !== undefined;
