import { isSubjectOnly } from '../../text/discourse';
import type { Claim, Completion, Flat, Order } from '../../text/frames';
import { percent } from './percent';
import { budgetsOf, known, plannedIn } from './ratios';
import { isRightBehind, reasonOfOrder } from './order-reasons';
import { cellsOf, type Roller } from './roller';
import { clauseOf } from './unplanned';
import { compared, ORDER_WORDS } from './words';

/**
 * 预算0元，支出决算0元，决算数与预算数相同: where there is a budget now, how much of it was carried out is said as the text says it of its
 * other items, 完成预算的96%，决算数小于预算数的主要原因是…; false where it says it of none.
 */
export function sayFirstCompletion(roller: Roller, flat: Flat, target: Claim): boolean {
  if (flat.base.year !== 0 || isSubjectOnly(target) || !target.number.value.isZero()) return false;
  const stated = budgetsOf(roller, target, null);
  const [actual, planned] = [known(roller, target), stated ? known(roller, stated) : plannedIn(roller, target, null)];
  const rate = actual && planned ? percent(actual.yuan, planned.yuan) : null;
  const like = rate ? modelOf(roller, flat) : undefined;
  if (!rate || !like || !actual || !planned) return false;
  const { block } = flat.context;
  const { completion, order } = like;
  const { block: own } = completion.context;
  const raw = roller.edits.raw(own, completion.number.start, completion.number.end);
  const said =
    roller.edits.raw(own, clauseOf(completion)!, completion.number.start) + roller.style.print(own, raw, completion.number, rate);
  const sign = actual.yuan.gt(planned.yuan) ? 1 : -1;
  const readings = actual.type === 'known' ? actual.readings.flatMap(cellsOf) : [];
  const start = flat.word.start - /[^,。;:]*$/.exec(block.text.slice(0, flat.word.start))![0].length;
  return roller.edits.put(
    block,
    start,
    flat.word.end,
    said + (order ? orderLike(roller, like.completion, order, sign, target) : ''),
    readings,
  );
}

interface Model {
  readonly completion: Completion;
  readonly order: Order | undefined;
}

/** A rate of completion that is a clause of its own, the nearest to a paragraph, with the comparison that follows it. */
function modelOf({ text }: Roller, { context: { block } }: Flat): Model | undefined {
  const all = text.completions.filter((own) => !own.gap && clauseOf(own) !== null && !own.number.value.isZero());
  const away = ({ context }: Completion): number => Math.abs(context.block.index - block.index);
  const completion = all.reduce<Completion | undefined>((best, own) => (best && away(best) <= away(own) ? best : own), undefined);
  const order = completion && text.orders.find((own) => own.context.block === completion.context.block && isRightBehind(completion, own));
  return completion && { completion, order };
}

/** ，决算数小于预算数的主要原因是【待填写】. */
function orderLike(roller: Roller, { number }: Completion, order: Order, sign: 1 | -1, target: Claim): string {
  const { block } = order.context;
  const word = ORDER_WORDS.exec(block.text.slice(order.start, order.end));
  const reason = reasonOfOrder(order, order.end);
  if (!word || !reason) return '';
  const at = order.start + word.index;
  const before = roller.edits.raw(block, number.end, at);
  const behind = roller.edits.raw(block, at + word[0].length, reason.from);
  return `${before}${compared(word[0], sign)}${behind}【待填写：${roller.said(target)}与预算有差异的原因】`;
}
