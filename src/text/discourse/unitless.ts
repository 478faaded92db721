import type { Token } from '../token';
import { LABEL_KINDS, type Scope } from './scope';

/** Numbers that stand without a unit. */

/** What a number without a unit would be an amount or a rate of. */
const TELLING: ReadonlySet<string> = new Set([...LABEL_KINDS, 'share', 'change']);

/** 年初预算为0，: nothing needs no unit. */
export function isNothing({ state, block }: Scope, { number, end }: Token): boolean {
  const [before] = state.buffer.slice(-1);
  return (
    number !== null &&
    number.value.isZero() &&
    number.decimals === 0 &&
    before?.kind === 'glue' &&
    state.buffer.some(({ kind }) => kind === 'side' || kind === 'stage') &&
    /^[ \0]*[,。;、)]/.test(block.text.slice(end, end + 4))
  );
}

/** A number with decimals right behind a subject or an operator, with nothing behind it. */
export function lacksUnit({ state, block }: Scope, { number, end }: Token): boolean {
  const before = state.buffer.findLast(({ kind }) => kind !== 'glue');
  return (
    number !== null &&
    number.decimals > 0 &&
    before !== undefined &&
    TELLING.has(before.kind) &&
    /^[ \0]*(?:[,。;、)]|$|占|比|较)/.test(block.text.slice(end, end + 8))
  );
}
