import type { Decimal } from 'decimal.js';
import type { Paragraph } from './text';

/**
 * What a number asserts. amount: of a subject; delta: a change of it; growth: a rate of change; share: a part of a whole in percent;
 * completion: final accounts over budget; count: 个, 辆, 人; ratio: a percentage of counted things;
 * standard: so much a person, a time or a piece. The last three are no amounts of the forms.
 */
export type ClaimKind = 'amount' | 'delta' | 'growth' | 'share' | 'completion' | 'count' | 'ratio' | 'standard';

/** Whether a number is an amount of the unit, a part or a change of one: only those can be checked against forms. */
export function isOfMoney({ kind }: Claim): boolean {
  return kind !== 'count' && kind !== 'ratio' && kind !== 'standard';
}

export interface Claim {
  readonly kind: ClaimKind;
  readonly paragraph: Paragraph;
  /** Offsets of the number with its unit in the paragraph. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** In 元 for amounts and deltas, in percent for rates, else as it stands. */
  readonly value: Decimal;
  /** Half the last place it is written with, in the same measure. */
  readonly half: Decimal;
  readonly unit: string;
  readonly decimals: number;
  /** The words since the number before, without spaces, in half-width. */
  readonly lead: string;
  /** Number of the sentence in the paragraph. */
  readonly sentence: number;
  /** +1 增加, −1 减少, 0 for either-or phrases that were left; null where no direction is stated. */
  readonly direction: 1 | -1 | 0 | null;
  /** What the share is said to be a share of: 占 … 的. */
  readonly whole: string;
}
