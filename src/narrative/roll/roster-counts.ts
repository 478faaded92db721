import type { Loose } from '../../text/frames';
import { projectsOf, unitsOf, type Entry } from './rosters';
import type { Roller } from './roller';

/** How many units a department has, and how many projects: as many as its forms list, where last year's text said so. */
const COUNTED: readonly { readonly before: RegExp; readonly behind: RegExp; readonly entries: typeof unitsOf; readonly all: RegExp }[] = [
  { before: /单位[^,。;:0-9]{0,8}$/, behind: /^/, entries: unitsOf, all: /共|包括|分别|纳入/ },
  { before: /^/, behind: /^(?:预算|支出|财政|本级|部门)*项目/, entries: projectsOf, all: /全部|全面|均|都|所有|[共各]/ },
];

/** Writes a count that the lines of a form make up; false where it is of something else. */
export function rollRosterCount(roller: Roller, { number, context }: Loose): boolean {
  if (!/^[个家户项]$/.test(number.unit)) return false;
  const { block } = context;
  const before = /[^。;]*$/.exec(block.text.slice(0, number.start))![0];
  const behind = /^[^。;]*/.exec(block.text.slice(number.end))![0];
  for (const { before: lead, behind: counted, entries, all } of COUNTED) {
    if (!lead.test(before) || !counted.test(behind) || !all.test(before + behind)) continue;
    const [last, next] = [entries(roller.text.disclosure), entries(roller.values.next)];
    if (last.length === 0 || next.length === 0 || !number.value.eq(last.length)) continue;
    roller.writeCount(context, number, number.value.times(0).plus(next.length), first(next).cell);
    return true;
  }
  return false;
}

function first([entry]: readonly Entry[]): Entry {
  return entry!;
}
