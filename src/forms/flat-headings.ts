import { isMadeOf } from './vocabulary';

/** Headings above a column, from the widest to its own. */
type Path = readonly string[];

/**
 * Headings that stand side by side although one is part of another (基本支出, 人员经费, 公用经费, 项目支出 in one row, as forms come that were
 * copied from a page), put below it: 基本支出 小计, 基本支出 人员经费, 基本支出 公用经费. All others stay as they are.
 */
export function grouped(paths: readonly Path[], depth = 0): Path[] {
  const runs = runsAt(paths, depth);
  const found: Path[] = [];
  for (let at = 0; at < runs.length;) {
    const { heading, columns } = runs[at]!;
    let end = at + 1;
    if (!isOwnTotal(heading, columns[0]![depth - 1]))
      while (end < runs.length && isMadeOf(heading, runs[end]!.heading, end === at + 1)) end++;
    const parts = runs.slice(at + 1, end);
    if (parts.length === 0) found.push(...(heading === '' ? columns : grouped(columns, depth + 1)));
    else {
      found.push(...columns.map((path) => inserted(path, depth + 1, OWN)));
      const named = parts.length > 1 ? withoutOfWhich : ofWhich;
      found.push(
        ...parts.flatMap((part) => part.columns.map((path) => inserted(renamed(path, depth, named(part.heading)), depth, heading))),
      );
    }
    at = end;
  }
  return found;
}

/** 财政拨款小计 below 财政拨款: the parts are grouped already. */
function isOwnTotal(heading: string, above: string | undefined): boolean {
  return above !== undefined && heading.startsWith(above);
}

/** 其中：人员经费 beside 公用经费 is one of the two parts. */
function withoutOfWhich(heading: string): string {
  return heading.replace(/^其中[:：,，、]?/, '');
}

/** One part alone is not all of the whole. */
function ofWhich(heading: string): string {
  return `其中：${withoutOfWhich(heading)}`;
}

/** What the columns of the whole are called among those of its parts. */
const OWN = '小计';

/** Columns side by side with one heading at a depth; those without any are a run each. */
function runsAt(paths: readonly Path[], depth: number): { readonly heading: string; readonly columns: Path[] }[] {
  const runs: { heading: string; columns: Path[] }[] = [];
  for (const path of paths) {
    const heading = path[depth] ?? '';
    const last = runs.at(-1);
    if (heading !== '' && last?.heading === heading) last.columns.push(path);
    else runs.push({ heading, columns: [path] });
  }
  return runs;
}

function inserted(path: Path, depth: number, heading: string): Path {
  return [...path.slice(0, depth), heading, ...path.slice(depth)];
}

function renamed(path: Path, depth: number, heading: string): Path {
  return path.map((own, at) => (at === depth ? heading : own));
}
