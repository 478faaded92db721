import type { Line, LineKey, Panel } from '../forms/disclosure';
import { groupBy } from '../relations/group';
import { grandTotal } from '../relations/structure/balance';
import { remembered } from './remembered';

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
  return remembered(LINES, panel, keyOf(query), () => findLines(panel, query));
}

const LINES = new WeakMap<Panel, Map<string, readonly Line[] | null>>();

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
  const exact = (items.get(keyOf(query)) ?? []).filter((line) => query.type !== 'source' || !isCarryOver(line));
  if (exact.length > 0) return topmost(exact);
  if (query.type !== 'function' && query.type !== 'economic') return null;
  const below = panel.lines.filter(
    ({ key, role }) => role !== 'total' && key.type === query.type && 'code' in key && key.code.startsWith(query.code),
  );
  return below.length > 0 ? topmost(below) : null;
}

/** The lines of a panel by what they are about. */
function itemsByKey(panel: Panel): ReadonlyMap<string, readonly Line[]> {
  let items = ITEMS.get(panel);
  if (!items)
    ITEMS.set(
      panel,
      (items = groupBy(
        panel.lines.filter(({ role }) => role !== 'total'),
        ({ key }) => keyOf(key),
      )),
    );
  return items;
}

const ITEMS = new WeakMap<Panel, ReadonlyMap<string, readonly Line[]>>();

/** Lines and queries of the same key are about the same. */
function keyOf(about: LineKey | LineQuery): string {
  switch (about.type) {
    case 'source':
      return `source ${about.source}`;
    case 'item':
      return `item ${about.item}`;
    case 'project':
      return `project ${about.name}`;
    case 'label':
      return `label ${about.label}`;
    case 'total':
    case 'yearTotal':
      return about.type;
    default:
      return `${about.type} ${about.code}`;
  }
}

/** A source below 上年结转 is the carry-over of that source, not its income of the year. */
function isCarryOver(line: Line): boolean {
  for (let at: Line | null = line; at; at = at.parent) if (at.facets.period === '上年结转') return true;
  return false;
}

/** Leaves out lines that are part of another line of the list. */
function topmost(lines: readonly Line[]): readonly Line[] {
  const chosen = new Set(lines);
  const isInside = (line: Line): boolean => {
    for (let parent = line.parent; parent; parent = parent.parent) if (chosen.has(parent)) return true;
    return false;
  };
  return lines.filter((line) => !isInside(line));
}
