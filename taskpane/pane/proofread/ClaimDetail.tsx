import type { ReactNode } from 'react';
import type { TextFinding } from '../../../src/proofread/finding';
import type { CheckedNumber } from '../../../src/proofread/proofread';
import { usePane } from '../context';
import { Chips } from '../validate/FindingCard';

interface ClaimDetailProps {
  readonly claim: CheckedNumber;
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
          {expected !== undefined && (
            <div>
              <dt>{state === 'cell' ? text.inForms : text.expected}</dt>
              <dd>{expected}</dd>
            </div>
          )}
        </dl>
        <span className={`claim claim-${state}`}>{text.states[state]}</span>
      </div>
      {reason && <p>{reason}</p>}
      {state === 'text' && !reason && <p>{text.inText}</p>}
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
