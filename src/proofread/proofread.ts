import type { Disclosure } from '../forms/disclosure';
import type { Level } from '../relations/finding';
import type { Language } from '../relations/statement';
import { amountFindings } from './checks/amounts';
import { catalogueFindings } from './checks/catalogues';
import { contentFindings } from './checks/contents';
import { listFindings } from './checks/lists';
import { phraseFindings } from './checks/phrases';
import { procurementFindings } from './checks/procurement';
import { changeFindings, comparisonFindings } from './checks/rates';
import { shareFindings } from './checks/shares';
import { sumFindings } from './checks/sums';
import { twinFindings } from './checks/twins';
import type { Claim } from './claim';
import { claimsOf } from './claims';
import type { TextFinding } from './finding';
import { openSession, type Session } from './session';
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
    ...changeFindings(session),
    ...shareFindings(session),
    ...comparisonFindings(session),
    ...procurementFindings(session),
    ...twinFindings(session),
    ...sumFindings(session),
    ...catalogueFindings(session),
    ...phraseFindings(session),
    ...contentFindings(session),
  ]);
  const money = claims.filter(({ kind }) => kind !== 'count');
  return {
    claims: money.length,
    bound: money.filter((claim) => isBound(session, claim)).length,
    findings,
    checked: money.map((claim) => checkedClaim(session, claim, findings)),
  };
}

function isBound(session: Session, claim: Claim): boolean {
  return session.linked.has(claim) || session.bound.get(claim)?.state !== 'unbound';
}

function checkedClaim(session: Session, claim: Claim, findings: readonly TextFinding[]): CheckedClaim {
  const wrong = findings.some((finding) => (finding.level === 'error' || finding.level === 'warning') && accuses(session, finding, claim));
  const state = wrong ? 'differs' : isBound(session, claim) ? 'agrees' : 'unchecked';
  return {
    paragraph: claim.paragraph.index,
    start: claim.start,
    end: claim.end,
    text: claim.text,
    state,
    reason: state === 'unchecked' ? (session.bound.get(claim)?.reason ?? '') : '',
  };
}

/** A finding that spans several numbers accuses the one it states; where it states none of them, all may be wrong. */
function accuses(session: Session, { paragraph, start, end, stated }: TextFinding, claim: Claim): boolean {
  const inside = (other: Claim): boolean => other.paragraph.index === paragraph && start < other.end && other.start < end;
  if (!inside(claim)) return false;
  const says = (other: Claim): boolean => compact(other.text) === compact(stated);
  return says(claim) || !session.claims.some((other) => inside(other) && says(other));
}

const LEVELS: readonly Level[] = ['error', 'warning', 'hint', 'rounding'];

function inOrder(findings: readonly TextFinding[]): TextFinding[] {
  return [...findings].sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || a.paragraph - b.paragraph || a.start - b.start);
}
