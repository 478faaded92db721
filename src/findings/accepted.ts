import type { WorkbookSnapshot } from '../workbook/snapshot';
import type { Finding } from './finding';
import type { Review } from './review';

/** The key of a workbook's state under which the 核实说明 are kept: a JSON object, fingerprint -> reason. */
export const REASONS_KEY = 'exceptions';

/** What is kept under REASONS_KEY; nothing where it cannot be understood. */
export function readReasons(state: string | undefined): ReadonlyMap<string, string> {
  const read = state === undefined ? null : parsed(state);
  if (typeof read !== 'object' || read === null || Array.isArray(read)) return new Map();
  return new Map(Object.entries(read).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** The same as a part of a snapshot. */
export function acceptedIn(state: string | undefined): Pick<WorkbookSnapshot, 'accepted'> {
  const reasons = readReasons(state);
  return reasons.size > 0 ? { accepted: [...reasons] } : {};
}

function parsed(state: string): unknown {
  try {
    return JSON.parse(state);
  } catch {
    return null;
  }
}

/**
 * The review with the reasons that were given: an accepted finding carries its reason and is not counted. A fingerprint contains the
 * values, so that a reason lapses by itself when one of them changes.
 */
export function withReasons(review: Review, reasons: ReadonlyMap<string, string> = new Map()): Review {
  const findings = review.findings.map(({ accepted: _before, ...finding }): Finding => {
    const accepted = reasons.get(finding.fingerprint);
    return accepted === undefined ? finding : { ...finding, accepted };
  });
  const summary = { error: 0, warning: 0, hint: 0, rounding: 0 };
  for (const { level, accepted } of findings) if (accepted === undefined) summary[level]++;
  return { ...review, findings, summary };
}
