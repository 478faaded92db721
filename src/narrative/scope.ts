import { Decimal } from 'decimal.js';
import type { Sentence } from '../findings/sentence';
import type { Unit } from '../forms/disclosure';
import { yuanPer } from '../relations/relation';
import type { CellRef } from '../workbook/snapshot';
import { cellName } from './accused';
import type { FactReader } from './facts';
import type { InputReader } from './inputs';
import { placeholder } from './keys';
import type { Markers } from './markers';
import { printed, rounded, type Conventions } from './phrases';

/** Everything a template can reach. */
export interface Scope {
  readonly facts: FactReader;
  readonly prior: FactReader | null;
  readonly inputs: InputReader;
  readonly markers: Markers;
  readonly conventions: Conventions;
  /** The unit the text is written in, and its decimals. */
  readonly unit: Unit;
  readonly decimals: number;
  readonly year: number | null;
  /** The cells that no text may follow silently (`sheet!address`), with what is wrong there. */
  readonly accused: ReadonlyMap<string, Sentence>;
  /** This year's blanks that say nothing (`sheet!address`). */
  readonly silent: ReadonlySet<string>;
  /** Whether nothing is filled in yet: then no fact is known. */
  readonly isUnfilled: boolean;
  /** The blanks of last year's forms that say nothing (`sheet!address`); null where nothing there is filled in. */
  readonly priorUnknown: ReadonlySet<string> | null;
  /** The shares that the text printed, by their cells: a chart of the same parts shows the same. */
  readonly shares: Map<string, Decimal>;
}

/** What a share is of: the cells of the part and of the whole. */
export function shareKey(part: Pick<Amount, 'cells'>, whole: Pick<Amount, 'cells'>): string {
  return [part, whole].map(({ cells }) => cells.map(cellName).join('+')).join('/');
}

/** A fact, a sum of facts or a number the officer gave, as filters pass it on. */
export interface Amount {
  /** The key of its reason and of its figure of last year. */
  readonly path: string;
  /** In 元; a blank of a filled form is 0, unless it is the total of parts that are not or a part of what is not told in parts. Null where nobody has given it. */
  readonly yuan: Decimal | null;
  readonly cells: readonly CellRef[];
  /** The inputs that would give it. */
  readonly missing: readonly string[];
  /** The facts it is the sum of. */
  readonly parts: readonly { readonly path: string; readonly sign: 1 | -1 }[];
  /** Whether a form or the officer gives it, or it is only not listed. */
  readonly isStated: boolean;
  /** How its changes are printed, where that is not as the text prints most of them. */
  readonly printedIn?: { readonly unit: Unit; readonly decimals: number };
}

/** An entry of a list: a subject, an item, a project. */
export interface Item {
  readonly 名称: string;
  readonly 路径: string;
  /** What loops add: 编码, 类, 款, 占 …. */
  readonly [more: string]: unknown;
}

/** What the filters accept: a path, an entry of a list, or an amount of another filter. */
export type Given = string | Item | Amount;

export function isItem(given: unknown): given is Item {
  return typeof given === 'object' && given !== null && '路径' in given;
}

export function pathOf(given: Given): string {
  return typeof given === 'string' ? given : isItem(given) ? given.路径 : given.path;
}

export function resolve(scope: Scope, given: Given): Amount {
  if (typeof given === 'string' || isItem(given)) return amountOf(scope, pathOf(given));
  if (typeof given !== 'object' || given === null) throw new TypeError(`不是金额：${String(given)}`);
  return given;
}

/** The amount under a path: from the forms; where no form gives it, what the officer wrote under 本年数/…. */
export function amountOf(scope: Scope, path: string): Amount {
  const { state, yuan, cells } = scope.facts.fact(path);
  const known = { path, cells, parts: [{ path, sign: 1 as const }] };
  const isOpen =
    scope.isUnfilled || (state === 'blank' && cells.some((cell) => scope.accused.has(cellName(cell)) || scope.silent.has(cellName(cell))));
  if (state !== 'unknown' && !isOpen) return { ...known, yuan: yuan ?? new Decimal(0), missing: [], isStated: state === 'given' };
  return { ...known, ...typed(scope, `本年数/${path}`) };
}

/** An amount that only the officer can give. */
export function typedAmount(scope: Scope, key: string): Amount {
  return { path: key, cells: [], parts: [{ path: key, sign: 1 }], ...typed(scope, key) };
}

function typed(scope: Scope, key: string): Pick<Amount, 'yuan' | 'missing' | 'isStated'> {
  const yuan = scope.inputs.amount(key, scope.unit);
  return { yuan, missing: yuan ? [] : [key], isStated: yuan !== null };
}

/** The sum of amounts; unknown as soon as one of them is. */
export function combine(first: Amount, second: Amount, sign: 1 | -1): Amount {
  const yuan = first.yuan && second.yuan ? first.yuan.plus(second.yuan.times(sign)) : null;
  const parts = [...first.parts, ...second.parts.map((part) => ({ path: part.path, sign: (part.sign * sign) as 1 | -1 }))];
  return {
    path: `${first.path}${sign === 1 ? '+' : '-'}${second.path}`,
    yuan,
    cells: [...first.cells, ...second.cells],
    missing: [...first.missing, ...second.missing],
    parts,
    isStated: first.isStated || second.isStated,
  };
}

/** Last year's amount, or the inputs that would give it. */
export function priorOf(scope: Scope, amount: Amount): { readonly yuan: Decimal } | { readonly missing: readonly string[] } {
  const own = scope.inputs.amount(`上年数/${amount.path}`, scope.unit);
  if (own) return { yuan: own };
  const parts = amount.parts.map(({ path, sign }) => ({ path, sign, yuan: priorFact(scope, path) }));
  const missing = parts.filter(({ yuan }) => yuan === null).map(({ path }) => `上年数/${path}`);
  // What the text calls by a name of its own is asked for by that name.
  if (missing.length > 0) return { missing: parts.length === 1 ? [`上年数/${amount.path}`] : missing };
  return { yuan: parts.reduce((sum, { yuan, sign }) => sum.plus(yuan!.times(sign)), new Decimal(0)) };
}

/** From the inputs, else from last year's workbook, where blanks and subjects that are not listed are read as this year's are. */
function priorFact(scope: Scope, path: string): Decimal | null {
  const typedPrior = scope.inputs.amount(`上年数/${path}`, scope.unit);
  if (typedPrior) return typedPrior;
  const fact = scope.prior?.fact(path);
  if (!fact || fact.yuan || fact.state === 'unknown') return fact?.yuan ?? null;
  const { priorUnknown } = scope;
  const isOpen = fact.state === 'blank' && (priorUnknown === null || fact.cells.some((cell) => priorUnknown.has(cellName(cell))));
  return isOpen ? null : new Decimal(0);
}

/** The value in the unit of the text. */
export function inUnit(yuan: Decimal, unit: Unit): Decimal {
  return yuan.div(yuanPer(unit));
}

export function isFilled(yuan: Decimal | null): boolean {
  return yuan !== null && !yuan.isZero();
}

/** Asks for the inputs a number needs and gives the words that stand in its place: one number, one request. */
export function ask(scope: Scope, keys: readonly string[], use = ''): string {
  for (const key of keys) scope.inputs.demand(key);
  return placeholder(keys[0] ?? '', use);
}

export interface Figure {
  readonly value: Decimal;
  readonly decimals: number;
  readonly unit: string;
  readonly cells: readonly CellRef[];
  readonly formula?: string;
}

/** A number as the locality prints it, marked with what it comes from. */
export function figure(scope: Scope, { value, decimals, unit, cells, formula }: Figure): string {
  const { wholeAmounts, wholePercents, grouping, unitSpace } = scope.conventions;
  const number = printed(rounded(value, decimals), decimals, unit === '%' ? wholePercents : wholeAmounts, grouping);
  return scope.markers.number({
    text: `${number}${unitSpace && unit !== '%' ? ' ' : ''}${unit}`,
    value: rounded(value, decimals).toString(),
    unit,
    cells,
    ...(formula ? { formula } : {}),
  });
}

/** Puts the years of the text in place of {年} and {上年}. */
export function withYears(scope: Scope, text: string): string {
  const { year } = scope;
  const unknown = placeholder('补充资料/年度');
  const [own, before] = year === null ? [unknown, unknown] : [String(year), String(year - 1)];
  return text.replaceAll('{上年}', before).replaceAll('{年}', own);
}
