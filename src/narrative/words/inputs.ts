import { placeholder } from '../keys';
import { foreign } from '../markers';
import { amountOf, figure, inUnit, pathOf, type Given, type Scope } from '../scope';
import type { Words } from './words';

/** Words that bring in what the officer gives. */
export const inputWords: Words = {
  原因: reason,
  附原因: (scope, given: Given) => {
    const why = reason(scope, given, '');
    return why === '' ? '' : `，主要原因是${why}`;
  },
  件数: count,
  输入: (scope, key: string, otherwise?: string) => input(scope, key, otherwise),
  有输入: (scope, key: string) => scope.inputs.read(key, true) !== null,
  输入名单: (scope, key: string) => names(input(scope, key)),
};

/** Why an amount changed, as a part of a sentence. */
export function reason(scope: Scope, given: Given, otherwise?: string): string {
  const why = sentencePart(input(scope, `原因/${pathOf(given)}`, otherwise));
  return scope.conventions.unitSpace ? spaced(why) : why;
}

/**
 * A text whose numbers stand off its words has no reasons whose numbers do not, nor one that begins with a number right behind 是;
 * titles and what brackets cite stay as they are.
 */
function spaced(text: string): string {
  return text
    .replace(/^(?=[0-9])/, ' ')
    .split(/(《[^《》]*》|（[^（）]*）|【[^【】]*】)/)
    .map((part, at) => (at % 2 === 1 ? part : part.replace(/(\p{sc=Han})(?=[0-9])/gu, '$1 ').replace(/([0-9])(?=\p{sc=Han})/gu, '$1 ')))
    .join('');
}

/** A number of things (辆, 个, 人次): from the form that counts them, else what the officer gives under `key`. */
function count(scope: Scope, path: string, unit: string, key: string): string {
  const { yuan, cells } = amountOf(scope, path);
  if (yuan === null) return `${input(scope, key)}${unit}`;
  return figure(scope, { value: inUnit(yuan, scope.facts.fact(path).unit), decimals: 0, unit, cells });
}

/** What was given under a key; what the pack writes otherwise; else the request to fill it in. */
function input(scope: Scope, key: string, otherwise?: string): string {
  const value = scope.inputs.read(key, otherwise !== undefined);
  return value === null ? (otherwise ?? placeholder(key)) : foreign(value);
}

/** A reason stands within a sentence of the template: without its own 主要原因是 and full stop. */
function sentencePart(text: string): string {
  return text.replace(/^主要原因(?:是|为)?[:：]?/, '').replace(/[。；;，,\s]+$/, '');
}

function names(text: string): string[] {
  return text.split(/[、，,；;\n]/).flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));
}
