import { COSTED, countWords } from '../../facts/count-words';
import { countLineMeant, countLineOf, countLines, countOf, type CountLine } from '../../facts/counts';
import type { BoundText } from '../../proofread/proof';
import { textOf } from '../../proofread/wording';
import { isSubjectOnly } from '../../text/discourse';
import { sentenceBefore, type Block } from '../../text/block';
import type { Loose } from '../../text/frames';
import type { PrintedAmount } from '../../text/number';
import { NOTES } from './notes';
import type { Roller } from './roller';
import { rollRosterCount } from './roster-counts';

/** The line of the forms that a count is of, and whether it counts just that: else what the text says is a mistake. */
export function lineCounted(
  { disclosure }: BoundText,
  { context, number }: Loose,
): { readonly line: CountLine; readonly agrees: boolean } | null {
  const said = { before: sentenceBefore(context.block, number.start), unit: number.unit, year: disclosure.year };
  const lines = countLines(disclosure);
  const meant = countLineMeant(lines, said);
  const agreeing = meant && countOf(meant).eq(number.value) ? meant : countLineOf(lines, said, number.value);
  if (agreeing) return { line: agreeing, agrees: true };
  return meant?.actual ? { line: meant, agrees: false } : null;
}

/** Writes what forms count; false where no line of theirs is what is counted there. */
export function rollCount(roller: Roller, loose: Loose): boolean {
  const { context, number } = loose;
  const { block } = context;
  const counted = lineCounted(roller.text, loose);
  if (!counted) return countedFirst(roller, loose) || none(roller, loose) || rollRosterCount(roller, loose);
  const { line, agrees } = counted;
  const now = countLines(roller.values.next).find(({ name }) => name === line.name);
  if (!now || (!agrees && !now.actual)) return false;
  if (!agrees) roller.note('mistake', context, number.start, NOTES.wrongCount(textOf(block, number), line.name, countOf(line).toFixed()));
  roller.writeCount(context, number, countOf(now), now.amount?.cell ?? null);
  return true;
}

/** What last year's forms did not count, or left blank, and this year's do. */
function countedFirst(roller: Roller, { context, number }: Loose): boolean {
  const { disclosure } = roller.text;
  const said = { before: sentenceBefore(context.block, number.start), unit: number.unit, year: disclosure.year };
  const meant = countLineMeant(countLines(roller.values.next), said);
  const last = meant && countLines(disclosure).find(({ name }) => name === meant.name);
  if (!meant?.actual || last?.amount) return false;
  roller.writeCount(context, number, countOf(meant), meant.amount?.cell ?? null);
  return true;
}

/** What is there was bought some year. */
const KEPT = new RegExp(countWords('kept'));

function none(roller: Roller, { context, number }: Loose): boolean {
  const { block } = context;
  // What was not 0 is only where the words right before it name what costs nothing now.
  const wasNone = number.value.isZero();
  // 8批次，56人次: what is counted, the clause before says.
  const clause = (wasNone ? /[^。;]*$/ : /[^,。;、:]*(?:[0-9] *[批次个辆]{1,2} *,)?[^,。;、:]*$/).exec(
    block.text.slice(0, number.start),
  )![0];
  const [last] = COSTED.map(({ words, item, units }) => ({ item, units, at: lastIndex(clause, words) })).sort((a, b) => b.at - a.at);
  if (wasNone && isOfNothing(roller, block, clause, number.start)) return keepNone(roller, number);
  if (last!.at < 0 || !roller.values.isNothing(last!.item)) return false;
  if (wasNone) roller.keep(number);
  else if (KEPT.test(clause) || !last!.units.test(number.unit)) return false;
  else roller.writeCount(context, number, number.value.times(0), null);
  return true;
}

/** 国（境）外接待0万元，接待0批次，0人次: of an amount that was nothing and still is. */
function isOfNothing(roller: Roller, block: Block, clause: string, at: number): boolean {
  const before = roller.text.where
    .inBlock(block)
    .findLast(({ claim }) => !isSubjectOnly(claim) && claim.number.end <= at && claim.number.start >= at - clause.length)?.claim;
  if (!before || isSubjectOnly(before) || !before.number.value.isZero()) return false;
  const now = roller.now(before);
  return now.type !== 'unknown' && now.yuan.isZero();
}

function keepNone(roller: Roller, number: PrintedAmount): true {
  roller.keep(number);
  return true;
}

function lastIndex(text: string, words: RegExp): number {
  return Math.max(-1, ...[...text.matchAll(new RegExp(words, 'g'))].map(({ index }) => index));
}
