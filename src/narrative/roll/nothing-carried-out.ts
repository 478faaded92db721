import { isSubjectOnly } from '../../text/discourse';
import type { Completion } from '../../text/frames';
import { isRightBehind, reasonOfOrder } from './order-reasons';
import type { Roller } from './roller';
import { clauseOf } from './unplanned';

/** 完成预算的96%，决算数小于预算数的主要原因是…: of nothing planned and nothing spent the text says 决算数与预算数相同; false where it does not. */
export function sayNothingCarriedOut(roller: Roller, completion: Completion): boolean {
  const { block } = completion.context;
  const from = clauseOf(completion);
  const flat = roller.text.flats.find(
    ({ base, of: [own] }) => base.year === 0 && own !== undefined && !isSubjectOnly(own) && own.number.value.isZero(),
  );
  if (from === null || !flat) return false;
  const { block: own } = flat.context;
  const start = flat.word.start - /[^,。;:]*$/.exec(own.text.slice(0, flat.word.start))![0].length;
  const order = roller.text.orders.find((other) => other.context.block === block && isRightBehind(completion, other));
  const reason = order && reasonOfOrder(order, order.end);
  const end = reason?.end ?? order?.end ?? completion.number.end;
  if (/[0-9]/.test(own.text.slice(start, flat.word.end)) || /[0-9]/.test(block.text.slice(completion.number.end, end))) return false;
  if (!roller.edits.put(block, from, end, roller.edits.raw(own, start, flat.word.end))) return false;
  roller.keep(completion.number);
  return true;
}
