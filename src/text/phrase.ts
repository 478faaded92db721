import type { Subject } from '../facts/coordinate';
import type { Token } from './token';

export type Stage = '年初' | '调整' | '全年' | '预算' | '执行' | '决算';

/** One thing a phrase may be about, and what supposing it costs. */
export interface Alternative {
  readonly subject: Subject;
  readonly cost: number;
}

/** What a run of words says of the number that follows it. */
export interface Phrase {
  readonly tokens: readonly Token[];
  /** What it names; empty where it names nothing of its own. Several only where one name is several subjects. */
  readonly alternatives: readonly Alternative[];
  readonly source?: string;
  readonly period?: string;
  readonly nature?: string;
  readonly funds?: string;
  readonly side?: string;
  readonly stage?: Stage;
  readonly grade: 'grand' | 'year' | null;
  readonly total: boolean;
  /** An absolute year, or one relative to the report's. */
  readonly year: { readonly value: number; readonly relative: boolean } | null;
  readonly topic: string | null;
  /** Words no entry knows. */
  readonly fill: string;
  readonly qualifier: string;
  readonly none: boolean;
  /** How many subjects it lists (A、B 分别为 …). */
  readonly listed: readonly (readonly Alternative[])[];
  /** Names as printed, for findings. */
  readonly names: readonly Token[];
  /** Several sources, natures or periods beside one another: A、B共3万元. */
  readonly mixed: boolean;
  /** The subject is named by a short form of its name (养老保险), or its source by a word that may name but a part (教育收费). */
  readonly short: boolean;
}

/** What is known of codes around a phrase: the class the list or heading is about. */
export interface CodeContext {
  readonly prefix: string;
  /** Codes of this workbook's lines. */
  readonly own: ReadonlySet<string>;
  /** Whether sums by economic class are what the section is about. */
  readonly economic: boolean;
}

/** Whether the words name something of their own, or only say when and of which side. */
export function hasIdentity(phrase: Phrase): boolean {
  const { alternatives, total, funds, nature, source, side } = phrase;
  // 本年预算 only says when; 本年收入 is a total.
  const period = phrase.period === '本年' && side === undefined ? undefined : phrase.period;
  return alternatives.length > 0 || total || funds !== undefined || nature !== undefined || period !== undefined || source !== undefined;
}

/** What a phrase is about: what it names, else the whole of what its facets say. */
export function aboutOf(phrase: Phrase): readonly Alternative[] {
  if (phrase.alternatives.length > 0) return phrase.alternatives;
  const grade = phrase.grade ?? (phrase.period === '本年' && (phrase.total || phrase.side !== undefined) ? 'year' : null);
  return [{ subject: { type: 'total', grade }, cost: 0 }];
}

/** No words at all but such as are read over. */
export function isEmpty(phrase: Phrase): boolean {
  return (
    !hasIdentity(phrase) &&
    phrase.fill === '' &&
    phrase.stage === undefined &&
    phrase.side === undefined &&
    phrase.year === null &&
    phrase.topic === null
  );
}
