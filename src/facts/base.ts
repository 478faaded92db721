import { Decimal } from 'decimal.js';
import type { Disclosure, Facets, Form, Line } from '../forms/disclosure';
import { headingFacets } from '../forms/vocabulary';
import { termAt, yuanPer, type Term } from '../relations/relation';
import { DIMENSIONS, questionKey, type Dimension, type Question, type Subject, type Wanted } from './coordinate';
import { halvesOf } from './bind';
import { lineFacts, onlyUnit, placesOf, stageOfLine, type ColumnFacts, type PanelFacts } from './places';

/** One way to understand a question: the cells it then means, and what that understanding costs in words. */
export interface Reading {
  readonly form: Form;
  readonly terms: readonly Term[];
  /** Σ of the cells in 元; blanks count as 0. */
  readonly yuan: Decimal;
  /** Half the width of the interval the printed cells allow, in 元. */
  readonly half: Decimal;
  /** Every cell is blank: nothing is known but that nothing was filled in. */
  readonly blank: boolean;
  /** 0 where every word fits; more for each thing that was supposed. */
  readonly cost: number;
  /** Whether the cells stand in last year's workbook. */
  readonly prior: boolean;
}

/** Answers which amounts a question means: the only place that does. */
export interface FactBase {
  readonly kind: Disclosure['kind'];
  /** Every reading that does not contradict the question, the cheapest first. */
  readings(question: Question): readonly Reading[];
}

/** The facts of a disclosure never change: whoever asks again, as after each edit of a text, finds what was answered. */
const BASES = new WeakMap<Disclosure, { readonly prior: Disclosure | null; readonly base: FactBase }>();

export function factBase(disclosure: Disclosure, prior: Disclosure | null): FactBase {
  let known = BASES.get(disclosure);
  if (known?.prior !== prior || !known) BASES.set(disclosure, (known = { prior, base: baseOf(disclosure, prior) }));
  return known.base;
}

function baseOf(disclosure: Disclosure, prior: Disclosure | null): FactBase {
  const general = isAllGeneral(disclosure);
  const known = new Map<string, readonly Reading[]>();
  const sources = (year: 0 | -1): readonly Source[] => [
    { disclosure, prior: false, column: year, general },
    ...(year === -1 && prior ? [{ disclosure: prior, prior: true, column: 0 as const, general }] : []),
  ];
  const find = (question: Question): readonly Reading[] =>
    sources(question.year)
      .flatMap((source) => [
        ...placesOf(source.disclosure).flatMap((place) => readingsIn(place, question, source)),
        ...(question.subject.type === 'total' ? source.disclosure.forms.flatMap((form) => joinedIn(form, question, source)) : []),
      ])
      .sort((a, b) => a.cost - b.cost);
  return {
    kind: disclosure.kind,
    readings(question) {
      const key = questionKey(question);
      let found = known.get(key);
      if (!found) known.set(key, (found = find(question)));
      return found;
    },
  };
}

/** No form holds an amount of 政府性基金 or 国有资本经营: then all 财政拨款 is 一般公共预算. */
function isAllGeneral(disclosure: Disclosure): boolean {
  return placesOf(disclosure).every((place) => {
    const given = { ...place.form.facets, ...headingFacets(place.panel.heading) };
    return place.columns.every((column) =>
      place.panel.lines.every((line) => {
        const { source } = { ...given, ...lineFacts(place.form, line).facets, ...column.facets };
        if (source !== '政府性基金' && source !== '国有资本经营') return true;
        return column.columns.every((at) => line.amounts[at]!.value?.isZero() !== false);
      }),
    );
  });
}

interface Source {
  readonly general: boolean;
  readonly disclosure: Disclosure;
  readonly prior: boolean;
  /** Which columns of its forms are meant: its own year's, or those of the year before that it shows. */
  readonly column: 0 | -1;
}

function readingsIn(place: PanelFacts, question: Question, source: Source): Reading[] {
  const { form, panel } = place;
  const given: Facets = { ...form.facets, ...headingFacets(panel.heading), ...(panel.side ? { flow: panel.side } : {}) };
  // Columns of two meanings (本年支出: of the year, and of all) are one reading, as cheap as the better of them.
  const cheapest = new Map<string, Reading>();
  const add = (lines: readonly Line[], column: ColumnFacts): void => {
    const line = lineFacts(form, lines[0]!, onlyUnit(panel));
    const facets = { ...given, ...line.facets, ...column.facets };
    const cost = costOf(question, { facets, own: { ...line.facets, ...column.facets }, column, subject: line.subject, form }, source);
    if (cost === null) return;
    const cells = `${lines.map(({ row }) => row).join()} ${column.columns.join()}`;
    if (cost < (cheapest.get(cells)?.cost ?? Infinity)) cheapest.set(cells, readingOf(place, lines, column, cost, source.prior));
  };
  const columns = place.columns.filter(({ year }) => year === source.column);
  const plain = columns.filter(({ subject }) => subject === null);
  for (const lines of place.linesAbout(question.subject)) for (const column of plain) add(lines, column);
  if (question.subject.type === 'item' || question.subject.type === 'economic' || question.subject.type === 'project') {
    const own = columns.filter(({ subject }) => subject !== null && sameSubject(subject, question.subject));
    const totals = own.length > 0 ? wholeLines(place) : [];
    for (const lines of totals) for (const column of own) add(lines, column);
  }
  return [...cheapest.values()];
}

/** What both halves make up where a form prints the total of each and none of both: 人员经费合计 and 公用经费合计 are its 基本支出. */
function joinedIn(form: Form, question: Question, source: Source): Reading[] {
  const places = placesOf(source.disclosure);
  const [first, ...others] = halvesOf(form).map(({ panel, line }) => ({ place: places.find((place) => place.panel === panel)!, line }));
  if (!first) return [];
  const columns = first.place.columns.filter(({ year, subject }) => year === source.column && subject === null);
  return columns.flatMap((column) => {
    const facets = { ...form.facets, ...column.facets };
    const cost = costOf(question, { facets, own: column.facets, column, subject: WHOLE, form }, source);
    const beside = others.map(({ place, line }) => ({ place, line, column: place.columns.find((other) => meansTheSame(other, column)) }));
    if (cost === null) return [];
    const parts = [{ ...first, column }, ...beside].map(
      ({ place, line, column: own }) => own && readingOf(place, [line], own, cost, source.prior),
    );
    return parts.every((part) => part !== undefined) ? [joined(parts)] : [];
  });
}

const WHOLE: Subject = { type: 'total', grade: null };

function meansTheSame(a: ColumnFacts, b: ColumnFacts): boolean {
  return a.year === b.year && a.stage === b.stage && a.subject === b.subject && JSON.stringify(a.facets) === JSON.stringify(b.facets);
}

function joined(parts: readonly Reading[]): Reading {
  return parts.reduce((whole, part) => ({
    ...whole,
    terms: [...whole.terms, ...part.terms],
    yuan: whole.yuan.plus(part.yuan),
    half: whole.half.plus(part.half),
    blank: whole.blank && part.blank,
  }));
}

/** The lines that are all of a panel: its totals, or what a form about one thing (“三公”经费) is about. */
function wholeLines(place: PanelFacts): readonly (readonly Line[])[] {
  const { form } = place;
  const whole = place.panel.lines.filter((line) => line.role === 'total' || stageOfLine(form, line) !== null);
  if (whole.length > 0) return whole.map((line) => [line]);
  const single = place.panel.lines.length === 1 ? place.panel.lines : place.linesAbout({ type: 'total', grade: null }).flat();
  return (single.length > 0 ? single : form.kind === '“三公”经费表' ? place.panel.lines.slice(0, 1) : []).map((line) => [line]);
}

function sameSubject(a: Subject, b: Subject): boolean {
  if (a.type === 'item' && b.type === 'item') return a.item === b.item;
  if (a.type === 'project' && b.type === 'project') return a.name === b.name;
  return a.type === 'economic' && b.type === 'economic' && a.code === b.code;
}

function readingOf(place: PanelFacts, lines: readonly Line[], column: ColumnFacts, cost: number, prior: boolean): Reading {
  const { form, panel } = place;
  const terms = lines.flatMap((line) => column.columns.map((at) => termAt(form, panel, line, at, 'counterpart')));
  const scale = yuanPer(form.unit);
  let yuan = ZERO;
  let half = ZERO;
  let blank = true;
  for (const { amount } of terms) {
    half = half.plus(amount.half);
    if (amount.value === null) continue;
    blank = false;
    yuan = yuan.plus(amount.value);
  }
  return { form, terms, yuan: yuan.times(scale), half: half.times(scale), blank, cost, prior };
}

const ZERO = new Decimal(0);

interface Candidate {
  readonly facets: Facets;
  /** What the line and the column say themselves, without form and panel. */
  readonly own: Facets;
  readonly column: ColumnFacts;
  readonly subject: Subject;
  readonly form: Form;
}

/** What a reading costs in words; null where it contradicts them. */
function costOf(question: Question, candidate: Candidate, source: Source): number | null {
  let cost = question.kinds?.length ? (question.kinds.includes(candidate.form.kind) ? 0 : 0.3) : 0;
  for (const dimension of DIMENSIONS) {
    const own = COSTS[dimension](question.facets[dimension], candidate, question, source);
    if (own === null) return null;
    cost += own;
  }
  const grade = gradeCost(question, candidate);
  return grade === null ? null : cost + grade;
}

type Cost = (wanted: Wanted | undefined, candidate: Candidate, question: Question, source: Source) => number | null;

/** Costs by dimension: of what was said and is not there, was not said and is there, and of kinship between two sources. */
const COSTS: Readonly<Record<Dimension, Cost>> = {
  source: (wanted, { facets, form }, { subject }, { general }) => {
    const { source } = facets;
    if (!wanted) return source === undefined ? 0 : subject.type === 'economic' ? 0.3 : 1;
    if (source === wanted.value) return 0;
    if (source === undefined) return NEUTRAL.has(form.kind) ? 0.2 : wanted.inherited ? 1.5 : 3;
    if (general && GENERAL.has(wanted.value) && GENERAL.has(source)) return 0.2;
    return KIN.get(`${wanted.value} ${source}`) ?? null;
  },
  period: (wanted, { facets, own }) => {
    const { period } = facets;
    if (!wanted)
      return period === undefined ? 0 : period === '本年' ? 0.5 : own.source !== undefined || own.period !== undefined ? null : 1;
    if (period === wanted.value) return 0;
    // 结转 alone is that of either end of the year.
    if (wanted.value === '结转') return period?.endsWith('结转') ? 0.3 : null;
    return wanted.value === '本年' && period === undefined ? 0.5 : null;
  },
  nature: (wanted, { facets, own }, { subject }) => {
    const { nature } = facets;
    if (wanted && nature === wanted.value) return 0;
    if (wanted && nature === undefined) return wanted.inherited ? 1 : facets.funds && wanted.value === '基本' ? 0.5 : null;
    if (wanted) return null;
    if (nature === undefined || (subject.type === 'project' && nature === '项目')) return 0;
    return own.nature === undefined && facets.nature === '基本' && (subject.type === 'economic' || facets.funds !== undefined) ? 0.3 : null;
  },
  funds: (wanted, { facets, own }, { subject }) => {
    if (wanted && facets.funds === wanted.value) return 0;
    if (wanted) return null;
    if (facets.funds === undefined) return 0;
    return own.funds === undefined && subject.type === 'economic' ? 0.2 : null;
  },
  side: (wanted, { facets }) => {
    const flow = facets.flow;
    if (!wanted || wanted.value === '收支') return 0;
    if (flow === undefined) return 0.2;
    return flow === wanted.value ? 0 : null;
  },
  stage: (wanted, { facets, column }, _question, { disclosure }) => stageCost(wanted, facets.stage, column.stage, disclosure.kind),
};

/** Forms whose title tells the source where it matters. */
const NEUTRAL: ReadonlySet<string> = new Set(['“三公”经费表', '机关运行经费表', '政府采购表', '政府购买服务表', '委托业务费表']);

const GENERAL: ReadonlySet<string> = new Set(['财政拨款', '一般公共预算']);

/** Sources that hold one another: a form of one may answer for the other where nothing better does. */
const KIN: ReadonlyMap<string, number> = new Map([
  ['财政拨款 一般公共预算', 1],
  ['一般公共预算 财政拨款', 1.5],
  ['财政专户 财政专户和单位资金', 2],
  ['单位资金 财政专户和单位资金', 2],
  ['单位资金 其他收入', 2],
  ['其他收入 单位资金', 2],
  ['上级转移支付 一般公共预算', 3],
]);

function stageCost(wanted: Wanted | undefined, stage: string | undefined, detail: string | null, kind: Disclosure['kind']): number | null {
  const said = wanted?.value;
  if (kind === 'budget') return said === undefined || said === '预算' || said === '年初' ? 0 : null;
  const own = detail ?? stage;
  if (said === undefined || said === '决算' || said === '执行') return own === undefined || own === '决算' ? 0 : null;
  if (own === undefined || own === '决算') return null;
  // Where a form of final accounts says no more than 预算数, its notes say that it is that of the whole year.
  return said === own || said === '预算' ? 0 : own === '预算' ? (said === '全年' ? 0.4 : 1.5) : null;
}

/** 总计, 本年合计 and a bare 合计 are different coordinates; a bare one answers for both. */
function gradeCost({ subject, facets }: Question, candidate: Candidate): number | null {
  if (subject.type !== 'total') return 0;
  const own = candidate.subject.type === 'total' ? candidate.subject.grade : null;
  const wanted = subject.grade ?? (facets.period?.value === '本年' ? 'year' : null);
  if (wanted === own) return 0;
  if (wanted === null) return own === 'grand' ? 0.2 : 0.1;
  return own === null ? 0.4 : 2;
}
