import type { BoundText } from '../../proofread/proof';
import type { Block } from '../../text/block';
import type { Token } from '../../text/token';
import { directionOf } from './words';

/** A reason the text gives: ，主要原因是…； its own sentence 主要原因是…。 or a clause of the sentence before. */
export interface ReasonClause {
  readonly block: Block;
  /** From the mark in front of it, or where its sentence begins. */
  readonly start: number;
  /** Where what is said begins: behind 主要原因是. */
  readonly from: number;
  readonly end: number;
}

/** The reasons of a text by block, in their order. */
export function reasonsOf({ text }: BoundText): ReadonlyMap<Block, readonly ReasonClause[]> {
  const found = new Map<Block, ReasonClause[]>();
  text.blocks.forEach((block, index) => {
    const tokens = text.tokens[index]!;
    for (const [at, token] of tokens.entries()) {
      const isReason = token.kind === 'reason' || token.also.some(({ category }) => category === 'reason');
      if (!isReason || (found.get(block)?.at(-1)?.end ?? 0) > token.start) continue;
      const before = tokens.slice(0, at);
      const mark = before.findLast(({ kind }) => MARKS.has(kind));
      // 减少的主要原因: words between the mark and the reason belong to it; any other words do not, and it is no clause of its own.
      const between = before.filter(({ start, kind }) => start >= (mark?.end ?? 0) && kind !== 'glue' && kind !== 'fill');
      if (between.some((other) => directionOf(other) === 0)) continue;
      const stop = tokens
        .slice(at + 1)
        .find((own) => ENDS.has(own.kind) || opensParts(block.text, own.start) || opensPurpose(block.text, own));
      const end = stop?.start ?? block.text.trimEnd().length;
      const from = token.end + /^(?:的是|是|为)?[:, ]*/.exec(block.text.slice(token.end, token.end + 6))![0].length;
      if (from < end) found.set(block, [...(found.get(block) ?? []), { block, start: mark?.end ?? block.numbering, from, end }]);
    }
  });
  return found;
}

const MARKS: ReadonlySet<string> = new Set(['comma', 'stop', 'semicolon', 'colon', 'opening', 'closing']);
const ENDS: ReadonlySet<string> = new Set(['stop', 'semicolon', 'closing']);

/** ，主要用于…: what the money is for is no reason of its change. */
export function opensPurpose(text: string, { kind, start }: Token): boolean {
  return kind === 'comma' && text.startsWith('主要用于', start + 1);
}

/** ，其中：: a reason ends where the parts of the amount begin. */
function opensParts(text: string, at: number): boolean {
  return /^,?(?:其中|具体如下)/.test(text.slice(at, at + 6));
}
