import type { Block } from '../../text/block';
import { isSubjectOnly } from '../../text/discourse';
import type { Order } from '../../text/frames';
import type { Drafter } from './drafter';

/** 决算数大于年初预算数: which of the two is larger is seen when the numbers are. */
export function drawOrders(drafter: Drafter): void {
  for (const order of drafter.text.orders) {
    const { block } = order.context;
    const sides = sidesOf(drafter, order);
    const word = /大于|小于|等于/.exec(block.text.slice(order.start, order.end));
    if (!sides || !word) continue;
    const start = order.start + word.index;
    const end = start + word[0].length;
    const compared = `{% assign 预算 = ${sides.planned} %}{% assign 比 = ${sides.given} | 对比: 预算 %}`;
    const reason = reasonOf(block, order);
    if (!reason) {
      // Where the budget is not known it is asked for.
      drafter.put(block, start, end, `${compared}{% if 比 == "" %}{{ 预算 | 金额 }}{% else %}{{ 比 }}{% endif %}`);
      continue;
    }
    const key = drafter.key(`${drafter.roller.said(order.of!)}与预算的差异原因`);
    const words = `${drafter.raw(block, reason.start, start)}{{ 比 }}${drafter.raw(block, end, reason.from)}{{ "${key}" | 输入 }}`;
    drafter.put(block, reason.start, reason.end, `${compared}{% if 比 == "大于" or 比 == "小于" %}${words}{% endif %}`);
  }
}

/** ，决算数大于预算数的主要原因是…: a clause that says nothing where the two are equal. */
function reasonOf({ text }: Block, { start, end }: Order): { readonly start: number; readonly from: number; readonly end: number } | null {
  const lead = /^的?(?:主要)?原因(?:是|为|:)?:?/.exec(text.slice(end, end + 12));
  if (!lead || text[start - 1] !== ',') return null;
  const from = end + lead[0].length;
  const length = text.slice(from).search(/[。;]/);
  return length === 0 ? null : { start: start - 1, from, end: length < 0 ? text.trimEnd().length : from + length };
}

/** The two amounts as templates call them; null where one is not told. */
function sidesOf(drafter: Drafter, { of }: Order): { readonly given: string; readonly planned: string } | null {
  if (!of || isSubjectOnly(of)) return null;
  const given = drafter.given(of);
  const path = drafter.pathOf(of);
  const { budgetClaim } = drafter.text.completions.find((completion) => completion.of === of) ?? {};
  const planned = budgetClaim ? drafter.given(budgetClaim) : path === null ? null : `"${path}" | 年初预算`;
  return given && planned ? { given, planned } : null;
}
