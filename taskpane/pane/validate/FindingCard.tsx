import { Button, Field, Input } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { Finding, FindingCell } from '../../../src/findings/finding';
import { usePane } from '../context';
import { LevelIcon } from '../icons';
import { RuleButton } from './RuleButton';

/** More cells than these are shown on demand. */
const CHIPS = 4;

export interface CardProps {
  readonly finding: Finding;
  /** The reason for which the finding was accepted. */
  readonly reason?: string;
  readonly onAccept?: (reason: string | null) => void;
  /** Puts the suggested value into its cell. */
  readonly onFix?: () => void;
  /** What stands above the message (the quoted text, when proofreading). */
  readonly children?: ReactNode;
}

export function FindingCard({ finding, reason, onAccept, onFix, children }: CardProps) {
  const { text } = usePane();
  const { level, message, expected, actual, difference, fix, witnesses = [], cells } = finding;
  const values = [
    [text.expected, expected],
    [text.actual, actual],
    [text.difference, difference],
  ].filter(([, value]) => value !== undefined);
  return (
    <>
      <div className="card-head">
        <LevelIcon level={level} />
        <span className={`card-level level-${level}`}>{text[level]}</span>
        {reason !== undefined && <span className="accepted">{text.accepted}</span>}
        {cells[0] && <span className="card-sheet">{cells[0].sheet}</span>}
      </div>
      {children}
      <p className="card-message">{message}</p>
      {values.length > 0 && (
        <dl className="values">
          {values.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <Chips cells={cells} />
      {fix && (
        <p className="fix">
          <strong>{text.fix}</strong>　{fix.address}{' '}
          {onFix ? (
            <Button size="small" className="fix-button" onClick={onFix}>
              {text.fixTo} {fix.value}
            </Button>
          ) : (
            <>
              {text.fixTo} <b>{fix.value}</b>
            </>
          )}
        </p>
      )}
      {witnesses.length > 0 && (
        <details>
          <summary>
            {text.witnesses}（{witnesses.length}）
          </summary>
          <ul className="plain-list">
            {witnesses.map((witness) => (
              <li key={witness}>{witness}</li>
            ))}
          </ul>
        </details>
      )}
      <RuleButton rule={finding.rule} basis={finding.basis} />
      {onAccept && <Acceptance {...(reason === undefined ? {} : { reason })} onAccept={onAccept} />}
    </>
  );
}

/** Cells that a click selects; those of last year's workbook, which is not open, are named only. */
export function Chips({ cells }: { cells: readonly FindingCell[] }) {
  const { text, select } = usePane();
  const home = cells[0]?.sheet;
  const chip = (cell: FindingCell) => {
    const place = `${cell.sheet}!${cell.address}`;
    const content = (
      <>
        <b>{cell.address}</b>
        {cell.sheet !== home && <span className="chip-sheet">{cell.sheet}</span>}
        {cell.value !== '' && <span className="chip-value">{cell.value}</span>}
      </>
    );
    return isOfOtherFile(cell) ? (
      <span key={place} className="chip chip-elsewhere" title={place}>
        {content}
      </span>
    ) : (
      <button key={place} type="button" className={`chip role-${cell.role}`} title={place} onClick={() => select([cell])}>
        {content}
      </button>
    );
  };
  if (cells.length === 0) return null;
  return (
    <div className="chips">
      {cells.slice(0, CHIPS).map(chip)}
      {cells.length > CHIPS && (
        <details>
          <summary>
            {text.moreCells}（{cells.length - CHIPS}）
          </summary>
          <div className="chips">{cells.slice(CHIPS).map(chip)}</div>
        </details>
      )}
    </div>
  );
}

/** As Excel writes it: [file]sheet. No sheet's own name can hold a bracket. */
function isOfOtherFile({ sheet }: FindingCell): boolean {
  return sheet.startsWith('[');
}

function Acceptance({ reason, onAccept }: { reason?: string; onAccept: (reason: string | null) => void }) {
  const { text } = usePane();
  const [draft, setDraft] = useState<string | null>(null);
  if (reason !== undefined)
    return (
      <div className="acceptance">
        <span>
          {text.reason}：{reason}
        </span>
        <Button size="small" appearance="subtle" onClick={() => onAccept(null)}>
          {text.withdraw}
        </Button>
      </div>
    );
  if (draft === null)
    return (
      <Button size="small" appearance="subtle" className="accept-button" onClick={() => setDraft('')}>
        {text.accept}…
      </Button>
    );
  const submit = () => {
    if (draft.trim() === '') return;
    onAccept(draft.trim());
    setDraft(null);
  };
  return (
    <form
      className="acceptance-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field label={text.acceptPrompt} size="small">
        <Input size="small" value={draft} maxLength={500} autoFocus onChange={(_event, { value }) => setDraft(value)} />
      </Field>
      <div className="buttons">
        <Button size="small" appearance="primary" onClick={submit} disabled={draft.trim() === ''}>
          {text.save}
        </Button>
        <Button size="small" onClick={() => setDraft(null)}>
          {text.cancel}
        </Button>
      </div>
    </form>
  );
}
