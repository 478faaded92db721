import type { Column, Disclosure, FormKind } from '../forms/disclosure';
import { normalize } from '../workbook/text';
import { keyOf, placesOf, type Place } from './places';
import { groupBy, halfOf, isBlank, relationsOf, sumOf, yuanPer, type Relation, type Term } from './relations';

/**
 * What a cell follows from. sum: a total of its own form. difference: 增减额, from the two years beside it. equal: an amount that a
 * more detailed form gives.
 */
export type DefinitionKind = 'sum' | 'difference' | 'equal';

/** target = Σ parts, each with its sign. */
export interface Definition {
  readonly kind: DefinitionKind;
  readonly target: Term;
  readonly parts: readonly Term[];
  readonly relation: Relation;
}

/** Every cell that relations define, with all that defines it: sums down its column first, then across, then other forms. */
export function definitionsOf(disclosure: Disclosure): Map<string, Definition[]> {
  const relations = relationsOf(disclosure);
  return orderedByTarget(relations, placesOf(disclosure), earnedFamilies(relations));
}

/** The same of relations that are known already; `earned` tells which relations may be relied on. */
export function orderedByTarget(
  relations: readonly Relation[],
  places: ReadonlyMap<string, Place>,
  earned: (relation: Relation) => boolean,
): Map<string, Definition[]> {
  const found = relations
    .filter((relation) => isUsable(relation) && earned(relation))
    .flatMap((relation) => inForm(relation, places) ?? betweenForms(relation) ?? []);
  const byTarget = groupBy(found, ({ target }) => keyOf(target.amount.cell));
  const defined = new Map<string, Definition[]>();
  for (const [key, definitions] of byTarget) {
    const own = definitions.filter(({ kind }) => kind !== 'equal');
    defined.set(key, own.length > 0 ? [...own].sort((a, b) => across(a) - across(b)) : definitions);
  }
  return defined;
}

function isUsable({ comparison, left, right, unbound, level }: Relation): boolean {
  return (
    comparison === '=' &&
    unbound === undefined &&
    level === 'error' &&
    [...left, ...right].every(({ elsewhere, amount }) => !elsewhere && amount.cell.address !== '')
  );
}

/** 0 for a sum down the column, 1 for one across the row. */
function across({ target, parts }: Definition): number {
  const column = (found: Term): string => found.amount.cell.address.replace(/[0-9]+$/, '');
  return parts.every((part) => column(part) === column(target)) ? 0 : 1;
}

function inForm(relation: Relation, places: ReadonlyMap<string, Place>): Definition | null {
  const [target] = relation.left;
  if (relation.left.length !== 1 || target!.role !== 'total' || relation.right.length === 0) return null;
  if (!relation.right.every(({ role, form }) => role === 'addend' && form === target!.form)) return null;
  const besideOf = (found: Term): string | undefined => {
    const place = places.get(keyOf(found.amount.cell));
    return place?.panel.columns[place.column]?.beside;
  };
  const added = relation.right.find((part) => besideOf(part) === 'difference');
  if (!added || besideOf(target!) === 'difference') return { kind: 'sum', target: target!, parts: relation.right, relation };
  const before = relation.right.filter((part) => part !== added).map((part): Term => ({ ...part, sign: part.sign === 1 ? -1 : 1 }));
  return { kind: 'difference', target: added, parts: [target!, ...before], relation };
}

/** Forms from the most detailed to the widest: an amount that two forms give is typed in the first of them. */
const WIDTH: Readonly<Partial<Record<FormKind, number>>> = {
  一般公共预算基本支出表: 1,
  项目支出表: 2,
  一般公共预算项目支出表: 3,
  政府性基金表: 4,
  国有资本经营表: 4,
  一般公共预算支出表: 5,
  支出总表: 6,
  收入总表: 7,
  财政拨款收支总表: 8,
  收支总表: 9,
};

function betweenForms(relation: Relation): Definition | null {
  const widths = [relation.left, relation.right].map((terms) => WIDTH[terms[0]?.form.kind ?? '其他']);
  const [left = null, right = null] = widths;
  if (left === null || right === null || left === right || !relation.rule.startsWith('X-')) return null;
  const [wide, narrow] = left > right ? [relation.left, relation.right] : [relation.right, relation.left];
  if (wide.length !== 1 || narrow.length === 0) return null;
  return { kind: 'equal', target: wide[0]!, parts: narrow, relation };
}

/**
 * Whether a relation may be relied on: it is known, or others of its family are seen to hold. Relations between forms must be seen to
 * hold in any case, since two forms may have different scopes.
 */
export function earnedFamilies(
  relations: readonly Relation[],
  isGiven: (found: Term) => boolean = (found) => !isBlank(found),
): (relation: Relation) => boolean {
  const evidence = new Map<string, { held: number; failed: number }>();
  for (const relation of relations) {
    if (relation.unbound !== undefined || !relation.left.some(isGiven) || !relation.right.some(isGiven)) continue;
    if ([...relation.left, ...relation.right].some((found) => !isBlank(found) && !isGiven(found))) continue;
    const counts = evidence.get(relation.family) ?? { held: 0, failed: 0 };
    evidence.set(relation.family, counts);
    const [left, right] = [sumOf(relation.left), sumOf(relation.right)];
    if (left.isZero() && right.isZero()) continue;
    const holds = left
      .minus(right)
      .abs()
      .lte(halfOf(relation.left).plus(halfOf(relation.right)));
    if (holds) counts.held++;
    else counts.failed++;
  }
  return ({ family, trust, rule, left, right }) => {
    const { held, failed } = evidence.get(family) ?? { held: 0, failed: 0 };
    if (trust === 'known' && (!rule.startsWith('X-') || ofOneForm([...left, ...right]))) return true;
    return held >= 1 && held >= 2 * failed;
  };
}

function ofOneForm(terms: readonly Term[]): boolean {
  return terms.every(({ form }) => form === terms[0]!.form);
}

const DIMENSIONS = ['source', 'period', 'nature', 'funds', 'economic', 'item'] as const;

/**
 * Whether the headings of a total that is blank on every line leave no doubt: what it could add up is of one kind (sources of funds,
 * natures of expenditure), as far as headings are known or their group says so (资金来源), so that no breakdown stands twice beside it. Blank totals cannot be seen to hold.
 */
export function plainBreakdown({ left, right }: Relation, places: ReadonlyMap<string, Place>): boolean {
  const [target] = left;
  if (left.length !== 1 || right.length < 2 || target!.role !== 'total') return false;
  const own = places.get(keyOf(target!.amount.cell));
  const columns = right.map((part) => {
    const place = places.get(keyOf(part.amount.cell));
    return place && own && place.line === own.line ? place.panel.columns[place.column] : undefined;
  });
  if (!columns.every((column): column is Column => column !== undefined && column.beside === undefined)) return false;
  const [group] = columns[0]!.path;
  if (columns.every(({ path }) => path.length > 1 && path[0] === group) && /^(?:资金|经费|收入)?来源/.test(normalize(group!))) return true;
  const facets = columns.map((column) => column.facets);
  const known = facets.filter((own) => DIMENSIONS.some((dimension) => own[dimension] !== undefined));
  return known.length > 0 && DIMENSIONS.some((dimension) => known.every((own) => own[dimension] !== undefined));
}

/** The amount of a term in the unit of another, as it would be added to it. */
export function inUnitOf(found: Term, other: Term): { readonly factor: number; readonly divisor: number } {
  const [own, wanted] = [yuanPer(found.unit), yuanPer(other.unit)];
  return own.gte(wanted) ? { factor: own.div(wanted).toNumber(), divisor: 1 } : { factor: 1, divisor: wanted.div(own).toNumber() };
}
