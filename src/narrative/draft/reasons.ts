import type { Block } from '../../text/block';
import { labelOf } from '../roll/labels';
import { reasonBehind } from '../roll/kept-reasons';
import type { ReasonClause } from '../roll/reasons';
import { labelBefore } from '../roll/roller';
import type { Drafter } from './drafter';

/** 增长的主要原因: the direction is that of the amount. */
const DIRECTIONS: readonly (readonly [RegExp, string])[] = [
  [/增加|减少/, '多少'],
  [/增长|下降|上升|降低/, '涨跌'],
];

/** What is given as the reason of a change is asked for, and nothing is where nothing changed. */
export function drawReason(drafter: Drafter, block: Block, at: number, given: string): void {
  const reason = reasonBehind(drafter.roller, block, at);
  if (!reason) return;
  const { text } = block;
  const before = text[reason.start - 1] ?? '';
  const after = text[reason.end] ?? '';
  const isBracket = before === '(' && after === ')';
  const start = before === ',' || isBracket ? reason.start - 1 : reason.start;
  const end = isBracket || (before === '。' && after === '。') ? reason.end + 1 : reason.end;
  const asked = `{{ ${given} | 原因 }}`;
  if (before !== ',' && before !== '。' && !isBracket) return void drafter.put(block, reason.from, reason.end, asked);
  const lead = DIRECTIONS.reduce(
    (words, [direction, word]) => words.replace(direction, `{{ ${given} | ${word} }}`),
    drafter.raw(block, start, reason.from),
  );
  const tail = drafter.raw(block, reason.end, end);
  drafter.put(block, start, end, `{% assign 平 = ${given} | 持平 %}{% unless 平 %}${lead}${asked}${tail}{% endunless %}`);
}

/** Any other reason is the example's own: it is asked for as well. */
export function drawReasons(drafter: Drafter): void {
  for (const clauses of drafter.roller.reasons.values()) for (const clause of clauses) askReason(drafter, clause);
}

function askReason(drafter: Drafter, { block, from, end }: ReasonClause): void {
  const own = drafter.of(block);
  const inside = own.filter((piece) => piece.start < end && from < piece.end);
  if (inside.length > 0) return;
  const claim = drafter.text.claims
    .map((bound) => bound.claim)
    .findLast(({ context, number }) => context.block === block && number.end <= from);
  const label = claim ? drafter.roller.said(claim) : labelOf(labelBefore(block, from));
  drafter.put(block, from, end, `{{ "${drafter.key(`${label}的原因`)}" | 输入 }}`);
}
