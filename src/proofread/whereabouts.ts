import type { Block } from '../text/block';
import { claimKey } from '../text/discourse';
import type { Change, Claim, Context, Flat, Frame, Section, Share } from '../text/frames';
import type { PrintedAmount } from '../text/number';
import type { Bound } from './bind';

/** How many of one kind are looked at, the nearest to a place: hardly a text has as many, and a very long one stays linear. */
const MOST_NEAR = 200;
/** How many blocks a sentence may have been broken into, to either side. */
const MOST_BESIDE = 3;

/** Where the claims of a text stand and what is said of them, gathered once: whoever asks of one must not walk over all. */
export class Whereabouts {
  /** Claims of one coordinate, year and stage aside. */
  readonly byKey: ReadonlyMap<string, readonly Bound[]>;
  private readonly places: ReadonlyMap<Claim, number>;
  private readonly blocks: ReadonlyMap<Block, readonly Bound[]>;
  private readonly sentences: ReadonlyMap<number, readonly Bound[]>;
  private readonly sections: ReadonlyMap<Section | null, readonly Bound[]>;
  private readonly labels: ReadonlyMap<string, readonly Bound[]>;
  private readonly numbers: ReadonlyMap<PrintedAmount, Claim>;
  private readonly moves: ReadonlyMap<Block, readonly (Change | Flat)[]>;
  private readonly moved: ReadonlyMap<Claim, readonly (Change | Flat)[]>;
  private readonly shares: ReadonlyMap<Section | null, readonly Share[]>;

  constructor(
    private readonly claims: readonly Bound[],
    frames: readonly Frame[],
  ) {
    this.byKey = groupBy(claims, ({ claim }) => claimKey(claim));
    this.places = new Map(claims.map(({ claim }, index) => [claim, index]));
    this.blocks = groupBy(claims, ({ claim }) => claim.context.block);
    this.sentences = groupBy(claims, ({ claim }) => claim.context.sentence);
    this.sections = groupBy(claims, ({ claim }) => sectionOf(claim.context));
    this.labels = groupBy(claims, ({ claim }) => claim.label);
    this.numbers = new Map([...claims].reverse().map(({ claim }) => [claim.number, claim]));
    const changes = frames.filter((frame) => frame.type === 'change');
    const moves = [...changes, ...frames.filter((frame) => frame.type === 'flat')];
    this.moves = groupBy(moves, ({ context }) => context.block);
    const targets = moves.flatMap((move) => [...new Set(move.of)].map((target) => ({ target, move })));
    this.moved = new Map([...groupBy(targets, ({ target }) => target)].map(([target, all]) => [target, all.map(({ move }) => move)]));
    this.shares = groupBy(
      frames.filter((frame) => frame.type === 'share'),
      ({ context }) => sectionOf(context),
    );
  }

  /** Claims of the coordinate of a claim, year and stage aside. */
  alike(claim: Claim): readonly Bound[] {
    return this.nearest(this.byKey.get(claimKey(claim)) ?? [], claim);
  }

  /** Claims that a text calls so. */
  called(label: string): readonly Bound[] {
    return this.labels.get(label) ?? [];
  }

  /** Claims of the coordinate of a claim and those that the text calls like it, in their order. */
  alikeOrCalled(claim: Claim): readonly Bound[] {
    const called = claim.label.length < LEAST_LABEL ? [] : this.nearest(this.called(claim.label), claim);
    const all = new Set([...this.alike(claim), ...called]);
    return [...all].sort((a, b) => this.places.get(a.claim)! - this.places.get(b.claim)!);
  }

  inBlock(block: Block): readonly Bound[] {
    return this.blocks.get(block) ?? [];
  }

  inSentence(sentence: number): readonly Bound[] {
    return this.sentences.get(sentence) ?? [];
  }

  /** Claims right under a heading. */
  under(section: Section | null): readonly Bound[] {
    return this.sections.get(section) ?? [];
  }

  /** Claims of some blocks up to that of a claim. */
  before(claim: Claim, blocks: number): readonly Bound[] {
    const { index } = claim.context.block;
    return this.nearest(this.claims.slice(this.firstFrom(index - blocks), this.firstFrom(index + 1)), claim);
  }

  /** Claims of the block of a claim and of the few around it that begin with no number: lines that were broken, sentences on lines. */
  beside(claim: Claim): readonly Bound[] {
    const { block } = claim.context;
    return this.claims
      .slice(this.firstFrom(block.index - MOST_BESIDE), this.firstFrom(block.index + MOST_BESIDE + 1))
      .filter(({ claim: { context } }) => context.block === block || context.block.depth === null);
  }

  /** The last claim of the blocks before one. */
  lastBefore(block: Block): Claim | null {
    return this.claims[this.firstFrom(block.index) - 1]?.claim ?? null;
  }

  /** The claim that a number states. */
  stating(number: PrintedAmount | null): Claim | null {
    return (number && this.numbers.get(number)) ?? null;
  }

  /** What is said to have changed in a block, and then what has not. */
  movesIn(block: Block): readonly (Change | Flat)[] {
    return this.moves.get(block) ?? [];
  }

  /** What is said of how an amount changed. */
  movesOf(claim: Claim): readonly (Change | Flat)[] {
    return this.moved.get(claim) ?? [];
  }

  /** The shares that stand right under a heading, the first of very many. */
  sharesUnder(section: Section | null): readonly Share[] {
    return (this.shares.get(section) ?? []).slice(0, MOST_NEAR);
  }

  /** All of a few, in their order; of very many those around a claim. */
  nearest(claims: readonly Bound[], around: Claim): readonly Bound[] {
    if (claims.length <= MOST_NEAR) return claims;
    const place = this.places.get(around) ?? this.firstFrom(around.context.block.index);
    return window(
      claims,
      firstOf(claims, ({ claim }) => this.places.get(claim)! >= place),
    );
  }

  private firstFrom(block: number): number {
    return firstOf(this.claims, ({ claim }) => claim.context.block.index >= block);
  }
}

/** A shorter label may be that of anything. */
const LEAST_LABEL = 3;

export function sectionOf({ sections }: Pick<Context, 'sections'>): Section | null {
  return sections.at(-1) ?? null;
}

/** All of a few; of very many those around a place among them. */
export function window<T>(items: readonly T[], at: number): readonly T[] {
  if (items.length <= MOST_NEAR) return items;
  const from = Math.max(0, Math.min(at - MOST_NEAR / 2, items.length - MOST_NEAR));
  return items.slice(from, from + MOST_NEAR);
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
