import { memo, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { groupBy } from '../../../src/relations/group';
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

/** A text of more lines is laid out as far as it is looked at. */
const LONG = 300;

/**
 * The text with every claim underlined by its state; the state is also in the title, for those who see no colours.
 * One claim takes part in the tab order; ← and → move to the others. What is done to a claim is heard by the whole text: a large one has
 * tens of thousands.
 */
export function ProofText({ text, proof, corrections, looked, onLook }: ProofTextProps) {
  const { text: strings } = usePane();
  const area = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const lines = useMemo(() => text.split(/\r\n|\r|\n/), [text]);
  const claims = useMemo(() => byLine(proof), [proof]);
  const order = useMemo(() => [...claims.values()].flat(), [claims]);
  const places = useMemo(() => new Map(order.map((index, place) => [index, place])), [order]);
  const reachable = places.has(current) ? current : order[0];
  const corrected = groupBy(corrections, ({ line }) => line);
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onLook(index);
      return;
    }
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = order[places.get(index)! + step];
    area.current?.querySelector<HTMLElement>(`[data-claim="${next}"]`)?.focus();
  };
  return (
    // A region that scrolls must be reachable with the keyboard.
    <div
      ref={area}
      className={lines.length > LONG ? 'proof-text proof-text-long' : 'proof-text'}
      tabIndex={0}
      role="region"
      aria-label={strings.textLabel}
      lang="zh-CN"
      onClick={({ target }) => onClaim(target, onLook)}
      onFocus={({ target }) => onClaim(target, setCurrent)}
      onKeyDown={(event) => onClaim(event.target, (index) => onKeyDown(event, index))}
    >
      {lines.map((line, index) => {
        const own = claims.get(index) ?? NONE;
        return (
          <Line
            key={index}
            line={line}
            index={index}
            claims={own}
            numbers={proof.numbers}
            corrections={corrected.get(index) ?? NO_CORRECTIONS}
            looked={looked !== null && own.includes(looked) ? looked : null}
            reachable={reachable !== undefined && own.includes(reachable) ? reachable : null}
          />
        );
      })}
    </div>
  );
}

const NONE: readonly number[] = [];
const NO_CORRECTIONS: readonly Accepted[] = [];

/** Hands on which claim an event is of, if any. */
function onClaim(target: EventTarget, hear: (claim: number) => void): void {
  const claim = target instanceof Element ? target.closest('[data-claim]')?.getAttribute('data-claim') : null;
  if (claim) hear(Number(claim));
}

interface LineProps {
  readonly line: string;
  readonly index: number;
  /** Places of its claims in `numbers`. */
  readonly claims: readonly number[];
  readonly numbers: Proof['numbers'];
  readonly corrections: readonly Accepted[];
  /** The claim of this line that is looked at, and the one that the keyboard reaches. */
  readonly looked: number | null;
  readonly reachable: number | null;
}

/** Drawn again only where something of the line itself changed. */
const Line = memo(function Line({ line, index: lineIndex, claims, numbers, corrections, looked, reachable }: LineProps) {
  const { text: strings } = usePane();
  const placed = claims.map((index) => ({ index, claim: numbers[index]! }));
  return (
    <p data-line={lineIndex}>
      {pieces(line, placed).map((piece, place) =>
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
          >
            <ClaimText claim={piece.claim} corrections={corrections} />
          </span>
        ),
      )}
    </p>
  );
});

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
