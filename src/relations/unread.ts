import type { Relation, Term } from './relation';

/** A relation with an amount that could not be read cannot be checked: the cell is not blank, and what it says is not known. */
export function withoutUnread(relations: readonly Relation[]): Relation[] {
  return relations.map((relation) => {
    const term = [...relation.left, ...relation.right].find(isUnread);
    if (!term || relation.unbound !== undefined) return relation;
    return { ...relation, unbound: `${term.amount.cell.address} 的“${term.amount.unread}”不是数` };
  });
}

function isUnread({ amount }: Term): boolean {
  return amount.unread !== undefined;
}
