import type { Line } from './disclosure';
import type { Grid } from './grid';
import type { RawLine } from './lines';
import { isMadeOf } from './made-of';
import { isBalancingLabel, isSide, THREE_EXPENSES } from './vocabulary';

interface Node {
  line?: Line & { children: Line[] };
  readonly raw: RawLine;
  readonly parent: Node | null;
  lastChild: Node | null;
  readonly ofWhich: boolean;
}

/**
 * Finds the parent of every line of each panel, by code where the panel is ordered by codes and by numbering otherwise. A list of subjects
 * that goes on in the next panel side by side goes on below the subjects it left open.
 * Totals have neither parent nor children: what they add up is decided by their place among the root lines.
 */
export function buildHierarchies(grid: Grid, panels: readonly (readonly RawLine[])[]): Line[][] {
  let open: readonly Node[] = [];
  return panels.map((raws, index) => {
    const { nodes, stack } = placeLines(raws, leftOpenFor(raws, open, panels[index - 1] ?? []));
    open = stack;
    return freeze(grid, nodes);
  });
}

/** The open subjects below which the first line of a panel goes on (30228 after 302 … 30217 in the panel before it); none where it begins anew. */
function leftOpenFor(raws: readonly RawLine[], open: readonly Node[], before: readonly RawLine[]): readonly Node[] {
  const first = raws.find(({ total }) => !total);
  if (!first || first.amounts.length !== before[0]?.amounts.length) return [];
  const code = codeOf(first);
  const isBelow = ({ raw }: Node): boolean =>
    raw.key.type === first.key.type &&
    isNumeral(code) &&
    isNumeral(codeOf(raw)) &&
    code.length > codeOf(raw).length &&
    code.startsWith(codeOf(raw));
  return open.slice(0, open.findLastIndex(isBelow) + 1);
}

function placeLines(raws: readonly RawLine[], open: readonly Node[]): { nodes: Node[]; stack: readonly Node[] } {
  const ranked = raws.some((raw) => !raw.total && raw.rank !== null);
  const nodes: Node[] = [];
  let stack = [...open];
  for (const raw of raws) {
    if (raw.total) {
      nodes.push({ raw, parent: null, lastChild: null, ofWhich: false });
      if (!ranked) stack = [];
      continue;
    }
    stack = ranked ? rankedStack(stack, raw) : numberedStack(stack, raw);
    const parent = stack.at(-1) ?? null;
    const node: Node = { raw, parent, lastChild: null, ofWhich: raw.ofWhich || joinsOfWhich(parent, raw) };
    if (parent) parent.lastChild = node;
    nodes.push(node);
    stack.push(node);
  }
  return { nodes, stack };
}

/** The stack once everything that cannot be the parent is popped. */
function rankedStack(stack: Node[], raw: RawLine): Node[] {
  const rank = raw.rank ?? 7;
  while (stack.length > 0 && !canHold(stack.at(-1)!.raw, raw, rank)) stack.pop();
  return stack;
}

function canHold(parent: RawLine, child: RawLine, rank: number): boolean {
  if ((parent.rank ?? 7) >= rank) return false;
  const parentCode = codeOf(parent);
  const childCode = codeOf(child);
  const sameTable =
    parent.key.type === child.key.type && (parent.key.type === 'function' || parent.key.type === 'economic' || parent.key.type === 'unit');
  if (child.key.type === 'project' && parent.key.type === 'function') return isBesideCodeOf(parentCode, child);
  if (!sameTable || !isNumeral(parentCode) || !isNumeral(childCode)) return true;
  return parent.key.type === 'economic' && 'government' in parent.key ? true : childCode.startsWith(parentCode);
}

/** A project that prints the code of another subject belongs to that one. */
function isBesideCodeOf(subject: string, { printed }: RawLine): boolean {
  const own = printed?.code ?? '';
  return !/^2[0-9]{6}$/.test(own) || own.startsWith(subject);
}

function isNumeral(code: string): boolean {
  return /^[0-9]+$/.test(code);
}

function codeOf(raw: RawLine): string {
  return 'code' in raw.key ? raw.key.code : '';
}

function numberedStack(stack: readonly Node[], raw: RawLine): Node[] {
  const whole = raw.ofWhich ? -1 : stack.findLastIndex((node) => isMadeOf(node.raw.name, raw.name, node.lastChild === null));
  if (whole >= 0) return stack.slice(0, whole + 1);
  if (raw.style === null) return unnumberedStack(stack, raw);
  const at = siblingDepth(stack, raw.style, raw.ordinal);
  if (at !== null) return stack.slice(0, at);
  return holdsNumbered(stack, raw) ? [...stack] : [];
}

/** The depth at which a line of this style and ordinal follows an earlier line; null where it opens a new level. */
function siblingDepth(stack: readonly Node[], style: number, ordinal: number): number | null {
  const same = stack.map((node, depth) => ({ node, depth })).filter(({ node }) => node.raw.style === style);
  const next =
    same.findLast(({ node }) => node.raw.ordinal + 1 === ordinal) ??
    (ordinal > 1 ? (same.findLast(({ node }) => node.raw.ordinal <= ordinal) ?? same.at(-1)) : undefined);
  return next ? next.depth : null;
}

/** A first numbered line goes below the line before it unless its numbering is wider than that line's. */
function holdsNumbered(stack: readonly Node[], raw: RawLine): boolean {
  const top = stack.at(-1);
  if (!top) return false;
  return top.raw.style === null || raw.style! >= top.raw.style;
}

/** What begins something of its own, whatever line it follows: 机关运行经费 stands beside the “三公”, contracts beside what was bought. */
const OWN_SECTIONS: ReadonlySet<string> = new Set(['会议费', '培训费', '机关运行经费', '政府采购', '授予中小企业合同金额']);

function unnumberedStack(stack: readonly Node[], raw: RawLine): Node[] {
  if (raw.key.type === 'item' && OWN_SECTIONS.has(raw.key.item) && !raw.ofWhich) return [];
  if (raw.ofWhich) return stack.slice(0, stack.findLastIndex((node) => !node.ofWhich) + 1);
  // The “三公” stand beside one another, whatever is listed below one of them.
  const expense = isOneOf(THREE_EXPENSES, raw) ? stack.findLastIndex((node) => isOneOf(THREE_EXPENSES, node.raw)) : -1;
  if (expense >= 0) return stack.slice(0, expense);
  if (raw.key.type === 'source' && isOpeningBalance(stack)) return stack.slice(0, 1);
  const holder = stack.findLastIndex((node) => node.raw.style !== null || isSide(node.raw.name));
  if (isBalancingLabel(raw.name) && !isBalancingLabel(stack[holder]?.raw.name ?? '')) return [];
  if (stack.at(-1)?.ofWhich) return stack.slice(0, -1);
  return stack.slice(0, holder + 1);
}

function isOneOf(items: readonly string[], { key }: RawLine): boolean {
  return key.type === 'item' && items.includes(key.item);
}

/** Sources of funds below 年初财政拨款结转和结余 are what it consists of. */
function isOpeningBalance([first]: readonly Node[]): boolean {
  return first !== undefined && first.raw.style === null && /^(?:年初|上年).*结转/.test(first.raw.name);
}

/** Lines after 其中： stay below the same line until a numbered line or a total ends them. */
function joinsOfWhich(parent: Node | null, raw: RawLine): boolean {
  const last = parent?.lastChild;
  return last?.ofWhich === true && (raw.style === null || raw.style === last.raw.style);
}

function freeze(grid: Grid, nodes: readonly Node[]): Line[] {
  return nodes.map((node) => {
    const { raw } = node;
    const parent = node.parent?.line ?? null;
    const line: Line & { children: Line[] } = {
      row: raw.row,
      label: raw.label,
      labelCell: grid.ref(raw.row, raw.labelColumn),
      name: raw.name,
      key: raw.key,
      role: raw.total ? ('total' as const) : node.ofWhich ? ('ofWhich' as const) : ('item' as const),
      parent,
      children: [] as Line[],
      amounts: raw.amounts,
      facets: raw.facets,
      texts: raw.texts,
      misprint: raw.misprint,
    };
    parent?.children.push(line);
    return (node.line = line);
  });
}
