import type { Form, FormKind } from '../../forms/disclosure';
import { bind, formOf, linesFor, total, type LineQuery } from '../bind';
import type { Level } from '../../findings/finding';
import { isBlank, sumOf, term, type Relation, type Term } from '../relation';
import { byEconomic, byFunction, type Cross, type Rule } from './context';

/** 功能—经济对应: what a functional subject pays must stand under the economic items it is paid with. Only basic expenditure is compared. */
interface Pairing {
  readonly rule: string;
  readonly level: Level;
  readonly functions: readonly string[];
  readonly items: readonly string[];
  readonly comparison?: '=' | '≥';
}

const PAIRINGS: readonly Pairing[] = [
  { rule: 'FE-PENSION', level: 'error', functions: ['2080505'], items: ['30108'] },
  { rule: 'FE-ANNUITY', level: 'error', functions: ['2080506'], items: ['30109'] },
  { rule: 'FE-HOUSING', level: 'error', functions: ['2210201'], items: ['30113'] },
  { rule: 'FE-MED', level: 'warning', functions: ['2101103'], items: ['30111'] },
  { rule: 'FE-TRAIN', level: 'warning', functions: ['2050803'], items: ['30216'] },
];

export function economicRelations(cross: Cross): Relation[] {
  return [
    ...functionalRelations(cross),
    ...medical(cross),
    ...partsOfItems(cross),
    ...publicExpenses(cross),
    ...publicFunds(cross),
    ...summaryCovers(cross),
  ];
}

/** Functional subjects that are paid with a part of an economic item: the item covers at least them. */
const PARTS: readonly { readonly rule: string; readonly items: readonly string[]; readonly functions: readonly string[] }[] = [
  { rule: 'FE-HSUB', items: ['30102'], functions: ['2210202', '2210203'] },
  { rule: 'FE-INJURY', items: ['30112'], functions: ['2082701', '2082702', '2082799'] },
  { rule: 'FE-RETIRE', items: ['302', '303'], functions: ['2080501', '2080502'] },
];

function partsOfItems(cross: Cross): Relation[] {
  return PARTS.flatMap(({ rule, items, functions }) => {
    const left = itemsOf(cross, items);
    const right = basicOf(cross, functions);
    return bothFilled(left, right) ? [cross.between({ rule, level: 'warning', comparison: '≥' }, left!, right!)] : [];
  });
}

/** The basic expenditure of functional subjects; null where the form does not list one of them. */
function basicOf(cross: Cross, codes: readonly string[]): Term[] | null {
  const form = formOf(cross.disclosure, '一般公共预算支出表') ?? formOf(cross.disclosure, '支出总表');
  if (!form) return null;
  const terms = codes.flatMap((code) => bind(form, { line: byFunction(code), facets: { nature: '基本' } }, 'total') ?? []);
  return terms.length > 0 ? terms : null;
}

function itemsOf(cross: Cross, codes: readonly string[], kind: FormKind = '一般公共预算基本支出表'): Term[] | null {
  const form = formOf(cross.disclosure, kind);
  if (!form) return null;
  const terms = codes.flatMap((code) => bind(form, { line: byEconomic(code) }, 'counterpart') ?? []);
  return terms.length > 0 ? terms : null;
}

function functionalRelations(cross: Cross): Relation[] {
  return PAIRINGS.flatMap(({ rule, level, functions, items, comparison }) => {
    const left = basicOf(cross, functions);
    const right = itemsOf(cross, items);
    return left && right && !left.every(isBlank) && !sumOf(left).isZero()
      ? [cross.between(ruleOf(rule, level, comparison), left, right)]
      : [];
  });
}

function ruleOf(rule: string, level: Level, comparison?: '=' | '≥'): Rule {
  return comparison ? { rule, level, comparison } : { rule, level };
}

/** Where one side is entirely blank the unit may be outside the scheme; that is not for this relation to say. */
function bothFilled(left: readonly Term[] | null, right: readonly Term[] | null): boolean {
  return left !== null && right !== null && !left.every(isBlank) && !right.every(isBlank);
}

/** 行政/事业单位医疗 pays 30110, together with 30111 where no line of its own does. */
function medical(cross: Cross): Relation[] {
  const left = basicOf(cross, ['2101101', '2101102']);
  const own = basicOf(cross, ['2101103']);
  const right = itemsOf(cross, own && !own.every(isBlank) ? ['30110'] : ['30110', '30111']);
  return bothFilled(left, right) ? [cross.between({ rule: 'FE-MED', level: 'warning' }, left!, right!)] : [];
}

const EXPENSES: readonly (readonly [string, string])[] = [
  ['因公出国（境）费', '30212'],
  ['公务用车购置费', '31013'],
  ['公务用车运行费', '30231'],
  ['公务接待费', '30217'],
];

/** 三公 covers at least what basic expenditure pays for it; without projects it is exactly that (X-SG-T). */
function publicExpenses(cross: Cross): Relation[] {
  const form = formOf(cross.disclosure, '“三公”经费表');
  if (!form) return [];
  const comparison = projectsAreNil(cross) ? '=' : '≥';
  return EXPENSES.flatMap(([item, code]) => {
    const left = itemTerms(form, item);
    const right = itemsOf(cross, [code]);
    return left && right && !right.every(isBlank) ? [cross.between({ rule: 'X-SG-T', level: 'error', comparison }, left, right)] : [];
  });
}

/** An item of the 三公 or procurement form, whether it is a line or a column; of two stages the 决算 counts. */
export function itemTerms(form: Form, item: string): Term[] | null {
  const line: LineQuery = { type: 'item', item };
  if (form.panels.some((panel) => linesFor(panel, line) !== null)) return bind(form, { line }, 'total');
  const final = form.panels.some(({ columns }) => columns.some(({ facets }) => facets.stage === '决算'));
  for (const panel of form.panels) {
    const column = panel.columns.findIndex(
      ({ facets, beside }) => facets.item === item && beside === undefined && (!final || facets.stage === '决算'),
    );
    const line = panel.lines.length === 1 ? panel.lines[0]! : panel.lines.find(({ role }) => role === 'total');
    if (column >= 0 && line) return [{ form, amount: line.amounts[column]!, unit: form.unit, sign: 1, role: 'total', name: item }];
  }
  return null;
}

/** “三公” is about 财政拨款: of the economic summary it is the column 其中：财政拨款 that must cover it (X-SG-FUND). */
function publicFunds(cross: Cross): Relation[] {
  const form = formOf(cross.disclosure, '“三公”经费表');
  const summary = formOf(cross.disclosure, '支出经济分类汇总表');
  const panel = summary?.panels[0];
  const column = panel?.columns.findIndex(({ facets, ofWhich }) => ofWhich && facets.source === '财政拨款') ?? -1;
  if (!form || !summary || !panel || column < 0) return [];
  return EXPENSES.flatMap(([item, code]) => {
    const right = itemTerms(form, item);
    const left = (linesFor(panel, { type: 'economic', code }) ?? []).map((line) =>
      term(summary, line.amounts[column]!, `${line.label}·其中财政拨款`, 'total'),
    );
    if (!right || left.length === 0 || right.every(isBlank)) return [];
    return [cross.between({ rule: 'X-SG-FUND', level: 'warning', comparison: '≥' }, left, right, `X-SG-FUND#${code}`)];
  });
}

function projectsAreNil(cross: Cross): boolean {
  const form = formOf(cross.disclosure, '支出总表');
  const projects = form && bind(form, { line: total, facets: { nature: '项目' } }, 'addend');
  return projects !== null && sumOf(projects).isZero();
}

/** Every item of 基本支出表 is at most that of the summary over all expenditure (X-ECON8). */
function summaryCovers(cross: Cross): Relation[] {
  const basic = formOf(cross.disclosure, '一般公共预算基本支出表');
  if (!basic || !formOf(cross.disclosure, '支出经济分类汇总表')) return [];
  const codes = new Set(
    basic.panels.flatMap(({ lines }) => lines.flatMap(({ key }) => (key.type === 'economic' && key.code.length === 5 ? [key.code] : []))),
  );
  return [...codes].flatMap((code) => {
    const left = itemsOf(cross, [code], '支出经济分类汇总表');
    const right = itemsOf(cross, [code]);
    return left && right ? [cross.between({ rule: 'X-ECON8', level: 'error', comparison: '≥' }, left, right)] : [];
  });
}
