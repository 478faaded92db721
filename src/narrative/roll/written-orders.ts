import type { Order } from '../../text/frames';
import { reasonBehind } from './kept-reasons';
import { reasonOfOrder } from './order-reasons';
import type { Roller } from './roller';
import { asked, isWithin, planned, printed, type Fresh, type Model, type Put } from './written-model';
import { compared, ORDER_WORDS } from './words';

/** 决算数大于预算数, of a new subject: as its budget has it, asked for where no form does. */
export function ordersOf(roller: Roller, model: Model, fresh: Fresh): Put[] {
  return ordersIn(roller, model).flatMap((order) => [wordOf(roller, model, fresh, order), ...amountOf(roller, model, fresh, order)]);
}

function ordersIn({ text }: Roller, model: Model): Order[] {
  return text.orders.filter((order) => isWithin(model, order.context, order));
}

function wordOf(roller: Roller, { block, claim }: Model, { code, reading }: Fresh, order: Order): Put {
  const end = order.number?.start ?? order.end;
  const word = ORDER_WORDS.exec(block.text.slice(order.start, end));
  if (!word) return { start: order.start, end, text: `【待填写：${roller.nameOf(code)}与预算相比】` };
  const at = order.start + word.index;
  const budget = planned(roller, claim, code, order.right);
  const unknown = roller.meetsBudgets && order.sign === 0 ? word[0] : '【待填写：大于、等于或小于】';
  const said = budget ? compared(word[0], signOf(reading.yuan.comparedTo(budget))) : unknown;
  const text = `${roller.edits.raw(block, order.start, at)}${said}${roller.edits.raw(block, at + word[0].length, end)}`;
  return { start: order.start, end, text };
}

function amountOf(roller: Roller, model: Model, { code, reading }: Fresh, { number, right }: Order): Put[] {
  if (!number) return [];
  const budget = planned(roller, model.claim, code, right);
  return [budget ? printed(roller, model, number, reading.yuan.minus(budget).abs()) : asked(roller, code, number, '与预算的差额')];
}

function signOf(compared: number): 1 | -1 | 0 {
  return compared > 0 ? 1 : compared < 0 ? -1 : 0;
}

/** 决算数小于预算数的主要原因是…, where the last of what a model says is a comparison with its budget: the reason is asked for. */
export function orderReasonAsked(roller: Roller, model: Model, code: string, end: number): string {
  const last = ordersIn(roller, model).at(-1);
  const at = last && (last.number?.end ?? last.end);
  const reason = at === end ? (reasonOfOrder(last!, at) ?? reasonBehind(roller, model.block, at)) : null;
  if (!reason) return '';
  return `${roller.edits.raw(model.block, at!, reason.from)}【待填写：${roller.nameOf(code)}与预算有差异的原因】`;
}
