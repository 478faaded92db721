import type { Decimal } from 'decimal.js';
import type { Now } from './values';

export type Known = Exclude<Now, { type: 'unknown' }>;

/** What a ratio was made of last year, and what it is made of now. */
export interface Whole {
  /** 0 what the words name, in the part's own stage; more the less they do. */
  readonly nearness: number;
  readonly old: Decimal;
  readonly halfOld: Decimal;
  readonly now: () => Known | null;
}
