import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { TextFinding } from '../../../src/proofread/finding';
import type { Proof } from '../../../src/proofread/proofread';
import { textVerdict } from '../../../src/report/verdict';
import { usePane } from '../context';
import { FindingsOfText } from './FindingsOfText';
import { ClaimDetail } from './ClaimDetail';
import { correctionsOf, type WordFile } from './corrections';
import { ProofText } from './ProofText';
import { SaveCorrected } from './SaveCorrected';

interface ProofResultProps {
  readonly text: string;
  readonly proof: Proof;
  readonly word: WordFile | null;
  readonly sentence: string;
  /** Fingerprints of the findings whose corrections were accepted. */
  readonly accepted: ReadonlySet<string>;
  readonly onAccepted: (accepted: ReadonlySet<string>) => void;
  /** Puts a text into the field it can be edited and copied from. */
  readonly onEdit: (text: string) => void;
}

/** The states of a number, the most telling first. */
const STATES = ['cell', 'text', 'wrong', 'unclear', 'outside'] as const;

/** The text with what became of its numbers, and the findings with the corrections that are accepted. */
export function ProofResult({ text: content, proof, word, sentence, accepted, onAccepted, onEdit }: ProofResultProps) {
  const { text, select, language } = usePane();
  const verdict = textVerdict(proof, language);
  const area = useRef<HTMLDivElement>(null);
  /** The number that is looked at, by its place among all. */
  const [looked, setLooked] = useState<number | null>(null);
  const claim = looked === null ? undefined : proof.numbers[looked];
  const opened = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (looked !== null) opened.current?.scrollIntoView({ block: 'nearest' });
  }, [looked]);
  const look = (index: number) => {
    setLooked(index === looked ? null : index);
    if (index !== looked) select(proof.numbers[index]!.cells);
  };
  const show = (paragraph: number) => area.current?.querySelector(`[data-line="${paragraph}"]`)?.scrollIntoView({ block: 'center' });
  const correctable = proof.findings.filter(({ correction }) => correction);
  // What is only to be verified is corrected one by one.
  const certain = correctable.filter(({ level }) => level !== 'warning');
  const corrections = correctionsOf(correctable.filter(({ fingerprint }) => accepted.has(fingerprint)));
  const toggle = (fingerprint: string) =>
    onAccepted(new Set(accepted.has(fingerprint) ? [...accepted].filter((one) => one !== fingerprint) : [...accepted, fingerprint]));
  const correct = ({ correction, fingerprint }: TextFinding) =>
    correction && (
      <Button size="small" className="correct" aria-pressed={accepted.has(fingerprint)} onClick={() => toggle(fingerprint)}>
        {accepted.has(fingerprint) ? text.undoCorrection : `${text.correctTo} ${correction.text}`}
      </Button>
    );
  return (
    <>
      {verdict && <p className={`verdict verdict-${verdict.state}`}>{verdict.sentence}</p>}
      <p className="coverage-sentence">{sentence}</p>
      {proof.claims > 0 && proof.bound === 0 && <p className="none-bound">{text.noneBound}</p>}
      {proof.claims > 0 && (
        <>
          <p className="legend">
            {STATES.map((state) => (
              <span key={state} className={`claim claim-${state}`}>
                {text.states[state]} {proof.numbers.filter((number) => number.state === state).length}
              </span>
            ))}
          </p>
          <p className="small-hint">{text.claimHint}</p>
        </>
      )}
      {correctable.length > 0 && (
        <div className="buttons">
          {certain.length > 0 && (
            <Button size="small" onClick={() => onAccepted(new Set([...accepted, ...certain.map(({ fingerprint }) => fingerprint)]))}>
              {text.correctAll}
              {text.bracket}
              {certain.length}
              {text.bracketEnd}
            </Button>
          )}
          <SaveCorrected content={content} word={word} corrections={corrections} onApply={onEdit} />
        </div>
      )}
      <div ref={area}>
        <ProofText text={content} proof={proof} corrections={corrections} looked={looked} onLook={look} />
      </div>
      <div ref={opened} aria-live="polite" className="claim-detail">
        {claim && (
          <ClaimDetail
            claim={claim}
            findings={proof.findings.filter(({ fingerprint }) => claim.findings.includes(fingerprint))}
            lead={correct}
          />
        )}
      </div>
      {proof.findings.length > 0 && (
        <FindingsOfText
          findings={proof.findings}
          onOpen={({ paragraph }) => show(paragraph)}
          lead={(finding) => (
            <>
              <button type="button" className="quote" onClick={() => show(finding.paragraph)}>
                {text.quote}
                {text.colon}
                {finding.quote}
              </button>
              {correct(finding)}
            </>
          )}
        />
      )}
    </>
  );
}
