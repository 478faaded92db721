import type { Claim } from '../frames';
import type { Node } from '../grammar/nodes';
import { hasIdentity } from '../phrase';
import { readPhrase } from '../phrase-reader';
import { NO_NUMBER } from './claims';
import type { Scope } from './scope';
import { wholeOf } from './shares';
import { targetsOf } from './targets';

/** 支出97万元,为上年133万元的72.65%: a share of last year's amount, which may be more than all. False where no amount of last year is meant. */
export function takeRatio(scope: Scope, node: Node & { type: 'ratio' }): boolean {
  const { state } = scope;
  const words = readPhrase(node.words, { ...scope.codes(), prefix: '' });
  const phrase = scope.phrase();
  const of = targetsOf(scope, phrase)[0] ?? (hasIdentity(phrase) ? scope.claimOf(phrase, null) : null);
  if (scope.toYear(words) !== -1 || !of || phrase.fill !== '') return false;
  const stage = words.stage ?? null;
  const { stage: _, ...facets } = of.facets;
  const named = hasIdentity(words) ? wholeOf(scope, words, of) : { ...of, facets };
  const whole: Claim = {
    ...named,
    context: scope.context,
    number: NO_NUMBER,
    year: -1,
    stage,
    facets: stage ? { ...named.facets, stage: { value: stage, inherited: false } } : named.facets,
    parent: null,
    list: null,
  };
  if (node.base) scope.frames.push({ ...whole, number: node.base });
  scope.frames.push({
    type: 'share',
    context: scope.context,
    number: node.number,
    of,
    whole,
    wholeNumber: node.base,
    head: null,
    together: null,
    parent: null,
    doubts: of.doubts,
  });
  state.buffer = [];
  return true;
}
