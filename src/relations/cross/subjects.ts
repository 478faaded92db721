import type { Facets, Form, FormKind, LineKey } from '../../forms/disclosure';
import { formOf, total, type LineQuery } from '../bind';
import { halfOf, sumOf, type Relation } from '../relation';
import { agreeing, type Cross, type Rule } from './context';

/**
 * Relations between two forms that list the same subjects (表间按科目). Each pair is one family a column: where most lines agree the
 * two forms have the same scope, and a line that does not agree is wrong. Where they do not agree, the scope differs (with or without
 * carry-over, all funds or 财政拨款 only) and nothing is claimed.
 */
interface Pair {
  readonly rule: Rule;
  readonly left: FormKind;
  readonly leftFacets?: Facets;
  readonly right: FormKind;
  readonly rightFacets?: Facets;
  /** The left form can list more funds than the right one (政府性基金, 事业收入); then the totals tell whether it does. */
  readonly wider?: boolean;
}

const BASIC: Facets = { nature: '基本' };
const PROJECT: Facets = { nature: '项目' };

const PAIRS: readonly Pair[] = [
  { rule: { rule: 'X-T1T3', level: 'error' }, left: '收支总表', right: '支出总表' },
  { rule: { rule: 'X-T4T1', level: 'error' }, left: '财政拨款收支总表', right: '收支总表', wider: true },
  {
    rule: { rule: 'X-T4T5', level: 'error' },
    left: '财政拨款收支总表',
    leftFacets: { source: '一般公共预算' },
    right: '一般公共预算支出表',
  },
  { rule: { rule: 'X-T4T5', level: 'error' }, left: '财政拨款收支总表', right: '一般公共预算支出表', wider: true },
  { rule: { rule: 'X-T4T5', level: 'error' }, left: '收支总表', right: '一般公共预算支出表', wider: true },
  { rule: { rule: 'X-T4T1', level: 'error' }, left: '财政拨款收支总表', right: '支出总表', wider: true },
  ...[
    {},
    BASIC,
    PROJECT,
    { ...BASIC, funds: '人员' } as Facets,
    { ...BASIC, funds: '公用' } as Facets,
    ...['301', '302', '303', '310'].map((economic) => ({ ...BASIC, economic })),
  ].map((facets): Pair => ({
    rule: { rule: 'X-T3T5', level: 'error' },
    left: '支出总表',
    leftFacets: facets,
    right: '一般公共预算支出表',
    rightFacets: facets,
    wider: true,
  })),
  { rule: { rule: 'X-T5T7', level: 'error' }, left: '一般公共预算支出表', leftFacets: PROJECT, right: '一般公共预算项目支出表' },
  { rule: { rule: 'X-T5T7', level: 'error' }, left: '支出总表', leftFacets: PROJECT, right: '项目支出表' },
  { rule: { rule: 'X-SAME', level: 'warning' }, left: '收入总表', right: '支出总表', wider: true },
  { rule: { rule: 'X-SAME', level: 'warning' }, left: '收入总表', right: '收支总表', wider: true },
  {
    rule: { rule: 'X-SAME', level: 'warning' },
    left: '收入总表',
    leftFacets: { source: '财政拨款' },
    right: '一般公共预算支出表',
    wider: true,
  },
];

export function subjectRelations(cross: Cross): Relation[] {
  return PAIRS.flatMap((pair) => pairRelations(cross, pair));
}

function pairRelations(cross: Cross, pair: Pair): Relation[] {
  const left = formOf(cross.disclosure, pair.left);
  const right = formOf(cross.disclosure, pair.right);
  if (!left || !right) return [];
  const family = `${pair.rule.rule}#${pair.left}${JSON.stringify(pair.leftFacets ?? {})}#${pair.right}${JSON.stringify(pair.rightFacets ?? {})}`;
  const relation = (line: LineQuery): Relation | null => {
    const terms = agreeing(
      cross.totals(left, { line, facets: pair.leftFacets ?? {}, ...spending(left) }, 'total'),
      cross.totals(right, { line, facets: pair.rightFacets ?? {}, ...spending(right) }, 'counterpart'),
    );
    return terms && cross.between({ ...pair.rule, trust: 'suggested' }, terms[0], terms[1], family);
  };
  const whole = relation(total);
  const scope = pair.wider && whole && differs(whole, isIncome(left) !== isIncome(right)) ? (): string => OTHER_SCOPE : undefined;
  return sharedLines(left, right).flatMap((line) => {
    const found = line === total ? whole : relation(line);
    return found ? [scope ? { ...found, scope } : found] : [];
  });
}

const OTHER_SCOPE = '两表合计不等，所列资金的范围不同，不逐科目比较';

/**
 * Whether the totals of two forms differ by something else than the carry-over, so that one lists more funds than the other. Of income
 * and expenditure nothing can be said by subject where one is carried over.
 */
function differs({ left, right, scope }: Relation, incomeAndSpending: boolean): boolean {
  const difference = sumOf(left).minus(sumOf(right));
  return difference.abs().gt(halfOf([...left, ...right])) && (incomeAndSpending || !scope?.(difference));
}

function isIncome({ kind }: Form): boolean {
  return kind === '收入总表';
}

/** 收入总表 lists subjects on the side of income. */
function spending(form: Form): { readonly side?: '支出' } {
  return isIncome(form) ? {} : { side: '支出' };
}

/** The grand total and every subject that both forms list, or that one lists and the other gives as a sum of its parts. */
function sharedLines(left: Form, right: Form): LineQuery[] {
  const codes = codesOf(left);
  const others = codesOf(right);
  const [given, givenByOthers] = [withWider(codes), withWider(others)];
  const shared = [...codes].filter((code) => givenByOthers.has(code));
  const back = [...others].filter((code) => !codes.has(code) && code.length === 3 && given.has(code));
  return [total, ...[...shared, ...back].map((code): LineQuery => ({ type: 'function', code }))];
}

/** The codes with the 类 and 款 they belong to. */
function withWider(codes: ReadonlySet<string>): Set<string> {
  return new Set([...codes].flatMap((code) => [code.slice(0, 3), code.slice(0, 5), code]));
}

function codesOf(form: Form): Set<string> {
  return new Set(
    form.panels
      .filter(({ side }) => side !== '收入' || form.kind === '收入总表')
      .flatMap(({ lines }) => lines.flatMap(({ key }) => functionCode(key))),
  );
}

function functionCode(key: LineKey): string[] {
  return key.type === 'function' ? [key.code] : [];
}
