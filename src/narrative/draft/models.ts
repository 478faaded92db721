import type { Drafter, Piece } from './drafter';
import type { Entry } from './entries';

/** Words of fewer characters are no words of one entry's own. */
const FEWEST_OWN = 4;

/** The paragraph of one subject that says most, and least that no other says; undefined where each is about several. */
export function modelOf(drafter: Drafter, entries: readonly Entry[]): Entry | undefined {
  const alone = entries.filter(({ block }) => entries.filter((entry) => entry.block === block).length === 1);
  const scores = alone.map((entry) => {
    const pieces = drafter.of(entry.block);
    const asked = pieces.filter(({ template }) => template.includes('| 输入'));
    return pieces.length - 2 * (asked.length + ownWords(drafter, entry, entries).length);
  });
  return alone[scores.indexOf(Math.max(...scores))];
}

/** Clauses without a number that no other entry says: 因两校合并而新增 is no part of the list. */
export function ownWords(drafter: Drafter, { block, claim }: Entry, entries: readonly Entry[]): Piece[] {
  const others = entries.filter((entry) => entry.block !== block).map((entry) => entry.block.text);
  // What money is for is asked for.
  const purposes = drafter.text.text.tokens[block.index]!.filter(({ kind }) => kind === 'purpose');
  return [...block.text.matchAll(/[,;][^,;。]+/g)].flatMap((match) => {
    const [start, end] = [match.index, match.index + match[0].length];
    const isFree =
      start > claim.number.start && ![...drafter.of(block), ...purposes].some((piece) => piece.start < end && start < piece.end);
    const isOwn = match[0].length > FEWEST_OWN && !others.some((text) => text.includes(match[0]));
    return isFree && isOwn ? [{ start, end, template: '' }] : [];
  });
}
