import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Finding } from '../../../src/findings/finding';
import { usePane } from '../context';
import type { Texts } from '../kept-texts';
import { FindingCard } from './FindingCard';

interface ListProps<T extends Finding> {
  readonly findings: readonly T[];
  readonly exceptions?: Texts;
  readonly onAccept?: (fingerprint: string, reason: string | null) => void;
  /** Puts the suggested value of a finding into its cell; the index is the place of the finding among all shown. */
  readonly onFix?: (finding: T, index: number) => void;
  /** Stands above the message of a finding. */
  readonly lead?: (finding: T) => ReactNode;
  /** Called besides selecting cells when Enter is pressed on a finding. */
  readonly onOpen?: (finding: T) => void;
}

/** Findings under the names of their forms. ↑ and ↓ move from one to the next, Enter selects the likely culprit. */
export function FindingList<T extends Finding>({ findings, exceptions = {}, onAccept, onFix, lead, onOpen }: ListProps<T>) {
  const { text, select } = usePane();
  const list = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const groups = byForm(findings, findings.some(({ form }) => form !== undefined) ? text.otherForm : text.findings);
  const order = groups.flatMap(([, members]) => members);

  const onKeyDown = (event: KeyboardEvent, index: number, finding: T) => {
    // Keys in the buttons and fields of a finding are theirs.
    if (event.target !== event.currentTarget) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      list.current?.querySelector<HTMLElement>(`[data-index="${Math.min(Math.max(index + step, 0), order.length - 1)}"]`)?.focus();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      select(finding.cells.slice(0, 1));
      onOpen?.(finding);
    }
  };

  return (
    <div ref={list} className="findings" aria-label={text.findings} role="region">
      {groups.map(([form, members]) => (
        <section key={form} className="group">
          <h2 className="group-title">
            {form}
            <span className="group-count">{members.length}</span>
          </h2>
          <ul className="cards">
            {members.map((finding) => {
              const index = order.indexOf(finding);
              const reason = exceptions[finding.fingerprint];
              return (
                <li
                  key={finding.fingerprint}
                  className={`card card-${finding.level}${reason === undefined ? '' : ' card-accepted'}`}
                  tabIndex={index === Math.min(current, order.length - 1) ? 0 : -1}
                  data-index={index}
                  data-rule={finding.rule}
                  onFocus={() => setCurrent(index)}
                  onKeyDown={(event) => onKeyDown(event, index, finding)}
                >
                  <FindingCard
                    finding={finding}
                    {...(reason === undefined ? {} : { reason })}
                    {...(onAccept ? { onAccept: (given: string | null) => onAccept(finding.fingerprint, given) } : {})}
                    {...(onFix ? { onFix: () => onFix(finding, index) } : {})}
                  >
                    {lead?.(finding)}
                  </FindingCard>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}

function byForm<T extends Finding>(findings: readonly T[], other: string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const finding of findings) {
    const form = finding.form ?? other;
    const group = groups.get(form);
    if (group) group.push(finding);
    else groups.set(form, [finding]);
  }
  return [...groups];
}
