import type { Claim, Order } from '../../text/frames';
import { baseAmount } from './bases';
import { markReason, reasonBehind } from './kept-reasons';
import { againstBudget, NOTES, turnedFrom, type Turned } from './notes';
import { reasonOfOrder } from './order-reasons';
import { budgetsOf, known, plannedIn, readingsOf, unmoved } from './ratios';
import type { Known } from './wholes';
import type { Roller } from './roller';
import { compared, ORDER_WORDS } from './words';

/** 决算数大于年初预算数: the word follows, and the amount it is larger by. */
export function rollOrders(roller: Roller): void {
  for (const order of roller.text.orders) rollOrder(roller, order);
}

function rollOrder(roller: Roller, order: Order): void {
  const { of, right, number, context, start, end } = order;
  if (!of) return;
  const stated = budgetsOf(roller, of, right);
  const actual = known(roller, of);
  const isOfLastYear = /上年|去年/.test(context.block.text.slice(start, end));
  const planned = stated ? known(roller, stated) : isOfLastYear ? lastYearOf(roller, of, actual) : plannedIn(roller, of, right);
  const by = actual && planned ? actual.yuan.minus(planned.yuan) : null;
  if (!by) {
    if (roller.shift === 0) {
      if (number) roller.keep(number);
    } else if (number) roller.ask(context, number, `${roller.said(of)}与预算的差额`);
    else if (order.sign !== 0 || !roller.meetsBudgets) {
      roller.note('look', context, start, NOTES.larger(roller.said(of)));
      markOrder(roller, order);
    }
    return;
  }
  const sign = by.isZero() ? 0 : by.isNegative() ? -1 : 1;
  const word = ORDER_WORDS.exec(context.block.text.slice(start, end));
  if (word && sign !== order.sign && (roller.shift !== 0 || !unmoved(of, actual)))
    turnOrder(roller, {
      order,
      of,
      at: start + word.index,
      word: word[0],
      sign,
      turned: (isOfLastYear ? turnedFrom : againstBudget)(order.sign, sign),
    });
  if (number) roller.write(context, number, by.abs(), readingsOf(actual));
}

/** 决算数大于年初预算数, of a budget that is asked for: whether it still is larger, nothing tells. */
function markOrder({ edits }: Roller, { context: { block }, start, end }: Order): void {
  const word = ORDER_WORDS.exec(block.text.slice(start, end));
  if (word) edits.put(block, start + word.index, start + word.index + word[0].length, `【请核对，上年写：${word[0]}】`);
}

/** 决算数大于上年决算数. */
function lastYearOf(roller: Roller, of: Claim, actual: Known | null): Known | null {
  const found = baseAmount(roller.values, of, { year: -1, stage: null, number: null, stated: true }, readingsOf(actual)[0] ?? null);
  return found.type === 'unknown' ? null : found;
}

interface Turn {
  readonly order: Order;
  readonly of: Claim;
  /** Where the word of comparison stands. */
  readonly at: number;
  readonly word: string;
  readonly sign: 1 | -1 | 0;
  readonly turned: Turned;
}

/** 决算数小于预算数的主要原因是…: where it is the other way round now, last year's reason is shown to the officer. */
function turnOrder(roller: Roller, { order, of, at, word, sign, turned }: Turn): void {
  const { block } = order.context;
  if (!roller.edits.put(block, at, at + word.length, compared(word, sign))) return;
  const end = order.number?.end ?? order.end;
  const reason = reasonOfOrder(order, end) ?? reasonBehind(roller, block, end);
  if (reason) markReason(roller, order.context, reason, turned, of);
  else roller.note('look', order.context, at, NOTES.turned(roller.said(of), turned));
}
