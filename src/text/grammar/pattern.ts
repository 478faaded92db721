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

export interface Pattern {
  /** The kinds that the first token may have. */
  readonly begins: ReadonlySet<string>;
  readonly match: (tokens: readonly Token[], from: number) => Match | null;
}

interface Element {
  readonly name: string;
  readonly kinds: ReadonlySet<string>;
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
  const needed = elements.findIndex(({ least }) => least === 1);
  const begins = new Set(elements.slice(0, needed + 1).flatMap(({ kinds }) => [...kinds]));
  return { begins, match: (tokens, from) => matchAll(elements, tokens, from) };
}

function matchAll(elements: readonly Element[], tokens: readonly Token[], from: number): Match | null {
  const ends: number[] = [];
  let at = from;
  for (const { takes, least, most } of elements) {
    const limit = Math.min(tokens.length, at + most, from + LONGEST_REACH);
    const start = at;
    while (at < limit && takes(tokens[at]!)) at++;
    if (at - start < least) return null;
    ends.push(at);
  }
  return { end: at, tokens: tokens.slice(from, at), parts: partsOf(elements, ends, tokens, from) };
}

function partsOf(elements: readonly Element[], ends: readonly number[], tokens: readonly Token[], from: number): Match['parts'] {
  const parts = new Map<string, readonly Token[]>();
  for (const [index, { name }] of elements.entries()) {
    const taken = tokens.slice(ends[index - 1] ?? from, ends[index]);
    if (name !== '') parts.set(name, [...(parts.get(name) ?? []), ...taken]);
  }
  return parts;
}

function elementOf(source: string): Element {
  const [, name = '', kinds = '', mark = ''] = /^(?:([a-z]+):)?([^?*]+)([?*]?)$/.exec(source)!;
  const wanted = kinds.split('|').map((kind) => kind.split('='));
  const plain = new Set<string>(wanted.flatMap(([kind = '', meaning]) => (meaning === undefined ? [...(MACROS.get(kind) ?? [kind])] : [])));
  const exact = wanted.filter(([, meaning]) => meaning !== undefined);
  return {
    name,
    kinds: new Set<string>([...plain, ...exact.map(([kind = '']) => kind)]),
    takes: ({ kind, meaning, also }) => fits(kind, meaning) || also.some((term) => fits(term.category, term.meaning)),
    least: mark === '' ? 1 : 0,
    most: mark === '*' ? LONGEST_REACH : 1,
  };

  function fits(kind: string, meaning: string): boolean {
    return plain.has(kind) || exact.some(([own, wantedMeaning]) => own === kind && wantedMeaning === meaning);
  }
}
