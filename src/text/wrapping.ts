import { closedUp, piecesOf } from './stretched';

/** Lines that a PDF or a narrow window broke: where each goes on. */

/** The line that goes on what this one says; null where it says all. */
export type GoesOn = (line: number) => number | null;

/**
 * Finds how a text was broken, and which lines go on. Linear.
 * @param lines as they stand, for how wide they are
 * @param written the same lines folded
 * @param isHead whether a folded line begins with a mark of a heading or an item
 */
export function wrapping(lines: readonly string[], written: readonly string[], isHead: (line: string) => boolean): GoesOn {
  const folded = written.map((line) =>
    piecesOf(line)
      .map(({ text }) => text)
      .join(''),
  );
  const by = (fill: Filling | null, certain: boolean): GoesOn => joining(lines, folded, isHead, fill, certain);
  const even = fillingOf(lines, folded);
  return by(isLeftTorn(folded, isHead, by(even, false)) ? halfFilling(lines) : even, true);
}

/** How far a line is filled, as far as the one behind it tells: a number is not broken. */
type Filling = (line: string, next: string) => Fill;

/** `certain`: in a text that was broken, lines that end within an amount or a bracket go on, however wide. */
function joining(
  lines: readonly string[],
  folded: readonly string[],
  isHead: (line: string) => boolean,
  filling: Filling | null,
  certain: boolean,
): GoesOn {
  /** Where the paragraph of a line begins, where that is another line. */
  const starts = new Map<number, number>();
  return (line) => {
    const start = starts.get(line) ?? line;
    const end = folded[line]!.trimEnd();
    const after = filling && PAGE_NUMBER.test(folded[line + 1] ?? '') ? line + 2 : line + 1;
    const next = folded[after];
    if (next === undefined || (isHead(folded[line]!) && HEADING_END.test(end))) return null;
    if (isTornAtPoint(end, next)) return after;
    if (!filling) return null;
    const fill = filling(lines[line]!, next);
    const goesOn =
      (certain && isTorn(end, next, isHead)) ||
      isBroken(end, next, fill, isHead) ||
      (fill !== 'short' && certain && isUnfinished(end) && !isHead(next)) ||
      (fill === 'brimful' && isHead(folded[start]!) && isWithinItem(end, next, isHead));
    if (goesOn) starts.set(after, start);
    return goesOn ? after : null;
  };
}

/** Whether lines are left that surely go on. */
function isLeftTorn(folded: readonly string[], isHead: (line: string) => boolean, goesOn: GoesOn): boolean {
  const measured = folded.slice(0, MOST_LINES_MEASURED);
  const left = measured.filter((line, at) => isTorn(line.trimEnd(), folded[at + 1] ?? '', isHead) && goesOn(at) === null).length;
  return left >= 3 && left * MOST_LINES_A_TEAR >= measured.length;
}

const MOST_LINES_A_TEAR = 20;

/** 12, —5—: the foot of a page, between two lines of a sentence. */
const PAGE_NUMBER = /^[ \0]*[—–-]{0,2} ?[0-9]{1,3} ?[—–-]{0,2}[ \0]*$/;

/** A line that ends within an amount or an open bracket, or before an amount, a year, a comma or a stop. */
function isTorn(end: string, next: string, isHead: (line: string) => boolean): boolean {
  if (end.trim() === '' || STOP.test(end) || next.trim() === '' || isHead(next)) return false;
  if (/^[ \0]*[,。;、)%]/.test(next) || /[,、(]$/.test(end)) return true;
  if (/[0-9]$/.test(end)) return /^[ \0]*(?:[万亿]?元|年)/.test(next);
  return !HEADING_END.test(end) && !(isHead(end) && !/[,。;:]/.test(end)) && AMOUNT.test(next);
}

/** …的87.10%。决算数大: words behind a stop within the line, and none behind them. */
function isUnfinished(end: string): boolean {
  const stop = end.lastIndexOf('。');
  return stop >= 0 && /^[ \0]*[一-龥0-9]/.test(end.slice(stop + 1, stop + 4)) && !/[)"]$/.test(end);
}

const AMOUNT = /^[ \0]*[0-9][0-9,.]*[ \0]*(?:[万亿]?元|%|年)/;

/** An amount that was broken at its point: 531. / 47万元. */
function isTornAtPoint(line: string, next: string): boolean {
  return (
    /[0-9]\.[ \0]*$/.test(line.slice(-8)) && !/^[ \0]*[0-9]{1,3}\.[ \0]*$/.test(line) && /^[ \0]*[0-9]{1,4}[ \0]*(?:[万亿]?元|%)/.test(next)
  );
}

/** How much of its width a line takes: four fifths, as much as others that go on, or all of it. */
type Fill = 'short' | 'nearly' | 'full' | 'brimful';

/**
 * A full line that ends without a stop, or any that ends with a comma, goes on in the next one, where that begins no heading or item. So
 * does one that a semicolon or a colon fills to the last character.
 */
function isBroken(end: string, next: string, fill: Fill, isHead: (line: string) => boolean): boolean {
  const stop = fill === 'brimful' ? SENTENCE_END : STOP;
  if (stop.test(end) || next.trim() === '' || ((fill === 'short' || fill === 'nearly') && !/[,、]$/.test(end))) return false;
  return (!isHead(next) && !LABELLED.test(next)) || /^[ \0]*[0-9]+\.[0-9]/.test(next);
}

/** An item of a list is one paragraph: a line that a sentence of it fills to the last character goes on in what is neither item nor heading. */
function isWithinItem(end: string, next: string, isHead: (line: string) => boolean): boolean {
  return SENTENCE_END.test(end) && SAYS.test(next) && !isHead(next) && !LABELLED.test(next);
}

/** What no heading has. */
const SAYS = /[,。;]/;
/** 预算安排规模：45万元: a line that begins with what it gives. */
const LABELLED = /^[ \0]*[一-龥]{4,12}:/;
/** How a line ends that is a heading, whether it has a number or a stop or not: …情况说明. */
export const HEADING_END = /(?:情况|说明|概况)$/;
const STOP = /[。;:!?]$/;
const SENTENCE_END = /[。!?]$/;

/** How the text was broken, at a count of characters or at a width, where most long lines are as long or go on; null: lines are paragraphs. */
function fillingOf(lines: readonly string[], folded: readonly string[]): Filling | null {
  const measured = lines.slice(0, MOST_LINES_MEASURED).map((line) => line.trimEnd());
  return (
    evenWrap(measured, lengthOf, 1, SHORTEST_BROKEN_LINE / 2) ??
    raggedWrap(measured, folded) ??
    evenWrap(measured, widthOf, 4, SHORTEST_BROKEN_LINE)
  );
}

/** A text without a width of its own: lines of half the usual width, and more, go on. */
function halfFilling(lines: readonly string[]): Filling {
  const sorted = lines
    .slice(0, MOST_LINES_MEASURED)
    .map((line) => widthOf(line.trimEnd()))
    .filter((size) => size > 0)
    .sort((a, b) => a - b);
  const at = sorted[Math.floor((sorted.length - 1) * USUALLY_FULL)] ?? 0;
  return filling(widthOf, at, Math.floor(at / 2));
}

type Measure = (line: string) => number;

function evenWrap(lines: readonly string[], measure: Measure, slack: number, shortest: number): Filling | null {
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
function raggedWrap(lines: readonly string[], folded: readonly string[]): Filling | null {
  const sizes = lines.map(widthOf);
  const sorted = sizes.filter((size) => size > 0).sort((a, b) => a - b);
  const at = sorted[Math.floor((sorted.length - 1) * USUALLY_FULL)] ?? 0;
  if (at < SHORTEST_BROKEN_LINE || sorted.at(-1)! > LONGEST_BROKEN_LINE) return null;
  const slack = Math.floor(at / 5);
  const full = sizes.flatMap((size, line) => (size >= at - slack ? [line] : []));
  const open = full.filter((line) => !STOP.test(folded[line]!.trimEnd())).length;
  return full.length * 4 >= sorted.length && open >= 3 && open * 2 >= full.length ? filling(widthOf, at, slack) : null;
}

function filling(measure: Measure, at: number, slack: number): Filling {
  return (line, next) => {
    const size = measure(line.trimEnd());
    const number = /^[ \0]*([0-9][0-9.,]*)/.exec(next)?.[1]!.length ?? 0;
    if (size + number >= at - Math.max(measure('一'), at / 25)) return 'brimful';
    if (size >= at - slack) return 'full';
    return size * 5 >= at * 4 ? 'nearly' : 'short';
  };
}

const MOST_LINES_MEASURED = 20000;
const LONGEST_BROKEN_LINE = 140;
const SHORTEST_BROKEN_LINE = 44;
const USUALLY_FULL = 0.95;

const lengthOf: Measure = (line) => closedUp(line).length;

function widthOf(line: string): number {
  const plain = closedUp(line);
  let width = 0;
  for (let at = 0; at < plain.length; at++) width += plain.charCodeAt(at) > 0xff ? 2 : 1;
  return width;
}
