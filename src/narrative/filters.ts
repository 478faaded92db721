import { Decimal } from 'decimal.js';
import type { Liquid } from 'liquidjs';
import type { Unit } from '../forms/disclosure';
import { yuanPer } from '../relations/relation';
import type { CellRef } from '../workbook/snapshot';
import type { Fact, FactReader } from './facts';
import { placeholder, type InputReader } from './inputs';
import { foreign, type Markers } from './markers';
import { change, rounded, share, type Conventions, type Piece } from './phrases';

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
}

/** A fact, a sum of facts or a given number, as filters pass it on. */
interface Amount {
  readonly path: string;
  readonly yuan: Decimal | null;
  readonly cells: readonly CellRef[];
  readonly prior?: Decimal | null;
}

type Given = string | Amount;

/** Registers the words of the templates. Each is documented in docs/packs.md. */
export function registerFilters(liquid: Liquid, scope: Scope): void {
  const words: Record<string, (...args: never[]) => unknown> = {
    数: (path: string) => amountOf(scope, path),
    金额: (given: Given, decimals?: number) => money(scope, given, decimals),
    占: (given: Given, whole: Given) => portion(scope, given, whole),
    增减: (given: Given, comparison?: string) => difference(scope, given, comparison),
    原因: (given: Given) => reason(scope, typeof given === 'string' ? given : given.path),
    输入: (key: string) => input(scope, key),
    有数: (given: Given) => isFilled(resolve(scope, given)) || isFilled(priorOf(scope, given)),
    本年有数: (given: Given) => isFilled(resolve(scope, given)),
    科目: (kind: string, digits: number) => subjects(scope, kind, digits),
    有数科目: (kind: string, digits: number, column?: string) => subjects(scope, kind, digits).filter(({ code }) => isFilled(amountOf(scope, [kind, code, column].filter(Boolean).join('/')))),
    名称: (code: string) => foreign(scope.facts.nameOfCode(code)),
    顿号: (items: readonly (string | { name: string })[]) => items.map((item) => (typeof item === 'string' ? item : item.name)).join('、'),
    序号: (index: number) => chinese(index),
  };
  for (const [name, word] of Object.entries(words)) liquid.registerFilter(name, word as (...args: unknown[]) => unknown);
}

function resolve(scope: Scope, given: Given): Amount {
  return typeof given === 'string' ? amountOf(scope, given) : given;
}

function amountOf(scope: Scope, path: string): Amount {
  const { yuan, cells }: Fact = scope.facts.fact(path);
  return { path, yuan, cells };
}

function isFilled(amount: { readonly yuan: Decimal | null } | null): boolean {
  return amount?.yuan != null && !amount.yuan.isZero();
}

/** In the unit of the text; a blank of an official form is 0. */
function inUnit(scope: Scope, yuan: Decimal | null): Decimal {
  return (yuan ?? new Decimal(0)).div(yuanPer(scope.unit));
}

function money(scope: Scope, given: Given, decimals = scope.decimals): string {
  const { yuan, cells } = resolve(scope, given);
  return scope.markers.number(rounded(inUnit(scope, yuan), decimals), decimals, scope.unit, cells);
}

function portion(scope: Scope, given: Given, whole: Given): string {
  const [part, all] = [resolve(scope, given), resolve(scope, whole)];
  const percent = share(part.yuan ?? new Decimal(0), all.yuan ?? new Decimal(0)) ?? new Decimal(0);
  const decimals = scope.conventions.percentDecimals;
  return scope.markers.number(rounded(percent, decimals), decimals, '%', [...part.cells, ...all.cells]);
}

/** Last year's amount: from last year's workbook, else from the inputs; a subject that last year's form does not list was 0. */
function priorOf(scope: Scope, given: Given): { readonly yuan: Decimal } | null {
  const { path } = resolve(scope, given);
  const typed = scope.inputs.find(`上年数/${path}`);
  if (typed !== null && /^-?[0-9,]+(?:\.[0-9]+)?$/.test(typed)) return { yuan: new Decimal(typed.replaceAll(',', '')).times(yuanPer(scope.unit)) };
  if (!scope.prior) return null;
  const fact = scope.prior.fact(path);
  if (fact.yuan) return { yuan: fact.yuan };
  const kind = path.split('/')[0]!;
  return fact.cells.length === 0 && scope.prior.has(kind) ? { yuan: new Decimal(0) } : null;
}

function difference(scope: Scope, given: Given, comparison = scope.conventions.comparison): string {
  const current = resolve(scope, given);
  const prior = priorOf(scope, given);
  if (!prior) {
    scope.inputs.read(`上年数/${current.path}`);
    return `${comparison}${placeholder(`上年数/${current.path}`)}`;
  }
  const pieces = change(inUnit(scope, current.yuan), inUnit(scope, prior.yuan), scope.unit, scope.decimals, { ...scope.conventions, comparison });
  return pieces.map((piece: Piece) => (typeof piece === 'string' ? piece : scope.markers.number(rounded(piece.value, piece.decimals), piece.decimals, piece.unit, current.cells))).join('');
}

function reason(scope: Scope, path: string): string {
  return input(scope, `原因/${path}`);
}

function input(scope: Scope, key: string): string {
  const value = scope.inputs.read(key);
  return value === null ? placeholder(key) : foreign(value);
}

/** Subjects of this year and of last year together, by code: one that existed only last year is reported too. */
function subjects(scope: Scope, kind: string, digits: number): { code: string; name: string; 类: string; 款: string }[] {
  const found = new Map<string, string>();
  for (const { code, name } of scope.prior?.subjects(kind, digits) ?? []) if (isFilled(scope.prior!.fact(`${kind}/${code}`))) found.set(code, foreign(name));
  for (const { code, name } of scope.facts.subjects(kind, digits)) found.set(code, foreign(name));
  const nameOf = (code: string): string => foreign(code.length === digits ? found.get(code)! : (scope.prior && !scope.facts.subjects(kind, code.length).some((known) => known.code === code) ? scope.prior : scope.facts).nameOfCode(code));
  return [...found.keys()].sort().map((code) => ({ code, name: nameOf(code), 类: nameOf(code.slice(0, 3)), 款: nameOf(code.slice(0, 5)) }));
}

const NUMERALS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 … 99 in Chinese numerals. */
export function chinese(index: number): string {
  const [tens, ones] = [Math.floor(index / 10), index % 10];
  if (tens === 0) return NUMERALS[ones]!;
  return `${tens === 1 ? '' : NUMERALS[tens]}十${NUMERALS[ones]}`;
}
