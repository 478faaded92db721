import type { Disclosure, Line } from '../../forms/disclosure';
import type { Claim } from '../../text/frames';
import type { Block } from '../../text/block';
import { headingFacets, isBalancingLabel } from '../../forms/vocabulary';
import { NOTES } from './notes';
import type { Roller } from './roller';
import { ofUnit, SHORTEST } from './units';
import { anyOf } from './rolling-words';

/** Units that are gone are pointed at wherever they are named; those that are new, and what was new last year, where units are told. */
export function rollUnits(roller: Roller): void {
  const { text, values, shift } = roller;
  if (shift === 0) return;
  const [before, now] = [unitsOf(text.disclosure), unitsOf(values.next)];
  if (before.size < FEWEST || now.size === 0) return;
  const gone = [...before].filter((name) => !now.has(name));
  const names = [...new Set([...before, ...now])];
  for (const block of text.text.blocks) for (const name of gone) markGone(roller, block, name, names);
  const told = text.claims.flatMap(({ claim }) => (ofUnit(text, claim) ? [claim] : []));
  for (const claim of told) markNew(roller, claim, names);
  const last = told.at(-1);
  if (!last || told.length < FEWEST) return;
  const all = text.lines.join('').replace(/\s/g, '');
  for (const name of now)
    if (
      !before.has(name) &&
      !all.includes(name) &&
      !roller.edits.all().some((edit) => edit.text.replace(/[（）]/g, (mark) => (mark === '（' ? '(' : ')')).includes(name))
    )
      roller.note('look', last.context, last.number.end, NOTES.notListed(name));
}

/** 市图书馆预算487.35万元，为本年新纳入…的单位: what was so last year, said of this unit and not of the next. */
function markNew(roller: Roller, { context, number }: Claim, names: readonly string[]): void {
  const { block } = context;
  const sentence = /^[^。;]*/.exec(block.text.slice(number.end))![0];
  const next = Math.min(sentence.length, ...names.flatMap((name) => placesOf(sentence, name, []).map(({ start }) => start)));
  const words = /(?:本年|今年|当年)?新(?:增|纳入|成立|设立|组建|划入)[^,。;]*/.exec(sentence.slice(0, next));
  if (!words) return;
  const start = number.end + words.index;
  const raw = roller.edits.raw(block, start, start + words[0].length);
  if (roller.edits.put(block, start, start + words[0].length, `【请核对，上年写：${raw}】`))
    roller.note('look', context, start, NOTES.isStill(words[0]));
}

/** 由市文化馆实施 of a unit that is no more: marked where it stands. */
function markGone(roller: Roller, block: Block, name: string, names: readonly string[]): void {
  const longer = names.filter((other) => other !== name && other.includes(name));
  // A row or a paragraph that was written anew does not name it any more.
  const places = placesOf(block.text, name, longer).filter(({ start, end }) => roller.edits.free(block, start, end));
  if (places.length === 0) return;
  for (const { start, end } of block.level === null ? places : [])
    roller.edits.put(block, start, end, `【请核对，本年表中没有此单位，上年写：${roller.edits.raw(block, start, end)}】`);
  roller.notes.push({ kind: 'look', line: block.lines[0]!.line, ...NOTES.unitGone(name) });
}

/** Where a name stands, blanks within it or not, but not as a part of a longer one: 市图书馆 in 市图书馆分馆. */
function placesOf(text: string, name: string, longer: readonly string[]): { readonly start: number; readonly end: number }[] {
  const at = [...text.matchAll(/[^ \0]/g)].map(({ index }) => index);
  const letters = text.replace(/[ \0]/g, '');
  const within = longer.flatMap((other) => startsOf(letters, other).map((start) => ({ start, end: start + other.length })));
  return startsOf(letters, name)
    .map((start) => ({ start, end: start + name.length }))
    .filter((own) => !within.some(({ start, end }) => start <= own.start && own.end <= end) && !PART_OF_LONGER.test(letters.slice(own.end)))
    .map(({ start, end }) => ({ start: at[start]!, end: at[end - 1]! + 1 }));
}

function startsOf(text: string, name: string): number[] {
  const starts: number[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) starts.push(at);
  return starts;
}

/** What makes a name that of another body, which the forms may not list. */
const PART_OF_LONGER = new RegExp(`^(?:${anyOf('longer')})`);

const FEWEST = 2;

/** 用事业基金弥补收支差额 is a line of 收入总表, and no unit. */
function isOfMoney(name: string): boolean {
  return isBalancingLabel(name) || Object.keys(headingFacets(name)).length > 0;
}

/** What the units of a department are called in its forms. */
function unitsOf(disclosure: Disclosure): ReadonlySet<string> {
  return new Set(unitLines(disclosure).map(({ name }) => name));
}

/** The lines of the units of a department, where its income is told by them. */
export function unitLines({ forms }: Disclosure): Line[] {
  const own = forms.filter(({ kind }) => kind === '收入总表');
  const lines = own.flatMap(({ panels }) => panels.flatMap((panel) => panel.lines));
  return lines.filter(
    ({ key, name, role }) =>
      role !== 'total' && (key.type === 'unit' || (key.type === 'label' && !isOfMoney(name))) && name.length >= SHORTEST,
  );
}
