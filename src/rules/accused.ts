import type { Finding, Language } from '../findings/finding';
import { asSentence, type Sentence } from '../findings/sentence';
import type { Disclosure } from '../forms/disclosure';
import { evaluate } from '../relations/evaluate';
import { findingsOf, mistakesOf } from '../relations/findings';
import { withoutUnread } from '../relations/unread';
import type { Evaluated } from '../relations/relation';
import { relationsOf } from './all';
import { basisOf } from './index';
import type { Prior } from './support/prior';

interface Found {
  readonly prior: Prior | undefined;
  readonly evaluated: readonly Evaluated[];
  readonly findings: readonly Finding[];
}

const FOUND = new WeakMap<Disclosure, Found>();

/** What validation finds in the relations of a disclosure, and of last year's beside it, as far as it accuses or excuses a cell. */
function found(disclosure: Disclosure, prior: Prior | undefined): Found {
  let known = FOUND.get(disclosure);
  if (known?.prior !== prior || !known) {
    const evaluated = evaluate(withoutUnread(relationsOf(disclosure, prior)));
    FOUND.set(disclosure, (known = { prior, evaluated, findings: told(disclosure, evaluated, 'zh') }));
  }
  return known;
}

/** A rounding difference accuses no cell, but somebody can have accepted it with a reason. */
function told({ accepted }: Disclosure, evaluated: readonly Evaluated[], language: Language): readonly Finding[] {
  return accepted ? findingsOf(evaluated, language, basisOf) : mistakesOf(evaluated, language, basisOf);
}

/**
 * The cells (`sheet!address`) that an error of validation names as wrong, with what it says: no text has to follow them. A finding that
 * was accepted with a reason accuses nobody.
 * @param prior what validation compares with, if anything
 */
export function accusedCells(disclosure: Disclosure, prior?: Prior): ReadonlyMap<string, Sentence> {
  const accused = new Map<string, Sentence>();
  const { findings, evaluated } = found(disclosure, prior);
  const accuses = ({ level, fingerprint }: Finding): boolean => level === 'error' && !disclosure.accepted?.has(fingerprint);
  if (!findings.some(accuses)) return accused;
  // The same findings in the same order: only their words are others.
  const english = told(disclosure, evaluated, 'en');
  findings.forEach((finding, index) => {
    if (!accuses(finding)) return;
    const said = { message: finding.message, english: asSentence(english[index]!.message) };
    for (const { role, sheet, address } of finding.cells) if (role === 'culprit') accused.set(`${sheet}!${address}`, said);
  });
  return accused;
}

/** The cells of findings that were accepted, with the reason, unless a finding that was not accepted calls them wrong as well. */
export function acceptedCells(disclosure: Disclosure): ReadonlyMap<string, string> {
  const accepted = new Map<string, string>();
  if (!disclosure.accepted) return accepted;
  const { findings } = found(disclosure, undefined);
  for (const { fingerprint, cells } of findings) {
    const reason = disclosure.accepted.get(fingerprint);
    if (reason !== undefined) for (const { sheet, address } of cells) accepted.set(`${sheet}!${address}`, reason);
  }
  for (const { fingerprint, cells, level } of findings)
    if (level !== 'rounding' && !disclosure.accepted.has(fingerprint))
      for (const { role, sheet, address } of cells) if (role === 'culprit' || role === 'total') accepted.delete(`${sheet}!${address}`);
  return accepted;
}
