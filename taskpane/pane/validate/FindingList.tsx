import { Fragment, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Finding } from '../../../src/findings/finding';
import { usePane } from '../context';
import { useCardFocus } from '../kept-focus';
import type { Texts } from '../kept-texts';
import { LevelIcon } from '../icons';
import { counted } from '../strings';
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
  /** F8 and Shift+F8 go to the next and the previous finding, wherever the focus is; so does what is put here. */
  readonly stepper?: Stepper;
  /** What is the same of findings that are one hint in several places; they are one row with their places. */
  readonly sameOf?: (finding: T) => string;
  /** The place of a finding in words, for those rows. */
  readonly placeOf?: (finding: T) => string;
  /** Called besides selecting cells when Enter is pressed on a finding. */
  readonly onOpen?: (finding: T) => void;
}

/** Goes to the next finding or to the one before; null where none is listed. */
export interface Stepper {
  current: ((by: 1 | -1) => void) | null;
}

/** Findings under the names of their forms. ↑ and ↓ move from one to the next, Enter selects the likely culprit. */
export function FindingList<T extends Finding>(props: ListProps<T>) {
  const { findings, exceptions = {}, onAccept, onAcceptAll, onFix, stepper, lead, onOpen } = props;
  const { groupOf = ({ form }: T) => form, sameOf, placeOf } = props;
  const { text, select } = usePane();
  const list = useRef<HTMLDivElement>(null);
  const focus = useCardFocus(list);
  const [current, setCurrent] = useState(0);
  const groups = grouped(findings, groupOf, findings.some((finding) => groupOf(finding) !== undefined) ? text.otherForm : text.findings);
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const entries = groups.map(([form, members]) => [form, folded(members, sameOf)] as const);
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
  useStepping(stepper, list, step);

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
            <span className="heard">{text.comma}</span>
            <span className="group-count">{countOf(ofForm)}</span>
            <span className="heard">{counted(countOf(ofForm), text.findingsHeard).replace(/^[0-9]+/, '')}</span>
          </h2>
          <ul className="cards">
            {ofForm.map(({ rule, isSame, members }) => (
              <Fragment key={rule ?? members[0]!.fingerprint}>
                {rule && (
                  <FoldedRow
                    members={members}
                    open={unfolded.has(rule)}
                    onToggle={() => fold(rule)}
                    {...(isSame && placeOf ? { places: <Places findings={members} placeOf={placeOf} onShow={onOpen} /> } : {})}
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
function useStepping(stepper: Stepper | undefined, list: { readonly current: HTMLElement | null }, step: (by: 1 | -1) => void): void {
  const latest = useRef(step);
  useEffect(() => {
    latest.current = step;
  });
  useEffect(() => {
    if (!stepper) return;
    stepper.current = (by) => latest.current(by);
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'F8' || event.altKey || event.ctrlKey || event.metaKey || !list.current?.offsetParent) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current(event.shiftKey ? -1 : 1);
    };
    window.addEventListener('keydown', onKey, true);
    return () => {
      stepper.current = null;
      window.removeEventListener('keydown', onKey, true);
    };
  }, [stepper, list]);
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
  /** The members say the same, each of another place. */
  readonly isSame?: boolean;
  readonly members: readonly T[];
}

const countOf = <T,>(entries: readonly Entry<T>[]): number => entries.reduce((sum, { members }) => sum + members.length, 0);

/** Findings of a form in their order; the same in several places, and many of one rule, stand together in the place of the first. */
function folded<T extends Finding>(findings: readonly T[], sameOf?: (finding: T) => string): Entry<T>[] {
  return [...together(findings, ({ form, level, rule }) => `${form ?? ''} ${level} ${rule}`)].flatMap(([rule, members]): Entry<T>[] => {
    const same = sameOf ? [...together(members, sameOf)] : [];
    const repeated = same.filter(([, own]) => own.length > 1).map(([key, own]) => ({ rule: key, isSame: true, members: own }));
    const rest = repeated.length > 0 ? same.flatMap(([, own]) => (own.length > 1 ? [] : own)) : members;
    return [...repeated, ...(rest.length >= ALIKE ? [{ rule, members: rest }] : rest.map((finding) => ({ members: [finding] })))];
  });
}

function together<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

const openIn = (members: readonly Finding[], exceptions: Texts) =>
  members.flatMap(({ fingerprint }) => (exceptions[fingerprint] === undefined ? [fingerprint] : []));

interface FoldedRowProps {
  readonly members: readonly Finding[];
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly onAccept?: (reason: string) => void;
  /** Where the members stand, where they say the same. */
  readonly places?: ReactNode;
}

/** Many findings of one rule as one row, to be opened or accepted together. */
function FoldedRow({ members, open, onToggle, onAccept, places }: FoldedRowProps) {
  const { text } = usePane();
  const { level, message } = members[0]!;
  return (
    <li className={`fold card-${level}`}>
      <button type="button" className="same-rule" aria-expanded={open} onClick={onToggle}>
        <LevelIcon level={level} />
        <span className={`card-level level-${level}`}>
          {text.levels[level]} {members.length} {places ? text.places : text.alike}
        </span>
        {!places && <span className="fold-message">{message}</span>}
      </button>
      {places && (
        <>
          <p>{message}</p>
          {places}
        </>
      )}
      {onAccept && <Acceptance label={text.acceptAll} onAccept={(reason) => reason !== null && onAccept(reason)} />}
    </li>
  );
}

interface PlacesProps<T> {
  readonly findings: readonly T[];
  readonly placeOf: (finding: T) => string;
  readonly onShow: ((finding: T) => void) | undefined;
}

/** Where one hint stands, each place once; a click goes there. */
function Places<T extends Finding>({ findings, placeOf, onShow }: PlacesProps<T>) {
  const first = new Map(findings.map((finding) => [placeOf(finding), finding] as const));
  return (
    <div className="chips">
      {[...first].map(([place, finding]) => (
        <button key={place} type="button" className="chip" onClick={() => onShow?.(finding)}>
          {place}
        </button>
      ))}
    </div>
  );
}
