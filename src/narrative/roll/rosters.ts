import type { Disclosure } from '../../forms/disclosure';
import type { Block } from '../../text/block';
import { NOTES } from './notes';
import type { Roller } from './roller';
import { entriesOf, projectsOf, SHORTEST_NAME, type Entry } from './roster-entries';
import { namesAll, projectsOfBoth, rosterMeant, type Rosters } from './roster-meant';
import { anyOf } from './rolling-words';
import { unitLines } from './unit-notes';

/** Units of a department or its projects, one after the other in a sentence: 甲中心20万元、乙站12万元; 包括甲中心、乙站. */

interface Item {
  readonly entry: Entry;
  readonly start: number;
  readonly end: number;
  /** Where its amount begins; null where only the name is said. */
  readonly amount: number | null;
}

interface Run {
  readonly items: readonly Item[];
  readonly separator: string;
}

const FEWEST = 3;
const AMOUNT = /^ *([0-9][0-9,]*(?:\.[0-9]+)?) *(?:万元|元)/;
/** Words that say that the largest come first. */
export const BY_SIZE = new RegExp(
  `${anyOf('by_size')}|(?<!${anyOf('change_before')})(?:${anyOf('largest')})|(?<![目当此之以年])前[一二三四五六七八九十0-9]+[个项大](?!季度|月|年|工作日|阶段|批)`,
);

/** Words right before names that are listed because the forms list them, not because of what happened. */
const LISTS = new RegExp(`(?:${anyOf('listing')}|纳入[^,。;]{0,20}范围的?[^,。;]{0,10}|下属[^,。;]{0,8}单位有)[:“"《 ]*$`);
/** What was done in a year, and is done to the same units or projects only once: 竣工验收. */
export const DONE = new RegExp(anyOf('done'));

/**
 * Rows that name all units or projects of last year's forms, or the largest of them, are those of this year: who is new comes in, who is
 * gone goes, and what was told by size is.
 */
export function rollRosters(roller: Roller): void {
  if (roller.shift === 0) return;
  const units: Rosters = { source: null, last: unitsOf(roller.text.disclosure), next: unitsOf(roller.values.next) };
  for (const both of [[units], projectsOfBoth(roller)]) {
    const [all] = both;
    if (!all || all.last.length < 2 || all.next.length === 0) continue;
    const names = namesOf(all.last);
    const fewest = Math.min(FEWEST, ...both.map(({ last }) => Math.max(2, last.length)));
    for (const block of roller.text.text.blocks)
      for (const run of runsIn(block, names, fewest)) {
        const meant = meantBy(roller, block, run, both);
        if (meant) rollRun(roller, block, run, meant.last, meant.next);
      }
  }
}

/** A row of all that one source pays follows that; any other is of all there is. Null where two fit that are no longer alike. */
function meantBy(roller: Roller, block: Block, { items }: Run, both: readonly Rosters[]): Rosters | null {
  const names = new Set(items.map(({ entry }) => entry.name));
  const fitting = both.filter(({ last }) => namesAll({ entries: last }, names));
  return fitting.length === 0 ? both[0]! : rosterMeant(roller, block, items[0]!.start, fitting);
}

export function unitsOf(disclosure: Disclosure): Entry[] {
  return entriesOf(unitLines(disclosure), disclosure);
}

/** Entries by the first letters of their names, the longest name first: forms can list hundreds. */
type Names = ReadonlyMap<string, readonly Entry[]>;

function namesOf(entries: readonly Entry[]): Names {
  const names = new Map<string, Entry[]>();
  for (const entry of [...entries].sort((a, b) => b.name.length - a.name.length)) {
    const first = entry.name.slice(0, SHORTEST_NAME);
    const alike = names.get(first);
    if (alike) alike.push(entry);
    else names.set(first, [entry]);
  }
  return names;
}

function namedAt(text: string, at: number, names: Names): Entry | undefined {
  return names.get(text.slice(at, at + SHORTEST_NAME))?.find(({ name }) => text.startsWith(name, at));
}

function runsIn({ text }: Block, names: Names, fewest: number): Run[] {
  const runs: Run[] = [];
  let at = 0;
  while (at < text.length) {
    const run = runAt(text, at, names);
    if (run && run.items.length >= fewest) runs.push(run);
    at = Math.max(at + 1, run?.items.at(-1)?.end ?? 0);
  }
  return runs;
}

/** The row that begins at a place; null where none of the names does. */
function runAt(text: string, from: number, names: Names): Run | null {
  const items: Item[] = [];
  let separator = '';
  let at = from;
  for (;;) {
    const entry = namedAt(text, at, names);
    if (!entry || items.some((item) => item.entry === entry)) break;
    const named = at + entry.name.length;
    const amount = AMOUNT.exec(text.slice(named, named + 24));
    if (items[0] && (items[0].amount === null) !== (amount === null)) break;
    items.push({ entry, start: at, end: named + (amount?.[0].length ?? 0), amount: amount ? named : null });
    const mark = /^ *[、,;] */.exec(text.slice(items.at(-1)!.end, items.at(-1)!.end + 4))?.[0] ?? '';
    if (mark === '' || (separator !== '' && mark.trim() !== separator.trim())) break;
    if (!namedAt(text, items.at(-1)!.end + mark.length, names)) break;
    separator ||= mark;
    at = items.at(-1)!.end + mark.length;
  }
  return items.length === 0 ? null : { items, separator };
}

function rollRun(roller: Roller, block: Block, { items, separator }: Run, last: readonly Entry[], next: readonly Entry[]): void {
  if (items.some((item) => !isOf(roller, block, item))) return;
  const own = items.map(({ entry }) => entry);
  const chosen = chosenOf(block, items, last, next);
  if (!chosen || chosen.every(({ name }, at) => name === own[at]?.name)) {
    if (!chosen || chosen.length === own.length) return;
  }
  const [model] = items as readonly [Item];
  if (model.amount === null && !isListed(block, model.start)) return noteGone(roller, block, own, next);
  const rows = chosen.map((entry) => {
    const known = items.find((item) => item.entry.name === entry.name);
    const name = known ? roller.edits.raw(block, known.start, known.start + entry.name.length) : inChinese(entry.name);
    return `${name}${model.amount === null ? '' : printed(roller, block, model, entry)}`;
  });
  const end = items.at(-1)!.end;
  const mark = roller.edits.raw(block, model.end, model.end + separator.length);
  const cells = model.amount === null ? [] : chosen.map(({ cell }) => cell);
  if (!roller.edits.put(block, model.start, end, rows.join(mark), cells)) return;
  const names = (entries: readonly Entry[], others: readonly Entry[]): string[] =>
    entries.filter(({ name }) => !others.some((other) => other.name === name)).map(({ name }) => inChinese(name));
  for (const token of roller.text.text.tokens[block.index]!)
    if (token.number && token.start >= model.start && token.end <= end) roller.keep(token.number);
  roller.notes.push({ kind: 'look', line: block.lines[0]!.line, ...NOTES.roster(names(own, chosen), names(chosen, own)) });
}

function isListed({ text }: Block, start: number): boolean {
  const before = /[^。;]*$/.exec(text.slice(0, start))![0];
  return LISTS.test(before) && !DONE.test(before + /^[^。;]*/.exec(text.slice(start))![0]);
}

/** Units that are gone are pointed at where all of the text is read for them. */
function noteGone(roller: Roller, block: Block, own: readonly Entry[], next: readonly Entry[]): void {
  const projects = new Set(projectsOf(roller.text.disclosure).map(({ name }) => name));
  for (const { name } of own)
    if (projects.has(name) && !next.some((entry) => entry.name === name))
      roller.notes.push({ kind: 'look', line: block.lines[0]!.line, ...NOTES.projectGone(inChinese(name)) });
}

/** This year's row; null where last year's was neither all there was nor the largest. */
function chosenOf(block: Block, items: readonly Item[], last: readonly Entry[], next: readonly Entry[]): readonly Entry[] | null {
  const own = items.map(({ entry }) => entry);
  const isAll = own.length === last.length;
  const bySize = [...last].sort((a, b) => b.yuan.cmp(a.yuan));
  const isLargest = own.every(({ yuan }, at) => yuan.eq(bySize[at]!.yuan));
  const isInOrder = isAll && own.every(({ name }, at) => name === last[at]!.name);
  const told = BY_SIZE.test(block.text.slice(0, items[0]!.start));
  if (isLargest && (told || (isAll && !isInOrder)) && items[0]!.amount !== null) {
    const now = [...next].sort((a, b) => b.yuan.cmp(a.yuan));
    return isAll ? now : now.slice(0, own.length);
  }
  if (isInOrder) return next;
  if (!isAll) return null;
  const kept = own.flatMap(({ name }) => next.find((entry) => entry.name === name) ?? []);
  return [...kept, ...next.filter(({ name }) => !own.some((entry) => entry.name === name))];
}

/** Whether an item says of itself what the form does. */
function isOf(roller: Roller, block: Block, { entry, amount, end }: Item): boolean {
  if (amount === null) return true;
  const token = roller.text.text.tokens[block.index]!.find(({ number, start }) => number !== null && start >= amount && start < end);
  const number = token?.number;
  return !!number && number.value.minus(entry.yuan).abs().lte(number.half);
}

function printed(roller: Roller, block: Block, { amount, end }: Item, { yuan }: Entry): string {
  const token = roller.text.text.tokens[block.index]!.find(({ number, start }) => number !== null && start >= amount! && start < end);
  const number = token!.number!;
  return roller.style.print(block, roller.edits.raw(block, number.start, number.end), number, yuan);
}

export function inChinese(name: string): string {
  return name.replaceAll('(', '（').replaceAll(')', '）');
}
