import type { Finding, Level } from '../../../src/findings/finding';
import type { Flag } from '../../../src/hosts/port';
import type { Texts } from '../kept-texts';

/** The findings that no 核实说明 answers. */
export function openFindings<T extends Finding>(findings: readonly T[], exceptions: Texts): T[] {
  return findings.filter(({ fingerprint }) => !Object.hasOwn(exceptions, fingerprint));
}

export function countsOf(findings: readonly Finding[]): Record<Level, number> {
  const counts = { error: 0, warning: 0, hint: 0, rounding: 0 };
  for (const { level } of findings) counts[level]++;
  return counts;
}

/** A mark on the likely culprit of every finding. */
export function flagsOf(findings: readonly Finding[]): Flag[] {
  return findings.flatMap(({ cells: [cell], level, message }) =>
    cell ? [{ sheet: cell.sheet, address: cell.address, level, text: message }] : [],
  );
}
