import { useRef, useState, type KeyboardEvent } from 'react';
import type { CheckedNumber, Proof } from '../../../src/proofread/proofread';
import { usePane } from '../context';
import type { Accepted } from './corrections';

interface ProofTextProps {
  readonly text: string;
  readonly proof: Proof;
  readonly corrections: readonly Accepted[];
  /** The number that is looked at, by its place in `proof.numbers`. */
  readonly looked: number | null;
  readonly onLook: (claim: number) => void;
}

/**
 * The text with every claim underlined by its state; the state is also in the title, for those who see no colours.
 * One claim takes part in the tab order; ← and → move to the others.
 */
export function ProofText({ text, proof, corrections, looked, onLook }: ProofTextProps) {
  const { text: strings } = usePane();
  const area = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const claims = byLine(proof);
  const order = [...claims.values()].flat();
  const reachable = order.includes(current) ? current : order[0];
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onLook(index);
      return;
    }
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = order[order.indexOf(index) + step];
    area.current?.querySelector<HTMLElement>(`[data-claim="${next}"]`)?.focus();
  };
  return (
    // A region that scrolls must be reachable with the keyboard.
    <div ref={area} className="proof-text" tabIndex={0} role="region" aria-label={strings.textLabel} lang="zh-CN">
      {text.split(/\r\n|\r|\n/).map((line, lineIndex) => (
        <p key={lineIndex} data-line={lineIndex}>
          {pieces(
            line,
            (claims.get(lineIndex) ?? []).map((index) => ({ index, claim: proof.numbers[index]! })),
          ).map((piece, place) =>
            typeof piece === 'string' ? (
              <span key={place}>{piece}</span>
            ) : (
              <span
                key={place}
                role="button"
                tabIndex={piece.index === reachable ? 0 : -1}
                aria-pressed={piece.index === looked}
                data-claim={piece.index}
                className={`claim claim-${piece.claim.state}`}
                title={[strings.states[piece.claim.state], piece.claim.reason].filter(Boolean).join(strings.colon)}
                onClick={() => onLook(piece.index)}
                onFocus={() => setCurrent(piece.index)}
                onKeyDown={(event) => onKeyDown(event, piece.index)}
              >
                <ClaimText claim={piece.claim} corrections={corrections} />
              </span>
            ),
          )}
        </p>
      ))}
    </div>
  );
}

function ClaimText({ claim: { paragraph, start, end, text }, corrections }: { claim: CheckedNumber; corrections: readonly Accepted[] }) {
  const correction = corrections.find((one) => one.line === paragraph && one.start === start && one.end === end);
  if (!correction) return text;
  return (
    <>
      <del>{text}</del> <ins>{correction.text}</ins>
    </>
  );
}

/** The places of the claims in `numbers`, by line, in the order of the text; of two that overlap the first. */
function byLine({ numbers }: Proof): Map<number, number[]> {
  const lines = new Map<number, number[]>();
  const order = numbers
    .map((claim, index) => ({ claim, index }))
    .sort((a, b) => a.claim.paragraph - b.claim.paragraph || a.claim.start - b.claim.start);
  for (const { claim, index } of order) {
    const before = lines.get(claim.paragraph) ?? [];
    const last = before.at(-1);
    if (last === undefined || numbers[last]!.end <= claim.start) lines.set(claim.paragraph, [...before, index]);
  }
  return lines;
}

interface Placed {
  readonly index: number;
  readonly claim: CheckedNumber;
}

/** A line cut into its claims and what stands between them. */
function pieces(line: string, claims: readonly Placed[]): (string | Placed)[] {
  const result: (string | Placed)[] = [];
  let at = 0;
  for (const placed of claims) {
    if (placed.claim.start > at) result.push(line.slice(at, placed.claim.start));
    result.push(placed);
    at = placed.claim.end;
  }
  if (at < line.length) result.push(line.slice(at));
  return result;
}
