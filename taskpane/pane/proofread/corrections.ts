import type { TextFinding } from '../../../src/proofread/finding';

/** A Word file that a text was read from. */
export interface WordFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A replacement that was accepted: line from 0, offsets in that line. */
export interface Accepted {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The corrections of findings in the order of the text; of two for one place the first. */
export function correctionsOf(findings: readonly TextFinding[]): Accepted[] {
  const all = findings.flatMap(({ correction }) => correction ?? []).sort((a, b) => a.line - b.line || a.start - b.start);
  const ends = new Map<number, number>();
  return all.filter(({ line, start, end }) => {
    const before = ends.get(line) ?? 0;
    ends.set(line, Math.max(before, end));
    return before <= start;
  });
}

/** The text with the corrections made. */
export function corrected(content: string, corrections: readonly Accepted[]): string {
  if (corrections.length === 0) return content;
  const lines = content.split(/\r\n|\r|\n/);
  for (const { line, start, end, text } of [...corrections].reverse())
    lines[line] = `${lines[line]!.slice(0, start)}${text}${lines[line]!.slice(end)}`;
  return lines.join('\n');
}
