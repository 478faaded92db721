import { remember } from '../workbook/remember';
import { hasParts, isMadeOf, madeUpBy } from './made-of';
import { headingFacets, isTotal } from './vocabulary';

/** Headings above a column, from the widest to its own. */
type Path = readonly string[];

/** Columns side by side with the same headings down to a depth. */
interface Run {
  readonly heading: string;
  readonly columns: readonly Path[];
}

/**
 * Headings that stand side by side although one is wider than those after it, as forms come that were copied from a page, put above them: a
 * whole above its parts (基本支出, 人员经费, 公用经费), 本年支出小计 above what is of this year, 预算数合计 above what was planned. All others
 * stay as they are.
 */
export function grouped(paths: readonly Path[], title: string): Path[] {
  const staged = withStages(paths, title);
  return staged.some((path) => path.some(mayHead)) ? groupedAt(staged, 0, false) : [...staged];
}

/** 合计, 因公出国（境）费 … and the same once more: what was planned and what was spent, where a form of final accounts does not say so. */
function withStages(paths: readonly Path[], title: string): readonly Path[] {
  const headings = paths.map((path) => (path.length === 1 ? path[0]! : ''));
  const first = headings.findIndex(isBare);
  const half = (paths.length - first) / 2;
  const own = headings.slice(first, first + half);
  const isTwice =
    first >= 0 &&
    own.length >= FEWEST_REPEATED &&
    own.every((heading, index) => heading !== '' && heading === headings[first + half + index]);
  if (!isTwice || !title.includes('决算')) return paths;
  return paths.map((path, index) => (index < first ? path : [index < first + half ? '预算数' : '决算数', ...path]));
}

const FEWEST_REPEATED = 3;

/** Few headings can stand above others. */
const mayHead = remember((heading) => (isTotal(heading) && !/^[合总]计$/.test(heading)) || hasParts(heading));

/** @param isGroup whether the first column is the total of all of them */
function groupedAt(paths: readonly Path[], depth: number, isGroup: boolean): Path[] {
  const runs = runsAt(paths, depth);
  const found: Path[] = [];
  for (let at = 0; at < runs.length;) {
    const run = runs[at]!;
    const whole = wholeOf(runs, at, depth);
    const end = isGroup && at === 0 ? 1 : Math.max(endOfParts(runs, at, whole, depth), endOfHead(runs, at, depth));
    const below = runs.slice(at + 1, end);
    if (below.length > 0) found.push(...groupedAt(groupOf(run, whole, below, depth), depth + 1, true));
    else found.push(...(run.heading === '' ? run.columns : groupedAt(run.columns, depth + 1, false)));
    at = end;
  }
  return found;
}

/** What a run heads, below the name of it: its own columns first. */
function groupOf({ heading, columns }: Run, whole: string, below: readonly Run[], depth: number): Path[] {
  const own = isTotal(heading) ? (TOTAL.exec(heading)?.[0] ?? heading) : PLAIN_TOTAL;
  const kept = below.length > 1 ? withoutOfWhich : ofWhich;
  const put = (path: Path, ...headings: string[]): Path => [...path.slice(0, depth), whole, ...headings, ...path.slice(depth + 1)];
  return [
    ...columns.map((path) => put(path, own)),
    ...below.flatMap(({ heading: part, columns: parts }) =>
      parts.map((path) => put(path, isMadeOf(whole, part, false) ? kept(part) : part)),
    ),
  ];
}

/** What the columns of a whole are called among those of its parts, where they do not say. */
const PLAIN_TOTAL = '小计';

const TOTAL = /(?:合计|总计|小计)$/;

/** The name of what a run heads: 预算数合计 without 合计; a bare 小计 after other totals is of what the headings after it are known to make up. */
function wholeOf(runs: readonly Run[], at: number, depth: number): string {
  const { heading } = runs[at]!;
  if (!isTotalOf(runs[at]!, depth)) return heading;
  const isWithin = heading === PLAIN_TOTAL && runs.slice(0, at).some((run) => isTotalOf(run, depth));
  const known = isWithin ? madeUpBy(runs[at + 1]?.heading ?? '', runs[at + 2]?.heading ?? '') : null;
  return known ?? heading.replace(TOTAL, '');
}

/** 其中：人员经费 beside 公用经费 is one of the two parts. */
function withoutOfWhich(heading: string): string {
  return heading.replace(/^其中[:：,，、]?/, '');
}

/** One part alone is not all of the whole. */
function ofWhich(heading: string): string {
  return `其中：${withoutOfWhich(heading)}`;
}

/** Where the parts of a whole end that follow it, by what the names say. */
function endOfParts(runs: readonly Run[], at: number, whole: string, depth: number): number {
  const above = runs[at]!.columns[0]![depth - 1];
  let end = at + 1;
  // 财政拨款小计 below 财政拨款: they are grouped already.
  if (above !== undefined && (whole.startsWith(above) || isMadeOf(above, runs[end]?.heading ?? '', true))) return end;
  while (end < runs.length && isMadeOf(whole, runs[end]!.heading, end === at + 1)) end++;
  return end;
}

/**
 * Where what a total heads ends that says what it is of, beside other totals (本年收入小计, 基本支出, 项目支出, 本年支出小计): at what is of
 * something else, or at a bare total.
 */
function endOfHead(runs: readonly Run[], at: number, depth: number): number {
  const { heading } = runs[at]!;
  if (!isTotalOf(runs[at]!, depth) || !runs.some((run, index) => index !== at && isTotalOf(run, depth))) return at + 1;
  const own = scopeOf(heading);
  if (own.size === 0) return at + 1;
  const end = runs.findIndex(
    ({ heading: next }, index) => index > at && (isBare(next) || (contradicts(scopeOf(next), own) && !isMadeOf(heading, next, false))),
  );
  return end < 0 ? runs.length : end;
}

function isTotalOf({ heading, columns }: Run, depth: number): boolean {
  return isTotal(heading) && columns.every(({ length }) => length === depth + 1);
}

function isBare(heading: string): boolean {
  return heading !== '' && heading.replace(TOTAL, '') === '';
}

/** What a heading says its amounts are of: the year, the stage, the source … */
function scopeOf(heading: string): ReadonlyMap<string, string> {
  const { stage, period: named, source, nature, funds } = headingFacets(heading.replace(TOTAL, ''));
  // 结转 alone may be that of either end of the year.
  const period = heading.includes('年') ? named : undefined;
  const flow = nature === undefined && period !== undefined ? /收入|支出/.exec(heading)?.[0] : undefined;
  const year = /20[0-9]{2}/.exec(heading)?.[0];
  const said = Object.entries({ year, stage, period, flow, source, nature, funds });
  return new Map(said.flatMap(([dimension, value]) => (value === undefined ? [] : [[dimension, value] as const])));
}

function contradicts(scope: ReadonlyMap<string, string>, own: ReadonlyMap<string, string>): boolean {
  return [...own].some(([dimension, value]) => scope.has(dimension) && scope.get(dimension) !== value);
}

/** Columns side by side with one heading at a depth; those without any are a run each. */
function runsAt(paths: readonly Path[], depth: number): Run[] {
  const runs: { heading: string; columns: Path[] }[] = [];
  for (const path of paths) {
    const heading = path[depth] ?? '';
    const last = runs.at(-1);
    if (heading !== '' && last?.heading === heading) last.columns.push(path);
    else runs.push({ heading, columns: [path] });
  }
  return runs;
}
