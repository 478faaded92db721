import { useRef, useState, type ReactNode } from 'react';
import type { Level } from '../../../src/findings/finding';
import { sameHint } from '../../../src/proofread/alike';
import type { TextFinding } from '../../../src/proofread/finding';
import { usePane } from '../context';
import { paragraphIn } from '../strings';
import { FindingList, type Stepper } from '../validate/FindingList';
import { useNames } from '../validate/rule-names';
import { countsOf } from '../validate/open-findings';
import { Counts } from '../validate/Summary';

/** The levels that a text's findings have. */
const LEVELS: readonly Level[] = ['error', 'warning', 'hint'];

interface FindingsProps {
  readonly findings: readonly TextFinding[];
  readonly lead: (finding: TextFinding) => ReactNode;
  readonly onOpen: (finding: TextFinding) => void;
}

/** The findings of a text by level and kind, the gravest first, each kind in the order of the text. */
export function FindingsOfText({ findings, lead, onOpen }: FindingsProps) {
  const { text } = usePane();
  const names = useNames(findings);
  const [levels, setLevels] = useState<ReadonlySet<Level>>(new Set(LEVELS));
  const stepper = useRef<Stepper['current']>(null);
  const toggle = (level: Level) =>
    setLevels((before) => new Set(before.has(level) ? [...before].filter((other) => other !== level) : [...before, level]));
  const shown = LEVELS.flatMap((level) => findings.filter((finding) => finding.level === level && levels.has(level)));
  return (
    <>
      <Counts counts={countsOf(findings)} levels={LEVELS} shown={levels} onToggle={toggle} />
      {shown.length > 0 ? (
        <FindingList
          findings={shown}
          groupOf={({ level, rule }) => `${text.levels[level]}　${names.get(rule) ?? rule}`}
          sameOf={sameHint}
          placeOf={({ paragraph }) => paragraphIn(text, paragraph)}
          onOpen={onOpen}
          lead={lead}
          stepper={stepper}
        />
      ) : (
        <p className="empty">{text.noMatches}</p>
      )}
    </>
  );
}
