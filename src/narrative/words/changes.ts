import type { Decimal } from 'decimal.js';
import { change, rounded, type ChangeForm, type Conventions } from '../phrases';
import { ask, figure, inUnit, priorOf, resolve, withYears, type Amount, type Given, type Scope } from '../scope';
import { reason } from './inputs';
import type { Words } from './words';

/**
 * Words that compare an amount with last year or with another amount. `comparison` is how the sentence begins (比上年预算数),
 * `flatWords` what is written where nothing changed; without them the conventions of the pack hold.
 */
export const changeWords: Words = {
  增减: (scope, given: Given, comparison?: string, flatWords?: string | null, pair?: string) =>
    difference(scope, given, 'both', comparison, flatWords, pair),
  增减额: (scope, given: Given, comparison?: string, flatWords?: string | null) =>
    difference(scope, given, 'amount', comparison, flatWords),
  增减率: (scope, given: Given, comparison?: string, flatWords?: string | null, pair?: string) =>
    difference(scope, given, 'rate', comparison, flatWords, pair),
  相比: (scope, given: Given, base: Given, comparison: string, flatWords?: string) =>
    compared(scope, [given, base], 'both', comparison, flatWords),
  相比额: (scope, given: Given, base: Given, comparison: string, flatWords?: string) =>
    compared(scope, [given, base], 'amount', comparison, flatWords),
  增减原因: (scope, given: Given, comparison?: string, flatWords?: string | null) =>
    `${difference(scope, given, 'both', comparison, flatWords)}${hasChanged(scope, given) ? `，主要原因是${reason(scope, given)}` : ''}`,
  上年已知: (scope, given: Given) => direction(scope, given) !== null,
  持平: (scope, given: Given) => direction(scope, given) === 0,
  涨跌: (scope, given: Given) => word(scope, given, scope.conventions.rise, scope.conventions.fall),
  多少: (scope, given: Given) => word(scope, given, '增加', '减少'),
  对比: (scope, given: Given | undefined, other: Given | undefined) => relation(scope, given, other),
};

/** @param pair the words of a rate that rises and of one that falls, where they are not the pack’s own: 上升/降低 */
function difference(scope: Scope, given: Given, form: ChangeForm, comparison?: string, flatWords?: string | null, pair?: string): string {
  const current = resolve(scope, given);
  const prior = priorOf(scope, current);
  const [rise, fall] = pair?.split('/') ?? [];
  const own = conventionsOf(scope, comparison, flatWords);
  const conventions = rise && fall ? { ...own, rise, fall } : own;
  if (current.yuan === null) {
    // The sentence has asked for the year's own amount already: what it was before is asked for here.
    const own = ask(scope, current.missing);
    return `${conventions.comparison}${'missing' in prior ? ask(scope, prior.missing) : own}`;
  }
  if ('missing' in prior) return `${conventions.comparison}${ask(scope, prior.missing)}`;
  return phrase(scope, current, prior.yuan, conventions, form);
}

function compared(scope: Scope, [given, base]: readonly [Given, Given], form: ChangeForm, comparison: string, flatWords?: string): string {
  const [current, other] = [resolve(scope, given), resolve(scope, base)];
  const conventions = conventionsOf(scope, comparison, flatWords);
  if (current.yuan === null || other.yuan === null) return `${conventions.comparison}${ask(scope, [...current.missing, ...other.missing])}`;
  return phrase(scope, { ...current, cells: [...current.cells, ...other.cells] }, other.yuan, conventions, form);
}

function conventionsOf(scope: Scope, comparison = scope.conventions.comparison, flatWords?: string | null): Conventions {
  const { conventions } = scope;
  // nil is an object in templates: only words are words.
  const own = typeof flatWords === 'string' ? flatWords : null;
  return {
    ...conventions,
    comparison: withYears(scope, comparison),
    flat: own === null ? conventions.flat : 'words',
    flatWords: withYears(scope, own ?? conventions.flatWords),
    zeroBaseWords: withYears(scope, conventions.zeroBaseWords),
  };
}

function phrase(scope: Scope, current: Amount, prior: Decimal, conventions: Conventions, form: ChangeForm): string {
  const { unit, decimals } = current.printedIn ?? scope;
  const pieces = change(inUnit(current.yuan!, unit), inUnit(prior, unit), { unit, decimals, conventions, form });
  // Where units stand off their numbers, numbers stand off the words before them.
  const gap = conventions.unitSpace ? ' ' : '';
  return pieces.map((piece) => (typeof piece === 'string' ? piece : `${gap}${figure(scope, { ...piece, cells: current.cells })}`)).join('');
}

/** −1, 0 or 1 of what is printed; null where last year is not known. */
function direction(scope: Scope, given: Given): number | null {
  const current = resolve(scope, given);
  const prior = priorOf(scope, current);
  return current.yuan === null || 'missing' in prior
    ? null
    : inText(current.printedIn ?? scope, current.yuan).comparedTo(inText(current.printedIn ?? scope, prior.yuan));
}

/** A reason is asked for what is known to have changed. */
function hasChanged(scope: Scope, given: Given): boolean {
  const sign = direction(scope, given);
  return sign !== null && sign !== 0;
}

function word(scope: Scope, given: Given, up: string, down: string): string {
  const sign = direction(scope, given);
  return sign === null ? '增减变动' : sign > 0 ? up : sign < 0 ? down : '持平';
}

/** Empty where one is not known: a list without entries has no first. */
function relation(scope: Scope, given: Given | undefined, other: Given | undefined): string {
  const [first, second] = [given, other].map((one) => (one === undefined ? null : resolve(scope, one).yuan)) as [
    Decimal | null,
    Decimal | null,
  ];
  if (first === null || second === null) return '';
  return ['小于', '等于', '大于'][inText(scope, first).comparedTo(inText(scope, second)) + 1]!;
}

/** As the text prints it: what reads the same has not changed. */
function inText({ unit, decimals }: Pick<Scope, 'unit' | 'decimals'>, yuan: Decimal): Decimal {
  return rounded(inUnit(yuan, unit), decimals);
}
