import { Decimal } from 'decimal.js';
import type { Unit } from '../../forms/disclosure';
import {
  amountOf,
  ask,
  combine,
  figure,
  inUnit,
  isFilled,
  isItem,
  pathOf,
  priorOf,
  resolve,
  shareKey,
  typedAmount,
  type Amount,
  type Given,
  type Scope,
} from '../scope';
import { placesOfShare, share, sharesOfWhole } from '../phrases';
import type { Words } from './words';

/** Words that print an amount, a part of a whole, or ask whether there is one. */
export const amountWords: Words = {
  数: (scope, given: Given) => resolve(scope, given),
  栏: (scope, given: Given, column: string) => amountOf(scope, `${pathOf(given)}/${column}`),
  金额: (scope, given: Given, decimals?: number) => money(scope, given, scope.unit, decimals ?? scope.decimals),
  元: (scope, given: Given, decimals?: number) => money(scope, given, '元', decimals ?? 2),
  万元: (scope, given: Given, decimals?: number) => money(scope, given, '万元', decimals ?? 2),
  按元: (scope, given: Given, decimals = 2) => ({ ...resolve(scope, given), printedIn: { unit: '元', decimals } }),
  按万元: (scope, given: Given, decimals = 2) => ({ ...resolve(scope, given), printedIn: { unit: '万元', decimals } }),
  加: (scope, given: Given, other: Given) => combine(resolve(scope, given), resolve(scope, other), 1),
  减: (scope, given: Given, other: Given) => combine(resolve(scope, given), resolve(scope, other), -1),
  补充数: (scope, key: string) => typedAmount(scope, key),
  年初预算: (scope, given: Given) => typedAmount(scope, `年初预算数/${pathOf(given)}`),
  上年数: (scope, given: Given) => lastYear(scope, resolve(scope, given)),
  占: (scope, given: Given, whole: Given) => portion(scope, given, whole),
  占比: (scope, items: readonly Given[], whole: Given) => portions(scope, items, whole),
  有数: (scope, given: Given) => isStated(scope, given) || wasStated(scope, given) || isOpen(scope, given),
  // Of forms that nobody has filled nothing may be denied.
  本年有数: (scope, given: Given) => isStated(scope, given) || isOpen(scope, given),
  已知: (scope, given: Given) => resolve(scope, given).yuan !== null,
  记作: (scope, given: Given, path: string) => ({ ...resolve(scope, given), path }),
  出处: (scope, paths: string) => statedAt(scope, paths.split('、')),
  有表: (scope, kind: string) => scope.facts.has(kind),
  有同类表: (scope, kind: string) => scope.facts.forms(kind).length > 0,
};

/** The first of the paths under which a form gives an amount, else under which it has a place for it; the first where none has. */
function statedAt({ facts }: Scope, paths: readonly string[]): string {
  const inState = (state: string): string | undefined => paths.find((path) => facts.fact(path).state === state);
  return inState('given') ?? inState('blank') ?? paths[0]!;
}

function money(scope: Scope, given: Given, unit: Unit, decimals: number): string {
  const { yuan, cells, missing, parts } = resolve(scope, given);
  if (yuan === null) return ask(scope, missing);
  const formula =
    parts.length > 1 ? parts.map(({ path, sign }, index) => `${index > 0 ? (sign === 1 ? ' + ' : ' − ') : ''}${path}`).join('') : '';
  return figure(scope, { value: inUnit(yuan, unit), decimals, unit, cells, ...(formula ? { formula } : {}) });
}

/** The same amount of the year before. */
function lastYear(scope: Scope, amount: Amount): Amount {
  const found = priorOf(scope, amount);
  const known = { ...amount, path: `上年数/${amount.path}`, cells: [] };
  return 'yuan' in found ? { ...known, yuan: found.yuan, missing: [] } : { ...known, yuan: null, missing: found.missing };
}

/** A part of nothing is 0%. */
function portion(scope: Scope, given: Given, whole: Given): string {
  const [part, all] = [resolve(scope, given), resolve(scope, whole)];
  if (part.yuan === null || all.yuan === null) return ask(scope, [...part.missing, ...all.missing], '百分比');
  return percentOf(scope, part, all, share(part.yuan, all.yuan) ?? new Decimal(0));
}

function percentOf(scope: Scope, part: Amount, all: Amount, percent: Decimal): string {
  scope.shares.set(shareKey(part, all), percent);
  const formula = `${inUnit(part.yuan!, scope.unit).toString()} ÷ ${inUnit(all.yuan!, scope.unit).toString()}`;
  return figure(scope, {
    value: percent,
    decimals: placesOfShare(scope.conventions),
    unit: '%',
    cells: [...part.cells, ...all.cells],
    formula,
  });
}

/** The entries of a list with 占, their share of the whole: together 100 where they make it up. */
function portions(scope: Scope, items: readonly Given[], whole: Given): Record<string, unknown>[] {
  const all = resolve(scope, whole);
  const parts = items.map((item) => resolve(scope, item));
  const isKnown = all.yuan !== null && parts.every(({ yuan }) => yuan !== null);
  const percents = isKnown
    ? sharesOfWhole(
        parts.map(({ yuan }) => yuan!),
        all.yuan,
        placesOfShare(scope.conventions),
        scope.conventions.sharePlug,
      )
    : [];
  return items.map((item, index) => ({
    ...(isItem(item) ? item : { 路径: pathOf(item) }),
    占: isKnown ? percentOf(scope, parts[index]!, all, percents[index]!) : portion(scope, item, whole),
  }));
}

function isOpen(scope: Scope, given: Given): boolean {
  return scope.isUnfilled && resolve(scope, given).yuan === null;
}

export function isStated(scope: Scope, given: Given): boolean {
  return isFilled(resolve(scope, given).yuan);
}

export function wasStated(scope: Scope, given: Given): boolean {
  const prior = priorOf(scope, resolve(scope, given));
  return 'yuan' in prior && isFilled(prior.yuan);
}
