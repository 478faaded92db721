import { ToggleButton } from '@fluentui/react-components';
import type { Level } from '../../../src/findings/finding';
import type { Review } from '../../../src/findings/review';
import { sentenceIn } from '../../../src/findings/sentence';
import { notFormText } from '../../../src/report/not-forms';
import { usePane } from '../context';
import { LevelIcon } from '../icons';
import { coverageSentence } from './coverage';

const LEVELS: readonly Level[] = ['error', 'warning', 'hint', 'rounding'];

/** The counts, which are the filter at the same time. */
export function Counts({
  counts,
  shown,
  onToggle,
  levels = LEVELS,
}: {
  counts: Readonly<Record<Level, number>>;
  levels?: readonly Level[];
  shown: ReadonlySet<Level>;
  onToggle: (level: Level) => void;
}) {
  const { text } = usePane();
  return (
    <div className="counts" role="group" aria-label={text.levelFilter}>
      {levels.map((level) => (
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
  const { text, language } = usePane();
  const reasons = review.ledger.flatMap(({ rule, reasons: list }) => list.map((reason) => ({ rule, reason })));
  return (
    <div className="coverage">
      <p className="coverage-sentence">{coverageSentence(review, text)}</p>
      <Forms review={review} />
      <Sheets className="unrecognised" label={text.unrecognized} sheets={review.unrecognized.map((sheet) => ({ sheet, name: sheet }))} />
      <Sheets
        className="not-forms"
        label={text.notForms}
        sheets={review.notForms.map((one) => ({ sheet: one.sheet, name: notFormText(one, language) }))}
      />
      <Unread review={review} />
      {reasons.length > 0 && (
        <details>
          <summary>
            {text.couldNotCheck}
            {text.bracket}
            {review.relations.couldNotCheck}
            {text.bracketEnd}
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

/** Cells that hold text where an amount belongs, and what was left out of the file: nothing is silently skipped. */
function Unread({ review: { unread, units, notes: all } }: { review: Review }) {
  const { text, select, language } = usePane();
  // The unit of last year's workbook is said above.
  const notes = all.filter((note) => !units || note !== sentenceIn(units, language));
  return (
    <>
      {unread.length > 0 && (
        <details className="unread">
          <summary>
            {text.unreadCells}
            {text.bracket}
            {unread.length}
            {text.bracketEnd}
          </summary>
          <div className="chips">
            {unread.map((cell) => (
              <button key={`${cell.sheet}!${cell.address}`} type="button" className="chip" onClick={() => select([cell])}>
                <b>{cell.address}</b>
                <span className="chip-sheet">{cell.sheet}</span>
                <span className="chip-value">{cell.text}</span>
              </button>
            ))}
          </div>
        </details>
      )}
      {notes.length > 0 && (
        <details className="notes">
          <summary>
            {text.fileNotes}
            {text.bracket}
            {notes.length}
            {text.bracketEnd}
          </summary>
          <ul className="plain-list">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Forms({ review: { forms } }: { review: Review }) {
  const { text, select } = usePane();
  return (
    <details>
      <summary>
        {text.forms}
        {text.bracket}
        {forms.length}
        {text.bracketEnd}
      </summary>
      <ul className="plain-list">
        {forms.map(({ form, sheet, range, coverage, uncovered }) => (
          <li key={`${sheet}!${range}`}>
            <strong>{form}</strong>
            <span className="form-source"> ← {sheet}</span>
            <div className="form-coverage">
              {coverage.checked} / {coverage.numeric}
              {uncovered.length > 0 && (
                <span>
                  　{text.uncovered}
                  {text.colon}
                </span>
              )}
              {uncovered.map((address) => (
                <button key={address} type="button" className="chip" onClick={() => select([{ sheet, address }])}>
                  {address}
                </button>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}

interface SheetsProps {
  readonly className: string;
  readonly label: string;
  readonly sheets: readonly { readonly sheet: string; readonly name: string }[];
}

/** Sheets that were left alone, by name: whoever misses a form sees that it is among them. */
function Sheets({ className, label, sheets }: SheetsProps) {
  const { text, select } = usePane();
  if (sheets.length === 0) return null;
  return (
    <div className={`other-sheets ${className}`}>
      <p>
        {label}
        {text.bracket}
        {sheets.length}
        {text.bracketEnd}
      </p>
      <div className="chips">
        {sheets.map(({ sheet, name }) => (
          <button key={sheet} type="button" className="chip" onClick={() => select([{ sheet, address: 'A1' }])}>
            {name}
          </button>
        ))}
      </div>
    </div>
  );
}
