import type { Disclosure } from '../../forms/disclosure';
import type { Loose } from '../../text/frames';
import { projectsOf, unitsOf } from './rosters';
import type { Roller } from './roller';

/** How many units a department has, and how many projects: as many as its forms list, where last year's text said so. */
const COUNTED: readonly { readonly before: RegExp; readonly behind: RegExp; readonly entries: typeof unitsOf; readonly all: RegExp }[] = [
  { before: /单位[^,。;:0-9]{0,8}$/, behind: /^/, entries: unitsOf, all: /共|包括|分别|纳入/ },
  { before: /^/, behind: /^(?:预算|支出|财政|本级|部门)*项目/, entries: projectsOf, all: /全部|全面|均|都|所有|[共各]/ },
];

/** What the forms list as many of as a number says, where its words speak of all of them; null where that is none of theirs. */
export function rosterCounted(disclosure: Disclosure, { number, context: { block } }: Loose): typeof unitsOf | null {
  if (!/^[个家户项]$/.test(number.unit)) return null;
  const before = /[^。;]*$/.exec(block.text.slice(0, number.start))![0];
  const behind = /^[^。;]*/.exec(block.text.slice(number.end))![0];
  const own = COUNTED.find(
    ({ before: lead, behind: counted, entries, all }) =>
      lead.test(before) && counted.test(behind) && all.test(before + behind) && number.value.eq(entries(disclosure).length),
  );
  return own?.entries ?? null;
}

/** Writes a count that the lines of a form make up; false where it is of something else. */
export function rollRosterCount(roller: Roller, loose: Loose): boolean {
  const entries = rosterCounted(roller.text.disclosure, loose);
  const next = entries?.(roller.values.next) ?? [];
  const [first] = next;
  if (!first) return false;
  roller.writeCount(loose.context, loose.number, loose.number.value.times(0).plus(next.length), first.cell);
  return true;
}
