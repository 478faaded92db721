import type { Column, Facets } from './disclosure';
import { isDash } from './amount';
import { grouped } from './flat-headings';
import { isCodePart } from './heading-rows';
import type { Layout } from './layout';
import { bare, headingFacets, isNoAmount, isOfWhich, isTotal, stubRole, type StubRole } from './vocabulary';

/** A column of a table before the panels are cut. */
export interface RawColumn {
  readonly column: number;
  readonly path: readonly string[];
  readonly role: StubRole | 'amount';
}

/** The headings above each column, from the widest to its own, with merged and unmerged wide headings alike. */
export function readColumns(layout: Layout): RawColumn[] {
  const columns: RawColumn[] = [];
  const contents = contentsOf(layout);
  for (let column = layout.area.left; column <= layout.area.right; column++) {
    if (!layout.grid.isFilledColumn(column)) continue;
    const path = headingPath(layout, column);
    const role = roleOf(layout, column, path, contents.get(column) ?? NOTHING);
    if (role) columns.push({ column, path, role });
  }
  const last = columns.findLast(({ path }) => path.length > 0)?.column ?? layout.area.right;
  const paths = grouped(
    columns.map(({ path }) => path),
    layout.title,
  );
  return columns.flatMap((own, index) => (own.path.length > 0 || own.column <= last + NEAREST ? [{ ...own, path: paths[index]! }] : []));
}

/** Numbers without a heading this far to the right of the table are none of its columns: somebody typed there by mistake. */
const NEAREST = 1;

function headingPath(layout: Layout, column: number): string[] {
  const path: string[] = [];
  for (let row = layout.headings.top; row <= layout.headings.bottom; row++) {
    const text = headingText(layout, row, column);
    if (text !== '' && text !== path.at(-1) && !/^(?:[0-9()=+-]{1,12}|※|\*+|栏次)$/.test(text)) path.push(text);
  }
  const part = codePart(layout, column);
  if (part !== '') path.push(part);
  return path;
}

/**
 * The heading that covers a cell: its own, that of its merged area, or, where a sheet comes without merges, that of the
 * nearest filled cell to the left as long as a heading of its own follows below and none stands above.
 */
function headingText(layout: Layout, row: number, column: number): string {
  const { grid, headings, area } = layout;
  const own = grid.text(row, column);
  if (own !== '') return own;
  const merge = grid.mergeAt(row, column);
  if (merge) return merge.top >= headings.top ? grid.text(merge.top, merge.left) : '';
  if (!hasHeadingBelow(layout, row, column)) return '';
  for (let left = column - 1; left >= area.left; left--) {
    const text = grid.text(row, left);
    if (text === '') continue;
    return hasHeadingBelow(layout, row, left) && !beginsAbove(layout, row, left + 1, column) ? text : '';
  }
  return '';
}

function codePart({ grid, parts }: Layout, column: number): string {
  const text = parts === null ? '' : grid.text(parts, column);
  return isCodePart(text) ? text : '';
}

/** Whether a wider heading begins in these columns: what stands to their left below another one ends before it. */
function beginsAbove({ grid, headings }: Layout, row: number, left: number, right: number): boolean {
  for (let above = headings.top; above < row; above++) if (grid.filled(above, left, right).length > 0) return true;
  return false;
}

function hasHeadingBelow(layout: Layout, row: number, column: number): boolean {
  for (let below = row + 1; below <= layout.headings.bottom; below++) {
    const text = layout.grid.text(below, column);
    if (text !== '') return !/^[0-9※*]+$/.test(text);
  }
  return codePart(layout, column) !== '';
}

/** How many numbers and texts a column holds in the body of its table. */
interface Contents {
  numbers: number;
  texts: number;
}

const NOTHING: Contents = { numbers: 0, texts: 0 };

function contentsOf({ grid, area, body, title }: Layout): ReadonlyMap<number, Contents> {
  // Targets of performance forms say a unit where they are no amounts: 人均成本 ≤ 200元.
  const isPerformance = /绩效|自评/.test(title);
  const contents = new Map<number, Contents>();
  for (const row of body)
    for (const column of grid.filled(row, area.left, area.right)) {
      let own = contents.get(column);
      if (!own) contents.set(column, (own = { ...NOTHING }));
      if ((isPerformance ? grid.number(row, column) : grid.amount(row, column)) !== null) own.numbers++;
      else if (!isDash(grid.text(row, column))) own.texts++;
    }
  return contents;
}

function roleOf(layout: Layout, column: number, path: readonly string[], { numbers, texts }: Contents): RawColumn['role'] | null {
  if (numbers + texts === 0 && !hasOwnHeading(layout, column)) return null;
  const stub = stubRole(path);
  if (isNoAmount(path)) return 'text';
  if (path.length === 0) return numbers > texts ? 'amount' : texts > 0 ? 'name' : null;
  if (stub === 'ordinal' || stub === 'code') return stub;
  if (stub === 'name' && numbers > 0 && /(?:科目|分类)$/.test(path.at(-1)!) && looksLikeStub(layout, column)) return 'code';
  if (stub === 'name' || stub === 'text') return numbers > texts && !looksLikeStub(layout, column) ? 'amount' : stub;
  if (texts > numbers && texts > 1) return isMeasure(path) ? 'amount' : 'text';
  return 'amount';
}

/** An empty column below a wide heading only keeps others apart. */
function hasOwnHeading(layout: Layout, column: number): boolean {
  const { grid, headings } = layout;
  for (let row = headings.top; row <= headings.bottom; row++) if (!grid.blank(row, column)) return true;
  return codePart(layout, column) !== '';
}

/** Codes of units, projects and subjects can stand below a heading such as 单位, 项目 or 功能科目, and 合计 among them. */
function looksLikeStub({ body, grid }: Layout, column: number): boolean {
  const isCodeOrTotal = (text: string): boolean => /^[0-9]{3,}$/.test(text) || isTotal(text);
  return body.every((row) => grid.blank(row, column) || isCodeOrTotal(grid.text(row, column)));
}

function isMeasure(path: readonly string[]): boolean {
  return path.some((heading) => isTotal(heading) || Object.keys(headingFacets(heading)).length > 0);
}

/** Columns that belong together: the labels at the left and the amounts they label. */
export interface RawPanel {
  readonly heading: string;
  readonly stubs: readonly RawColumn[];
  readonly amounts: readonly RawColumn[];
  /** The rows of its lines. */
  readonly body: readonly number[];
}

/** The panels of a table: side by side, and those of further sections below them. */
export function panelsOf(layout: Layout): RawPanel[] {
  return [layout, ...layout.below].flatMap((section) => cutPanels(readColumns({ ...layout, ...section, below: [] }), section.body));
}

/** Cuts the columns into panels: after amounts, a further column of labels or codes begins a new one. */
function cutPanels(columns: readonly RawColumn[], body: readonly number[]): RawPanel[] {
  const groups: RawColumn[][] = [];
  let current: RawColumn[] = [];
  for (const column of columns) {
    const begins = column.role === 'name' || column.role === 'code' || column.role === 'ordinal';
    if (begins && current.some((other) => other.role === 'amount')) {
      groups.push(current);
      current = [];
    }
    current.push(column);
  }
  if (current.length > 0) groups.push(current);
  return groups
    .filter((group) => group.some((column) => column.role === 'amount'))
    .map((group) => ({
      // Remarks beside the amounts are of all panels.
      heading: commonHeading(group.filter(({ role }) => role !== 'text')),
      stubs: group.filter((c) => c.role !== 'amount'),
      amounts: group.filter((c) => c.role === 'amount'),
      body,
    }));
}

function commonHeading(columns: readonly RawColumn[]): string {
  const first = columns[0]?.path[0] ?? '';
  return columns.every((column) => column.path[0] === first && column.path.length > 1) ? first : '';
}

/** What the headings of a column say of its amounts, the narrower heading overruling the wider. Another year's amounts, and differences from them, are other amounts. */
export function facetsOf(path: readonly string[], year: number | null = null): Facets {
  let facets: Facets = {};
  let unknown = path.find((heading) => besideOf(heading, year) !== null) ?? '';
  for (const heading of path) {
    const known = headingFacets(heading);
    if (Object.keys(known).length === 0 && !isTotal(heading) && !isNeutral(heading)) unknown = heading;
    facets = { ...facets, ...known };
  }
  return unknown === '' ? facets : { ...facets, other: unknown };
}

/** Whether the headings of a column, or one of them, speak of another year or of the difference from it. */
export function besideColumn(path: readonly string[], year: number | null): Column['beside'] | null {
  const found = path.map((heading) => besideOf(heading, year));
  return found.includes('difference') ? 'difference' : found.includes('otherYear') ? 'otherYear' : null;
}

function besideOf(heading: string, year: number | null): Column['beside'] | null {
  if (/(?:比|较)(?:上年|去年|20[1-4][0-9]年)|增减(?:额|情况|数|金额|变化)?$|^(?:增加|减少)额?$/.test(heading)) return 'difference';
  if (/^(?:上年|去年|上一年)度?(?:预算|决算|执行|实际|数)/.test(heading)) return 'otherYear';
  const stated = /(20[1-4][0-9])年/.exec(heading)?.[1];
  return year !== null && stated !== undefined && Number(stated) !== year ? 'otherYear' : null;
}

/** Headings that say nothing of the amounts below them. */
function isNeutral(printed: string): boolean {
  const heading = bare(printed);
  return /^(?:(?:年初|本年)?(?:预算|决算)(?:金额)?|.{0,6}(?:支出|收入)|资金来源|金额|项目资金.*|预算数|支出预算|.{0,10}支出预算数|科目.*|一般公共预算支出|"三公"经费(?:支出)?(?:预算|决算)?)$/.test(
    heading,
  );
}

export function isOfWhichColumn(path: readonly string[]): boolean {
  return path.some(isOfWhich);
}
