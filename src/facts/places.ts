import { isSummary, type Disclosure, type Facets, type Form, type Line, type Panel } from '../forms/disclosure';
import { facetsOf } from '../forms/headings';
import { headingFacets, isPublicExpense, THREE_EXPENSES } from '../forms/vocabulary';
import { headingTree, type HeadingNode } from '../relations/columns';
import { normalize } from '../workbook/text';
import { subjectKey, unitName, type Subject } from './coordinate';

/** What a line says of all its amounts, whatever column they stand in. */
export interface LineFacts {
  readonly subject: Subject;
  readonly facets: Facets;
}

/** Columns of a panel whose sum has one meaning. */
export interface ColumnFacts {
  readonly columns: readonly number[];
  readonly facets: Facets;
  /** 年初, 调整, 全年, 执行 … where the heading says more than 预算 or 决算. */
  readonly stage: string | null;
  /** Amounts of the year before (上年预算数) shown beside this year's. */
  readonly year: 0 | -1;
  /** An item or economic class that stands as a column. */
  readonly subject: Subject | null;
}

/** A panel with its lines and columns by meaning. */
export class PanelFacts {
  readonly columns: readonly ColumnFacts[];
  private readonly lines = new Map<string, Line[]>();
  private readonly below = new Map<string, readonly Line[]>();

  constructor(
    readonly form: Form,
    readonly panel: Panel,
  ) {
    this.columns = columnsOf(panel, form.kind === '其他');
    const single = onlyUnit(panel);
    for (const line of panel.lines) {
      const { subject } = lineFacts(form, line, single);
      const key = subjectKey(subject);
      const known = this.lines.get(key);
      if (known) known.push(line);
      else this.lines.set(key, [line]);
    }
  }

  /** The lines about a subject; where a class has no line of its own, the lines right below it. */
  linesAbout(subject: Subject): readonly (readonly Line[])[] {
    const own = this.lines.get(subjectKey(subject));
    if (own && subject.type === 'total') return own.map((line) => [line]);
    if (own) return [...groupsOf(own.filter((line) => !isPart(line))), ...own.filter(isPart).map((line) => [line])];
    if (subject.type !== 'function' && subject.type !== 'economic') return [];
    const below = this.linesBelow(subject.type, subject.code);
    return below.length > 0 ? [below] : [];
  }

  private linesBelow(type: 'function' | 'economic', code: string): readonly Line[] {
    const key = `${type} ${code}`;
    let found = this.below.get(key);
    if (!found) {
      const inside = this.panel.lines.filter(
        ({ key: own, role }) => role !== 'total' && own.type === type && 'code' in own && own.code.startsWith(code),
      );
      this.below.set(key, (found = topmost(inside)));
    }
    return found;
  }
}

/** 基本支出 below a subject is of that subject, and no subject beside it. */
function isPart({ key, parent }: Line): boolean {
  return key.type === 'label' && parent !== null;
}

/** Lines of one subject are one amount where they stand side by side (two projects of a 项), and each its own where one holds the other. */
function groupsOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  if (lines.length === 1) return [lines];
  const top = topmost(lines);
  return top.length === lines.length ? [lines, ...lines.map((line) => [line])] : [top];
}

function topmost(lines: readonly Line[]): readonly Line[] {
  const chosen = new Set(lines);
  return lines.filter((line) => {
    for (let parent = line.parent; parent; parent = parent.parent) if (chosen.has(parent)) return false;
    return true;
  });
}

/** The line that is all of the panel where it prints no total: its only one, or its only unit's. */
export function onlyUnit(panel: Panel): Line | null {
  if (panel.lines.some(({ role }) => role === 'total')) return null;
  if (panel.lines.length === 1) return panel.lines[0]!;
  const units = panel.lines.filter(({ key, parent }) => key.type === 'unit' && parent === null);
  return units.length === 1 ? units[0]! : null;
}

export function lineFacts(form: Form, line: Line, onlyUnitLine: Line | null = null): LineFacts {
  const { key } = line;
  const stage = stageOfLine(form, line);
  if (stage) return { subject: subjectAtStage(form, line), facets: { ...line.facets, stage } };
  if (line === onlyUnitLine && key.type !== 'function' && key.type !== 'economic')
    return { subject: totalOf(form, ''), facets: line.facets };
  const side = sideIn(line.name);
  const facets: Facets = { ...line.facets, ...side };
  switch (key.type) {
    case 'function':
    case 'economic':
      return { subject: { type: key.type, code: key.code }, facets };
    case 'item':
      return { subject: { type: 'item', item: SHORT.get(key.item) ?? key.item }, facets };
    case 'project':
      return { subject: { type: 'project', name: key.name }, facets };
    case 'source':
      return { subject: { type: 'total', grade: null }, facets };
    case 'total': {
      // 政府采购支出总额 in a list of other items.
      const { item, ...own } = headingFacetsOf(line.name);
      // A plain 合计 can be that of its panel's half alone.
      const half: Facets = key.covers.funds ? { funds: key.covers.funds } : {};
      return { subject: item ? { type: 'item', item } : totalOf(form, line.name), facets: { ...half, ...own, ...facets } };
    }
    case 'unit':
      return line === onlyUnitLine
        ? { subject: totalOf(form, ''), facets }
        : { subject: { type: 'project', name: unitName(key.code) }, facets };
    default:
      return labelFacts(form, line, facets);
  }
}

/** 预算数 and 决算数 one below the other, and no line besides: each is all of its form, at that stage. */
export function stageOfLine(form: Form, line: Line): '预算' | '决算' | null {
  const own = STAGE_LINES.get(normalize(line.name));
  const panel = own && form.panels.find(({ lines }) => lines.includes(line));
  return panel && panel.lines.length === STAGE_LINES.size && panel.lines.every(({ name }) => STAGE_LINES.has(normalize(name))) ? own : null;
}

/** What such a line is about: of a form that goes on with 会议费 and 培训费 no more than its columns say, and no total of anything. */
function subjectAtStage(form: Form, { name }: Line): Subject {
  const items = form.panels.flatMap(({ columns }) => columns.flatMap(({ facets }) => facets.item ?? []));
  return items.every((item) => isPublicExpense(item)) ? totalOf(form, '') : { type: 'project', name };
}

const STAGE_LINES: ReadonlyMap<string, '预算' | '决算'> = new Map([
  ['预算数', '预算'],
  ['决算数', '决算'],
]);

/** A line that only its words place: 本年收入, 年末结转和结余, 会议费. */
function labelFacts(form: Form, line: Line, facets: Facets): LineFacts {
  const own = headingFacetsOf(line.name);
  const above = isSummary(form) ? undefined : line.parent?.key;
  if ((above?.type === 'function' || above?.type === 'economic') && (own.source ?? own.nature ?? own.funds))
    return { subject: { type: above.type, code: above.code }, facets: { ...own, ...facets } };
  const name = normalize(line.name);
  if (/三公/.test(name) || headsThreeExpenses(line)) return { subject: { type: 'item', item: '“三公”经费' }, facets };
  if (own.item) return { subject: { type: 'item', item: own.item }, facets };
  const item = ITEMS.find((known) => name.startsWith(known));
  if (item) return { subject: { type: 'item', item }, facets };
  if (/^本年(?:收入|支出)$/.test(name)) return { subject: { type: 'total', grade: 'year' }, facets };
  if (own.source ?? own.period ?? own.nature ?? own.funds)
    return { subject: { type: 'total', grade: null }, facets: { ...own, ...facets } };
  return { subject: { type: 'project', name: line.name }, facets };
}

/** （一）支出合计 above the three expenses. */
function headsThreeExpenses({ children }: Line): boolean {
  return THREE_EXPENSES.every((item) => children.some(({ key }) => key.type === 'item' && key.item === item));
}

/** Items that forms name at length. */
const SHORT: ReadonlyMap<string, string> = new Map([
  ['授予中小企业合同金额', '中小企业'],
  ['授予小微企业合同金额', '小微企业'],
]);

const ITEMS: readonly string[] = ['会议费', '培训费', '机关运行经费', '委托业务费'];

/** What all of a form is about, where the form is about one thing. */
const FORM_ITEMS: Readonly<Partial<Record<Form['kind'], string>>> = {
  '“三公”经费表': '“三公”经费',
  政府采购表: '政府采购',
  政府购买服务表: '政府购买服务',
  机关运行经费表: '机关运行经费',
  委托业务费表: '委托业务费',
};

function totalOf(form: Form, name: string): Subject {
  const item = FORM_ITEMS[form.kind];
  if (item) return { type: 'item', item };
  return { type: 'total', grade: /总计/.test(name) ? 'grand' : /^本年/.test(name) ? 'year' : null };
}

function headingFacetsOf(name: string): Facets {
  const { item: _, economic: __, ...facets } = headingFacets(name.replace(/(?:合计|总计|小计)$/, ''));
  const { item } = headingFacets(name);
  return { ...facets, ...(item ? { item } : {}) };
}

function sideIn(name: string): Facets {
  if (/收入/.test(name) && !/支出/.test(name)) return { flow: '收入' };
  return /支出/.test(name) && !/收入/.test(name) ? { flow: '支出' } : {};
}

/** @param isOther of a form of no kind, whose columns are called what they are: 流动资产, 固定资产 */
function columnsOf(panel: Panel, isOther: boolean): ColumnFacts[] {
  const tree = headingTree(panel);
  const periods = new Set(panel.columns.filter(({ beside }) => beside === undefined).map(({ facets }) => facets.period));
  const nodes = headedIn(tree)
    .map((node) => ({ ...node, facets: facetsOfNode(node, panel) }))
    .filter(({ facets, value, beside }) => value.length > 0 && beside !== 'difference' && (facets.other === undefined || isOther));
  const found: ColumnFacts[] = [];
  const seen = new Set<string>();
  const put = (columns: readonly number[], facets: Facets, of: readonly number[] = columns): void => {
    // 年初预算数 and 全年预算数 add up to nothing, nor does either with 决算数.
    if (new Set(columns.map((at) => `${panel.columns[at]!.facets.stage} ${stageOf(panel, [at])}`)).size > 1) return;
    const years = new Set(columns.map((at) => panel.columns[at]!.beside));
    if (years.size > 1 || years.has('difference')) return;
    const { period, ...rest } = facets;
    const own = period && periods.size === 1 ? rest : facets;
    const entry: ColumnFacts = {
      columns,
      facets: own,
      stage: stageOf(panel, of),
      year: years.has('otherYear') ? -1 : 0,
      subject: own.item
        ? { type: 'item', item: own.item }
        : own.economic
          ? { type: 'economic', code: own.economic }
          : own.other
            ? { type: 'project', name: own.other }
            : null,
    };
    const key = JSON.stringify([columns, own, entry.stage]);
    if (!seen.has(key)) found.push(entry);
    seen.add(key);
  };
  for (const node of nodes) {
    put(node.value, node.facets);
    if (node.facets.flow) put(node.value, withoutPeriod(node.facets));
  }
  for (const [columns, facets] of together(nodes)) put(columns, facets);
  return found;
}

/**
 * The headings of a panel. Where 本年收入 and 本年支出 stand side by side each is one flow, and the two add up to nothing; what was spent in
 * the year is all that such a form has of spending, whether or not the year is named.
 */
function headedIn(tree: HeadingNode): HeadingNode[] {
  const flowOf = ({ heading }: HeadingNode): Facets['flow'] => /^本年(收入|支出)$/.exec(heading)?.[1] as Facets['flow'];
  if (new Set(tree.children.flatMap((child) => flowOf(child) ?? [])).size < 2) return flatten(tree);
  return tree.children.flatMap((child) => {
    const flow = flowOf(child);
    const below = flatten(child);
    return flow ? below.map((node) => ({ ...node, facets: { ...node.facets, flow } })) : below;
  });
}

function withoutPeriod({ period: _, ...facets }: Facets): Facets {
  return facets;
}

/** 2023年预算数: what a column of another year is about is what the rest of its heading says. */
function facetsOfNode(node: HeadingNode, panel: Panel): Facets {
  if (node.beside !== 'otherYear') return withThreeExpenses(node);
  const [path = [], ...others] = node.value.map((at) => panel.columns[at]!.path);
  const common = path.filter((heading, depth) => others.every((other) => other[depth] === heading));
  return facetsOf(common.map((heading) => heading.replace(/(?:上年|去年|上一年)度?/, '')));
}

/** “三公”经费合计 as a column beside 会议费 and 培训费. */
function withThreeExpenses({ facets, heading }: HeadingNode): Facets {
  if (facets.item) return facets;
  const name = normalize(heading);
  if (/三公/.test(name)) return { ...facets, item: '“三公”经费' };
  const item = ITEMS.find((known) => name.startsWith(known));
  return item ? { ...facets, item } : facets;
}

function stageOf(panel: Panel, columns: readonly number[]): string | null {
  const path = normalize(panel.columns[columns[0]!]!.path.join(''));
  if (/年初预算/.test(path)) return '年初';
  if (/调整(?:后)?预算/.test(path)) return '调整';
  if (/全年预算/.test(path)) return '全年';
  return /执行/.test(path) && !/预算数$/.test(path) ? '执行' : null;
}

const UPPER_LEVEL: ReadonlyMap<string, string> = new Map([
  ['一般公共预算', '上级转移支付'],
  ['政府性基金', '上级政府性基金'],
  ['国有资本经营', '上级国有资本经营'],
]);

/** Columns that are one amount only together: a source split into own and 上级 funds, 本年 beside 上年结转. */
function together(nodes: readonly HeadingNode[]): (readonly [readonly number[], Facets])[] {
  const pairs: (readonly [readonly number[], Facets])[] = [];
  for (const node of nodes) {
    const ofYear = nodes.filter(({ beside }) => beside === node.beside);
    const upper = node.facets.source && UPPER_LEVEL.get(node.facets.source);
    const beside = upper && ofYear.find((other) => other.facets.source === upper && other.facets.period === node.facets.period);
    if (beside && node.column !== null) pairs.push([[...node.value, ...beside.value], node.facets]);
    if (node.facets.period !== '本年' || node.facets.flow === '支出') continue;
    const rest = withoutPeriod(node.facets);
    const { flow: _, ...carriedOver } = rest;
    const carried = ofYear.find((other) => same(other.facets, { ...carriedOver, period: '上年结转' }));
    if (carried && !carried.value.some((column) => node.value.includes(column))) pairs.push([[...node.value, ...carried.value], rest]);
  }
  return pairs;
}

function same(a: Facets, b: Facets): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof Facets>;
  return [...keys].every((key) => a[key] === b[key]);
}

function flatten(node: HeadingNode): HeadingNode[] {
  return [node, ...node.children.flatMap(flatten)];
}

const PLACES = new WeakMap<Disclosure, readonly PanelFacts[]>();

/** The panels of a disclosure by meaning. Made once. */
export function placesOf(disclosure: Disclosure): readonly PanelFacts[] {
  let found = PLACES.get(disclosure);
  if (!found) PLACES.set(disclosure, (found = disclosure.forms.flatMap((form) => form.panels.map((panel) => new PanelFacts(form, panel)))));
  return found;
}
