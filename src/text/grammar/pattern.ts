import type { Kind, Token } from '../token';

/**
 * Patterns over tokens, never over characters. An element is kinds joined by `|`, with `?` (may be missing) or `*` (any number), and may
 * be named: `whole:WORDS* rate:rate`. `kind=meaning` wants that meaning. WORDS stands for everything that carries a coordinate or is read over.
 * Each element takes all it can; kinds of neighbours differ, so there is nothing to take back and reading is linear.
 */
export interface Match {
  readonly end: number;
  /** All that it took. */
  readonly tokens: readonly Token[];
  /** The tokens an element took, by its name. */
  readonly parts: ReadonlyMap<string, readonly Token[]>;
}

export type Pattern = (tokens: readonly Token[], from: number) => Match | null;

interface Element {
  readonly name: string;
  readonly takes: (token: Token) => boolean;
  readonly least: 0 | 1;
  readonly most: number;
}

const COORDINATE: readonly Kind[] = [
  'source',
  'period',
  'nature',
  'funds',
  'side',
  'total',
  'stage',
  'item',
  'topic',
  'level',
  'name',
  'code',
  'year',
  'unitword',
  'glue',
  'quote',
];

const MACROS: ReadonlyMap<string, readonly Kind[]> = new Map([
  ['WORDS', COORDINATE],
  ['GLUE', ['glue', 'unitword', 'quote']],
]);

/** How many tokens an operator may reach over. */
const LONGEST_REACH = 40;

export function pattern(source: string): Pattern {
  const elements = source.split(' ').map(elementOf);
  return (tokens, from) => {
    const parts = new Map<string, Token[]>();
    let at = from;
    for (const { name, takes, least, most } of elements) {
      const taken: Token[] = [];
      while (taken.length < most && at < tokens.length && at - from < LONGEST_REACH && takes(tokens[at]!)) taken.push(tokens[at++]!);
      if (taken.length < least) return null;
      if (name !== '') parts.set(name, [...(parts.get(name) ?? []), ...taken]);
    }
    return { end: at, tokens: tokens.slice(from, at), parts };
  };
}

function elementOf(source: string): Element {
  const [, name = '', kinds = '', mark = ''] = /^(?:([a-z]+):)?([^?*]+)([?*]?)$/.exec(source)!;
  const tests = kinds.split('|').map((kind) => {
    const [own = '', meaning] = kind.split('=');
    const wanted: readonly string[] = MACROS.get(own) ?? [own];
    return (token: Token): boolean => {
      if (meaning === undefined) return wanted.includes(token.kind) || token.also.some(({ category }) => wanted.includes(category));
      return (
        (token.kind === own && token.meaning === meaning) || token.also.some((term) => term.category === own && term.meaning === meaning)
      );
    };
  });
  return {
    name,
    takes: (token) => tests.some((test) => test(token)),
    least: mark === '' ? 1 : 0,
    most: mark === '*' ? LONGEST_REACH : 1,
  };
}
