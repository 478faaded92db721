import { reasonBehind } from './kept-reasons';
import type { Roller } from './roller';
import { isWithin, type Model, type Put } from './written-model';

const MARKS: ReadonlySet<string> = new Set(['comma', 'stop', 'semicolon']);
const ENDS: ReadonlySet<string> = new Set(['stop', 'semicolon', 'closing']);

/** The reasons and purposes that stand among the numbers of a model, asked for: they are not another subject's. */
export function reasonsWithin(roller: Roller, model: Model, code: string, end: number): Put[] {
  const { block } = model;
  const name = roller.nameOf(code);
  const reasons = (roller.reasons.get(block) ?? [])
    .filter(({ from }) => from < end && isWithin(model, { block }, { start: from }))
    .map((reason) => ({ start: reason.from, end: reason.end, text: `【待填写：${name}增减的原因】` }));
  return [...reasons, ...purposesWithin(roller, model, end, `【待填写：${name}的用途】`)];
}

function purposesWithin(roller: Roller, model: Model, end: number, text: string): Put[] {
  const { block, claim } = model;
  const tokens = roller.text.text.tokens[block.index]!;
  return tokens.flatMap((token, at): Put[] => {
    if (token.kind !== 'purpose' || token.start < claim.number.end || token.end >= end || !isWithin(model, { block }, token)) return [];
    const stop = tokens.slice(at + 1).find(({ kind, start }) => ENDS.has(kind) || /^,?其中/.test(block.text.slice(start, start + 3)));
    return [{ start: token.end, end: stop?.start ?? block.text.length, text }];
  });
}

/** The reason behind the last number of a model: with the words that lead to it. */
export function reasonAsked(roller: Roller, model: Model, code: string, last: number | null, end: number): string {
  const { block, span } = model;
  const reason = last === null ? null : reasonBehind(roller, block, last);
  if (!reason || reason.from <= end || (span && reason.from > span.end)) return '';
  const words = roller.edits.raw(block, Math.min(end, reason.start), reason.from);
  return `${words}【待填写：${roller.nameOf(code)}增减的原因】${/[(（]/.test(words) ? '）' : ''}`;
}

/** 。主要用于…: what it is for is not what its neighbour's is. */
export function purposeAsked(roller: Roller, { block, span, claim }: Model, code: string, end: number): string {
  const tokens = roller.text.text.tokens[block.index]!;
  const purpose = tokens.find(
    ({ kind, start }) => kind === 'purpose' && start >= Math.max(end, claim.number.end) && start < (span?.end ?? block.text.length),
  );
  if (!purpose) return '';
  const mark = tokens.findLast((token) => token.end <= purpose.start && MARKS.has(token.kind));
  const words = roller.edits.raw(block, mark && mark.start >= end ? mark.start : purpose.start, purpose.end);
  return `${words}【待填写：${roller.nameOf(code)}的用途】`;
}
