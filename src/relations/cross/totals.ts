import type { Facets } from '../../forms/disclosure';
import { bind, formOf, total, type LineQuery } from '../bind';
import type { Relation } from '../relation';
import { bestAlternative, byEconomic, type Cross, type Rule, type Side } from './context';

/** Single amounts that two forms give (表间总数). */
interface Equal {
  readonly rule: Rule;
  readonly left: Side;
  readonly right: Side;
}

const error = (rule: string): Rule => ({ rule, level: 'error' });
const basic: Facets = { nature: '基本' };

const EQUALS: readonly Equal[] = [
  { rule: error('X-T1T2'), left: { form: '收支总表', line: total, side: '收入' }, right: { form: '收入总表', line: total } },
  { rule: error('X-T1T3'), left: { form: '收支总表', line: total, side: '支出' }, right: { form: '支出总表', line: total } },
  {
    rule: error('X-T4T5'),
    left: { form: '财政拨款收支总表', line: total, facets: { source: '一般公共预算' }, side: '支出' },
    right: { form: '一般公共预算支出表', line: total },
  },
  {
    rule: error('X-T5T6'),
    left: { form: '一般公共预算支出表', line: total, facets: basic },
    right: { form: '一般公共预算基本支出表', line: total },
  },
  {
    rule: error('X-T5T6'),
    left: { form: '一般公共预算支出表', line: total, facets: { ...basic, funds: '人员' } },
    right: { form: '一般公共预算基本支出表', line: total, facets: { funds: '人员' } },
  },
  {
    rule: error('X-T5T6'),
    left: { form: '一般公共预算支出表', line: total, facets: { ...basic, funds: '公用' } },
    right: { form: '一般公共预算基本支出表', line: total, facets: { funds: '公用' } },
  },
  ...['301', '302', '303', '310'].flatMap((code): Equal[] =>
    (['一般公共预算支出表', '支出总表'] as const).map((form) => ({
      rule: error('X-T5T6'),
      left: { form, line: total, facets: { ...basic, economic: code } },
      right: { form: '一般公共预算基本支出表', line: byEconomic(code) },
    })),
  ),
  {
    rule: error('X-T5T6'),
    left: { form: '支出总表', line: total, facets: { ...basic, funds: '人员' } },
    right: { form: '一般公共预算基本支出表', line: total, facets: { funds: '人员' } },
  },
  {
    rule: error('X-T5T6'),
    left: { form: '支出总表', line: total, facets: { ...basic, funds: '公用' } },
    right: { form: '一般公共预算基本支出表', line: total, facets: { funds: '公用' } },
  },
  { rule: error('X-T5T6'), left: { form: '基本支出明细表', line: total }, right: { form: '一般公共预算基本支出表', line: total } },
  {
    rule: error('X-T5T7'),
    left: { form: '一般公共预算项目支出表', line: total },
    right: { form: '一般公共预算支出表', line: total, facets: { nature: '项目' } },
  },
  { rule: error('X-ECON8'), left: { form: '支出经济分类汇总表', line: total }, right: { form: '支出总表', line: total } },
  {
    rule: error('X-ECON8'),
    left: { form: '支出经济分类汇总表', line: total, facets: { source: '一般公共预算' } },
    right: { form: '一般公共预算支出表', line: total },
  },
  {
    rule: error('X-EMPTY'),
    left: { form: '财政拨款收支总表', line: total, facets: { source: '政府性基金' }, side: '支出' },
    right: { form: '政府性基金表', line: total },
  },
  {
    rule: error('X-EMPTY'),
    left: { form: '财政拨款收支总表', line: total, facets: { source: '国有资本经营' }, side: '支出' },
    right: { form: '国有资本经营表', line: total },
  },
];

export function totalRelations(cross: Cross): Relation[] {
  const equal = EQUALS.flatMap(
    ({ rule, left, right }) => cross.relation(rule, left, right, `${rule.rule}#${JSON.stringify([left, right])}`) ?? [],
  );
  return [...equal, ...projectTotal(cross), ...sourceRelations(cross), ...carryOver(cross)];
}

/** 项目支出表 agrees with the project column of 支出总表, or with that of 一般公共预算支出表 where it lists only those funds. */
function projectTotal(cross: Cross): Relation[] {
  const form = formOf(cross.disclosure, '项目支出表');
  const left = form && bind(form, { line: total }, 'total');
  if (!left) return [];
  const alternatives = (['支出总表', '一般公共预算支出表'] as const).flatMap((kind) => {
    const other = formOf(cross.disclosure, kind);
    const terms = other && bind(other, { line: total, facets: { nature: '项目' } }, 'counterpart');
    return terms ? [terms] : [];
  });
  const right = bestAlternative(left, alternatives);
  return right ? [cross.between({ rule: 'X-T5T7', level: 'error' }, left, right)] : [];
}

const SOURCES = [
  '一般公共预算',
  '政府性基金',
  '国有资本经营',
  '财政专户',
  '事业收入',
  '经营收入',
  '上级补助收入',
  '附属单位上缴收入',
  '其他收入',
];

/** The sources of income as lines of 收支总表 and 财政拨款收支总表, and as columns of 收入总表 (X-T1T2, X-T4T1). */
function sourceRelations(cross: Cross): Relation[] {
  return SOURCES.flatMap((source) => {
    const line: LineQuery = { type: 'source', source };
    const column: Side = { form: '收入总表', line: total, facets: { source } };
    const rule: Rule = { rule: 'X-T1T2', level: 'warning', trust: 'suggested' };
    return [
      cross.relation(rule, { form: '收支总表', line, side: '收入' }, column, '来源#收支总表#收入总表') ?? [],
      cross.relation(
        { rule: 'X-T4T1', level: 'error' },
        { form: '财政拨款收支总表', line, side: '收入' },
        { form: '收支总表', line, side: '收入' },
      ) ?? [],
      cross.relation(
        { ...rule, rule: 'X-T4T1' },
        { form: '财政拨款收支总表', line, side: '收入' },
        column,
        '来源#财政拨款收支总表#收入总表',
      ) ?? [],
    ].flat();
  });
}

/** 上年结转表 agrees with the carry-over column of 收入总表. */
function carryOver(cross: Cross): Relation[] {
  const form = formOf(cross.disclosure, '上年结转表');
  const income = formOf(cross.disclosure, '收入总表');
  const summary = formOf(cross.disclosure, '收支总表');
  if (!form) return [];
  const rule: Rule = { rule: 'A-CARRY', level: 'error' };
  return [{}, { source: '财政拨款' }].flatMap((facets): Relation[] => {
    const left = bind(form, { line: total, facets }, 'total');
    const right = left && income && bind(income, { line: total, facets: { ...facets, period: '上年结转' } }, 'counterpart');
    const lines = Object.keys(facets).length === 0 ? left && summary && carryLine(summary) : null;
    return [
      ...(left && right ? [{ ...cross.between(rule, left, right), scope: () => null }] : []),
      ...(left && lines ? [{ ...cross.between(rule, left, lines), scope: () => null }] : []),
    ];
  });
}

/** The root line of 收支总表 that is the carry-over. */
function carryLine(form: NonNullable<ReturnType<typeof formOf>>): ReturnType<typeof bind> {
  for (const panel of form.panels) {
    if (panel.side !== '收入') continue;
    const line = panel.lines.find(({ parent, role, facets }) => parent === null && role === 'item' && facets.period === '上年结转');
    if (line)
      return line.amounts.slice(0, 1).map((amount) => ({ form, amount, unit: form.unit, sign: 1, role: 'counterpart', name: line.label }));
  }
  return null;
}
