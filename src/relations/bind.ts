import { coversAll } from '../forms/covers';
import type { Facets, Form, FormKind, Disclosure, Line, LineKey, Panel } from '../forms/disclosure';
import { headingFacets } from '../forms/vocabulary';
import { groupBy } from './group';
import { headingTree, type HeadingNode } from './columns';
import type { CellRole } from '../findings/finding';
import { termAt, type Term } from './relation';
import { grandTotal } from './structure/balance';

/** Finds amounts by meaning: the form, the line, what the column says. Nothing here knows an address. */

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

export interface Query {
  readonly line: LineQuery;
  readonly facets?: Facets;
  readonly side?: '收入' | '支出';
  /** Leaves 上级 funds out of a source that a form splits. */
  readonly ownFundsOnly?: boolean;
}

const TOTAL: LineQuery = { type: 'total' };
export const yearTotal: LineQuery = { type: 'yearTotal' };
export const total = TOTAL;

/**
 * The form of a kind, where there is exactly one with lines; two candidates bind nothing, but that a form of 一般公共预算 goes before one of
 * all 财政拨款.
 */
export function formOf(disclosure: Disclosure, kind: FormKind): Form | null {
  let known = FORMS.get(disclosure);
  if (!known) FORMS.set(disclosure, (known = new Map<FormKind, Form | null>()));
  let form = known.get(kind);
  if (form === undefined) known.set(kind, (form = findForm(disclosure, kind)));
  return form;
}

/** Every relation asks for its forms. */
const FORMS = new WeakMap<Disclosure, Map<FormKind, Form | null>>();

function findForm(disclosure: Disclosure, kind: FormKind): Form | null {
  const forms = disclosure.forms.filter((form) => form.kind === kind && form.panels.some(({ lines }) => lines.length > 0));
  const own = forms.length > 1 && kind.startsWith('一般公共预算') ? forms.filter(({ title }) => /一般公共预算/.test(title)) : forms;
  return own.length === 1 ? own[0]! : null;
}

/** The amounts whose sum is what the query asks for; null where the form does not give it. */
export function bind(form: Form, query: Query, role: CellRole): Term[] | null {
  const parts = query.line.type === 'total' ? partsOfTotal(form, query) : null;
  if (parts) return parts.length > 0 ? parts.flatMap((part) => termsOf(form, part.panel, [part.line], part.query, role) ?? []) : null;
  for (const panel of form.panels) {
    if (query.side && panel.side && panel.side !== query.side) continue;
    const { funds } = headingFacets(panel.heading);
    if (funds !== undefined && query.facets?.funds !== undefined && funds !== query.facets.funds) continue;
    const lines = linesFor(panel, query.line);
    const terms = lines && termsOf(form, panel, lines, query, role);
    if (terms) return terms;
  }
  return null;
}

function termsOf(form: Form, panel: Panel, lines: readonly Line[], query: Query, role: CellRole): Term[] | null {
  const columns = columnsFor(form, panel, query.facets ?? ALL, query.ownFundsOnly);
  return columns && lines.flatMap((line) => columns.map((column) => termAt(form, panel, line, column, role)));
}

const ALL: Facets = {};

interface Part {
  readonly panel: Panel;
  readonly line: Line;
  /** What is asked of its columns: without what the total itself is limited to. */
  readonly query: Query;
}

/** What totals of a form can be limited to, with the halves that make up a whole. */
const HALVES = [
  ['funds', ['人员', '公用']],
  ['nature', ['基本', '项目']],
] as const;

/**
 * Totals that cover a part each: the one whose part is asked for, or both halves where no total covers both. Null where the form
 * has none such; empty where a half is missing, so that the whole cannot be told.
 */
function partsOfTotal(form: Form, query: Query): readonly Part[] | null {
  if (!hasLimitedTotals(form)) return null;
  for (const [dimension, halves] of HALVES) {
    const limited = halves.flatMap((half) => totalCovering(form, dimension, half, query) ?? []);
    if (limited.length === 0) continue;
    const asked = query.facets?.[dimension];
    if (asked !== undefined) {
      const own = limited.filter(({ line }) => line.key.type === 'total' && line.key.covers[dimension] === asked);
      if (own.length > 0) return own;
    } else if (!form.panels.some((panel) => closesAll(form, panel))) return limited.length === halves.length ? limited : [];
  }
  return null;
}

function hasLimitedTotals(form: Form): boolean {
  let has = LIMITED.get(form);
  if (has === undefined) {
    const isLimited = ({ role, key }: Line): boolean =>
      role === 'total' && key.type === 'total' && HALVES.some(([dimension]) => key.covers[dimension] !== undefined);
    LIMITED.set(form, (has = form.panels.some(({ lines }) => lines.some(isLimited))));
  }
  return has;
}

/** Few forms have such totals. */
const LIMITED = new WeakMap<Form, boolean>();

function closesAll(form: Form, panel: Panel): boolean {
  return panel.lines.some((line) => line.role === 'total' && coversAll(line, form.facets));
}

function totalCovering(form: Form, dimension: 'funds' | 'nature', value: string, query: Query): Part | null {
  if (form.facets[dimension] === value) return null;
  const { [dimension]: _, ...rest } = query.facets ?? {};
  for (const panel of form.panels) {
    if (query.side && panel.side && panel.side !== query.side) continue;
    const line = panel.lines.find(({ role, key }) => role === 'total' && key.type === 'total' && key.covers[dimension] === value);
    if (line) return { panel, line, query: { ...query, facets: rest } };
  }
  return null;
}

/** The lines that together are what is asked for; a 类 that the form does not print is the sum of its 款 or 项. */
export function linesFor(panel: Panel, query: LineQuery): readonly Line[] | null {
  return remembered(LINES, panel, keyOf(query), () => findLines(panel, query));
}

/** Queries are asked again and again, by every relation and every sentence; a panel never changes. */
const LINES = new WeakMap<Panel, Map<string, readonly Line[] | null>>();
const COLUMNS = new WeakMap<Panel, Map<string, readonly number[] | null>>();
const OWN_COLUMNS = new WeakMap<Panel, Map<string, readonly number[] | null>>();

function remembered<T>(cache: WeakMap<Panel, Map<string, T>>, panel: Panel, key: string, find: () => T): T {
  let known = cache.get(panel);
  if (!known) cache.set(panel, (known = new Map<string, T>()));
  let value = known.get(key);
  if (value === undefined) known.set(key, (value = find()));
  return value;
}

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

type Dimension = Exclude<keyof Facets, 'other' | 'flow'>;
const DIMENSIONS: readonly Dimension[] = ['source', 'period', 'nature', 'funds', 'economic', 'stage', 'item'];

/** The columns whose sum has exactly the facets asked for; what the form or the panel says of all its amounts counts as given. */
export function columnsFor(form: Form, panel: Panel, facets: Facets, ownFundsOnly = false): readonly number[] | null {
  return remembered(ownFundsOnly ? OWN_COLUMNS : COLUMNS, panel, facetsKey(facets), () => findColumns(form, panel, facets, ownFundsOnly));
}

function facetsKey(facets: Facets): string {
  let key = KEYS.get(facets);
  if (key === undefined) KEYS.set(facets, (key = DIMENSIONS.map((dimension) => facets[dimension] ?? '').join(' ')));
  return key;
}

const KEYS = new WeakMap<Facets, string>();

function findColumns(form: Form, panel: Panel, facets: Facets, ownFundsOnly: boolean): readonly number[] | null {
  const tree = headingTree(panel);
  const side = sideOf(tree, panel.side);
  return (side && columnsBelow(side, form, panel, facets, ownFundsOnly)) ?? columnsBelow(tree, form, panel, facets, ownFundsOnly);
}

function columnsBelow(root: HeadingNode, form: Form, panel: Panel, facets: Facets, ownFundsOnly: boolean): readonly number[] | null {
  const { given, all, nodes } = headedBelow(root, form, panel);
  const own = ({ key, anyStage }: Headed): string => (facets.stage === undefined ? anyStage : key);
  const wanted = meaning(facets, given);
  const exact = nodes.filter((headed) => headed.isKnown && own(headed) === wanted).sort((a, b) => stageRank(a.node) - stageRank(b.node));
  if (exact.length > 0)
    return ownFundsOnly ? exact[0]!.node.value : withUpperLevel(nodes, exact[0]!.node, differing(facets.source, given.source));
  const shown =
    differing(facets.nature, given.nature) === undefined ? undefined : all.find((headed) => headed.isKnown && own(headed) === wanted);
  if (shown) return shown.node.value;
  if (differing(facets.period, given.period) !== undefined) return null;
  return acrossPeriods(panel, (period) => {
    const key = meaning({ ...facets, period }, { ...given, period: undefined });
    return nodes.find((headed) => headed.isKnown && own(headed) === key)?.node;
  });
}

/** The headings of a panel below one of them, with what each says beyond what all of them share. */
interface Below {
  readonly given: Facets;
  readonly all: readonly Headed[];
  /** Those that add up: without what is only shown of a total. */
  readonly nodes: readonly Headed[];
}

interface Headed {
  readonly node: HeadingNode;
  readonly key: string;
  /** The same without 预算 or 决算. */
  readonly anyStage: string;
  readonly isKnown: boolean;
}

const BELOW = new WeakMap<HeadingNode, Below>();

function headedBelow(root: HeadingNode, form: Form, panel: Panel): Below {
  let below = BELOW.get(root);
  if (!below) {
    const given: Facets = { ...form.facets, ...headingFacets(panel.heading), ...onlyPeriod(panel), ...root.facets };
    const all = flatten(root)
      .filter(({ beside, value }) => beside === null && stagesOf(panel, value) < 2)
      .map((node): Headed => ({
        node,
        key: meaning(node.facets, given),
        anyStage: meaning({ ...node.facets, stage: undefined }, given),
        isKnown: node.facets.other === undefined,
      }));
    BELOW.set(root, (below = { given, all, nodes: all.filter(({ node }) => !node.ofWhich) }));
  }
  return below;
}

/** What facets say beyond what is given, in one word. */
function meaning(
  facets: { readonly [D in Dimension]?: Facets[D] | undefined },
  given: { readonly [D in Dimension]?: Facets[D] | undefined },
): string {
  return DIMENSIONS.map((dimension) => differing(facets[dimension], given[dimension]) ?? '').join(' ');
}

function differing<T>(value: T | undefined, given: T | undefined): T | undefined {
  return value === given ? undefined : value;
}

/** 预算 and 决算 side by side add up to nothing. */
function stagesOf({ columns }: Panel, value: readonly number[]): number {
  return new Set(value.flatMap((at) => columns[at]!.facets.stage ?? [])).size;
}

/** Where a form has 本年收入 and 本年支出 as columns, the heading of the side the panel is about; what it does not give is beside it. */
function sideOf(tree: HeadingNode, side: Panel['side']): HeadingNode | null {
  const [income, spending] = (['收入', '支出'] as const).map((flow) => tree.children.find(({ heading }) => heading === `本年${flow}`));
  return income && spending ? (side === '收入' ? income : spending) : null;
}

/** A period that every column of the panel has says nothing: 本年一般公共预算基本支出. */
function onlyPeriod(panel: Panel): Facets {
  const periods = new Set(panel.columns.map(({ facets }) => facets.period));
  const [period] = periods;
  return periods.size === 1 && period ? { period } : {};
}

function flatten(node: HeadingNode): HeadingNode[] {
  return [node, ...node.children.flatMap(flatten)];
}

/** Of 年初预算数, 全年预算数 and 决算数 side by side the 决算数 is what final accounts are about. */
function stageRank({ facets }: HeadingNode): number {
  return facets.stage === '决算' ? 0 : 1;
}

const UPPER_LEVEL: ReadonlyMap<string, string> = new Map([
  ['一般公共预算', '上级转移支付'],
  ['政府性基金', '上级政府性基金'],
  ['国有资本经营', '上级国有资本经营'],
]);

/** Where a form splits a source into own and 上级 funds, the source is both. */
function withUpperLevel(nodes: readonly Headed[], node: HeadingNode, source: string | undefined): readonly number[] {
  const upper = source === undefined ? undefined : UPPER_LEVEL.get(source);
  const beside =
    upper &&
    nodes.find(({ node: other }) => other.facets.source === upper && other.facets.period === node.facets.period && other.column !== null);
  return beside ? [...node.value, ...beside.node.value] : node.value;
}

/** A form that prints 本年 and 上年结转 in columns of their own: both together are the whole. */
function acrossPeriods(panel: Panel, headed: (period: '本年' | '上年结转') => HeadingNode | undefined): readonly number[] | null {
  const found = (['本年', '上年结转'] as const).flatMap((period) => headed(period) ?? []);
  if (found.length < 2) return null;
  const columns = found.flatMap(({ value }) => value);
  return new Set(columns).size === columns.length && panel.columns.length >= columns.length ? columns : null;
}
