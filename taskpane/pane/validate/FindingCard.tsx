import { Button, Field, Input } from '@fluentui/react-components';
import { useRef, useState, type ReactNode } from 'react';
import type { Finding, FindingCell } from '../../../src/findings/finding';
import { grouped } from '../../../src/workbook/number';
import { usePane } from '../context';
import { differenceText } from '../../../src/findings/difference';
import { LevelIcon } from '../icons';
import { RuleButton } from './RuleButton';
import { RunningSum } from './RunningSum';

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
  const { text, select, language } = usePane();
  const { level, message, expected, actual, fix, witnesses = [], cells } = finding;
  const shown = (value: string) => (finding.grouped ? grouped(value) : value);
  const values = [
    [text.expected, expected && shown(expected)],
    [text.actual, actual && shown(actual)],
    [text.difference, differenceText(finding, language)],
  ].filter(([, value]) => value);
  return (
    <>
      <div className="card-head">
        <LevelIcon level={level} />
        <span className={`card-level level-${level}`}>{text.levels[level]}</span>
        {reason !== undefined && <span className="accepted">{text.accepted}</span>}
        {cells[0] && <span className="card-sheet">{cells[0].sheet}</span>}
      </div>
      {children}
      {/* The keyboard has Enter on the card for this. */}
      <p className="card-message" onClick={() => select(cells)}>
        {message}
      </p>
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
      <Chips cells={cells.map((cell) => ({ ...cell, value: shown(cell.value) }))} />
      <RunningSum finding={finding} shown={shown} />
      {fix && (
        <p className="fix">
          <strong>{text.fix}</strong>　{fix.address}{' '}
          {onFix ? (
            <Button size="small" className="fix-button" onClick={onFix}>
              {text.fixTo} {shown(fix.value)}
            </Button>
          ) : (
            <>
              {text.fixTo} <b>{shown(fix.value)}</b>
            </>
          )}
        </p>
      )}
      {witnesses.length > 0 && (
        <details>
          <summary>
            {text.witnesses}
            {text.bracket}
            {witnesses.length}
            {text.bracketEnd}
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
export function Chips({ cells: named }: { cells: readonly FindingCell[] }) {
  const { text, select } = usePane();
  const cells = eachOnce(named);
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
            {text.moreCells}
            {text.bracket}
            {cells.length - CHIPS}
            {text.bracketEnd}
          </summary>
          <div className="chips">{cells.slice(CHIPS).map(chip)}</div>
        </details>
      )}
    </div>
  );
}

/** Several findings on a number name its cell each. */
function eachOnce(cells: readonly FindingCell[]): FindingCell[] {
  const unique = new Map<string, FindingCell>();
  for (const cell of cells) {
    const key = `${cell.sheet}!${cell.address}`;
    if (!unique.has(key)) unique.set(key, cell);
  }
  return [...unique.values()];
}

/** As Excel writes it: [file]sheet. No sheet's own name can hold a bracket. */
function isOfOtherFile({ sheet }: FindingCell): boolean {
  return sheet.startsWith('[');
}

interface AcceptanceProps {
  readonly reason?: string;
  /** What the button says, where it is not about one finding. */
  readonly label?: string;
  readonly onAccept: (reason: string | null) => void;
}

/** Asks for a reason and gives it, or withdraws it. Escape closes the form; the focus stays with the finding. */
export function Acceptance({ reason, label, onAccept }: AcceptanceProps) {
  const { text } = usePane();
  const place = useRef<HTMLDivElement>(null);
  const home = () => {
    const { current } = place;
    setTimeout(() => (current?.closest<HTMLElement>('.card') ?? current?.querySelector('button'))?.focus());
  };
  const [draft, setDraft] = useState<string | null>(null);
  if (reason !== undefined)
    return (
      <div className="acceptance" ref={place}>
        <span>
          {text.reason}
          {text.colon}
          {reason}
        </span>
        <Button
          size="small"
          appearance="subtle"
          onClick={() => {
            onAccept(null);
            home();
          }}
        >
          {text.withdraw}
        </Button>
      </div>
    );
  if (draft === null)
    return (
      <div ref={place}>
        <Button size="small" appearance="subtle" className="accept-button" onClick={() => setDraft('')}>
          {label ?? text.accept}…
        </Button>
      </div>
    );
  const close = () => {
    setDraft(null);
    home();
  };
  const submit = () => {
    if (draft.trim() === '') return;
    onAccept(draft.trim());
    close();
  };
  return (
    <div ref={place}>
      <form
        className="acceptance-form"
        onKeyDown={(event) => event.key === 'Escape' && close()}
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
          <Button size="small" onClick={close}>
            {text.cancel}
          </Button>
        </div>
      </form>
    </div>
  );
}
