import type { Disclosure } from '../forms/disclosure';
import type { FindingCell, Level } from '../findings/finding';
import type { Language } from '../relations/statement';
import { compare } from './binding';
import { amountFindings } from './checks/amounts';
import { catalogueFindings } from './checks/catalogues';
import { contentFindings } from './checks/contents';
import { countFindings } from './checks/counts';
import { lastYearFindings } from './checks/last-year';
import { listFindings } from './checks/lists';
import { phraseFindings } from './checks/phrases';
import { procurementFindings } from './checks/procurement';
import { changeFindings, comparisonFindings } from './checks/rates';
import { shareFindings } from './checks/shares';
import { sumFindings } from './checks/sums';
import { twinFindings } from './checks/twins';
import { isOfMoney, type Claim } from './claim';
import { claimsOf } from './claims';
import { cellsOf, type TextFinding } from './finding';
import { reasonText } from './reasons';
import { claimsIn, inUnitOf, openSession, type Session } from './session';
import { compact, readParagraphs } from './text';

/** A claim and what became of it, for the pane: underlined by state. */
export interface CheckedClaim {
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly state: 'agrees' | 'differs' | 'unchecked';
  /** Why it is not checked. */
  readonly reason: string;
  /** What the cells hold, written in the claim's unit; of a claim that differs, what it should be. Empty where only the text itself is known. */
  readonly expected: string;
  /** The cells that it was compared with. */
  readonly cells: readonly FindingCell[];
  /** Fingerprints of the findings that accuse it. */
  readonly findings: readonly string[];
}

export interface Proof {
  /** Numbers with a unit. */
  readonly claims: number;
  /** Those whose cells, or whose other claims, are known. */
  readonly bound: number;
  readonly findings: readonly TextFinding[];
  readonly checked: readonly CheckedClaim[];
}

/** Reads every number, rate and direction of a narrative and compares it with the forms and with the rest of the text. */
export function proofreadText(
  disclosure: Disclosure,
  text: string,
  options: { readonly prior?: Disclosure | null; readonly language?: Language } = {},
): Proof {
  const paragraphs = readParagraphs(text);
  const claims = paragraphs.filter(({ isHeading }) => !isHeading).flatMap(claimsOf);
  const session = openSession(disclosure, options.prior ?? null, options.language ?? 'zh', paragraphs, claims);
  const findings = inOrder([
    ...amountFindings(session),
    ...listFindings(session),
    ...lastYearFindings(session),
    ...changeFindings(session),
    ...shareFindings(session),
    ...comparisonFindings(session),
    ...procurementFindings(session),
    ...twinFindings(session),
    ...sumFindings(session),
    ...countFindings(session),
    ...catalogueFindings(session),
    ...phraseFindings(session),
    ...contentFindings(session),
  ]);
  const money = claims.filter(isOfMoney);
  const wrong = accusedBy(session, findings);
  return {
    claims: money.length,
    bound: money.filter((claim) => isBound(session, claim)).length,
    findings,
    checked: money.map((claim) => checkedClaim(session, claim, wrong.get(claim) ?? [])),
  };
}

function isBound(session: Session, claim: Claim): boolean {
  return session.linked.has(claim) || session.bound.get(claim)?.state !== 'unbound';
}

function checkedClaim(session: Session, claim: Claim, findings: readonly TextFinding[]): CheckedClaim {
  const state = findings.length > 0 ? 'differs' : isBound(session, claim) ? 'agrees' : 'unchecked';
  const same = (session.bound.get(claim)?.candidates ?? []).filter((candidate) => compare(claim, candidate) === 'agrees');
  const right = state === 'agrees' && same[0] ? `${inUnitOf(claim, same[0].yuan)}${claim.unit}` : '';
  const cells = [...(state === 'agrees' ? cellsOf(same) : []), ...findings.flatMap((finding) => finding.cells)];
  return {
    paragraph: claim.paragraph.index,
    start: claim.start,
    end: claim.end,
    text: claim.text,
    state,
    reason: state === 'unchecked' ? reasonText(session.bound.get(claim)?.reason ?? '', session.language) : '',
    expected: findings.map(({ correction, expected }) => correction?.text ?? expected).find((value) => value !== undefined) ?? right,
    cells: [...new Map(cells.map((cell) => [`${cell.sheet}!${cell.address}`, cell])).values()],
    findings: findings.map(({ fingerprint }) => fingerprint),
  };
}

/** A finding that spans several numbers accuses the one it states; where it states none of them, all may be wrong. */
function accusedBy(session: Session, findings: readonly TextFinding[]): Map<Claim, TextFinding[]> {
  const accused = new Map<Claim, TextFinding[]>();
  for (const finding of findings) {
    const { level, paragraph, start, end, stated } = finding;
    if (level !== 'error' && level !== 'warning') continue;
    const inside = claimsIn(session, session.paragraphs[paragraph]!, end, MOST_ACCUSED).filter((claim) => start < claim.end);
    const named = inside.filter(({ text }) => compact(text) === compact(stated));
    for (const claim of named.length > 0 ? named : inside) accused.set(claim, [...(accused.get(claim) ?? []), finding]);
  }
  return accused;
}

/** How many numbers one finding can be about. */
const MOST_ACCUSED = 60;

const LEVELS: readonly Level[] = ['error', 'warning', 'hint', 'rounding'];

function inOrder(findings: readonly TextFinding[]): TextFinding[] {
  return [...findings].sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || a.paragraph - b.paragraph || a.start - b.start);
}
