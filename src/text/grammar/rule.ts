import type { Match, Pattern } from './pattern';
import { pattern } from './pattern';
import type { Node } from './nodes';

/** What rules of the grammar read: tokens in, one node out. Its examples are run as tests (test/text/grammar.test.ts). */
export interface GrammarRule {
  readonly id: string;
  readonly pattern: Pattern;
  /** Null where the tokens fit but their meanings do not. */
  readonly make: (match: Match) => Node | null;
  /** Sentences in which the rule reads exactly the node given in short form (see `shortOf`). */
  readonly reads: { readonly [sentence: string]: string };
  /** Sentences in which it reads nothing. */
  readonly rejects: readonly string[];
}

export function defineGrammar(rule: {
  readonly id: string;
  readonly pattern: string;
  readonly make: (match: Match) => Node | null;
  readonly reads: { readonly [sentence: string]: string };
  readonly rejects: readonly string[];
}): GrammarRule {
  const { id, make, reads, rejects } = rule;
  return { id, pattern: pattern(rule.pattern), make, reads, rejects };
}
