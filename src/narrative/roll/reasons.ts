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
      if (!isReason || isListing(block.text, tokens, at) || (found.get(block)?.at(-1)?.end ?? 0) > token.start) continue;
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

/** 主要为, 主要是: longer words say 原因. */
const SHORT = 3;

/** 接待对象主要为检查组; 项目支出20万元，主要为甲项目12万元、乙项目8万元: words that lead to what something is, not to why it changed. */
export function isListing(text: string, tokens: readonly Token[], at: number): boolean {
  const { start, end } = tokens[at]!;
  if (end - start > SHORT) return false;
  const before = tokens[at - 1];
  if (before?.kind === 'fill' && before.end === start) return true;
  const sentence = /[^。;]*$/.exec(text.slice(0, start).replace(/[。;]$/, ''))![0];
  const tells = ({ kind, also }: Token): boolean => TELLS.has(kind) || also.some(({ category }) => TELLS.has(category));
  const moves = tokens.some((own) => own.start >= start - sentence.length - 1 && own.end <= start && tells(own));
  return !moves && /^[^。;]*[0-9] *(?:万|亿)?元/.test(text.slice(end));
}

const TELLS: ReadonlySet<string> = new Set(['change', 'flat', 'order']);

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
