import source from '../../../assets/lexicon/rolling.yaml';
import { spelt } from '../../lexicon/lexicon';

/** The words of the table that last year's text is rolled forward by, as parts of patterns. */

type Key = 'done' | 'listing' | 'by_size' | 'largest' | 'change_before' | 'counted' | 'structure' | 'longer' | 'unplanned';
type Table = { readonly [key in Key]: readonly string[] } & { readonly scales: readonly (readonly [unit: string, power: number])[] };

const TABLE = source as Table;

/** One of the words of a key, the longest first: a part of a pattern, without brackets around it. */
export function anyOf(key: Key): string {
  return TABLE[key]
    .flatMap(spelt)
    .sort((a, b) => b.length - a.length)
    .join('|');
}

/** How many 元 an amount of one of a unit is, in powers of ten. */
export const SCALES: ReadonlyMap<string, number> = new Map(TABLE.scales);
