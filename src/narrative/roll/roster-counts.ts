import { Decimal } from 'decimal.js';
import { countWords } from '../../facts/count-words';
import type { Disclosure } from '../../forms/disclosure';
import type { Loose } from '../../text/frames';
import { PROJECTS, projectRosters, projectsOf, type Entry } from './roster-entries';
import { projectsOfBoth, rosterMeant } from './roster-meant';
import { DONE, unitsOf } from './rosters';
import type { Roller } from './roller';

interface Counted {
  /** What stands right before and right behind the number. */
  readonly before: RegExp;
  readonly behind: RegExp;
  /** What its sentence says where all of them are meant. */
  readonly all: RegExp;
  readonly entries: typeof unitsOf;
}

const ALL_UNITS = new RegExp(countWords('all_units'));
const ALL_PROJECTS = new RegExp(countWords('all_projects'));

/** How many units a department has, and how many projects: as many as its forms list, where last year's text said so. */
const COUNTED: readonly Counted[] = [
  // 下属单位共3个
  {
    before: new RegExp(`(?:^|[,、:0-9年]|${countWords('unit_kinds')}|纳入[^,。;]{0,40}范围的)单位(?:${countWords('unit_number')})?:?$`),
    behind: /^(?:$|[,:、(])/,
    all: ALL_UNITS,
    entries: unitsOf,
  },
  // 共有3个单位, 3家单位纳入预算编制范围
  {
    before: new RegExp(`(?:^|[,:]|${countWords('unit_leads')})$`),
    behind: new RegExp(`^(?:${countWords('units_counted')})*单位(?:$|[,:、(]|${countWords('units_joined')})`),
    all: ALL_UNITS,
    entries: unitsOf,
  },
  // 实行绩效目标管理的项目4个，涉及资金305万元
  {
    before: new RegExp(`项目(?:支出)?(?:${countWords('project_number')})?$`),
    behind: /^(?:$|[,:、(的])/,
    all: ALL_PROJECTS,
    entries: projectsOf,
  },
  { before: /^/, behind: PROJECTS, all: ALL_PROJECTS, entries: projectsOf },
];

/** Whether the forms list as many of something as a number says, where its words speak of all of them; null where that is none of theirs. */
export function rosterCounted(disclosure: Disclosure, { number, context: { block } }: Loose): typeof unitsOf | null {
  if (!/^[个家户项]$/.test(number.unit)) return null;
  const before = /[^。;]*$/.exec(block.text.slice(0, number.start))![0];
  const behind = /^[^。;]*/.exec(block.text.slice(number.end))![0];
  const fits = ({ before: lead, behind: counted, all }: Counted, entries: readonly Entry[]): boolean =>
    lead.test(before) &&
    counted.test(behind) &&
    (all.test(before + number.unit + behind) || tellsSum(behind, entries)) &&
    !DONE.test(before + behind) &&
    number.value.eq(entries.length);
  const rosters = ({ entries }: Counted): readonly (readonly Entry[])[] =>
    entries === projectsOf ? projectRosters(disclosure).map((own) => own.entries) : [entries(disclosure)];
  return COUNTED.find((own) => rosters(own).some((entries) => fits(own, entries)))?.entries ?? null;
}

/** 8个项目实行了绩效目标管理，涉及资金206.4万元: what they have together is what all have. */
function tellsSum(behind: string, entries: readonly Entry[]): boolean {
  const sum = entries.reduce((all, { yuan }) => all.plus(yuan), new Decimal(0));
  return [...behind.matchAll(/([0-9][0-9,]*(?:\.[0-9]+)?) *(万元|元)/g)].some(([, digits, unit]) => {
    const own = new Decimal(digits!.replaceAll(',', ''));
    const scale = unit === '元' ? 1 : 10000;
    const half = new Decimal(10).pow(-own.decimalPlaces()).times(scale).div(2);
    return own.times(scale).minus(sum).abs().lte(half);
  });
}

/** Writes a count that the lines of a form make up; false where it is of something else, or of one of several that differ now. */
export function rollRosterCount(roller: Roller, loose: Loose): boolean {
  const { context, number } = loose;
  const entries = rosterCounted(roller.text.disclosure, loose);
  const next = entries === projectsOf ? projectsCounted(roller, loose) : (entries?.(roller.values.next) ?? []);
  const [first] = next;
  if (!first) return false;
  roller.writeCount(context, number, number.value.times(0).plus(next.length), first.cell);
  return true;
}

/** 项目支出160.5万元，共5个项目, of which one source pays them all. */
function projectsCounted(roller: Roller, { context: { block }, number }: Loose): readonly Entry[] {
  const fitting = projectsOfBoth(roller).filter(({ last }) => number.value.eq(last.length));
  return rosterMeant(roller, block, number.start, fitting)?.next ?? [];
}
