import type { ReactNode } from 'react';
import type { TextFinding } from '../../../src/proofread/finding';
import type { CheckedClaim } from '../../../src/proofread/proofread';
import { usePane } from '../context';
import { Chips } from '../validate/FindingCard';

interface ClaimDetailProps {
  readonly claim: CheckedClaim;
  /** Those that accuse it. */
  readonly findings: readonly TextFinding[];
  /** Stands below the message of a finding. */
  readonly lead: (finding: TextFinding) => ReactNode;
}

/** What the text says of a number beside what it should be, and why. */
export function ClaimDetail({ claim: { text: stated, state, reason, expected, cells }, findings, lead }: ClaimDetailProps) {
  const { text } = usePane();
  return (
    <>
      <div className="compared">
        <dl className="values">
          <div>
            <dt>{text.stated}</dt>
            <dd>{stated}</dd>
          </div>
          {expected !== '' && (
            <div>
              <dt>{state === 'agrees' ? text.inForms : text.expected}</dt>
              <dd>{expected}</dd>
            </div>
          )}
        </dl>
        <span className={`claim claim-${state}`}>{text[state]}</span>
      </div>
      {state === 'unchecked' && <p>{reason}</p>}
      {state === 'agrees' && cells.length === 0 && <p>{expected === '' ? text.inText : text.notInForms}</p>}
      {findings.map((finding) => (
        <div key={finding.fingerprint}>
          <p>{finding.message}</p>
          {lead(finding)}
        </div>
      ))}
      <Chips cells={cells} />
    </>
  );
}
