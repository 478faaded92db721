import type { Drafter } from './drafter';

/** Years as the words of a comparison write them: 比{年}年年初预算. */
export function withYears(drafter: Drafter, words: string): string {
  return yearsAs(drafter, words, '{年}', '{上年}');
}

/** Years as a template writes them. */
export function withYearValues(drafter: Drafter, words: string): string {
  return yearsAs(drafter, words, '{{ 年 }}', '{{ 上年 }}');
}

function yearsAs({ text: { disclosure } }: Drafter, words: string, own: string, before: string): string {
  const { year } = disclosure;
  if (year === null) return words;
  return words.replaceAll(String(year), own).replaceAll(String(year - 1), before);
}
