import type { CheckedClaim, Proof } from '../../../src/proofread/proofread';
import { usePane } from '../context';
import type { Accepted } from './corrections';

/** The text with every claim underlined by its state; the state is also in the title, for those who see no colours. */
export function ProofText({ text, proof, corrections }: { text: string; proof: Proof; corrections: readonly Accepted[] }) {
  const { text: strings } = usePane();
  const claims = new Map<number, CheckedClaim[]>();
  for (const claim of proof.checked) claims.set(claim.paragraph, [...(claims.get(claim.paragraph) ?? []), claim]);
  const replaced = (index: number, { start, end }: CheckedClaim) =>
    corrections.find((one) => one.line === index && one.start === start && one.end === end);
  return (
    // A region that scrolls must be reachable with the keyboard.
    <div className="proof-text" tabIndex={0} role="region" aria-label={strings.textLabel} lang="zh-CN">
      {text.split(/\r\n|\r|\n/).map((line, index) => (
        <p key={index} data-line={index}>
          {pieces(line, claims.get(index) ?? []).map(({ part, claim }, place) =>
            claim ? (
              <span
                key={place}
                className={`claim claim-${claim.state}`}
                title={[strings[claim.state], claim.reason].filter(Boolean).join('：')}
              >
                {replaced(index, claim) ? (
                  <>
                    <del>{part}</del> <ins>{replaced(index, claim)!.text}</ins>
                  </>
                ) : (
                  part
                )}
              </span>
            ) : (
              <span key={place}>{part}</span>
            ),
          )}
        </p>
      ))}
    </div>
  );
}

function pieces(line: string, claims: readonly CheckedClaim[]): { part: string; claim?: CheckedClaim }[] {
  const result: { part: string; claim?: CheckedClaim }[] = [];
  let at = 0;
  for (const claim of [...claims].sort((a, b) => a.start - b.start)) {
    if (claim.start < at) continue;
    if (claim.start > at) result.push({ part: line.slice(at, claim.start) });
    result.push({ part: line.slice(claim.start, claim.end), claim });
    at = claim.end;
  }
  if (at < line.length) result.push({ part: line.slice(at) });
  return result;
}
