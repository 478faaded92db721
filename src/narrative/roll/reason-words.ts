import { LEXICON } from '../../lexicon/lexicon';
import type { Block } from '../../text/block';
import type { Change, Claim } from '../../text/frames';
import type { Token } from '../../text/token';
import { isUnmoved, signOf } from './changes';
import { markReason } from './kept-reasons';
import { movedOf } from './moved';
import { turnedFrom } from './notes';
import type { Roller } from './roller';
import { targetOf } from './targets';
import { directionOf, isBracketed } from './words';

/** 减少的主要原因 follows the change in front of it, or the one that a paragraph before told of what it names. */
export function rollReasonWords(roller: Roller): void {
  const { text } = roller;
  text.text.blocks.forEach((block, index) => {
    for (const token of text.text.tokens[index]!.flatMap((own) => directionBefore(block, own) ?? [])) {
      const { sign } = token;
      const before = changesIn(roller, block).filter(({ word }) => word.end <= token.start);
      const own = before.findLast((change) => !isBracketed(change)) ?? before.at(-1);
      const told = own ? turnOf(roller, own) : toldBefore(roller, block, token.start);
      if (!told || told.now === 0 || told.now === sign || told.change.sign !== sign) continue;
      roller.edits.put(block, token.start, token.end, roller.words.opposite(block.text.slice(token.start, token.end), told.now, 'money'));
      const from = token.end + OPENS.exec(block.text.slice(token.end, token.end + LONGEST_OPENING))![0].length;
      // What stands right behind its change is marked with that.
      if (own && roller.reasons.get(block)?.some((reason) => reason.from >= token.end && reason.from <= from)) continue;
      const length = block.text.slice(from).search(/[。;]/);
      const reason = { block, start: block.numbering, from, end: length < 0 ? block.text.trimEnd().length : from + length };
      markReason(roller, { ...told.change.context, block }, reason, turnedFrom(sign, told.now), told.target);
    }
  });
}

const OPENS = /^(?:的)?(?:主要)?原因(?:是|为)?[:, ]*/;
const LONGEST_OPENING = 12;

/** The 减少 of 减少的主要原因, which may be a word of its own or a part of 减少原因. */
function directionBefore({ text }: Block, token: Token): { readonly start: number; readonly end: number; readonly sign: 1 | -1 } | null {
  const sign = directionOf(token);
  if (sign !== 0)
    return OPENS.test(text.slice(token.end, token.end + LONGEST_OPENING)) ? { start: token.start, end: token.end, sign } : null;
  const end = token.kind === 'reason' ? text.indexOf('原因', token.start) : -1;
  const own = end > token.start ? LEXICON.longest(text.slice(token.start, end), 0) : null;
  const change = own?.end === end - token.start ? own.value.find(({ category }) => category === 'change') : undefined;
  return change ? { start: token.start, end, sign: change.meaning.startsWith('+') ? 1 : -1 } : null;
}

interface Told {
  readonly change: Change;
  readonly target: Claim;
  readonly now: 1 | -1 | 0;
}

function changesIn({ text }: Roller, block: Block): Change[] {
  return text.where.movesIn(block).filter((move) => move.type === 'change');
}

/** Which way a change goes now; null where that is not known. */
function turnOf(roller: Roller, change: Change): Told | null {
  const target = targetOf(roller, { difference: change, rate: null });
  const moved = target && !isUnmoved(roller, target, change) ? movedOf(roller, target, change) : null;
  return target && moved ? { change, target, now: signOf(roller, change, moved) } : null;
}

/** 财政拨款收入支出减少的主要原因: changes of what is called so in the paragraphs before, where they all go one way. */
function toldBefore(roller: Roller, block: Block, end: number): Told | null {
  const name = bare(block.text.slice(block.text.lastIndexOf('。', end) + 1, end));
  if (name.length < SHORTEST_NAME) return null;
  const blocks = roller.text.text.blocks.slice(Math.max(0, block.index - PARAGRAPHS_BEFORE), block.index);
  const told = blocks.flatMap((before) =>
    changesIn(roller, before).flatMap((change) => {
      const target = targetOf(roller, { difference: change, rate: null });
      return target && bare(roller.said(target)) === name ? (turnOf(roller, change) ?? []) : [];
    }),
  );
  const [first] = told;
  return first && told.every(({ now, change }) => now === first.now && change.sign === first.change.sign) ? first : null;
}

const PARAGRAPHS_BEFORE = 4;
const SHORTEST_NAME = 4;

/** 财政拨款收入支出, 财政拨款支出预算: what both are called by. */
function bare(words: string): string {
  return words.replace(/["\0 ]|收入|支出|预算|决算|总计|合计|总额|数$/g, '');
}
