import { parse } from 'yaml';
import source from '../../assets/lexicon/terms.yaml';
import { Trie } from './trie';

/**
 * What a word is good for in a sentence. source … item carry a coordinate; year and stage say when; change … gaprate are operators that
 * own the numbers after them; open, purpose and reason turn the mode; qualifier makes an amount something else than the line's own;
 * glue is read over.
 */
export type Category =
  | 'source'
  | 'period'
  | 'nature'
  | 'funds'
  | 'side'
  | 'total'
  | 'stage'
  | 'item'
  | 'topic'
  | 'level'
  | 'compare'
  | 'than'
  | 'reach'
  | 'change'
  | 'extent'
  | 'flat'
  | 'order'
  | 'share'
  | 'sharerate'
  | 'complete'
  | 'completerate'
  | 'gaprate'
  | 'open'
  | 'purpose'
  | 'reason'
  | 'none'
  | 'qualifier'
  | 'year'
  | 'unitword'
  | 'reset'
  | 'glue';

export interface Term {
  readonly category: Category;
  readonly meaning: string;
}

/** Words as data: category → meaning → words. */
interface TermTable {
  readonly [category: string]: { readonly [meaning: string]: readonly string[] };
}

export type Lexicon = Trie<readonly Term[]>;

function lay(lexicon: Lexicon, table: TermTable): Lexicon {
  for (const [category, meanings] of Object.entries(table))
    for (const [meaning, words] of Object.entries(meanings))
      for (const word of words) {
        const term = { category: category as Category, meaning };
        lexicon.add(word, [term], (known, [added]) =>
          known.some((other) => other.category === added!.category) ? known : [...known, added!],
        );
      }
  return lexicon;
}

const TERMS = parse(source) as TermTable;

/** The national words. A word of two categories keeps both, the first of the file first. */
export const LEXICON: Lexicon = lay(new Trie(), TERMS);

/** Every word of the lexicon. */
export function words(): readonly string[] {
  return Object.values(TERMS).flatMap((meanings) => Object.values(meanings).flat());
}
