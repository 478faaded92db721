import { Fragment, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Finding } from '../../../src/findings/finding';
import { usePane } from '../context';
import { useCardFocus } from '../kept-focus';
import type { Texts } from '../kept-texts';
import { LevelIcon } from '../icons';
import { Acceptance, FindingCard } from './FindingCard';

interface ListProps<T extends Finding> {
  readonly findings: readonly T[];
  readonly exceptions?: Texts;
  readonly onAccept?: (fingerprint: string, reason: string | null) => void;
  /** Accepts many findings of one rule for one reason. */
  readonly onAcceptAll?: (fingerprints: readonly string[], reason: string) => void;
  /** Puts the suggested value of a finding into its cell. */
  readonly onFix?: (finding: T) => void;
  /** Stands above the message of a finding. */
  readonly lead?: (finding: T) => ReactNode;
  /** The heading under which a finding stands; the name of its form unless said otherwise. */
  readonly groupOf?: (finding: T) => string;
  /** F8 and Shift+F8 go to the next and the previous finding, wherever the focus is. */
  readonly stepping?: boolean;
  /** Called besides selecting cells when Enter is pressed on a finding. */
  readonly onOpen?: (finding: T) => void;
}

/** Findings under the names of their forms. ↑ and ↓ move from one to the next, Enter selects the likely culprit. */
export function FindingList<T extends Finding>(props: ListProps<T>) {
  const { findings, exceptions = {}, onAccept, onAcceptAll, onFix, stepping = false, lead, onOpen } = props;
  const { groupOf = ({ form }: T) => form } = props;
  const { text, select } = usePane();
  const list = useRef<HTMLDivElement>(null);
  const focus = useCardFocus(list);
  const [current, setCurrent] = useState(0);
  const groups = grouped(findings, groupOf, findings.some((finding) => groupOf(finding) !== undefined) ? text.otherForm : text.findings);
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const entries = groups.map(([form, members]) => [form, folded(members)] as const);
  const order = entries.flatMap(([, ofForm]) => ofForm.flatMap(({ rule, members }) => (rule && !unfolded.has(rule) ? [] : members)));
  const fold = (rule: string) =>
    setUnfolded((before) => new Set(before.has(rule) ? [...before].filter((other) => other !== rule) : [...before, rule]));

  const all = entries.flatMap(([, ofForm]) => ofForm.flatMap(({ rule, members }) => members.map((finding) => ({ rule, finding }))));
  const [stepped, setStepped] = useState<string | null>(null);
  const step = (by: 1 | -1) => {
    const at = all.findIndex(({ finding }) => finding.fingerprint === stepped);
    const next = all[at < 0 ? (by === 1 ? 0 : all.length - 1) : (at + by + all.length) % all.length];
    if (!next) return;
    const { rule, finding } = next;
    if (rule) setUnfolded((before) => new Set([...before, rule]));
    setStepped(finding.fingerprint);
    select(finding.cells);
    // Whoever works in the grid stays there; whoever works in the pane goes with the finding, once it is shown.
    const inPane = document.activeElement?.closest('.pane') != null;
    setTimeout(() => {
      const shown = list.current?.querySelector<HTMLElement>(`[data-fingerprint="${finding.fingerprint}"]`);
      shown?.scrollIntoView({ block: 'nearest' });
      if (inPane) shown?.focus();
    });
  };
  useStepping(stepping, list, step);

  const onKeyDown = (event: KeyboardEvent, index: number, finding: T) => {
    // Keys in the buttons and fields of a finding are theirs.
    if (event.target !== event.currentTarget) return;
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0) {
      event.preventDefault();
      list.current?.querySelector<HTMLElement>(`[data-index="${Math.min(Math.max(index + by, 0), order.length - 1)}"]`)?.focus();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      select(finding.cells.slice(0, 1));
      onOpen?.(finding);
    }
  };

  const card = (finding: T) => {
    const index = order.indexOf(finding);
    const reason = exceptions[finding.fingerprint];
    return (
      <li
        key={finding.fingerprint}
        className={`card card-${finding.level}${reason === undefined ? '' : ' card-accepted'}${stepped === finding.fingerprint ? ' card-stepped' : ''}`}
        tabIndex={index === Math.min(current, order.length - 1) ? 0 : -1}
        data-index={index}
        data-rule={finding.rule}
        data-fingerprint={finding.fingerprint}
        {...(stepped === finding.fingerprint ? { 'aria-current': true } : {})}
        onFocus={() => {
          setCurrent(index);
          setStepped(finding.fingerprint);
        }}
        onKeyDown={(event) => onKeyDown(event, index, finding)}
      >
        <FindingCard
          finding={finding}
          {...(reason === undefined ? {} : { reason })}
          {...(onAccept ? { onAccept: (given: string | null) => onAccept(finding.fingerprint, given) } : {})}
          {...(onFix ? { onFix: () => onFix(finding) } : {})}
        >
          {lead?.(finding)}
        </FindingCard>
      </li>
    );
  };

  return (
    <div ref={list} className="findings" aria-label={text.findings} role="region" {...focus}>
      {entries.map(([form, ofForm]) => (
        <section key={form} className="group">
          <h2 className="group-title">
            {form}
            <span className="group-count">{ofForm.reduce((sum, { members }) => sum + members.length, 0)}</span>
          </h2>
          <ul className="cards">
            {ofForm.map(({ rule, members }) => (
              <Fragment key={rule ?? members[0]!.fingerprint}>
                {rule && (
                  <FoldedRow
                    members={members}
                    open={unfolded.has(rule)}
                    onToggle={() => fold(rule)}
                    {...(onAcceptAll ? { onAccept: (reason: string) => onAcceptAll(openIn(members, exceptions), reason) } : {})}
                  />
                )}
                {(!rule || unfolded.has(rule)) && members.map(card)}
              </Fragment>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** In the capturing phase: the grid keeps every key that reaches it. A list in a view that is not shown keeps still. */
function useStepping(on: boolean, list: { readonly current: HTMLElement | null }, step: (by: 1 | -1) => void): void {
  const latest = useRef(step);
  useEffect(() => {
    latest.current = step;
  });
  useEffect(() => {
    if (!on) return;
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'F8' || event.altKey || event.ctrlKey || event.metaKey || !list.current?.offsetParent) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current(event.shiftKey ? -1 : 1);
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [on, list]);
}

function grouped<T extends Finding>(findings: readonly T[], groupOf: (finding: T) => string | undefined, other: string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const finding of findings) {
    const form = groupOf(finding) ?? other;
    const group = groups.get(form);
    if (group) group.push(finding);
    else groups.set(form, [finding]);
  }
  return [...groups];
}

/** As many findings of one rule as these in a form are one row until it is opened. */
const ALIKE = 4;

interface Entry<T> {
  /** Set where the members are folded into one row. */
  readonly rule?: string;
  readonly members: readonly T[];
}

/** Findings of a form in their order; many of one rule stand together in the place of the first. */
function folded<T extends Finding>(findings: readonly T[]): Entry<T>[] {
  const rules = new Map<string, T[]>();
  for (const finding of findings) {
    const key = `${finding.form ?? ''} ${finding.level} ${finding.rule}`;
    rules.set(key, [...(rules.get(key) ?? []), finding]);
  }
  return [...rules].flatMap(([rule, members]): Entry<T>[] =>
    members.length >= ALIKE ? [{ rule, members }] : members.map((finding) => ({ members: [finding] })),
  );
}

const openIn = (members: readonly Finding[], exceptions: Texts) =>
  members.flatMap(({ fingerprint }) => (exceptions[fingerprint] === undefined ? [fingerprint] : []));

interface FoldedRowProps {
  readonly members: readonly Finding[];
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly onAccept?: (reason: string) => void;
}

/** Many findings of one rule as one row, to be opened or accepted together. */
function FoldedRow({ members, open, onToggle, onAccept }: FoldedRowProps) {
  const { text } = usePane();
  const { level, message } = members[0]!;
  return (
    <li className={`fold card-${level}`}>
      <button type="button" className="same-rule" aria-expanded={open} onClick={onToggle}>
        <LevelIcon level={level} />
        <span className={`card-level level-${level}`}>
          {text[level]} {members.length} {text.alike}
        </span>
        <span className="fold-message">{message}</span>
      </button>
      {onAccept && <Acceptance label={text.acceptAll} onAccept={(reason) => reason !== null && onAccept(reason)} />}
    </li>
  );
}
