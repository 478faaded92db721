import { Decimal } from 'decimal.js';
import type { Disclosure, Facets, Form, FormKind } from '../forms/disclosure';
import { bind, formOf, linesFor, total, type LineQuery } from '../relations/bind';
import { normalize } from '../workbook/text';
import { halfOf, isBlank, sumOf, term, type Term } from '../relations/relation';
import { itemTerms } from '../rules/support/economic';
import type { Claim } from './claim';
import type { Meaning } from './meaning';

/** Cells that a claim could mean, all of the same meaning. */
export interface Candidate {
  readonly form: Form;
  readonly terms: readonly Term[];
  readonly yuan: Decimal;
  readonly half: Decimal;
}

const FUNCTION_FORMS: readonly FormKind[] = [
  '一般公共预算支出表',
  '支出总表',
  '财政拨款收支总表',
  '收支总表',
  '收入总表',
  '政府性基金表',
  '国有资本经营表',
];
const ECONOMIC_FORMS: readonly FormKind[] = ['机关运行经费表', '一般公共预算基本支出表'];
const PROJECT_FORMS: readonly FormKind[] = ['项目支出表', '一般公共预算项目支出表', '上年结转表', '项目绩效目标表'];
const TOTAL_FORMS: readonly FormKind[] = [
  '收支总表',
  '收入总表',
  '支出总表',
  '财政拨款收支总表',
  '一般公共预算支出表',
  '一般公共预算基本支出表',
  '项目支出表',
  '一般公共预算项目支出表',
  '上年结转表',
  '政府性基金表',
  '国有资本经营表',
];

/** What a claim may be compared with: the forms of its section first. Economic items count only where a section is about basic expenditure. */
export function candidatesFor(disclosure: Disclosure, meaning: Meaning, section: readonly FormKind[] | null): Candidate[] {
  if (section?.length === 0) return [];
  const kinds = kindsFor(meaning, section ?? []);
  const absent = absentSubject(disclosure, meaning, section ?? []);
  if (absent) return [absent];
  return kinds
    .flatMap((kind) => {
      const form = formOf(disclosure, kind);
      if (!form) return [];
      const found = [termsFor(form, meaning), ownFunds(form, meaning)].filter(
        (terms) => terms !== null && terms.length > 0,
      ) as (readonly Term[])[];
      return found.map((terms) => ({ form, terms, yuan: sumOf(terms), half: halfOf(terms) }));
    })
    .concat(line(meaning) ? projectFields(disclosure, line(meaning)!) : [], openMeanings(disclosure, meaning, section ?? []));
}

const PROCURED = ['货物', '工程', '服务', '政府购买服务'] as const;

/** What words that leave something open may also mean: projects without the carry-over, a part of what is procured. */
function openMeanings(disclosure: Disclosure, { line: found, facets, residual }: Meaning, section: readonly FormKind[]): Candidate[] {
  if (residual === '' || found) return [];
  const candidate = (form: Form, terms: readonly Term[] | null): Candidate[] =>
    terms && terms.length > 0 ? [{ form, terms, yuan: sumOf(terms), half: halfOf(terms) }] : [];
  const procurement = section[0] === '政府采购表' ? formOf(disclosure, '政府采购表') : null;
  const projects = facets.nature === '项目' && !facets.period ? formOf(disclosure, '项目支出表') : null;
  return [
    ...(procurement ? PROCURED.flatMap((item) => candidate(procurement, itemTerms(procurement, item))) : []),
    ...(projects
      ? candidate(projects, bind(projects, { line: total, facets: { period: '本年', source: '财政拨款' } }, 'counterpart'))
      : []),
  ];
}

/** A subject that the section's own form does not list has nothing in it, whatever other forms say. */
function absentSubject(disclosure: Disclosure, { line: query }: Meaning, section: readonly FormKind[]): Candidate | null {
  const kind = section.find((found) => FUNCTION_FORMS.includes(found));
  const form = kind && formOf(disclosure, kind);
  if (query?.type !== 'function' || !form) return null;
  const lines = form.panels.flatMap((panel) => panel.lines);
  const detailed = lines.some(({ key }) => key.type === 'function' && key.code.length === query.code.length);
  const listed = form.panels.some((panel) => linesFor(panel, query) !== null);
  return detailed && !listed ? { form, terms: [], yuan: new Decimal(0), half: new Decimal(0) } : null;
}

function line({ line: found }: Meaning): string | null {
  return found?.type === 'project' ? found.name : null;
}

/** Where a form splits a source into own and 上级 funds, or into 本年 and 上年结转, its name can mean the first alone. */
function ownFunds(form: Form, { line: found, facets, side }: Meaning): readonly Term[] | null {
  if (form.kind !== '收入总表' || !facets.source || found) return null;
  const narrower: Facets = facets.period ? facets : { ...facets, period: '本年' };
  const sided = side ? { side } : {};
  return (
    bind(form, { line: total, facets: narrower, ...sided }, 'counterpart') ??
    bind(form, { line: total, facets, ownFundsOnly: true, ...sided }, 'counterpart')
  );
}

/** The sum that a project's own 绩效目标表 gives. */
function projectFields(disclosure: Disclosure, name: string): Candidate[] {
  return disclosure.forms.flatMap((form) => {
    const named = [...form.texts].some(([label, text]) => /项目名称$/.test(label) && normalize(text) === name);
    const field = named ? form.fields.find(({ name: own }) => /(?:资金总额|预算总额)$/.test(own)) : undefined;
    if (!field) return [];
    const terms = [term(form, field.amount, field.name, 'counterpart', 1, field.unit)];
    return [{ form, terms, yuan: sumOf(terms), half: halfOf(terms) }];
  });
}

function kindsFor({ line, facets, side }: Meaning, section: readonly FormKind[]): readonly FormKind[] {
  if (line?.type === 'function') return ordered(section, FUNCTION_FORMS);
  if (line?.type === 'economic' && line.code.length === 3 && section.includes('收支总表')) return ['一般公共预算基本支出表'];
  if (line?.type === 'economic')
    return section.some((kind) => ECONOMIC_FORMS.includes(kind))
      ? ECONOMIC_FORMS.filter((kind) => kind !== '机关运行经费表' || section.includes(kind))
      : [];
  if (line?.type === 'item') return ['“三公”经费表', '政府采购表'];
  if (line?.type === 'project' || line?.type === 'label') return ordered(section, PROJECT_FORMS);
  const particular = Object.keys(facets).length > 0 || side !== null;
  if (section[0] === '“三公”经费表') return section;
  return particular ? [...section.filter((kind) => !TOTAL_FORMS.includes(kind)), ...ordered(section, TOTAL_FORMS)] : section;
}

function ordered(first: readonly FormKind[], all: readonly FormKind[]): FormKind[] {
  return [...first.filter((kind) => all.includes(kind)), ...all.filter((kind) => !first.includes(kind))];
}

/** An item of “三公”, or all of it: a line or a column of one of the stages that the form shows. */
function expenseTerms(form: Form, item: string | undefined, stage: Facets['stage']): readonly Term[] | null {
  const named = form.panels.some((panel) => panel.lines.some(({ key }) => key.type === 'item'));
  const wanted = stage ? { stage } : {};
  if (named) return bind(form, { line: item ? { type: 'item', item } : total, facets: wanted }, 'total');
  for (const panel of form.panels) {
    const staged = panel.columns.some(({ facets, beside }) => !beside && facets.stage === '决算');
    const column = panel.columns.findIndex(
      ({ facets, beside }) => !beside && facets.item === item && (!staged || facets.stage === (stage ?? '决算')),
    );
    const line = panel.lines.length === 1 ? panel.lines[0]! : panel.lines.find(({ role }) => role === 'total');
    if (column >= 0 && line && (staged || !stage)) return [term(form, line.amounts[column]!, item ?? '合计', 'total')];
  }
  return null;
}

const VEHICLES = '公务用车购置及运行费';

/** The two that vehicles cost, where the form does not print their sum. */
function vehicleTerms(form: Form, stage: Facets['stage']): readonly Term[] | null {
  const [bought, run] = ['公务用车购置费', '公务用车运行费'].map((item) => expenseTerms(form, item, stage));
  return bought && run ? [...bought, ...run] : null;
}

function termsFor(form: Form, meaning: Meaning): readonly Term[] | null {
  const line: LineQuery = meaning.line ?? total;
  const item = line.type === 'item' ? line.item : undefined;
  if (form.kind === '“三公”经费表' && (item || meaning.line === null))
    return expenseTerms(form, item, meaning.facets.stage) ?? (item === VEHICLES ? vehicleTerms(form, meaning.facets.stage) : null);
  if (line.type === 'item') return itemTerms(form, line.item);
  for (const facets of variants(form, meaning.facets)) {
    const terms = bind(form, { line, facets, ...(meaning.side ? { side: meaning.side } : {}) }, 'counterpart');
    if (terms) return terms;
  }
  return meaning.line === null && meaning.facets.source ? sourceLine(form, meaning.facets) : null;
}

/** 财政拨款 says nothing in a form of 一般公共预算, and 本年 nothing in a form without carry-over. */
function variants(form: Form, facets: Facets): Facets[] {
  const found = [facets];
  const without = (...dimensions: (keyof Facets)[]): Facets =>
    Object.fromEntries(Object.entries(facets).filter(([key]) => !dimensions.includes(key as keyof Facets)));
  if (facets.source === '财政拨款' && form.facets.source === '一般公共预算') found.push(without('source'), without('source', 'period'));
  if (form.facets.source === facets.source && facets.period === '本年' && !carriesOver(form)) found.push(without('period'));
  if (form.kind === '上年结转表' && facets.nature) found.push(without('nature'));
  if (form.kind === '收入总表') found.push(without('nature'), ...(facets.period === '上年结转' ? [] : [without('nature', 'period')]));
  if (form.kind === '收入总表' && facets.source === '上级转移支付') found.push(without('period'));
  if (form.kind === '一般公共预算基本支出表' || form.kind === '机关运行经费表')
    found.push(without('nature'), ...(form.kind === '机关运行经费表' ? [{}] : []));
  return found;
}

function carriesOver(form: Form): boolean {
  return form.panels.some(({ columns, lines }) =>
    lines.some((line) =>
      line.amounts.some(
        ({ value }, column) =>
          value !== null && !value.isZero() && (line.facets.period === '上年结转' || columns[column]!.facets.period === '上年结转'),
      ),
    ),
  );
}

/** Sources are lines of the income side in 收支总表. */
function sourceLine(form: Form, facets: Facets): readonly Term[] | null {
  if ((form.kind !== '收支总表' && form.kind !== '财政拨款收支总表') || facets.nature || facets.funds || !facets.source) return null;
  const { source: _source, ...rest } = facets;
  return bind(form, { line: { type: 'source', source: facets.source }, facets: rest, side: '收入' }, 'counterpart');
}

export type Verdict = 'agrees' | 'truncated' | 'differs';

/** Compares at the digits that are written: HALF_UP agrees, cutting off is a habit worth a hint. */
export function compare(claim: Claim, candidate: { readonly yuan: Decimal; readonly half: Decimal }): Verdict {
  const distance = claim.value.minus(candidate.yuan).abs();
  if (distance.lte(claim.half.plus(candidate.half))) return 'agrees';
  const cut = candidate.yuan.abs().minus(claim.value.abs());
  return cut.isPositive() && cut.lt(claim.half.times(2)) ? 'truncated' : 'differs';
}

export function isUnfilled(candidate: Candidate): boolean {
  return candidate.terms.length > 0 && candidate.terms.every(isBlank);
}
