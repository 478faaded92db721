import type { FormKind } from '../forms/disclosure';

/** What an amount is about. A total is the whole of whatever its facets say. */
export type Subject =
  | { readonly type: 'total'; readonly grade: 'grand' | 'year' | null }
  | { readonly type: 'function' | 'economic'; readonly code: string }
  | { readonly type: 'item'; readonly item: string }
  | { readonly type: 'project'; readonly name: string };

/** What the line of a unit is called as a subject. */
export function unitName(code: string): string {
  return `${UNIT}${code}`;
}

export function isUnit(subject: Subject): boolean {
  return subject.type === 'project' && subject.name.startsWith(UNIT);
}

const UNIT = '单位 ';

export const DIMENSIONS = ['source', 'period', 'nature', 'funds', 'side', 'stage'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** How a facet came into a question: its own words say it, or it was inherited from what stands around. */
export interface Wanted {
  readonly value: string;
  readonly inherited: boolean;
}

/** A partial coordinate: the amounts it may mean are those whose coordinates do not contradict it. */
export interface Question {
  readonly subject: Subject;
  readonly facets: { readonly [D in Dimension]?: Wanted };
  /** 0 for the year of the disclosure, −1 for the year before. */
  readonly year: 0 | -1;
  /** Forms that the section is about: they go before others of the same cost. */
  readonly kinds?: readonly FormKind[];
}

export function subjectKey(subject: Subject): string {
  const name = 'code' in subject ? subject.code : 'item' in subject ? subject.item : 'name' in subject ? subject.name : '';
  return `${subject.type}:${name}`;
}

export function questionKey(question: Question): string {
  const { subject, facets, year, kinds } = question;
  const grade = 'grade' in subject ? subject.grade : null;
  const own = DIMENSIONS.map((dimension) => {
    const wanted = facets[dimension];
    return wanted ? `${wanted.value}${wanted.inherited ? '~' : ''}` : '';
  });
  return [subjectKey(subject), grade, ...own, year, ...(kinds ?? [])].join('|');
}
