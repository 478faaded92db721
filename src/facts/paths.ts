import type { Disclosure, Facets, Form, FormKind, Line, Panel } from '../forms/disclosure';
import { leadingCode } from '../forms/codes';
import { headingFacets, isKind, isTotal, itemOf, OF_VEHICLES, sourceOf, VEHICLES } from '../forms/vocabulary';
import { headingTree, type HeadingNode } from '../relations/columns';
import { sumOf, term, termAt, type Term } from '../relations/relation';
import { normalize } from '../workbook/text';
import { stagesOf } from './columns';
import { stageOfLine } from './places';
import { bind, columnsFor, formOf, hasLimitedTotals, linesFor, type LineQuery } from './bind';

/** Paths 表/行/栏, as packs and inputs write them: which amounts they mean. */

/**
 * The amounts a path means. `unlisted`: the form lists only what exists and does not list it, so it is 0. `unknown`: no form gives it, and
 * nothing may be concluded.
 */
export function termsAtPath(disclosure: Disclosure, path: string): readonly Term[] | 'unlisted' | 'unknown' {
  const [kind = '', row = '合计', ...columns] = path.split('/');
  const column = columns.join('/');
  if (/绩效/.test(kind))
    return fieldTerms(
      disclosure.forms.filter((form) => form.kind === kindNamed(kind)),
      row,
      column,
    );
  const form = formOf(disclosure, kindNamed(kind));
  return form ? findTerms(form, row, column) : 'unknown';
}

/**
 * What is wrong with a path, whatever the amounts: it names no kind of form, or a column that is neither a heading of the form nor means
 * anything. Null where nothing is; a form or a line that this workbook lacks is no mistake.
 */
export function mistakeIn(disclosure: Disclosure, path: string): string | null {
  const [kind = '', , ...columns] = path.split('/');
  if (!isKind(kindNamed(kind))) return `“${path}”：没有“${kind}”这种表（no such form）`;
  const column = columns.join('/');
  const form = formOf(disclosure, kindNamed(kind));
  if (column === '' || !form || /绩效/.test(kind) || Object.keys(facetsOf(column)).length > 0) return null;
  return form.panels.some((panel) => columnsAt(form, panel, column)) ? null : `“${path}”：表中没有“${column}”栏（no such column）`;
}

/** The kind a path begins with. */
export function kindNamed(kind: string): FormKind {
  return kind.replace(/^三公/, '“三公”') as FormKind;
}

/** The project a form of goals is about; several such forms stand in one workbook. */
export function projectOf(form: Form): string {
  return form.texts.get('二级项目名称') ?? form.texts.get('项目名称') ?? form.texts.get('一级项目名称') ?? form.title;
}

/** The projects of one table of the goals of all, with their funds. */
export function projectsIn(form: Form): Line[] {
  const lines = form.panels.flatMap((panel) => panel.lines);
  return lines.filter(({ key, children, amounts }) => key.type === 'project' && children.length === 0 && amounts[0]?.value);
}

const BY_NAME = new WeakMap<Form, ReadonlyMap<string, Line>>();

/** The first line of each name; a text asks for hundreds of them one by one. */
function projectsByName(form: Form): ReadonlyMap<string, Line> {
  const known = BY_NAME.get(form);
  if (known) return known;
  const lines = new Map(
    projectsIn(form)
      .reverse()
      .map((line) => [normalize(line.name), line]),
  );
  BY_NAME.set(form, lines);
  return lines;
}

/** A labelled amount of the form that is about a project; without a label the whole of its funds. */
function fieldTerms(forms: readonly Form[], project: string, label: string): readonly Term[] | 'unknown' {
  const name = normalize(project);
  const listing = forms.find((form) => projectsByName(form).has(name));
  const own = listing && projectsByName(listing).get(name);
  if (own && label === '') return [term(listing, own.amounts[0]!, own.name, 'counterpart')];
  const form = forms.find((candidate) => normalize(projectOf(candidate)) === name);
  const reads = label === '' ? /^年度(?:资金|预算)总额$/ : null;
  const field = form?.fields.find(({ name }) => (reads ? reads.test(normalize(name)) : normalize(name) === normalize(label)));
  return form && field ? [term(form, field.amount, field.name, 'counterpart', 1, field.unit)] : 'unknown';
}

function findTerms(form: Form, row: string, column: string): readonly Term[] | 'unlisted' | 'unknown' {
  const query = lineQuery(form, row);
  const terms = stated(form, row, column, query) ?? ofVehicles(form, row, column);
  if (terms) return terms;
  const lists = query !== null && query.type !== 'total' && (column === '' || form.panels.some((panel) => columnsAt(form, panel, column)));
  return lists || isMissingSource(form, column) ? 'unlisted' : 'unknown';
}

function stated(form: Form, row: string, column: string, query = lineQuery(form, row)): readonly Term[] | null {
  return (
    byPanel(form, row, column, query) ??
    termsAt(form, row, column, query) ??
    carryOver(form, row, column) ??
    itemColumn(form, row, column) ??
    byClasses(form, column, query)
  );
}

/** What is said of vehicles in two lines makes up the whole; what is said in one leaves nothing to say of a part, or cannot tell it. */
function ofVehicles(form: Form, row: string, column: string): readonly Term[] | 'unknown' | null {
  const item = form.kind === '“三公”经费表' ? itemOf(row) : null;
  if (item !== VEHICLES && !OF_VEHICLES.includes(item ?? '')) return null;
  const parts = OF_VEHICLES.flatMap((part) => stated(form, part, column) ?? []);
  if (item === VEHICLES) return parts.length > 0 ? parts : null;
  const whole = stated(form, VEHICLES, column) ?? [];
  return whole.length > 0 && !sumOf(whole).eq(sumOf(parts)) ? 'unknown' : null;
}

/** A form of income with a column for each source has none for a source the unit does not have. */
function isMissingSource(form: Form, column: string): boolean {
  const { source } = headingFacets(column);
  return form.kind === '收入总表' && source !== undefined && !source.startsWith('上级转移');
}

function termsAt(form: Form, row: string, column: string, query: LineQuery | null): readonly Term[] | null {
  const side = /^收入/.test(row) ? '收入' : /^支出/.test(row) ? '支出' : undefined;
  const panels = form.panels.filter((panel) => !side || !panel.side || panel.side === side);
  const isNamed = !isPlainTotal(row) && panels.some((panel) => named(panel, row, query));
  for (const panel of panels) {
    const lines = isNamed ? named(panel, row, query) : query ? linesFor(panel, query) : null;
    const columns = lines && columnsAt(form, panel, column);
    if (lines && columns) return lines.flatMap((line) => columns.map((at) => termOf(form, panel, line, at)));
  }
  return null;
}

function termOf(form: Form, panel: Panel, line: Line, at: number): Term {
  return termAt(form, panel, line, at, 'counterpart');
}

function isPlainTotal(row: string): boolean {
  return /^(?:合计|总计|小计)$/.test(row);
}

const LISTS_ITEMS: ReadonlySet<FormKind> = new Set<FormKind>(['“三公”经费表', '政府采购表', '机构运行信息表']);

function lineQuery(form: Form, row: string): LineQuery | null {
  // 政府采购支出总额 is an item among others of that list.
  if (isTotal(row) && !(form.kind === '机构运行信息表' && itemOf(row))) return { type: 'total' };
  const code = leadingCode(row);
  if (code !== null) return { type: code.startsWith('2') ? 'function' : 'economic', code };
  const item = LISTS_ITEMS.has(form.kind) ? itemOf(row) : null;
  if (item) return { type: 'item', item };
  const { source, period } = form.kind === '收支总表' || form.kind === '财政拨款收支总表' ? sourceOf(row) : {};
  return source && period !== '上年结转' ? { type: 'source', source } : null;
}

/** The line of exactly this name; `名称#2` is the second of that name. A source or a subject that has a line of its own is read by meaning. */
function named(panel: Panel, row: string, query: LineQuery | null): readonly Line[] | null {
  if (query && query.type !== 'total' && !isTotal(row)) return null;
  const [label, number = '1'] = row.split(/#(?=[0-9]+$)/);
  const wanted = normalize(label!);
  const lines = panel.lines.filter(({ name }) => normalize(name) === wanted || withoutMeasure(normalize(name)) === wanted);
  const line = lines[Number(number) - 1];
  return line ? [line] : null;
}

/** 应急保障用车(辆), 车辆数合计(台、辆): the measure of a count is no part of its name. */
function withoutMeasure(name: string): string {
  const open = name.lastIndexOf('(');
  return open > 0 && /^\([个人辆台套批次、,]+\)$/.test(name.slice(open)) ? name.slice(0, open) : name;
}

const COLUMNS = new WeakMap<Panel, Map<string, readonly number[] | null>>();

/** The columns a path names: a narrative asks for the same few of a form again and again. */
function columnsAt(form: Form, panel: Panel, column: string): readonly number[] | null {
  const known = COLUMNS.get(panel) ?? new Map<string, readonly number[] | null>();
  COLUMNS.set(panel, known);
  let found = known.get(column);
  if (found === undefined) known.set(column, (found = column === '' ? columnsFor(form, panel, {}) : findColumns(form, panel, column)));
  return found;
}

/** A heading of exactly this text, else the columns of what the text means. */
function findColumns(form: Form, panel: Panel, column: string): readonly number[] | null {
  const wanted = normalize(column);
  const reads = (heading: string): boolean =>
    heading !== '' && (normalize(heading) === wanted || normalize(heading).replace(/(?:小计|合计)$/, '') === wanted);
  const exact = flatten(headingTree(panel)).filter(({ heading }) => reads(heading));
  if (exact.length === 1 && stagesOf(panel, exact[0]!.value) < 2) return exact[0]!.value;
  const facets = facetsOf(column);
  if (Object.keys(facets).length === 0) return null;
  return columnsFor(form, panel, facets) ?? (facets.period === '上年结转' && !facets.source ? carriedColumns(panel) : null);
}

/** 上年结转 where only its sources have columns. */
function carriedColumns(panel: Panel): readonly number[] | null {
  const columns = panel.columns.flatMap(({ facets, ofWhich }, index) => (facets.period === '上年结转' && !ofWhich ? [index] : []));
  return columns.length > 0 ? columns : null;
}

/** Whether the words of a column mean something in any form: 小计 alone says nothing. */
export function meansColumn(column: string): boolean {
  return column === '' || column === '合计' || Object.keys(facetsOf(column)).length > 0;
}

function facetsOf(column: string): ReturnType<typeof headingFacets> {
  return column.split('/').reduce((sum, part) => ({ ...sum, ...headingFacets(part) }), {});
}

function flatten(node: HeadingNode): HeadingNode[] {
  return [node, ...node.children.flatMap(flatten)];
}

/** 上年结转 however the form says it: a column of its own, or lines that are carried over (上年结转结余, 年初结转和结余). */
function carryOver(form: Form, row: string, column: string): readonly Term[] | null {
  const isAsked = column === '' && sourceOf(row).period === '上年结转' && sourceOf(row).source === undefined;
  const panel = isAsked ? form.panels.find(({ side }) => side !== '支出') : undefined;
  if (!panel) return null;
  const columns = columnsFor(form, panel, { period: '上年结转' });
  const total = columns && linesFor(panel, { type: 'total' });
  if (total) return total.flatMap((line) => columns.map((at) => termOf(form, panel, line, at)));
  const isOne = ({ facets, role }: Line): boolean => facets.period === '上年结转' && role !== 'total';
  const lines = panel.lines.filter((line) => isOne(line) && !(line.parent && isOne(line.parent)));
  return lines.length > 0 ? lines.map((line) => termOf(form, panel, line, 0)) : null;
}

/** “三公” forms with the items as columns: the one line they have, the column of the item or that of none. */
function itemColumn(form: Form, row: string, column: string): readonly Term[] | null {
  const item = isTotal(row) ? undefined : (itemOf(row) ?? null);
  if (item === null || !saysOnlyStage(column)) return null;
  const stages = /预算/.test(column) ? ['预算'] : ['决算', undefined, '预算'];
  for (const panel of form.panels) {
    if (!panel.columns.some(({ facets }) => facets.item)) continue;
    const staged = panel.lines.filter((line) => stageOfLine(form, line) !== null);
    if (staged.length > 0) {
      // 预算数 above 决算数: the stage is that of the line.
      const line = staged.find((own) => stageOfLine(form, own) === (/预算/.test(column) ? '预算' : '决算'));
      const at = panel.columns.findIndex(({ facets, beside }) => !beside && facets.item === item);
      if (line && at >= 0) return [termOf(form, panel, line, at)];
      continue;
    }
    const line = panel.lines.find(({ role }) => role === 'total') ?? panel.lines[0];
    for (const stage of stages) {
      const at = panel.columns.findIndex(({ facets, beside }) => !beside && facets.item === item && facets.stage === stage);
      if (at >= 0 && line) return [termOf(form, panel, line, at)];
    }
  }
  return null;
}

function saysOnlyStage(column: string): boolean {
  const { stage, ...more } = facetsOf(column);
  return column === '' || (stage !== undefined && Object.keys(more).length === 0);
}

/** Forms whose panels or totals, not columns, tell 人员 from 公用: the total of the one, and both together. */
function byPanel(form: Form, row: string, column: string, query: LineQuery | null): readonly Term[] | null {
  const facets = facetsOf(column);
  const isSplit = hasLimitedTotals(form) || form.panels.some(({ heading }) => headingFacets(heading).funds !== undefined);
  const asked = query && isSplit && (facets.funds !== undefined || isPlainTotal(row));
  return asked ? bind(form, { line: query, facets }, 'counterpart') : null;
}

const CLASSES: Readonly<Record<NonNullable<Facets['funds']>, readonly string[]>> = { 人员: ['301', '303'], 公用: ['302', '310'] };

/** 人员经费 and 公用经费 of a form that gives neither: what the classes they are paid with say, where the form has no others. */
function byClasses(form: Form, column: string, query: LineQuery | null): readonly Term[] | null {
  const { funds, ...others } = facetsOf(column);
  if (!funds || Object.keys(others).length > 0 || form.kind !== '一般公共预算基本支出表') return null;
  if (query?.type !== 'total' && query?.type !== 'economic') return null;
  const lines = form.panels.flatMap((panel) => panel.lines.map((line) => ({ panel, line, code: economicCode(line) })));
  const classes = lines.filter(({ code }) => code.length === 3);
  if (classes.length < 2 || !classes.every(({ code }) => [...CLASSES.人员, ...CLASSES.公用].includes(code))) return null;
  const asked = query.type === 'total' ? classes : lines.filter(({ code }) => code === query.code);
  return asked
    .filter(({ code }) => CLASSES[funds].includes(code.slice(0, 3)))
    .flatMap(({ panel, line }) => (columnsFor(form, panel, {}) ?? []).map((at) => termOf(form, panel, line, at)));
}

function economicCode({ key, role }: Line): string {
  return key.type === 'economic' && role === 'item' ? key.code : '';
}
