import type { Claim } from '../frames';
import { hasIdentity, type Phrase } from '../phrase';
import { hasFacets } from './claims';
import type { Scope } from './scope';

/** 两项共计, 合计: a sum of what stands before it, of which its words say nothing else. */
export function addsOf(scope: Scope, phrase: Phrase): Claim['adds'] {
  if (!isAdding(scope, phrase) || saysMore(phrase)) return null;
  const count = countIn(scope.words(phrase.tokens));
  const before = scope.recent().filter(({ number, year: of }) => number.kind === 'money' && of === 0);
  return count !== null || before.length > 1 || scope.state.vague ? { count } : null;
}

/** 四项占…, 上述两类占…: how many amounts the words point back to, where they say nothing else. */
export function countOf(scope: Scope, phrase: Phrase): number | null {
  return saysMore(phrase) ? null : countIn(scope.words(phrase.tokens));
}

/**
 * 两项预算占…, 上述两项支出占…: how many amounts a share is of; 0 where the words count them and say something else besides (上年两项, 其他两项),
 * so that nobody knows which; null where nothing is counted.
 */
export function sharingOf(scope: Scope, phrase: Phrase): number | null {
  const count = countIn(scope.words(phrase.tokens));
  const { stage: _stage, side: _side, ...rest } = phrase;
  return count !== null && saysMore(rest) ? 0 : count;
}

/** 上述支出占…: words that point back to all that stands before, without saying how many that is. */
export function pointsBack(scope: Scope, phrase: Phrase): boolean {
  return !hasIdentity(phrase) && /上述|前述|以上(?:各项|支出)/.test(scope.words(phrase.tokens));
}

/** Whether words that may point back say of what an amount is themselves. */
function saysMore(phrase: Omit<Phrase, 'stage' | 'side'> & Pick<Partial<Phrase>, 'stage' | 'side'>): boolean {
  const { alternatives, fill, stage, side, year, topic } = phrase;
  const told = alternatives.length > 0 || hasFacets(phrase) || stage !== undefined || side !== undefined || year !== null || topic !== null;
  return told || fill.replace(OVER, '') !== '';
}

/** 合计, 共计; 共 right behind a comma. */
export function isAdding(scope: Scope, { tokens }: Phrase): boolean {
  const words = scope.words(tokens).replace(/[ \0]/g, '');
  return (
    /^(?:[两二三四五六七八九十0-9]{1,2}[项者类])?共$/.test(words) ||
    tokens.some(({ kind, meaning }) => (kind === 'glue' && meaning === '加总') || (kind === 'total' && meaning === 'sum'))
  );
}

/** Words that point back. */
const OVER = /[#<>a-z]|上述|前述|前面|[述这前第至]|[二三四五六七八九十]{1,2}[项者类笔块个]?|[项个]/g;

/** How many 三项, 两者 or 5类 are; the last of several numbers in a row (第2至第4项) is not how many. */
function countIn(words: string): number | null {
  if (/[0-9][^0-9,]{0,4}(?:至|~|-|—|到)[^0-9,]{0,4}[0-9]/.test(words)) return null;
  const [, count] = /([两二三四五六七八九十]|[0-9]{1,2})[项者类笔块个]/.exec(words) ?? [];
  return count === undefined ? null : (NUMERALS.get(count) ?? Number(count));
}

const NUMERALS: ReadonlyMap<string, number> = new Map([
  ['两', 2],
  ...[...'二三四五六七八九十'].map((digit, at) => [digit, at + 2] as const),
]);
