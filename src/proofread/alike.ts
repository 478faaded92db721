import type { TextFinding } from './finding';

/**
 * Findings of a text that say the same of the same cells, each said once with all its places: a text of another year has one cause,
 * wherever it names that year. In the order of their first places.
 */
export function alike(findings: readonly TextFinding[]): readonly (readonly [TextFinding, ...TextFinding[]])[] {
  const groups = new Map<string, [TextFinding, ...TextFinding[]]>();
  for (const finding of findings) {
    const key = sameHint(finding);
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()];
}

/** What is the same of findings that are one hint in several places. */
export function sameHint({ rule, level, message, cells, expected }: TextFinding): string {
  return JSON.stringify([rule, level, message, expected ?? '', cells.map(({ sheet, address }) => [sheet, address])]);
}

/** Paragraphs counted from 1, each once. */
export function placesOf(findings: readonly TextFinding[]): number[] {
  return [...new Set(findings.map(({ paragraph }) => paragraph + 1))];
}
