import type { Block } from '../../text/block';
import type { Claim, Context } from '../../text/frames';
import { NOTES, type Turned } from './notes';
import { opensPurpose, type ReasonClause } from './reasons';
import type { Roller } from './roller';

/** What becomes of last year's reasons: kept, dropped or marked for the officer. */

/** The longest text that may stand between 【 and 】. */
const LONGEST_SHOWN = 160;

/** The reason that is given for what stands at a place: the next one, before anything else changes. */
export function reasonBehind(roller: Roller, block: Block, at: number): ReasonClause | null {
  const reason = roller.reasons.get(block)?.find(({ start }) => start >= at - 1);
  if (!reason) return null;
  const others = roller.text.where.movesIn(block).some(({ word }) => word.start >= at && word.start < reason.start - 1);
  const stops = block.text.slice(at, reason.start).match(/[。;]/g)?.length ?? 0;
  return others || stops > 1 ? null : reason;
}

/** 比上年减少1万元，一辆旧车已拍卖: what follows a change, and says neither a number nor what it is for, is why. */
export function tailBehind(roller: Roller, block: Block, at: number): ReasonClause | null {
  const mark = /^[)]?,/.exec(block.text.slice(at, at + 2));
  if (!mark) return null;
  const from = at + mark[0].length;
  const tokens = roller.text.text.tokens[block.index]!;
  const stop = tokens.find(
    (own) => own.start >= from && (own.kind === 'stop' || own.kind === 'semicolon' || opensPurpose(block.text, own)),
  );
  const end = stop?.start ?? block.text.trimEnd().length;
  const words = block.text.slice(from, end);
  const says = tokens.some(({ kind, start, number }) => start >= from && start < end && (number !== null || OTHERS.has(kind)));
  return says || words.length < SHORTEST || OTHER_WORDS.test(words) ? null : { block, start: from, from, end };
}

const SHORTEST = 5;
const OTHERS: ReadonlySet<string> = new Set(['purpose', 'flat', 'change', 'completion', 'share']);
const OTHER_WORDS = /^(?:其中|包括|具体|占|完成|决算|预算|用于|主要|均|全部|为|与|比|较|详见|如)|用于|持平|一致|预算数/;

/** Nothing changed: there is nothing to give a reason for. */
export function dropReason(roller: Roller, { block, start, end }: ReasonClause): void {
  const { text } = block;
  const before = text[start - 1] ?? '';
  // A sentence of its own goes with its stop; a clause with the comma in front.
  // （主要是人员减少） goes with its brackets.
  if (before === '(' && text[end] === ')') return void roller.edits.put(block, start - 1, end + 1, '');
  const whole = before === '。' || before === ';' || before === '';
  const last = text[end] ?? '';
  if (whole) roller.edits.put(block, start, last === '。' || last === ';' ? end + 1 : end, '');
  else if (before === ',') roller.edits.put(block, start - 1, end, '');
}

/** The direction turned: last year's reason is kept, and marked. One that only gives numbers follows the forms itself. */
export function markReason(roller: Roller, context: Context, reason: ReasonClause, turned: Turned, target: Claim): void {
  const { block, from, end } = reason;
  const own = roller.edits.raw(block, from, end);
  roller.note('look', context, from, NOTES.reasonTurned(roller.said(target), turned));
  if (givesNumbers(roller, reason) || /[【】]/.test(own)) return;
  // 主要原因是 2024 年: the space was the number's.
  const at = block.text.slice(0, from).trimEnd().length;
  if (own.length <= LONGEST_SHOWN) roller.edits.put(block, at, end, `【请核对原因，${turned.message}，上年写：${own}】`);
  else roller.edits.put(block, from, from, `【请核对原因，${turned.message}】`);
}

function givesNumbers({ text }: Roller, { block, from, end }: ReasonClause): boolean {
  return text.where.movesIn(block).some((move) => {
    if (move.type === 'flat') return false;
    const target = move.floating ?? move.of[0];
    return move.number.start >= from && move.number.end <= end && target !== undefined && !target.doubts.includes('noSubject');
  });
}
