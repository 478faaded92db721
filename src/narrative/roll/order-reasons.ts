import type { Completion, Order } from '../../text/frames';
import type { ReasonClause } from './reasons';

/** What is said behind 决算数小于预算数. */

/** 决算数小于预算数的主要原因是…: the reason of the very comparison. */
export function reasonOfOrder({ context: { block } }: Order, at: number): ReasonClause | null {
  const lead = /^ *的?(?:主要)?原因(?:是|为|在于)?[:, ]*/.exec(block.text.slice(at, at + MOST_LEAD));
  if (!lead) return null;
  const from = at + lead[0].length;
  const length = block.text.slice(from).search(/[。;]/);
  return { block, start: at, from, end: length < 0 ? block.text.trimEnd().length : from + length };
}

const MOST_LEAD = 16;

/** Whether a comparison follows a rate of completion in the same breath. */
export function isRightBehind({ number, context: { block } }: Completion, { start }: Order): boolean {
  return start >= number.end && /^[,。;]?[^,。;0-9]{0,8}$/.test(block.text.slice(number.end, start));
}
