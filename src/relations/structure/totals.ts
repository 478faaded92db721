import { adding } from '../../forms/adds';
import { coversAll, coversWhat, fundsIn } from '../../forms/covers';
import { isZeroOrBlank } from '../../forms/amount';
import { isSummary, type Facets, type Form, type Line, type Panel } from '../../forms/disclosure';
import { CONTRACTS, headingFacets } from '../../forms/vocabulary';
import { folded } from '../folded';

interface Placed {
  readonly panel: Panel;
  readonly line: Line;
}

/** A total and the lines it is the sum of. */
interface Closing {
  readonly total: Placed;
  readonly parts: readonly Placed[];
}

/** The same, or that a total is no less than a line that only shows a part of it. */
export interface Compared extends Closing {
  readonly comparison: '=' | '≥';
}

/** What every total of a form closes. */
export function closingsOfForm(form: Form): Compared[] {
  return (acrossPanels(form) ?? form.panels.flatMap((panel) => headedBy(form, panel) ?? closingsOf(panel)))
    .flatMap(unfolded)
    .flatMap(compared);
}

/** A total that its parts do not make up, unless some of them are the sum of others right below: then each is compared with its own. */
function unfolded(closing: Closing): Closing[] {
  const { total, parts } = closing;
  const found = foldedLines(total, parts, ({ line }) => line);
  return found.map(({ whole, parts: own }) => ({ total: whole, parts: own }));
}

/**
 * What is the sum of what: a whole of its parts, and where these do not make it up, of some of them that are the sums of others.
 * @param lineOf the line that an item of the list stands on
 */
export function foldedLines<T>(
  whole: T,
  parts: readonly T[],
  lineOf: (item: T) => Line,
): readonly { readonly whole: T; readonly parts: readonly T[] }[] {
  const lines = parts.map(lineOf);
  // Lines with codes say themselves what is below what.
  if (lines.some(({ key }) => key.type === 'function' || key.type === 'economic')) return [{ whole, parts }];
  const { held, failed } = adding(lines, lineOf(whole));
  const isSum = (sum: T, own: readonly T[]): boolean => adds(lineOf(sum), own.map(lineOf));
  const { rest, folds } = held < failed ? folded(parts, isSum) : { rest: parts, folds: [] };
  return folds.length > 0 && isSum(whole, rest) ? [{ whole, parts: rest }, ...folds] : [{ whole, parts }];
}

/**
 * 其中 below a total shows parts of it: all of it where they are seen to add up or known to, none that counts where the others add up
 * without them.
 */
function compared(closing: Closing): Compared[] {
  const { total, parts } = closing;
  const whole: Compared = { ...closing, comparison: '=' };
  const shown = parts.filter(({ line }) => line.role === 'ofWhich');
  if (shown.length === 0 || addUpTo(total, parts)) return [whole];
  const others = parts.filter(({ line }) => line.role !== 'ofWhich');
  const each = shown.map((part): Compared => ({ total, parts: [part], comparison: '≥' }));
  if (others.length > 0) return addUpTo(total, others) ? [{ total, parts: others, comparison: '=' }, ...each] : [whole];
  return isWhole(shown) ? [whole] : each;
}

function addUpTo(total: Placed, parts: readonly Placed[]): boolean {
  return adds(
    total.line,
    parts.map(({ line }) => line),
  );
}

/** Whether lines make up a total in most columns. */
function adds(whole: Line, parts: readonly Line[]): boolean {
  const { held, failed } = adding(parts, whole);
  return held > 0 && held >= 2 * failed;
}

/** 基本支出 and 项目支出, or 人员经费 and 公用经费, are all there is. */
function isWhole(parts: readonly Placed[]): boolean {
  const facets = parts.map(({ line }) => headingFacets(line.name));
  const has = (part: 'nature' | 'funds', value: string): boolean => facets.some((own) => own[part] === value);
  return (has('nature', '基本') && has('nature', '项目')) || (has('funds', '人员') && has('funds', '公用'));
}

/**
 * Totals that head what they are the sum of, as lines with codes head theirs: 人员经费 above its classes, then 公用经费 above its own.
 * Null where the first total of a part stands below some of the lines, or one stands at the end: then all of them close what is above.
 * 收入总计 above 支出总计 heads its own side.
 */
function headedBy(form: Form, panel: Panel): Closing[] | null {
  const roots = distinctTotals(panel.lines.filter(({ parent }) => parent === null));
  const ofSides = headsSides(roots);
  const isGrand = (line: Line): boolean => line.role === 'total' && coversAll(line, form.facets) && !(ofSides && flowOf(line));
  if (roots.find((line) => !isGrand(line))?.role !== 'total') return null;
  const place = (line: Line): Placed => ({ panel, line });
  const heads: { readonly head: Line; readonly parts: Line[] }[] = [];
  for (const line of roots) {
    if (line.role !== 'total') heads.at(-1)!.parts.push(line);
    else if (!isGrand(line)) heads.push({ head: line, parts: [] });
  }
  // A head without lines of its own is one that says there are none.
  if (heads.some(({ head, parts }) => parts.length === 0 && !head.amounts.every(isZeroOrBlank))) return null;
  const closings = heads.map(({ head, parts }) => ({ total: place(head), parts: parts.map(place) }));
  const whole = roots.filter(isGrand).map((line) => ({ total: place(line), parts: heads.map(({ head }) => place(head)) }));
  return [...closings, ...whole].filter(({ parts }) => parts.length > 0);
}

function headsSides(roots: readonly Line[]): boolean {
  const flows = new Set(roots.flatMap((line) => flowOf(line) ?? []));
  return flows.size === 2 && roots[0]!.role === 'total';
}

function flowOf({ key }: Line): Facets['flow'] {
  return key.type === 'total' ? key.covers.flow : undefined;
}

/**
 * The totals of one panel: one at the top sums the root lines after it, any other those since the total before, and the totals before
 * that it covers: 合计 sums 人员经费合计 and 公用经费合计, neither of which sums the other.
 */
function closingsOf(panel: Panel): Closing[] {
  const roots = distinctTotals(panel.lines.filter(({ parent }) => parent === null));
  const place = (line: Line): Placed => ({ panel, line });
  const again = brokenDownAgain(roots);
  const closings: Closing[] = again ? again.sums.map((parts) => ({ total: place(again.lines[0]!), parts: parts.map(place) })) : [];
  let top: Line | null = null;
  let closed: Line[] = [];
  let open: Line[] = [];
  for (const line of roots) {
    if (again?.lines.includes(line) || isContracts(line)) continue;
    if (line.role !== 'total') open.push(line);
    else if (open.length === 0 && closed.length === 0 && !top) top = line;
    else {
      const inside = closed.filter((total) => coversWhat(line, total) && !(isSubtotal(line) && isSubtotal(total)));
      closings.push({ total: place(line), parts: [...inside, ...open].map(place) });
      closed = [...closed.filter((total) => !inside.includes(total)), line];
      open = [];
    }
  }
  if (top) closings.push({ total: place(top), parts: [...closed, ...open].map(place) });
  return closings.filter(({ parts }) => parts.length > 0);
}

/**
 * 基本支出和项目支出合计 between the lines of a list: the sum of 基本支出 and 项目支出 above it, and of the economic classes below it, which
 * are these two once more. Null where the list has no such line.
 */
function brokenDownAgain(roots: readonly Line[]): { readonly lines: readonly Line[]; readonly sums: readonly (readonly Line[])[] } | null {
  const at = roots.findIndex(({ key }) => key.type === 'total' && key.covers.nature === '基本和项目');
  if (at < 0) return null;
  const natures = roots.slice(0, at).filter(({ name, role }) => role === 'item' && isBasicOrProjects(headingFacets(name).nature));
  const next = roots.findIndex(({ role }, index) => index > at && role === 'total');
  const classes = roots.slice(at + 1, next < 0 ? undefined : next);
  return natures.length < 2 ? null : { lines: [roots[at]!, ...classes], sums: [natures, classes] };
}

/** 授予中小企业合同金额 below 货物, 工程 and 服务 is a part of what these make up, told once more. */
function isContracts({ key }: Line): boolean {
  return key.type === 'item' && CONTRACTS.includes(key.item);
}

/** One 小计 after another is no part of it. */
function isSubtotal({ name }: Line): boolean {
  return name.endsWith('小计');
}

function isBasicOrProjects(nature: string | undefined): boolean {
  return nature === '基本' || nature === '项目';
}

/** A total that is printed again on a continued page is the same total. */
function distinctTotals(lines: readonly Line[]): Line[] {
  const printed = new Set<string>();
  return lines.filter(({ role, name, amounts }) => {
    if (role !== 'total') return true;
    const total = [name, ...amounts.map(({ value }) => value?.toString() ?? '')].join('|');
    return !printed.has(total) && printed.add(total);
  });
}

/**
 * A list printed in several panels side by side (人员经费 beside 公用经费): 人员经费合计 closes the lines that are 人员经费, by the heading
 * of their panel or by their codes, and 合计 is the sum of those totals. Null where the form has no such list.
 */
function acrossPanels(form: Form): Closing[] | null {
  const panels = form.panels.filter(({ lines }) => lines.length > 0);
  if (panels.length < 2 || isSummary(form) || panels.some(({ columns }) => columns.length !== panels[0]!.columns.length)) return null;
  const totals = panels.flatMap((panel) => panel.lines.filter(({ role }) => role === 'total').map((line) => ({ panel, line })));
  const headings = [...new Set(panels.map(({ heading }) => heading))].filter(Boolean);
  const isOf = (heading: string, { line }: Placed): boolean => heading !== '' && line.name.startsWith(heading);
  const partsOf = (total: Placed): Placed[] | null => {
    const own = panels.filter(({ heading }) => isOf(heading, total));
    if (own.length > 0) return rootsOf(own);
    const { key } = total.line;
    const funds = key.type === 'total' ? key.covers.funds : undefined;
    return funds
      ? rootsOf(panels).filter(({ panel, line }) => (fundsIn(panel, line) ?? (panel === total.panel ? funds : null)) === funds)
      : null;
  };
  const closings = totals.flatMap((total) => {
    const parts = partsOf(total);
    return parts ? [{ total, parts }] : [];
  });
  const halves = closings.map(({ total }) => total);
  const plain = totals.filter((total) => !halves.includes(total));
  const complete = headings.length > 0 ? halves.length === headings.length : new Set(halves.map(({ line }) => fundsOf(line))).size === 2;
  const grand = halves.length > 0 && complete ? halves : rootsOf(panels);
  return [...closings, ...plain.map((total) => ({ total, parts: grand }))].filter(({ parts }) => parts.length > 0);
}

function fundsOf({ key }: Line): string {
  return (key.type === 'total' && key.covers.funds) || '';
}

function rootsOf(panels: readonly Panel[]): Placed[] {
  return panels.flatMap((panel) =>
    panel.lines.filter(({ role, parent }) => role === 'item' && parent === null).map((line) => ({ panel, line })),
  );
}
