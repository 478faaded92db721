import type { Token } from '../token';
import { change, extent, flat } from './change';
import { apart, apartByOrder, compare, opening, ratio, reach, sameTime } from './compare';
import { completion, completionRate, completions, gapRate } from './completion';
import type { Node } from './nodes';
import { beyond, order, orderByChange, surplus } from './order';
import type { GrammarRule } from './rule';
import { share, shareReach, sharerate, sharerateReach } from './share';

/** The operators of the language, tried in this order at each place; an operator owns what follows it. */
export const GRAMMAR: readonly GrammarRule[] = [
  completion,
  completions,
  completionRate,
  gapRate,
  sharerateReach,
  sharerate,
  shareReach,
  share,
  order,
  orderByChange,
  beyond,
  apartByOrder,
  opening,
  compare,
  apart,
  ratio,
  reach,
  sameTime,
  change,
  extent,
  flat,
  surplus,
];

/** 增加（减少）, 增长（降低）: an either-or of the template, whose direction nobody chose. */
function withoutEitherOr(tokens: readonly Token[]): readonly Token[] {
  const kept: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const [first, second, third] = [tokens[at]!, tokens[at + 1], tokens[at + 2]];
    const last = kept.at(-1);
    const both =
      first.kind === 'opening' &&
      third?.kind === 'closing' &&
      (second?.kind === 'change' || second?.kind === 'order') &&
      last?.kind === second.kind;
    if (both) {
      kept[kept.length - 1] = { ...last, meaning: last.kind === 'change' ? '?额' : last.meaning };
      at += 2;
    } else kept.push(first);
  }
  return kept;
}

/** 50万元（含）以上: a limit, no amount of the unit. */
function withThresholds(tokens: readonly Token[]): readonly Token[] {
  return tokens.map((token, at) => {
    if (token.kind !== 'amount') return token;
    const next = tokens[at + 1]?.kind === 'opening' && tokens[at + 3]?.kind === 'closing' ? tokens[at + 4] : tokens[at + 1];
    return next?.kind === 'qualifier' && next.meaning === '以上' ? { ...token, kind: 'threshold' } : token;
  });
}

/** Tokens as nodes: operators with their numbers, everything else as it is. Linear in the number of tokens. */
export function parse(read: readonly Token[]): Node[] {
  const tokens = withThresholds(withoutEitherOr(read));
  const nodes: Node[] = [];
  for (let at = 0; at < tokens.length;) {
    const found = operatorAt(tokens, at);
    if (found) nodes.push(found.node);
    else nodes.push({ type: 'token', token: tokens[at]!, start: tokens[at]!.start, end: tokens[at]!.end });
    at = found?.end ?? at + 1;
  }
  return nodes;
}

/** The rules that may begin with a token of a kind, in their order. */
const BEGINNING: ReadonlyMap<string, readonly GrammarRule[]> = new Map(
  [...new Set(GRAMMAR.flatMap(({ pattern }) => [...pattern.begins]))].map((kind) => [
    kind,
    GRAMMAR.filter(({ pattern }) => pattern.begins.has(kind)),
  ]),
);

function operatorAt(tokens: readonly Token[], at: number): { readonly node: Node; readonly end: number } | null {
  for (const { pattern, make } of rulesFor(tokens[at]!)) {
    const match = pattern.match(tokens, at);
    const node = match && make(match);
    if (node) return { node, end: match.end };
  }
  return null;
}

function rulesFor({ kind, also }: Token): readonly GrammarRule[] {
  const own = BEGINNING.get(kind) ?? [];
  const hasMore = also.some(({ category }) => category !== kind && BEGINNING.has(category));
  return hasMore ? GRAMMAR : own;
}
