import type { Block } from '../text/block';
import { claimKey } from '../text/discourse';
import type { Claim, Section } from '../text/frames';
import type { PrintedAmount } from '../text/number';
import type { Bound } from './bind';

/** How many claims of one kind are looked at, the nearest to a place: hardly a text has as many, and a very long one stays linear. */
const MOST_NEAR = 200;

/** Where the claims of a text stand, gathered once: whoever asks of one claim must not walk over all of them. */
export class Whereabouts {
  /** Claims of one coordinate, year and stage aside. */
  readonly byKey: ReadonlyMap<string, readonly Bound[]>;
  private readonly places: ReadonlyMap<Claim, number>;
  private readonly blocks: ReadonlyMap<Block, readonly Bound[]>;
  private readonly sentences: ReadonlyMap<number, readonly Bound[]>;
  private readonly sections: ReadonlyMap<Section | null, readonly Bound[]>;
  private readonly numbers: ReadonlyMap<PrintedAmount, Claim>;

  constructor(private readonly claims: readonly Bound[]) {
    this.byKey = groupBy(claims, ({ claim }) => claimKey(claim));
    this.places = new Map(claims.map(({ claim }, index) => [claim, index]));
    this.blocks = groupBy(claims, ({ claim }) => claim.context.block);
    this.sentences = groupBy(claims, ({ claim }) => claim.context.sentence);
    this.sections = groupBy(claims, ({ claim }) => sectionOf(claim));
    this.numbers = new Map([...claims].reverse().map(({ claim }) => [claim.number, claim]));
  }

  /** Claims of the coordinate of a claim, year and stage aside. */
  alike(claim: Claim): readonly Bound[] {
    return this.nearest(this.byKey.get(claimKey(claim)) ?? [], claim);
  }

  inBlock(block: Block): readonly Bound[] {
    return this.blocks.get(block) ?? [];
  }

  inSentence(sentence: number): readonly Bound[] {
    return this.sentences.get(sentence) ?? [];
  }

  /** Claims right under the heading that a claim stands under. */
  inSection(claim: Claim): readonly Bound[] {
    return this.nearest(this.sections.get(sectionOf(claim)) ?? [], claim);
  }

  /** Claims of some blocks up to that of a claim. */
  before(claim: Claim, blocks: number): readonly Bound[] {
    const { index } = claim.context.block;
    const from = this.firstFrom(this.claims, index - blocks);
    return this.nearest(this.claims.slice(from, this.firstFrom(this.claims, index + 1)), claim);
  }

  /** The claim that a number states. */
  stating(number: PrintedAmount | null): Claim | null {
    return (number && this.numbers.get(number)) ?? null;
  }

  /** All of a few, in their order; of very many those around a claim. */
  nearest(claims: readonly Bound[], around: Claim): readonly Bound[] {
    if (claims.length <= MOST_NEAR) return claims;
    const place = this.places.get(around) ?? this.firstFrom(this.claims, around.context.block.index);
    const at = firstOf(claims, ({ claim }) => this.places.get(claim)! >= place);
    const from = Math.max(0, Math.min(at - MOST_NEAR / 2, claims.length - MOST_NEAR));
    return claims.slice(from, from + MOST_NEAR);
  }

  private firstFrom(claims: readonly Bound[], block: number): number {
    return firstOf(claims, ({ claim }) => claim.context.block.index >= block);
  }
}

function sectionOf({ context }: Claim): Section | null {
  return context.sections.at(-1) ?? null;
}

/** The first place from which on something holds. */
export function firstOf<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(items[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Items by what they have in common, in their order. */
export function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const known = groups.get(key);
    if (known) known.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
