import type { Block } from '../../text/block';
import type { Claim, Context } from '../../text/frames';
import type { Roller } from './roller';
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

/** The longest text that may stand between 【 and 】. */
const LONGEST_SHOWN = 160;

/** The reasons of a text by block, in their order. */
export function reasonsOf({ text: { text } }: Roller): ReadonlyMap<Block, readonly ReasonClause[]> {
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
      const stop = tokens.slice(at + 1).find(({ kind, start }) => ENDS.has(kind) || opensParts(block.text, start));
      const end = stop?.start ?? block.text.trimEnd().length;
      const from = token.end + /^(?:的是|是|为)?[:, ]*/.exec(block.text.slice(token.end, token.end + 6))![0].length;
      if (from < end) found.set(block, [...(found.get(block) ?? []), { block, start: mark?.end ?? block.numbering, from, end }]);
    }
  });
  return found;
}

const MARKS: ReadonlySet<string> = new Set(['comma', 'stop', 'semicolon', 'colon', 'opening', 'closing']);
const ENDS: ReadonlySet<string> = new Set(['stop', 'semicolon', 'closing']);

/** ，其中：: a reason ends where the parts of the amount begin. */
function opensParts(text: string, at: number): boolean {
  return /^,?(?:其中|具体如下)/.test(text.slice(at, at + 6));
}

/** The reason that is given for what stands at a place: the next one, before anything else changes. */
export function reasonBehind(roller: Roller, block: Block, at: number): ReasonClause | null {
  const reason = roller.reasons.get(block)?.find(({ start }) => start >= at - 1);
  if (!reason) return null;
  const others = [...roller.text.changes, ...roller.text.flats].some(
    ({ context, word }) => context.block === block && word.start >= at && word.start < reason.start - 1,
  );
  const stops = block.text.slice(at, reason.start).match(/[。;]/g)?.length ?? 0;
  return others || stops > 1 ? null : reason;
}

/** Nothing changed: there is nothing to give a reason for. */
export function dropReason(roller: Roller, { block, start, end }: ReasonClause): void {
  const { text } = block;
  const before = text[start - 1] ?? '';
  // A sentence of its own goes with its stop; a clause with the comma in front.
  const whole = before === '。' || before === ';' || before === '';
  const last = text[end] ?? '';
  if (whole) roller.edits.put(block, start, last === '。' || last === ';' ? end + 1 : end, '');
  else if (before === ',') roller.edits.put(block, start - 1, end, '');
}

/** The direction turned: last year's reason is kept, and marked. One that only gives numbers follows the forms itself. */
export function markReason(roller: Roller, context: Context, reason: ReasonClause, turned: string, target: Claim): void {
  const { block, from, end } = reason;
  const own = roller.edits.raw(block, from, end);
  roller.note('look', context, from, `“${roller.said(target)}”${turned}，请核对原因`);
  if (givesNumbers(roller, reason) || /[【】]/.test(own)) return;
  if (own.length <= LONGEST_SHOWN) roller.edits.put(block, from, end, `【请核对原因，${turned}，上年写：${own}】`);
  else roller.edits.put(block, from, from, `【请核对原因，${turned}】`);
}

function givesNumbers({ text }: Roller, { block, from, end }: ReasonClause): boolean {
  return text.changes.some(({ context, number, of, floating }) => {
    const target = floating ?? of[0];
    return (
      context.block === block && number.start >= from && number.end <= end && target !== undefined && !target.doubts.includes('noSubject')
    );
  });
}
