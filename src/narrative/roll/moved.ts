import { Decimal } from 'decimal.js';
import type { Reading } from '../../facts/base';
import type { Change } from '../../text/frames';
import type { Token } from '../../text/token';
import { firstOf } from '../../proofread/whereabouts';
import { percent } from './amounts';
import type { Roller } from './roller';

export interface Moved {
  readonly by: Decimal;
  readonly base: Decimal;
  readonly readings: readonly Reading[];
}

export function rateOf({ by, base }: Moved): Decimal | null {
  return by.isZero() ? new Decimal(0) : (percent(by, base)?.abs() ?? null);
}

export function turn(roller: Roller, change: Change, sign: 1 | -1 | 0): void {
  if (change.sign === 0 || sign === 0 || sign === change.sign) return;
  const { word, context } = change;
  roller.edits.put(context.block, word.start, word.end, roller.words.opposite(roller.words.wordOf(change), sign, change.number.kind));
}

/** The 比 of a comparison right before a place. */
export function compareBefore(roller: Roller, block: number, at: number): Token | null {
  const tokens = roller.text.text.tokens[block]!;
  for (let index = firstOf(tokens, ({ end }) => end > at) - 1; index >= 0; index--) {
    const token = tokens[index]!;
    if (token.kind === 'compare' || token.also.some(({ category }) => category === 'compare'))
      return token.end - token.start <= 2 ? token : null;
    if (token.kind === 'comma' || token.kind === 'stop' || token.kind === 'semicolon') return null;
  }
  return null;
}
