import source from '../../../assets/lexicon/rolling.yaml';
import * as patterns from '../../lexicon/patterns';

/** The words of the table that last year's text is rolled forward by, as parts of patterns. */

type Key = 'done' | 'listing' | 'by_size' | 'largest' | 'change_before' | 'counted' | 'structure' | 'longer' | 'unplanned';
type Table = { readonly [key in Key]: readonly string[] };

const TABLE = source as Table;

/** One of the words of a key, the longest first: a part of a pattern, without brackets around it. */
export function anyOf(key: Key): string {
  return patterns.anyOf(TABLE[key]);
}
