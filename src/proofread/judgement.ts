import type { Reading } from '../facts/base';
import type { PrintedAmount } from '../text/number';
import type { TextReport } from './finding';

/** A number that something agrees with: the cells its words name, or other numbers of the text. */
export interface Confirmation {
  readonly number: PrintedAmount;
  readonly by: 'cell' | 'text';
  readonly readings: readonly Reading[];
}

/** Something to report, and the numbers it calls wrong. */
export interface Accusation {
  readonly report: TextReport;
  readonly numbers: readonly PrintedAmount[];
}

/** What a check has to say; checks are pure and their order cannot matter. */
export interface Judgement {
  readonly confirmed: readonly Confirmation[];
  readonly accused: readonly Accusation[];
}

export const NOTHING: Judgement = { confirmed: [], accused: [] };

export function all(judgements: readonly Judgement[]): Judgement {
  // Most have nothing to say.
  const own = judgements.filter((judgement) => judgement !== NOTHING);
  if (own.length <= 1) return own[0] ?? NOTHING;
  return { confirmed: own.flatMap(({ confirmed }) => confirmed), accused: own.flatMap(({ accused }) => accused) };
}

export function confirm(by: 'cell' | 'text', numbers: readonly PrintedAmount[], readings: readonly Reading[] = []): Judgement {
  return { confirmed: numbers.map((number) => ({ number, by, readings })), accused: [] };
}

export function accuse(report: TextReport, numbers: readonly PrintedAmount[]): Judgement {
  return { confirmed: [], accused: [{ report, numbers }] };
}

/** A number that is right but for its last place: worth a word, and checked all the same. */
export function rounded(report: TextReport, numbers: readonly PrintedAmount[], readings: readonly Reading[] = []): Judgement {
  return all([accuse(report, []), confirm(readings.length > 0 ? 'cell' : 'text', numbers, readings)]);
}
