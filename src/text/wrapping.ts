/** Lines that a PDF or a narrow window broke: where each goes on. */

/** The line that goes on what this one says; null where it says all. */
export type GoesOn = (line: number) => number | null;

/**
 * Finds how a text was broken, and which lines go on. Linear.
 * @param lines as they stand, for how wide they are
 * @param folded the same lines folded
 * @param isHead whether a folded line begins with a mark of a heading or an item
 */
export function wrapping(lines: readonly string[], folded: readonly string[], isHead: (line: string) => boolean): GoesOn {
  const wrap = wrapOf(lines, folded);
  return (line) => {
    const end = folded[line]!.trimEnd();
    const after = wrap && PAGE_NUMBER.test(folded[line + 1] ?? '') ? line + 2 : line + 1;
    const next = folded[after];
    if (next === undefined || (isHead(folded[line]!) && HEADING_END.test(end))) return null;
    return isTorn(end, next) || (wrap !== null && isBroken(end, next, wrap(lines[line]!), isHead)) ? after : null;
  };
}

/** 12, —5—: the foot of a page, between two lines of a sentence. */
const PAGE_NUMBER = /^[ \0]*[—–-]{0,2} ?[0-9]{1,3} ?[—–-]{0,2}[ \0]*$/;

/** An amount that was broken at its point: 531. / 47万元. */
function isTorn(line: string, next: string): boolean {
  return (
    /[0-9]\.[ \0]*$/.test(line.slice(-8)) && !/^[ \0]*[0-9]{1,3}\.[ \0]*$/.test(line) && /^[ \0]*[0-9]{1,4}[ \0]*(?:[万亿]?元|%)/.test(next)
  );
}

/** How much of its width a line takes: as much as others that go on, or all of it. */
type Fill = 'short' | 'full' | 'brimful';

/**
 * A full line that ends without a stop, or any that ends with a comma, goes on in the next one, where that begins no heading or item. So
 * does one that a semicolon or a colon fills to the last character.
 */
function isBroken(end: string, next: string, fill: Fill, isHead: (line: string) => boolean): boolean {
  const stop = fill === 'brimful' ? SENTENCE_END : STOP;
  if (stop.test(end) || next.trim() === '' || (fill === 'short' && !/[,、]$/.test(end))) return false;
  return (!isHead(next) && !LABELLED.test(next)) || /^[ \0]*[0-9]+\.[0-9]/.test(next);
}

/** 预算安排规模：45万元: a line that begins with what it gives. */
const LABELLED = /^[ \0]*[一-龥]{4,12}:/;
/** How a line ends that is a heading, whether it has a number or a stop or not: …情况说明. */
export const HEADING_END = /(?:情况|说明|概况)$/;
const STOP = /[。;:!?]$/;
const SENTENCE_END = /[。!?]$/;

/** How the text was broken, at a count of characters or at a width, where most long lines are as long or go on; null: lines are paragraphs. */
function wrapOf(lines: readonly string[], folded: readonly string[]): ((line: string) => Fill) | null {
  const measured = lines.slice(0, MOST_LINES_MEASURED).map((line) => line.trimEnd());
  return (
    evenWrap(measured, lengthOf, 1, SHORTEST_BROKEN_LINE / 2) ??
    raggedWrap(measured, folded) ??
    evenWrap(measured, widthOf, 4, SHORTEST_BROKEN_LINE)
  );
}

type Measure = (line: string) => number;

function evenWrap(lines: readonly string[], measure: Measure, slack: number, shortest: number): ((line: string) => Fill) | null {
  const sizes = lines.map(measure).filter((size) => size > 0);
  if (sizes.length < 3) return null;
  const at = sizes.reduce((most, size) => Math.max(most, size), 0);
  if (at > LONGEST_BROKEN_LINE || at < shortest) return null;
  const full = sizes.filter((size) => size >= at - slack).length;
  return full * 4 >= sizes.length && full >= 3 ? filling(measure, at, slack) : null;
}

/**
 * Lines of a PDF whose characters differ in width end where the page ends, but for a fifth. Lines that are paragraphs end with a stop; of
 * these at least half do not.
 */
function raggedWrap(lines: readonly string[], folded: readonly string[]): ((line: string) => Fill) | null {
  const sizes = lines.map(widthOf);
  const sorted = sizes.filter((size) => size > 0).sort((a, b) => a - b);
  const at = sorted[Math.floor((sorted.length - 1) * USUALLY_FULL)] ?? 0;
  if (at < SHORTEST_BROKEN_LINE || sorted.at(-1)! > LONGEST_BROKEN_LINE) return null;
  const slack = Math.floor(at / 5);
  const full = sizes.flatMap((size, line) => (size >= at - slack ? [line] : []));
  const open = full.filter((line) => !STOP.test(folded[line]!.trimEnd())).length;
  return full.length * 4 >= sorted.length && open >= 3 && open * 2 >= full.length ? filling(widthOf, at, slack) : null;
}

function filling(measure: Measure, at: number, slack: number): (line: string) => Fill {
  return (line) => {
    const size = measure(line.trimEnd());
    return size >= at - measure('一') ? 'brimful' : size >= at - slack ? 'full' : 'short';
  };
}

const MOST_LINES_MEASURED = 20000;
const LONGEST_BROKEN_LINE = 140;
const SHORTEST_BROKEN_LINE = 44;
const USUALLY_FULL = 0.95;

const lengthOf: Measure = (line) => line.length;

function widthOf(line: string): number {
  let width = 0;
  for (let at = 0; at < line.length; at++) width += line.charCodeAt(at) > 0xff ? 2 : 1;
  return width;
}
