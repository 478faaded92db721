import type { Language, Level } from '../findings/finding';
import type { Review } from '../findings/review';
import type { Proof } from '../proofread/proofread';

const WORDS = {
  zh: {
    ready: '可以提交',
    errors: (count: number) => `有 ${count} 处须改`,
    warnings: (count: number) => `没有须改的错误，有 ${count} 处待核实`,
    blank: '尚未填列',
    noForms: '没有识别出公开表',
    agrees: '没有发现不符之处',
    hints: '没有须改的错误',
  },
  en: {
    ready: 'Ready to hand in',
    errors: (count: number) => `To correct: ${count}`,
    warnings: (count: number) => `No error; to verify: ${count}`,
    blank: 'Nothing is filled in yet',
    noForms: 'No disclosure form found',
    agrees: 'Nothing disagrees',
    hints: 'No error',
  },
} as const;

export interface Verdict {
  readonly state: 'open' | 'error' | 'warning' | 'ok';
  readonly sentence: string;
}

/** What an officer and a reviewer want to know first: can it be handed in? Of a review with its reasons: what is accepted does not count. */
export function verdictOf(
  { forms, notFilled, summary: { error, warning } }: Pick<Review, 'forms' | 'notFilled' | 'summary'>,
  language: Language,
): Verdict {
  const words = WORDS[language];
  if (forms.length === 0) return { state: 'open', sentence: words.noForms };
  if (notFilled !== undefined) return { state: 'open', sentence: words.blank };
  if (error > 0) return { state: 'error', sentence: words.errors(error) };
  return warning > 0 ? { state: 'warning', sentence: words.warnings(warning) } : { state: 'ok', sentence: words.ready };
}

/** The same of a text; null where it has no number that could be compared and nothing was found. */
export function textVerdict({ bound, findings }: Pick<Proof, 'bound' | 'findings'>, language: Language): Verdict | null {
  const words = WORDS[language];
  const of = (wanted: Level): number => findings.filter(({ level }) => level === wanted).length;
  const [errors, warnings] = [of('error'), of('warning')];
  if (errors > 0) return { state: 'error', sentence: words.errors(errors) };
  if (warnings > 0) return { state: 'warning', sentence: words.warnings(warnings) };
  if (findings.length > 0) return { state: 'ok', sentence: words.hints };
  return bound > 0 ? { state: 'ok', sentence: words.agrees } : null;
}
