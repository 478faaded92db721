import { subjectKey, type Subject } from '../../facts/coordinate';
import type { Disclosure } from '../../forms/disclosure';
import type { Claim, Facets } from '../frames';
import type { PrintedAmount } from '../number';
import { hasIdentity, type Phrase } from '../phrase';
import { readPhrase } from '../phrase-reader';

/** Claims and phrases compared and combined. */

/** Stages of a budget. */
export const BUDGET_STAGES: ReadonlySet<string> = new Set(['年初', '调整', '全年', '预算']);

export const NO_NUMBER = { start: 0, end: 0 } as PrintedAmount;

const EMPTY_PHRASE: Phrase = readPhrase([], { prefix: '', own: new Set(), economic: false });

export const BLANK_CLAIM: Omit<Claim, 'context' | 'phrase' | 'about' | 'facets' | 'label'> & { phrase: Phrase } = {
  type: 'claim',
  number: NO_NUMBER,
  phrase: EMPTY_PHRASE,
  year: 0,
  stage: null,
  parent: null,
  adds: null,
  list: null,
  doubts: [],
  cost: 0,
};

/** Whether a claim has no number of its own: a subject that was only named. */
export function isSubjectOnly(claim: Claim): boolean {
  return claim.number === NO_NUMBER;
}

/** In final accounts a budget amount stands beside the 决算 that the sentence is about. */
export function isBudgetBeside(claim: Claim, kind: Disclosure['kind']): boolean {
  return kind === 'final' && claim.stage !== null && BUDGET_STAGES.has(claim.stage);
}

/** Claims of one key are about the same, whatever the year and the stage. */
export function claimKey({ about, facets, label }: Claim): string {
  let key = '';
  for (const { subject } of about) key += `${subjectKey(subject)}${subject.type === 'total' ? (subject.grade ?? '') : ''},`;
  // Subjects that no table knows are told apart by what they are called.
  if (key === UNKNOWN) key += label.split('·')[0]!;
  for (const dimension of ['source', 'period', 'nature', 'funds', 'side'] as const) key += `|${facets[dimension]?.value ?? ''}`;
  return key;
}

const UNKNOWN = `${subjectKey({ type: 'function', code: '?' })},`;

/** What a claim is told apart by: one that was not read whole, or only adds up others, is like no other. */
export function identityOf(claim: Claim): string | Claim {
  return claim.adds || claim.doubts.includes('noSubject') || claim.doubts.includes('fill') ? claim : claimKey(claim);
}

/** Subjects of one level that stand beside each other: two classes, two 款. */
export function isBesideCode(one: Subject, other: Subject): boolean {
  return 'code' in one && 'code' in other && one.type === other.type && one.code.length === other.code.length && one.code !== other.code;
}

/** 基本支出 and 项目支出 of a subject are its own. */
export function isParticular({ about }: Claim): boolean {
  const type = about[0]?.subject.type;
  return type === 'function' || type === 'economic' || type === 'project';
}

export function hasFacets({ source, period, nature, funds, side }: Phrase): boolean {
  return (source ?? period ?? nature ?? funds ?? side) !== undefined;
}

/** 支出预算中，…: what follows are parts of it. */
export function isWithin(topic: Phrase): boolean {
  const last = topic.tokens.at(-1);
  return last?.kind === 'glue' && last.meaning === '中' && (hasIdentity(topic) || topic.side !== undefined);
}

/** Whether one of two says no more than the other of where it is: “三公”经费财政拨款支出预算, “三公”经费决算. */
export function isSameThing(a: Claim, b: Claim): boolean {
  const [own, other] = [a.about[0]!.subject, b.about[0]!.subject];
  return (
    subjectKey(own) === subjectKey(other) &&
    (['source', 'period', 'nature', 'funds', 'side'] as const).every((dimension) => {
      const [one, two] = [a.facets[dimension]?.value, b.facets[dimension]?.value];
      return one === two || ((one === undefined || two === undefined) && own.type === 'item');
    })
  );
}

export function sameAbout(a: Claim, b: Claim): boolean {
  return claimKey(a) === claimKey(b) || a.about === b.about;
}

export function inherit(
  facets: { -readonly [D in keyof Facets]: Facets[D] },
  dimension: 'source' | 'nature' | 'side',
  value: string | undefined,
): void {
  if (value !== undefined) facets[dimension] = { value, inherited: true };
}

/** A later topic replaces the dimensions it names. */
export function merge(topic: Phrase | null, phrase: Phrase): Phrase {
  if (!topic) return phrase;
  if (hasIdentity(phrase))
    return {
      ...topic,
      ...phrase,
      year: phrase.year ?? topic.year,
      ...((phrase.stage ?? topic.stage) ? { stage: phrase.stage ?? topic.stage! } : {}),
    };
  return {
    ...topic,
    ...(phrase.side ? { side: phrase.side } : {}),
    ...(phrase.stage ? { stage: phrase.stage } : {}),
    year: phrase.year ?? topic.year,
  };
}
