import type { Block } from '../../text/block';
import { isSubjectOnly } from '../../text/discourse';
import type { Claim, Completion } from '../../text/frames';
import { percent } from './percent';
import { cellsOf, type Roller } from './roller';
import { anyOf } from './rolling-words';
import { isBudget } from './stages';

/** 年初未安排预算 stands where 完成年初预算的97.85% would, had there been a budget. */
const UNPLANNED = new RegExp(`^(?:${anyOf('unplanned')})$`);
const CARRIED_OUT = /^(?:为|占|是)?完成[^,。;0-9]{0,12}预算[^,。;0-9]{0,4}$/;

/** Whether a clause says that there was no budget. */
export function saysUnplanned(words: string): boolean {
  return UNPLANNED.test(words.trim());
}

/**
 * 年初预算为0元，决算为0元，年初未安排预算: where there is a budget now, how much of it was carried out is said in the words that the text has
 * for its other items. True where the clause is right now.
 */
export function rollUnplanned(roller: Roller, block: Block, clause: Span): boolean {
  const before = roller.text.where
    .inBlock(block)
    .flatMap(({ claim }) => (!isSubjectOnly(claim) && claim.year === 0 && claim.number.end <= clause.start ? [claim] : []));
  const of = before.filter(({ stage }) => !isBudget(stage)).at(-1);
  const budget = of && before.filter((claim) => isBudget(claim.stage) && isOfSame(claim, of)).at(-1);
  const [actual, planned] = [of, budget].map((claim) => (claim ? roller.now(claim) : null));
  if (actual?.type !== 'known' || planned?.type !== 'known') return false;
  if (planned.yuan.isZero()) return true;
  const rate = percent(actual.yuan, planned.yuan);
  const like = roller.text.completions.find((own) => !own.gap && clauseOf(own) !== null && !own.number.value.isZero());
  if (!rate || !like) return false;
  const { number, context } = like;
  const lead = roller.edits.raw(context.block, clauseOf(like)!, number.start);
  const printed = roller.style.print(context.block, roller.edits.raw(context.block, number.start, number.end), number, rate);
  return roller.edits.put(block, clause.start, clause.end, `${lead}${printed}`, actual.readings.flatMap(cellsOf));
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function isOfSame(a: Claim, b: Claim): boolean {
  return JSON.stringify(a.about[0]?.subject) === JSON.stringify(b.about[0]?.subject);
}

/** There is no budget any more: said as the text says it of its other items; false where it does not. */
export function sayUnplanned(roller: Roller, completion: Completion): boolean {
  const start = clauseOf(completion);
  const words = start === null ? null : unplannedIn(roller);
  if (start === null || words === null) return false;
  const { block } = completion.context;
  if (!roller.edits.put(block, start, completion.number.end, words)) return false;
  roller.keep(completion.number);
  return true;
}

/** Where the clause begins that says nothing but how much of a budget was carried out; null where it says more. */
export function clauseOf({ context: { block }, number }: Completion): number | null {
  const words = /[^,。;:]*$/.exec(block.text.slice(0, number.start))![0];
  return CARRIED_OUT.test(words) && /^[,。;]/.test(block.text.slice(number.end)) ? number.start - words.length : null;
}

/** The words of the text for what had no budget. */
function unplannedIn({ text }: Roller): string | null {
  for (const { text: words } of text.text.blocks) {
    const clause = words.split(/[,。;:]/).find(saysUnplanned);
    if (clause !== undefined) return clause.trim();
  }
  return null;
}
