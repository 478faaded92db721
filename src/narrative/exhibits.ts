import { Decimal } from 'decimal.js';
import type { ExhibitTemplate } from './template-schema';
import type { Chart, Exhibit, ExhibitRow, NumberSpan, Span } from './narrative';
import { growth, placesOfShare, printed, rounded, sharesOfWhole } from './phrases';
import { amountOf, inUnit, isFilled, priorOf, shareKey, type Amount, type Scope } from './scope';
import { subjects } from './words/lists';

interface Row {
  readonly name: string;
  readonly isPart: boolean;
  readonly amount: Amount;
  readonly current: Decimal;
  /** Null where nobody gives it: missing, not zero. */
  readonly prior: Decimal | null;
}

const MISSING: Span = { text: '—' };

/** The exhibits for which the forms have numbers: a whole and at least one part of it. `write` renders a title, `said` is the text. */
export function exhibitsOf(
  scope: Scope,
  templates: readonly ExhibitTemplate[],
  write: (template: string) => string,
  said: string,
): Exhibit[] {
  return templates.flatMap(({ title, rows: entries, chart }) => {
    const rows = entries.flatMap((entry) => rowsOf(scope, entry)).map((row) => ({ ...row, name: nameIn(said, scope, row) }));
    const shown = rows.filter(({ isPart, current, prior }) => !isPart || isFilled(current) || isFilled(prior));
    const whole = shown.find(({ isPart }) => !isPart);
    const parts = shown.filter(({ isPart }) => isPart);
    if (!whole || parts.length === 0) return [];
    const drawn = chart && chartOf(scope, chart.type, whole, parts);
    return [exhibitOf(scope, write(title), shown, drawn && chart ? { ...drawn, title: write(chart.title) } : null)];
  });
}

function exhibitOf(scope: Scope, title: string, rows: readonly Row[], chart: Chart | null): Exhibit {
  const compares = rows.some(({ prior }) => prior !== null);
  const missing = rows.some(({ prior }) => prior === null);
  return {
    // A table of one year alone compares nothing.
    title: compares ? title : title.replace('与上年对比', ''),
    unit: scope.unit,
    headings: headingsOf(scope),
    compares,
    rows: rows.map((row) => printedRow(scope, row)),
    note: !compares ? '注：上年数未提供，未列对比。' : missing ? '注：“—”表示上年数未提供，不是零。' : '',
    chart,
  };
}

function headingsOf({ year, facts }: Scope): Exhibit['headings'] {
  const stage = facts.disclosure.kind === 'final' ? '决算' : '预算';
  return year === null
    ? { current: `本年${stage}`, prior: `上年${stage}` }
    : { current: `${year}年${stage}`, prior: `${year - 1}年${stage}` };
}

/** `其中：基本支出 = 支出总表/合计/基本支出、一般公共预算支出表/合计/基本支出`, or the subjects of the first form that has any. */
function rowsOf(scope: Scope, entry: ExhibitTemplate['rows'][number]): Row[] {
  if (typeof entry !== 'string') {
    const kinds = entry.subjects.split('、').filter((kind) => scope.facts.has(kind));
    const items = kinds.map((kind) => subjects(scope, kind, entry.digits)).find((found) => found.length > 0) ?? [];
    return items.flatMap((item) => rowOf(scope, item.名称, true, [item.路径]));
  }
  const [label = '', paths = ''] = entry.split('=').map((part) => part.trim());
  return rowOf(scope, label.replace(/^其中：/, ''), label.startsWith('其中：'), paths.split('、'));
}

/** The first of the paths that a form states, else the first it is known from. */
function rowOf(scope: Scope, name: string, isPart: boolean, paths: readonly string[]): Row[] {
  const known = paths.map((path) => amountOf(scope, path.trim())).filter(({ yuan }) => yuan !== null);
  const amount = known.find(({ isStated }) => isStated) ?? known[0];
  if (!amount) return [];
  const inText = (yuan: Decimal): Decimal => rounded(inUnit(yuan, scope.unit), scope.decimals);
  const prior = priorYuan(scope, amount);
  return [{ name, isPart, amount, current: inText(amount.yuan!), prior: prior && inText(prior) }];
}

/** One name for one thing: an item is called as its form calls it where the text does so too. */
function nameIn(said: string, { facts }: Scope, { name, isPart, amount }: Row): string {
  const own = isPart && amount.path.startsWith('三公经费表/') ? facts.itemName(amount.path) : null;
  return own !== null && said.includes(own) ? own : name;
}

/** What the officer gave, also where the text asked for 总计 and this for 合计; else last year's workbook. */
function priorYuan(scope: Scope, amount: Amount): Decimal | null {
  const spellings = [amount.path, amount.path.replace('/合计', '/总计')];
  const typed = spellings.map((path) => scope.inputs.amount(`上年数/${path}`, scope.unit)).find((yuan) => yuan !== null);
  const prior = typed ? { yuan: typed } : priorOf(scope, amount);
  return 'yuan' in prior ? prior.yuan : null;
}

function printedRow(scope: Scope, { name, isPart, amount, current, prior }: Row): ExhibitRow {
  const span = (value: Decimal, unit: string, decimals: number, formula = ''): NumberSpan => ({
    text: printed(rounded(value, decimals), decimals, 'decimals', scope.conventions.grouping),
    value: rounded(value, decimals).toString(),
    unit,
    cells: amount.cells,
    ...(formula ? { formula } : {}),
  });
  const { unit, decimals } = scope;
  const shown = { name, isPart, current: span(current, unit, decimals) };
  if (prior === null) return { ...shown, prior: MISSING, difference: MISSING, rate: MISSING };
  const [now, before] = [current.toString(), prior.toString()];
  return {
    ...shown,
    prior: { ...span(prior, unit, decimals), cells: [] },
    difference: span(current.minus(prior), unit, decimals, `${now} − ${before}`),
    rate: rateOf(scope, current, prior, (value) =>
      span(value, '%', scope.conventions.percentDecimals, `(${now} − ${before}) ÷ ${prior.abs().toString()}`),
    ),
  };
}

/** As the text says it: growth from nothing is 上年无此项, or 100 where the pack writes so. */
function rateOf({ conventions }: Scope, current: Decimal, prior: Decimal, span: (value: Decimal) => Span): Span {
  const rate = current.equals(prior) ? new Decimal(0) : growth(current, prior);
  if (rate) return span(rate);
  return conventions.zeroBase === 'hundred' ? span(new Decimal(100)) : { text: conventions.zeroBaseWords || '—' };
}

/** Null where there is nothing to see: fewer than two parts that are not zero, or parts that are not the whole. */
function chartOf(scope: Scope, type: Chart['type'], whole: Row, parts: readonly Row[]): Omit<Chart, 'title'> | null {
  return type === 'composition' ? composition(scope, whole, parts) : years(scope, parts);
}

function composition(scope: Scope, whole: Row, parts: readonly Row[]): Omit<Chart, 'title'> | null {
  const shown = parts.filter(({ current }) => !current.isZero());
  const sum = shown.reduce((total, { current }) => total.plus(current), new Decimal(0));
  const tolerance = new Decimal(10)
    .pow(-scope.decimals)
    .times(shown.length + 1)
    .div(2);
  const isWhole = sum.minus(whole.current).abs().lessThanOrEqualTo(tolerance);
  if (shown.length < 2 || !isWhole || shown.some(({ current }) => current.isNegative())) return null;
  const values = shown.map(({ current }) => current.toString());
  const { sharePlug } = scope.conventions;
  const places = placesOfShare(scope.conventions);
  const amounts = shown.map(({ amount }) => amount.yuan!);
  const computed = sharesOfWhole(amounts, whole.amount.yuan!, places, sharePlug);
  const shares = shown.map(({ amount }, index) =>
    rounded(scope.shares.get(shareKey(amount, whole.amount)) ?? computed[index]!, places).toFixed(places),
  );
  return { type: 'composition', items: shown.map(({ name }) => name), shares, series: [{ name: headingsOf(scope).current, values }] };
}

function years(scope: Scope, parts: readonly Row[]): Omit<Chart, 'title'> | null {
  if (parts.length < 2 || parts.some(({ prior }) => prior === null)) return null;
  const { current, prior } = headingsOf(scope);
  return {
    type: 'years',
    items: parts.map(({ name }) => name),
    shares: [],
    series: [
      { name: prior, values: parts.map((row) => row.prior!.toString()) },
      { name: current, values: parts.map((row) => row.current.toString()) },
    ],
  };
}
