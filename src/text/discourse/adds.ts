import type { Claim } from '../frames';
import type { Phrase } from '../phrase';
import { hasFacets } from './claims';
import type { Scope } from './scope';

/** 两项共计, 合计: a sum of what stands before it, of which its words say nothing else. */
export function addsOf(scope: Scope, phrase: Phrase): Claim['adds'] {
  const adding = phrase.tokens.some(
    ({ kind, meaning }) => (kind === 'glue' && meaning === '加总') || (kind === 'total' && meaning === 'sum'),
  );
  const { fill, stage, side, year, topic } = phrase;
  const more =
    phrase.alternatives.length > 0 || hasFacets(phrase) || stage !== undefined || side !== undefined || year !== null || topic !== null;
  if (!adding || more || fill.replace(/[#<>a-z]/g, '') !== '') return null;
  const count = countIn(scope.words(phrase.tokens));
  const before = scope.recent().filter(({ number, year: of }) => number.kind === 'money' && of === 0);
  return count !== null || before.length > 1 || scope.state.vague ? { count } : null;
}

/** How many 三项, 两者 or 5类 are. */
function countIn(words: string): number | null {
  const [, count] = /([两二三四五六七八九十]|[0-9]{1,2})[项者类笔块]/.exec(words) ?? [];
  return count === undefined ? null : (NUMERALS.get(count) ?? Number(count));
}

const NUMERALS: ReadonlyMap<string, number> = new Map([
  ['两', 2],
  ...[...'二三四五六七八九十'].map((digit, at) => [digit, at + 2] as const),
]);
