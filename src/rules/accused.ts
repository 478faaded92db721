import type { Finding, Language } from '../findings/finding';
import { asSentence, type Sentence } from '../findings/sentence';
import { isZeroOrBlank } from '../forms/amount';
import type { Disclosure } from '../forms/disclosure';
import { findingsOf, mistakesOf } from '../relations/findings';
import { termsOf } from '../relations/relation';
import { displacedFindings, examine, type Examined } from './displaced';
import { basisOf } from './index';
import type { Prior } from './support/prior';

interface Found {
  readonly prior: Prior | undefined;
  readonly examined: Examined;
  readonly findings: readonly Finding[];
}

const FOUND = new WeakMap<Disclosure, Found>();

/** What validation finds in the relations of a disclosure, and of last year's beside it, as far as it accuses or excuses a cell. */
function found(disclosure: Disclosure, prior: Prior | undefined): Found {
  let known = FOUND.get(disclosure);
  if (known?.prior !== prior || !known) {
    const examined = examine(disclosure, prior);
    FOUND.set(disclosure, (known = { prior, examined, findings: told(disclosure, examined, 'zh') }));
  }
  return known;
}

/** A rounding difference accuses no cell, but somebody can have accepted it with a reason. */
function told({ accepted }: Disclosure, examined: Examined, language: Language): readonly Finding[] {
  const tell = accepted ? findingsOf : mistakesOf;
  return [...displacedFindings(examined, language), ...tell(examined.told, language, basisOf)];
}

/**
 * The cells (`sheet!address`) that an error of validation names as wrong, with what it says: no text has to follow them. A finding that
 * was accepted with a reason accuses nobody.
 * @param prior what validation compares with, if anything
 */
export function accusedCells(disclosure: Disclosure, prior?: Prior): ReadonlyMap<string, Sentence> {
  const accused = new Map<string, Sentence>();
  const { findings, examined } = found(disclosure, prior);
  const accuses = ({ level, fingerprint }: Finding): boolean => level === 'error' && !disclosure.accepted?.has(fingerprint);
  if (!findings.some(accuses)) return accused;
  // The same findings in the same order: only their words are others.
  const english = told(disclosure, examined, 'en');
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

/**
 * Blank cells (`sheet!address`) that are 0 for certain: a sum that they are part of, and that the catalogue knows, is made up without them.
 * @param prior what validation compares with, if anything
 */
export function nothingIn(disclosure: Disclosure, prior?: Prior): ReadonlySet<string> {
  const nothing = new Set<string>();
  for (const { relation, outcome } of found(disclosure, prior).examined.evaluated) {
    if (outcome.type !== 'pass' || relation.comparison !== '=' || relation.trust !== 'known') continue;
    const terms = termsOf(relation);
    if (terms.every(({ amount }) => isZeroOrBlank(amount))) continue;
    for (const { amount } of terms) if (amount.blank) nothing.add(`${amount.cell.sheet}!${amount.cell.address}`);
  }
  return nothing;
}
