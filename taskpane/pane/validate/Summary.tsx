import { ToggleButton } from '@fluentui/react-components';
import type { Level } from '../../../src/findings/finding';
import type { Review } from '../../../src/findings/review';
import { usePane } from '../context';
import { LevelIcon } from '../icons';
import { coverageSentence } from './report';

const LEVELS: readonly Level[] = ['error', 'warning', 'hint', 'rounding'];

/** The counts, which are the filter at the same time. */
export function Counts({
  counts,
  shown,
  onToggle,
}: {
  counts: Readonly<Record<Level, number>>;
  shown: ReadonlySet<Level>;
  onToggle: (level: Level) => void;
}) {
  const { text } = usePane();
  return (
    <div className="counts" role="group" aria-label={text.levelFilter}>
      {LEVELS.map((level) => (
        <ToggleButton
          key={level}
          checked={shown.has(level)}
          onClick={() => onToggle(level)}
          className={`count count-${level}`}
          data-level={level}
        >
          <span className="count-number">{counts[level]}</span>
          <span className="count-label">
            <LevelIcon level={level} />
            {text[level]}
          </span>
        </ToggleButton>
      ))}
    </div>
  );
}

/** What was looked at, and what could not be. */
export function Coverage({ review }: { review: Review }) {
  const { text } = usePane();
  const reasons = review.ledger.flatMap(({ rule, reasons: list }) => list.map((reason) => ({ rule, reason })));
  return (
    <div className="coverage">
      <p className="coverage-sentence">{coverageSentence(review, text)}</p>
      <Forms review={review} />
      {reasons.length > 0 && (
        <details>
          <summary>
            {text.couldNotCheck}（{review.relations.couldNotCheck}）
          </summary>
          <ul className="plain-list">
            {reasons.map(({ rule, reason }) => (
              <li key={`${rule} ${reason}`}>
                {reason} <span className="rule-id">{rule}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Forms({ review: { forms, unrecognized } }: { review: Review }) {
  const { text, select } = usePane();
  return (
    <details>
      <summary>
        {text.forms}（{forms.length}）
      </summary>
      <ul className="plain-list">
        {forms.map(({ form, sheet, range, coverage, uncovered }) => (
          <li key={`${sheet}!${range}`}>
            <strong>{form}</strong>
            <span className="form-source"> ← {sheet}</span>
            <div className="form-coverage">
              {coverage.checked} / {coverage.numeric}
              {uncovered.length > 0 && <span>　{text.uncovered}：</span>}
              {uncovered.map((address) => (
                <button key={address} type="button" className="chip" onClick={() => select([{ sheet, address }])}>
                  {address}
                </button>
              ))}
            </div>
          </li>
        ))}
      </ul>
      {unrecognized.length > 0 && (
        <p>
          {text.unrecognized}：{unrecognized.join('、')}
        </p>
      )}
    </details>
  );
}
