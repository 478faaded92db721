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
  | 'surplus'
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
  | 'ratio'
  | 'glue';

export interface Term {
  readonly category: Category;
  readonly meaning: string;
  /** 升# in the table: the word is one only right before a number, as in 同比升5%, and not in 提升. */
  readonly beforeNumber?: true;
  /** 教育收费~ in the table: it may be all of what its meaning is, or a part of it, so that it confirms and accuses nothing. */
  readonly partly?: true;
}

/** Words as data: category → meaning → words, or patterns of words (`spelt`). */
interface TermTable {
  readonly [category: string]: { readonly [meaning: string]: readonly string[] };
}

export type Lexicon = Trie<readonly Term[]>;

/** 按{资金|经费}来源{|划分}: the words that a pattern of the table stands for. */
export function spelt(pattern: string): readonly string[] {
  const open = pattern.indexOf('{');
  if (open === -1) return [pattern];
  const close = pattern.indexOf('}', open);
  const rest = spelt(pattern.slice(close + 1));
  const choices = pattern.slice(open + 1, close).split('|');
  return choices.flatMap((choice) => rest.map((end) => pattern.slice(0, open) + choice + end));
}

function bare(word: string): string {
  return /[#~]$/.test(word) ? word.slice(0, -1) : word;
}

function lay(lexicon: Lexicon, table: TermTable): Lexicon {
  for (const [category, meanings] of Object.entries(table))
    for (const [meaning, words] of Object.entries(meanings))
      for (const word of words.flatMap(spelt)) {
        const mark = word.endsWith('#') ? { beforeNumber: true as const } : word.endsWith('~') ? { partly: true as const } : {};
        const term = { category: category as Category, meaning, ...mark };
        lexicon.add(bare(word), [term], (known, [added]) =>
          known.some((other) => other.category === added!.category) ? known : [...known, added!],
        );
      }
  return lexicon;
}

const TERMS = source as TermTable;

/** The national words. A word of two categories keeps both, the first of the file first. */
export const LEXICON: Lexicon = lay(new Trie(), TERMS);

/** Every word of the lexicon. */
export function words(): readonly string[] {
  return Object.values(TERMS).flatMap((meanings) => Object.values(meanings).flat().flatMap(spelt).map(bare));
}
