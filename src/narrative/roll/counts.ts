import { countLineMeant, countLineOf, countLines, countOf } from '../../facts/counts';
import { textOf } from '../../proofread/wording';
import { sentenceBefore, type Block } from '../../text/block';
import type { Loose } from '../../text/frames';
import type { PrintedAmount } from '../../text/number';
import { NOTES } from './notes';
import type { Roller } from './roller';

/** Writes what forms count; false where no line of theirs is what is counted there. */
export function rollCount(roller: Roller, { context, number }: Loose): boolean {
  const { block } = context;
  const said = { before: sentenceBefore(block, number.start), unit: number.unit, year: roller.text.disclosure.year };
  const lines = countLines(roller.text.disclosure);
  const meant = countLineMeant(lines, said);
  const line = meant && countOf(meant).eq(number.value) ? meant : countLineOf(lines, said, number.value);
  const own = line ?? (meant?.actual ? meant : null);
  if (!own) return stillNone(roller, block, number);
  const now = countLines(roller.values.next).find(({ name }) => name === own.name);
  if (!now || (!line && !now.actual)) return false;
  // The words mean a line that counted another number: what the text said was a mistake.
  if (!line) roller.note('mistake', context, number.start, NOTES.wrongCount(textOf(block, number), own.name, countOf(own).toFixed()));
  roller.writeCount(context, number, countOf(now), now.amount?.cell ?? null);
  return true;
}

/** What costs nothing happens not once: no journey, purchase or guest where the “三公” form has no money for it. */
const COSTED: readonly (readonly [RegExp, string])[] = [
  [/出国|团组/, '因公出国（境）费'],
  [/购置/, '公务用车购置费'],
  [/接待/, '公务接待费'],
];

function stillNone(roller: Roller, block: Block, number: PrintedAmount): boolean {
  if (!number.value.isZero()) return false;
  const clause = /[^。;]*$/.exec(block.text.slice(0, number.start))![0];
  const last = COSTED.map(([words, item]) => ({ item, at: lastIndex(clause, words) })).sort((a, b) => b.at - a.at)[0]!;
  if (last.at < 0 || !roller.values.isNothing(last.item)) return false;
  roller.keep(number);
  return true;
}

function lastIndex(text: string, words: RegExp): number {
  return Math.max(-1, ...[...text.matchAll(new RegExp(words, 'g'))].map(({ index }) => index));
}
