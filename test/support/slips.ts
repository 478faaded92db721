import { openWorkbook, type OpenWorkbook } from '../../src/engine';
import type { TextFinding } from '../../src/proofread/finding';
import type { WorkbookSnapshot } from '../../src/workbook/snapshot';
import { oneIn } from './thorough';

/** What proofreading a text says that somebody must look at. */
export function serious(workbook: OpenWorkbook, lines: readonly string[]): TextFinding[] {
  return workbook.proofread(lines.join('\n')).findings.filter(({ level }) => level === 'error' || level === 'warning');
}

interface Slip {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly right: string;
  readonly wrong: string;
}

/**
 * The numbers with a unit, one digit of one changed at a time as a finance officer would mistype it, that were tried, and those of them
 * that no new finding touches: `23:7 35.93 → 36.93`, by line and place.
 */
export function missedSlips(
  workbook: WorkbookSnapshot,
  text: string,
): { readonly missed: readonly string[]; readonly tried: readonly string[] } {
  const lines = text.split('\n');
  const open = openWorkbook(workbook);
  const known = new Set(serious(open, lines).map(keyOf));
  const slips = oneIn(6, slipsOf(lines));
  const missed = slips.filter(({ line, start, end, wrong }) => {
    const changed = lines.map((text, index) => (index === line ? text.slice(0, start) + wrong + text.slice(end) : text));
    return !serious(open, changed).some(
      (finding) =>
        !known.has(keyOf(finding)) &&
        ((finding.paragraph === line && finding.start < end && start < finding.end) ||
          finding.stated.includes(wrong) ||
          finding.quote.includes(wrong)),
    );
  });
  return { missed: missed.map(nameOf), tried: slips.map(nameOf) };
}

const nameOf = ({ line, start, right, wrong }: Slip): string => `${line + 1}:${start + 1} ${right} → ${wrong}`;

function keyOf({ paragraph, quote, rule }: TextFinding): string {
  return `${paragraph} ${quote} ${rule}`;
}

/** Every number with a unit that is not 0, with the digit in its middle one higher (9 becomes 1). */
function slipsOf(lines: readonly string[]): Slip[] {
  return lines.flatMap((text, line) =>
    [...text.matchAll(/(?<![\d.])-?\d[\d,]*(?:\.\d+)?(?=\s*(?:万元|元|%|％))/g)].flatMap((match) => {
      const [right] = match;
      if (Number(right.replaceAll(',', '')) === 0) return [];
      const digits = [...right].flatMap((character, at) => (/\d/.test(character) ? [at] : []));
      const at = digits[Math.floor((digits.length - 1) / 2)]!;
      const digit = right[at] === '9' ? '1' : String(Number(right[at]) + 1);
      return [
        { line, start: match.index, end: match.index + right.length, right, wrong: right.slice(0, at) + digit + right.slice(at + 1) },
      ];
    }),
  );
}
