import { COMPLIANCE } from './compliance';
import { TEXT } from './text';
import { BETWEEN_FORMS } from './between-forms';
import type { Entry } from './entry';
import { EXAMPLES } from './examples';
import { FUNCTIONAL_ECONOMIC } from './functional-economic';
import { WITHIN_A_FORM } from './within-a-form';
import type { Language } from '../statement';

export type { Entry } from './entry';

/** Every check gouji makes, by id. */
export const CATALOGUE: ReadonlyMap<string, Entry> = new Map(
  [...WITHIN_A_FORM, ...BETWEEN_FORMS, ...FUNCTIONAL_ECONOMIC, ...COMPLIANCE, ...TEXT].map((entry) => [entry.id, withExample(entry)]),
);

function withExample(entry: Entry): Entry {
  const example = EXAMPLES[entry.id];
  return example ? { ...entry, example } : entry;
}

const PRACTICE: Readonly<Record<Language, string>> = { zh: '填报惯例', en: 'reporting practice' };

/** Why a rule must hold: the document and article, or 填报惯例. */
export function basisOf(rule: string, language: Language): string {
  return CATALOGUE.get(rule)?.basis?.[language] ?? PRACTICE[language];
}
