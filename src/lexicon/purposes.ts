import source from '../../assets/lexicon/purposes.yaml';
import { anyOf } from './patterns';

/** The words of assets/lexicon/purposes.yaml, made into patterns. */

interface TopicRow {
  readonly of: readonly string[];
  readonly own: readonly string[];
  readonly only: readonly string[];
  readonly open?: true;
}

const TABLE = source as { readonly topics: readonly TopicRow[]; readonly common: readonly string[] };

export interface Topic {
  /** Function codes that begin so, or items. */
  readonly of: readonly string[];
  readonly own: RegExp;
  /** What only this one is for. */
  readonly only: RegExp;
  /** It may be for other things besides. */
  readonly open: boolean;
}

/** What is paid for one thing only. */
export const TOPICS: readonly Topic[] = TABLE.topics.map(({ of, own, only, open }) => ({
  of,
  own: new RegExp(anyOf(own)),
  only: new RegExp(anyOf(only)),
  open: open ?? false,
}));

/** Pairs of characters that stand in names of all kinds. */
export const COMMON_PAIRS: ReadonlySet<string> = new Set(TABLE.common);
