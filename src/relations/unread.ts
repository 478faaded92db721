import type { Relation, Term } from './relation';

/** A relation with an amount that could not be read cannot be checked: the cell is not blank, and what it says is not known. */
export function withoutUnread(relations: readonly Relation[]): Relation[] {
  return relations.map((relation) => {
    const term = unreadIn(relation.left) ?? unreadIn(relation.right);
    if (!term || relation.unbound !== undefined) return relation;
    const { cell, unread } = term.amount;
    return {
      ...relation,
      unbound: { zh: `${cell.address} 的“${unread}”不是数`, en: `“${unread}” in ${cell.address} is no number` },
    };
  });
}

function unreadIn(terms: readonly Term[]): Term | undefined {
  for (const term of terms) if (term.amount.unread !== undefined) return term;
  return undefined;
}
