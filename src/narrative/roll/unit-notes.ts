import type { Disclosure, Line } from '../../forms/disclosure';
import type { Block } from '../../text/block';
import { headingFacets, isBalancingLabel } from '../../forms/vocabulary';
import { NOTES } from './notes';
import type { Roller } from './roller';
import { ofUnit, SHORTEST } from './units';

/** Units that are gone are pointed at wherever they are named; those that are new, and what was new last year, where units are told. */
export function rollUnits(roller: Roller): void {
  const { text, values, shift } = roller;
  if (shift === 0) return;
  const [before, now] = [unitsOf(text.disclosure), unitsOf(values.next)];
  if (before.size < FEWEST || now.size === 0) return;
  const gone = [...before].filter((name) => !now.has(name));
  for (const block of text.text.blocks) for (const name of gone) markGone(roller, block, name);
  const told = text.claims.flatMap(({ claim }) => (ofUnit(text, claim) ? [claim] : []));
  for (const { context, number } of told) {
    const words = /(?:本年|今年|当年)?新(?:增|纳入|成立|设立|组建|划入)[^,。;]*/.exec(context.block.text.slice(number.end));
    if (!words) continue;
    const start = number.end + words.index;
    const raw = roller.edits.raw(context.block, start, start + words[0].length);
    roller.edits.put(context.block, start, start + words[0].length, `【请核对，上年写：${raw}】`);
    roller.note('look', context, start, NOTES.isStill(words[0]));
  }
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

/** 由市文化馆实施 of a unit that is no more: marked where it stands. */
function markGone(roller: Roller, block: Block, name: string): void {
  if (!block.text.replace(/[ \0]/g, '').includes(name)) return;
  const at = block.text.indexOf(name);
  const end = at + name.length;
  // A row or a paragraph that was written anew does not name it any more.
  if (at >= 0 && !roller.edits.free(block, at, end)) return;
  if (at >= 0 && block.level === null)
    roller.edits.put(block, at, end, `【请核对，本年表中没有此单位，上年写：${roller.edits.raw(block, at, end)}】`);
  roller.notes.push({ kind: 'look', line: block.lines[0]!.line, ...NOTES.unitGone(name) });
}

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
