import type { Column, Facets, Panel } from '../forms/disclosure';
import { facetsOf } from '../forms/headings';
import { isOfWhich, isPublicExpense, isTotal } from '../forms/vocabulary';
import { folded } from './folded';

/** The headings of a panel as a tree: what is below 基本支出, what adds up to it. Columns are indices into `panel.columns`. */
export interface HeadingNode {
  readonly heading: string;
  readonly facets: Facets;
  readonly ofWhich: boolean;
  /** All its amounts are of another year, or differences from one. */
  readonly beside: Column['beside'] | null;
  readonly column: number | null;
  readonly children: readonly HeadingNode[];
  /** The columns whose sum is the value of this heading. */
  readonly value: readonly number[];
}

/** An identity between columns that holds on every line: total = Σ parts. */
export interface ColumnIdentity {
  readonly total: number;
  readonly parts: readonly number[];
  /** The headings of the parts, for messages. */
  readonly known: boolean;
  readonly comparison: '=' | '≥';
  readonly heading: string;
}

/** On how many lines an identity was seen to hold and to fail. */
export interface Evidence {
  readonly held: number;
  readonly failed: number;
}

type Observe = (total: number, parts: readonly number[]) => Evidence;

export function headingTree(panel: Panel): HeadingNode {
  let tree = TREES.get(panel);
  if (!tree) {
    tree = build('', [], byStage(panel.columns.map((column, index) => ({ column, index, path: column.path }))), 0);
    TREES.set(panel, tree);
  }
  return tree;
}

/** A panel's tree is asked for by every relation that binds a column of it. */
const TREES = new WeakMap<Panel, HeadingNode>();

interface Entry {
  readonly column: Column;
  readonly index: number;
  /** Its headings, from the widest. */
  readonly path: readonly string[];
}

/**
 * 合计、因公出国费、公务接待费, each with 预算数 and 决算数 below it, say what 预算数 and 决算数 say with each of them below: the budget's amounts
 * add up, and so do those of what was spent.
 */
function byStage(entries: readonly Entry[]): readonly Entry[] {
  const stages = [...new Set(entries.map(({ path }) => path.at(-1)!))];
  const above = new Set(entries.map(({ path }) => path.slice(0, -1).join('|')));
  const isGrid =
    stages.length > 1 &&
    above.size >= FEWEST_ITEMS &&
    entries.length === stages.length * above.size &&
    entries.every(({ path, column }) => path.length > 1 && STAGE.test(path.at(-1)!) && column.beside === undefined);
  if (!isGrid) return entries;
  return stages.flatMap((stage) =>
    entries.flatMap((entry) => (entry.path.at(-1) === stage ? { ...entry, path: [stage, ...entry.path.slice(0, -1)] } : [])),
  );
}

const FEWEST_ITEMS = 3;
const STAGE = /^(?:年初|全年|调整后?)?(?:预算|决算|执行)数?$/;

function build(heading: string, path: readonly string[], entries: readonly Entry[], depth: number): HeadingNode {
  const children: HeadingNode[] = [];
  for (let at = 0; at < entries.length;) {
    const entry = entries[at]!;
    const own = entry.path[depth] ?? '';
    let end = at + 1;
    if (entry.path.length > depth + 1)
      while (end < entries.length && entries[end]!.path[depth] === own && entries[end]!.path.length > depth + 1) end++;
    const group = entries.slice(at, end);
    const below = [...path, own];
    children.push(entry.path.length > depth + 1 ? build(own, below, group, depth + 1) : leaf(own, entry));
    at = end;
  }
  const besides = new Set(children.map(({ beside }) => beside));
  const [beside = null] = besides.size === 1 ? besides : [];
  const own = beside ? children : children.filter((child) => child.beside === null);
  const total = own.find(({ heading: printed, column }) => column !== null && isTotal(printed));
  const parts = own.filter((child) => !child.ofWhich);
  return {
    heading,
    facets: facetsOf(path),
    ofWhich: isOfWhich(heading),
    beside,
    column: null,
    children,
    value: total ? total.value : parts.flatMap((part) => part.value),
  };
}

function leaf(heading: string, { column, index }: Entry): HeadingNode {
  const { facets, beside = null } = column;
  return { heading, facets, ofWhich: isOfWhich(heading), beside, column: index, children: [], value: [index] };
}

/** Every identity the heading tree suggests, from the widest heading to the narrowest. */
export function columnIdentities(node: HeadingNode, observe: Observe): ColumnIdentity[] {
  return [...differences(node), ...sums(node, observe)];
}

/** 增减额 beside the amounts of two years: this year's are last year's and what was added. */
function differences(root: HeadingNode): ColumnIdentity[] {
  const leaves = (node: HeadingNode): HeadingNode[] => (node.column !== null ? [node] : node.children.flatMap(leaves));
  const added = leaves(root).filter(({ beside }) => beside === 'difference');
  const before = root.children.filter(({ beside }) => beside === 'otherYear');
  if (added.length !== 1 || before.length !== 1 || before[0]!.value.length !== 1 || root.value.length !== 1) return [];
  const parts = [...before[0]!.value, ...added[0]!.value];
  return [{ total: root.value[0]!, parts, known: false, comparison: '=', heading: root.heading }];
}

function sums(node: HeadingNode, observe: Observe): ColumnIdentity[] {
  const total = node.children.find(({ column }) => column !== null && node.value.length === 1 && node.value[0] === column);
  const own = total ? identitiesOf(total, node, observe) : [];
  return [...own, ...node.children.flatMap((child) => sums(child, observe))];
}

function identitiesOf(total: HeadingNode, node: HeadingNode, observe: Observe): ColumnIdentity[] {
  const column = total.column!;
  const siblings = node.children.filter((child) => child !== total && child.beside === total.beside);
  const ofWhich = ofWhichIdentities(column, siblings, node, observe);
  const parts = addends(total, siblings, node, observe);
  if (parts.length === 0) return ofWhich;
  const all = identity(column, parts, node);
  const seen = observe(column, all.parts);
  const within = seen.held < seen.failed ? foldedIdentities(column, parts, node, observe) : [];
  if (within.length > 0) return [...within, ...ofWhich];
  if (all.known || isSeen(seen)) return [all, ...ofWhich];
  const runs = maximalRuns(column, parts, node, observe);
  return [...(runs.length > 0 ? runs : [all]), ...ofWhich];
}

/** What a total may add up; of “三公”经费 it is these alone where they are not seen to add up with what stands beside them. */
function addends(total: HeadingNode, siblings: readonly HeadingNode[], node: HeadingNode, observe: Observe): readonly HeadingNode[] {
  const parts = siblings.filter((child) => !child.ofWhich);
  const expenses = parts.filter(isOfPublicExpenses);
  if (/三公/.test(total.heading)) return expenses;
  return isComplete(expenses) && !isSeenToHold(observe(total.column!, identity(total.column!, parts, node).parts)) ? expenses : parts;
}

/** Where some headings are the sum of those right beside them, and the others make up the total; none elsewhere. */
function foldedIdentities(total: number, parts: readonly HeadingNode[], node: HeadingNode, observe: Observe): ColumnIdentity[] {
  const isSum = (whole: HeadingNode, own: readonly HeadingNode[]): boolean =>
    whole.value.length === 1 && isSeenToHold(observe(whole.value[0]!, identity(total, own, node).parts));
  const { rest, folds } = folded(parts, isSum);
  const all = identity(total, rest, node);
  if (folds.length === 0 || !isSeenToHold(observe(total, all.parts))) return [];
  return [all, ...folds.map(({ whole, parts: own }) => identity(whole.value[0]!, own, node))];
}

function isSeen({ held, failed }: Evidence): boolean {
  return held >= 2 * failed;
}

function isSeenToHold(evidence: Evidence): boolean {
  return evidence.held > 0 && isSeen(evidence);
}

/** What “三公”经费合计 adds up; 会议费, 培训费 and 机关运行经费 stand beside it in some forms. */
function isOfPublicExpenses({ facets, heading }: HeadingNode): boolean {
  return isPublicExpense(facets.item) || (facets.item === undefined && /出国|公务/.test(heading));
}

/** 其中： shows a part of the total; 其中：基本支出 and 项目支出 are all of it, where they are seen to be. */
function ofWhichIdentities(total: number, siblings: readonly HeadingNode[], node: HeadingNode, observe: Observe): ColumnIdentity[] {
  const shown = siblings.filter((child) => child.ofWhich);
  const parts = shown.flatMap((child) => (child.column === null ? child.children : [child]));
  const all = identity(total, parts, node);
  const { held, failed } = all.known ? observe(total, all.parts) : NOT_SEEN;
  if (held > 0 && held >= 2 * failed) return [all];
  return shown.map((child): ColumnIdentity => ({ total, parts: child.value, known: true, comparison: '≥', heading: node.heading }));
}

const NOT_SEEN: Evidence = { held: 0, failed: 0 };

/**
 * A form can break its total down twice (by source and by year, say): then the parts together are a multiple of it, and each
 * breakdown is a run of adjacent headings. The longest runs that hold are taken.
 */
function maximalRuns(total: number, parts: readonly HeadingNode[], node: HeadingNode, observe: Observe): ColumnIdentity[] {
  const runs: ColumnIdentity[] = [];
  for (let start = 0; start < parts.length;) {
    let taken = 0;
    for (let end = parts.length; end > start && taken === 0; end--) {
      const run = identity(total, parts.slice(start, end), node);
      const { held, failed } = observe(total, run.parts);
      if (held === 0 || failed > 0) continue;
      runs.push({ ...run, known: false });
      taken = end - start;
    }
    start += Math.max(1, taken);
  }
  return runs;
}

function identity(total: number, parts: readonly HeadingNode[], node: HeadingNode): ColumnIdentity {
  return { total, parts: parts.flatMap((part) => part.value), known: isComplete(parts), comparison: '=', heading: node.heading };
}

/** Headings that everybody knows to make up their total. */
function isComplete(parts: readonly HeadingNode[]): boolean {
  const has = (test: (facets: Facets) => boolean): boolean => parts.some(({ facets }) => test(facets));
  if (has(({ nature }) => nature === '基本') && has(({ nature }) => nature === '项目')) return true;
  // 机关运行经费 beside 公用经费 is some of it.
  const half = (name: string): number => parts.filter(({ facets }) => facets.funds === name).length;
  if (half('人员') > 0 && half('公用') === 1) return true;
  if (has(({ item }) => item === '公务接待费') && has(({ item }) => item === '因公出国（境）费')) return true;
  if (has(({ item }) => item === '公务用车购置费') && has(({ item }) => item === '公务用车运行费')) return true;
  return has(({ source }) => source === '一般公共预算') && has(({ source }) => source === '政府性基金');
}
