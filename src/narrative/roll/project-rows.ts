import { isUnit } from '../../facts/coordinate';
import { isSubjectOnly } from '../../text/discourse';
import type { Block } from '../../text/block';
import type { Claim } from '../../text/frames';
import { NOTES } from './notes';
import { plain } from './project-names';
import { namesAll, projectsOfBoth, rosterMeant, type Rosters } from './roster-meant';
import type { Entry } from './roster-entries';
import { inChinese } from './rosters';
import type { Roller } from './roller';

/** A project in a row with more than its amount: 人民调解经费支出40万元，主要用于调解员补贴；…. */
interface Item {
  readonly claim: Claim;
  readonly name: string;
  readonly start: number;
  readonly nameEnd: number;
  readonly end: number;
}

const FEWEST = 2;

/** Rows of projects within a sentence, with what each is for: one that is gone goes, one that is new comes in and its purpose is asked for. */
export function rollProjectRows(roller: Roller): void {
  if (roller.shift === 0) return;
  const both = projectsOfBoth(roller);
  for (const block of roller.text.text.blocks) {
    const items = rowIn(roller, block);
    if (items.length < FEWEST || !roller.edits.free(block, items[0]!.start, items.at(-1)!.end)) continue;
    const names = new Set(items.map(({ name }) => name));
    const fitting = both.filter(({ last }) => namesAll({ entries: last }, names) && areOf(items, last));
    const meant = rosterMeant(roller, block, items[0]!.start, fitting);
    if (meant) rollRow(roller, block, items, meant);
  }
}

function areOf(items: readonly Item[], entries: readonly Entry[]): boolean {
  return items.every(({ name, claim: { number } }) => {
    const own = entries.find((entry) => entry.name === name)!;
    return number.value.minus(own.yuan).abs().lte(number.half);
  });
}

/** The projects of a paragraph that follow each other with the same mark between them, what is said of each up to that mark. */
function rowIn(roller: Roller, block: Block): Item[] {
  const named = roller.text.where.inBlock(block).flatMap(({ claim }) => itemOf(block, claim) ?? []);
  const items = named.filter(({ name }, at) => named.findIndex((own) => own.name === name) === at);
  const marks = items.slice(1).map(({ start }) => /[、,;] *["“]?$/.exec(block.text.slice(0, start))?.[0] ?? '');
  if (marks.some((mark) => mark === '' || mark[0] !== marks[0]![0])) return [];
  return items.map((item, at) => ({
    ...item,
    end: at < marks.length ? items[at + 1]!.start - marks[at]!.length : endOf(block, item.claim.number.end, marks[0]?.[0] ?? ''),
  }));
}

function itemOf({ text }: Block, claim: Claim): Item | null {
  const subject = claim.about[0]?.subject;
  if (subject?.type !== 'project' || isUnit(subject) || isSubjectOnly(claim) || claim.year !== 0) return null;
  const name = plain(subject.name);
  const start = text.lastIndexOf(name, claim.number.start - name.length);
  const nameEnd = start + name.length;
  // Only words of the amount stand between the two.
  return start < 0 || /[0-9,。;:、]/.test(text.slice(nameEnd, claim.number.start))
    ? null
    : { claim, name, start, nameEnd, end: claim.number.end };
}

function endOf({ text }: Block, from: number, mark: string): number {
  const end = text.slice(from).search(mark === ';' ? /[。;]/ : /[。;,、]/);
  return end < 0 ? text.length : from + end;
}

function rollRow(roller: Roller, block: Block, items: readonly Item[], { next }: Rosters): void {
  const kept = items.filter(({ name }) => next.some((entry) => entry.name === name));
  const fresh = next.filter(({ name }) => !items.some((item) => item.name === name));
  if (kept.length === items.length && fresh.length === 0) return;
  const texts = new Map(fresh.map((entry) => [entry, textLike(roller, block, items[0]!, entry)]));
  const mark = roller.edits.raw(block, items[0]!.end, items[1]!.start);
  if (kept.length === 0) return replaceAll(roller, block, items, fresh, [...texts.values()].join(mark));
  takeOut(roller, block, items, kept);
  for (const entry of fresh) {
    const place = next.indexOf(entry);
    const before = kept.findLast(({ name }) => next.findIndex((own) => own.name === name) < place);
    const text = texts.get(entry)!;
    if (before) roller.edits.put(block, before.end, before.end, `${mark}${text}`, [entry.cell]);
    else roller.edits.put(block, kept[0]!.start, kept[0]!.start, `${text}${mark}`, [entry.cell]);
  }
  tell(roller, block, items, kept, fresh);
}

function replaceAll(roller: Roller, block: Block, items: readonly Item[], fresh: readonly Entry[], text: string): void {
  const [start, end] = [items[0]!.start, items.at(-1)!.end];
  if (fresh.length === 0) return;
  const cells = fresh.map(({ cell }) => cell);
  if (!roller.edits.put(block, start, end, text, cells)) return;
  keepWithin(roller, block, start, end);
  tell(roller, block, items, [], fresh);
}

/** Each goes with the mark behind it, the last with the mark before it. */
function takeOut(roller: Roller, block: Block, items: readonly Item[], kept: readonly Item[]): void {
  const last = items.lastIndexOf(kept.at(-1)!);
  for (const [at, item] of items.entries()) {
    if (kept.includes(item)) continue;
    const start = at > last ? items[at - 1]!.end : item.start;
    const end = at > last ? item.end : items[at + 1]!.start;
    if (roller.edits.put(block, start, end, '')) keepWithin(roller, block, start, end);
  }
}

function keepWithin(roller: Roller, { index }: Block, start: number, end: number): void {
  for (const { number } of roller.text.text.tokens[index]!) if (number && number.start >= start && number.end <= end) roller.keep(number);
}

function tell(roller: Roller, block: Block, items: readonly Item[], kept: readonly Item[], fresh: readonly Entry[]): void {
  const gone = items.filter((item) => !kept.includes(item)).map(({ name }) => inChinese(name));
  const added = fresh.map(({ name }) => inChinese(name));
  roller.notes.push({ kind: 'look', line: block.lines[0]!.line, ...NOTES.roster(gone, added) });
}

/** The words of another with a project's own name and amount; what it is for is the officer's to say. */
function textLike(roller: Roller, block: Block, { nameEnd, claim: { number }, end }: Item, { name, yuan }: Entry): string {
  const amount = roller.style.print(block, roller.edits.raw(block, number.start, number.end), number, yuan);
  const own = inChinese(name);
  const said = `${own}${roller.edits.raw(block, nameEnd, number.start)}${amount}`;
  const tail = block.text.slice(number.end, end);
  if (tail === '') return said;
  const purpose = PURPOSE.exec(tail);
  if (!purpose) return `${said}，【待填写：${own}的说明】`;
  const words = roller.edits.raw(block, number.end, number.end + purpose[1]!.length);
  return `${said}${words}【待填写：${own}的用途】${purpose[2]!}`;
}

const PURPOSE = /^([,，][^,，。;0-9]{0,6}用于)[^0-9]*?((?:等?(?:方面|工作|支出))?)$/;
