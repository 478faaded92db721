import type { Line, LineKey, Panel } from '../forms/disclosure';
import { grandTotal } from '../relations/structure/balance';

/** What is looked for among the lines: the grand total, a subject, a source, an item or a project. */
export type LineQuery =
  | { readonly type: 'total' }
  /** The total of the year alone (本年收入合计), before what is carried over. */
  | { readonly type: 'yearTotal' }
  | { readonly type: 'function' | 'economic'; readonly code: string }
  | { readonly type: 'source'; readonly source: string }
  | { readonly type: 'item'; readonly item: string }
  | { readonly type: 'project'; readonly name: string }
  | { readonly type: 'label'; readonly label: string };

/** The lines that together are what is asked for; a 类 that the form does not print is the sum of its 款 or 项. */
export function linesFor(panel: Panel, query: LineQuery): readonly Line[] | null {
  let known = LINES.get(panel);
  if (!known) LINES.set(panel, (known = new ByAbout()));
  let lines = known.get(query);
  if (lines === undefined) known.set(query, (lines = findLines(panel, query)));
  return lines;
}

/** Questions are asked again and again, by every relation and every sentence; a panel never changes. */
const LINES = new WeakMap<Panel, ByAbout<readonly Line[] | null>>();

function findLines(panel: Panel, query: LineQuery): readonly Line[] | null {
  if (query.type === 'total') {
    const line = grandTotal(panel);
    return line ? [line] : null;
  }
  if (query.type === 'yearTotal') {
    const line = panel.lines.find(({ role, name }) => role === 'total' && /^本年.{0,6}合计$/.test(name));
    return line ? [line] : null;
  }
  const items = itemsByKey(panel);
  const exact = (items.get(query) ?? []).filter((line) => query.type !== 'source' || !isCarryOver(line));
  if (exact.length > 0) return topmost(exact);
  if (query.type !== 'function' && query.type !== 'economic') return null;
  const below = panel.lines.filter(
    ({ key, role }) => role !== 'total' && key.type === query.type && 'code' in key && key.code.startsWith(query.code),
  );
  return below.length > 0 ? topmost(below) : null;
}

/** The lines of a panel by what they are about. */
function itemsByKey(panel: Panel): ByAbout<Line[]> {
  let items = ITEMS.get(panel);
  if (!items) {
    ITEMS.set(panel, (items = new ByAbout()));
    for (const line of panel.lines) {
      if (line.role === 'total') continue;
      const others = items.get(line.key);
      if (others) others.push(line);
      else items.set(line.key, [line]);
    }
  }
  return items;
}

const ITEMS = new WeakMap<Panel, ByAbout<Line[]>>();

/** Values by what a line or a query is about: by its type and, within it, by its code or name. */
class ByAbout<T> {
  private readonly types = new Map<string, Map<string, T>>();

  get(about: LineKey | LineQuery): T | undefined {
    return this.types.get(about.type)?.get(nameOf(about));
  }

  set(about: LineKey | LineQuery, value: T): void {
    const known = this.types.get(about.type);
    if (known) known.set(nameOf(about), value);
    else this.types.set(about.type, new Map([[nameOf(about), value]]));
  }
}

function nameOf(about: LineKey | LineQuery): string {
  switch (about.type) {
    case 'source':
      return about.source;
    case 'item':
      return about.item;
    case 'project':
      return about.name;
    case 'label':
      return about.label;
    case 'total':
    case 'yearTotal':
      return '';
    default:
      return about.code;
  }
}

/** A source below 上年结转 is the carry-over of that source, not its income of the year. */
function isCarryOver(line: Line): boolean {
  for (let at: Line | null = line; at; at = at.parent) if (at.facets.period === '上年结转') return true;
  return false;
}

/** Leaves out lines that are part of another line of the list. */
function topmost(lines: readonly Line[]): readonly Line[] {
  if (lines.length === 1) return lines;
  const chosen = new Set(lines);
  const isInside = (line: Line): boolean => {
    for (let parent = line.parent; parent; parent = parent.parent) if (chosen.has(parent)) return true;
    return false;
  };
  return lines.filter((line) => !isInside(line));
}
