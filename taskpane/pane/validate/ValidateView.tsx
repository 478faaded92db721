import { Button, MessageBar, MessageBarBody, SearchBox } from '@fluentui/react-components';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Level } from '../../../src/findings/finding';
import { withReasons } from '../../../src/findings/accepted';
import type { Review } from '../../../src/findings/review';
import type { WorkbookSnapshot } from '../../../src/workbook/snapshot';
import { usePane, withChoices, type Choices } from '../context';
import { ask } from '../engine/engine';
import { useOnLanguage, useTask } from '../task';
import { TaskStatus } from '../TaskStatus';
import { UnitsDiffer } from '../UnitsDiffer';
import type { Strings } from '../strings';
import { UndoButton } from '../author/written';
import { Actions } from './Actions';
import { useFixing } from './fixing';
import { useKeptTexts, withEntry, type Texts } from '../kept-texts';
import { Acceptance } from './FindingCard';
import { ReasonsGiven } from './Reasons';
import { FindingList, type Stepper } from './FindingList';
import { FormAndRule, NO_FILTER, passes } from './filters';
import { coverageSentence } from './coverage';
import { countsOf, flagsOf, openFindings } from './open-findings';
import { Recognised } from './Recognised';
import { LiveSwitch, useLive } from './live';
import { Verdict } from './Verdict';
import { Counts, Coverage } from './Summary';

/** A list of more findings than these can be searched. */
const MANY = 10;

/** Shown until the user says otherwise. */
const ALWAYS: readonly Level[] = ['error', 'warning', 'hint'];

/** What the results were made of. */
export interface Given {
  readonly workbook: WorkbookSnapshot;
  readonly review: Review;
  readonly choices: Choices;
}

export function ValidateView() {
  const { port, language, text, choices, edits } = usePane();
  const task = useTask();
  const { run } = task;
  // 核实说明 by fingerprint. A fingerprint contains the values, so that a reason lapses by itself when they change.
  const { texts: exceptions, load, put, change } = useKeptTexts('exceptions');
  const [given, setGiven] = useState<Given | null>(null);
  const [review, setReview] = useState<Review | null>(null);
  const [stale, setStale] = useState(false);
  const changes = useRef(0);
  const [levels, setLevels] = useState<ReadonlySet<Level>>(new Set<Level>(ALWAYS));
  // Whether the workbook shows marks of this view: those follow what is found later.
  const marked = useRef(false);
  const remark = useCallback(
    async (found: Review, accepted: Texts) => {
      if (!marked.current) return;
      const flags = flagsOf(openFindings(found.findings, accepted).filter(({ level }) => levels.has(level)));
      await (flags.length > 0 ? port.flag(flags) : port.clearFlags());
    },
    [port, levels],
  );

  const live = useLive(given, (found, workbook, final) => {
    setReview(found);
    if (!final) return;
    setGiven({ workbook, choices: given?.choices ?? choices, review: found });
    setStale(false);
    remark(found, exceptions).catch(() => undefined);
  });
  const { edited, rest } = live;

  const start = useCallback(
    () =>
      run(async (options) => {
        // What was typed or written until now is in what is read.
        rest();
        const read = changes.current;
        const workbook = await port.read(options);
        const found = await ask('validate', [workbook, { language, ...withChoices(choices) }], options.signal);
        const accepted = await load();
        setReview(found);
        setGiven({ workbook, choices, review: found });
        await remark(found, accepted);
        // An edit made while the engine was at work is not in what it found.
        setStale(changes.current !== read);
      }),
    [run, port, language, load, choices, remark, rest],
  );
  useEffect(
    () =>
      edits.onEdited(() => {
        changes.current++;
        setStale(true);
        edited();
      }),
    [edits, edited],
  );
  useOnLanguage(() => {
    if (!given) return;
    ask('validate', [given.workbook, { language, ...withChoices(given.choices) }]).then(setReview, () => undefined);
  });
  useShortcut(start);
  // Another pack is asked for to see what it says: at once.
  const packOf = useRef(choices.pack);
  useEffect(() => {
    if (packOf.current === choices.pack) return;
    packOf.current = choices.pack;
    if (given) void start();
  }, [choices, given, start]);

  return (
    <>
      {!review && <p className="intro">{text.introValidate}</p>}
      {stale && review && !live.on && (
        <MessageBar intent="warning" layout="multiline" className="stale">
          <MessageBarBody>{text.stale}</MessageBarBody>
        </MessageBar>
      )}
      {review && given && given.choices !== choices && !task.running && (
        <MessageBar intent="warning" layout="multiline" className="stale-prior">
          <MessageBarBody>{text.stalePrior}</MessageBarBody>
        </MessageBar>
      )}
      <div className={review ? 'verdict-row' : ''}>
        {review && <Verdict review={review} exceptions={exceptions} />}
        <Button
          appearance={review ? 'secondary' : 'primary'}
          {...(review ? { size: 'small' } : {})}
          className="run"
          disabledFocusable={task.running}
          onClick={() => void start()}
          aria-keyshortcuts="Alt+V"
          title={text.shortcut}
        >
          {review ? text.runAgain : text.run}
        </Button>
      </div>
      <TaskStatus task={task} result={review ? resultSentence(review, exceptions, text) : ''} />
      {review && <Recognised review={review} />}
      <UnitsDiffer units={review?.units} />
      {review && given && (
        <Results
          review={review}
          workbook={given.workbook}
          exceptions={exceptions}
          onAccept={(fingerprint, reason) => void put(fingerprint, reason)}
          onAcceptAll={(fingerprints, reason) =>
            void change((before) => fingerprints.reduce((texts, fingerprint) => withEntry(texts, fingerprint, reason), before))
          }
          levels={levels}
          onLevels={setLevels}
          onMarked={(now) => (marked.current = now)}
          onRecheck={start}
        />
      )}
      {review && <LiveSwitch on={live.on} onSwitch={live.turn} />}
    </>
  );
}

function resultSentence(review: Review, exceptions: Texts, text: Strings): string {
  const { error, warning, hint, rounding } = countsOf(openFindings(review.findings, exceptions));
  const counts = [`${text.error} ${error}`, `${text.warning} ${warning}`, `${text.hint} ${hint}`, `${text.rounding} ${rounding}`];
  return review.forms.length === 0 ? text.noForms : [...counts, coverageSentence(review, text)].join(text.comma);
}

function useShortcut(start: () => Promise<void>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== 'KeyV') return;
      event.preventDefault();
      void start();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [start]);
}

interface ResultsProps {
  readonly review: Review;
  /** What was checked. */
  readonly workbook: WorkbookSnapshot;
  readonly exceptions: Readonly<Record<string, string>>;
  readonly onAccept: (fingerprint: string, reason: string | null) => void;
  readonly onAcceptAll: (fingerprints: readonly string[], reason: string | null) => void;
  readonly levels: ReadonlySet<Level>;
  readonly onLevels: (levels: ReadonlySet<Level>) => void;
  /** Hears whether the workbook shows marks now. */
  readonly onMarked: (marked: boolean) => void;
  readonly onRecheck: () => Promise<void>;
}

function Results({ review, workbook, exceptions, levels, onLevels, onAccept, onAcceptAll, onMarked, onRecheck }: ResultsProps) {
  const { port, text } = usePane();
  const stepper = useRef<Stepper['current']>(null);
  const { fix, undo } = useFixing(workbook, onRecheck);
  const [filter, setFilter] = useState(NO_FILTER);
  const toggle = (level: Level) =>
    onLevels(new Set(levels.has(level) ? [...levels].filter((other) => other !== level) : [...levels, level]));
  const found = review.findings.filter((finding) => levels.has(finding.level) && passes(finding, filter));
  const listed = openFindings(found, exceptions).map(({ fingerprint }) => fingerprint);
  // Never all of a workbook by one click: what is accepted together was chosen by a filter first.
  const narrowed = Object.values(filter).some((value) => value !== '') || !ALWAYS.every((level) => levels.has(level));
  const acceptListed = (reason: string | null) => {
    if (reason === null) return;
    onAcceptAll(listed, reason);
    focusFirst();
  };
  const withdraw = (fingerprints: readonly string[]) => {
    onAcceptAll(fingerprints, null);
    focusFirst();
  };
  if (review.forms.length === 0)
    return (
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{text.noForms}</MessageBarBody>
      </MessageBar>
    );
  return (
    <>
      {review.notFilled !== undefined && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{review.notFilled}</MessageBarBody>
        </MessageBar>
      )}
      <Counts counts={countsOf(openFindings(review.findings, exceptions))} shown={levels} onToggle={toggle} />
      <Actions review={review} findings={found} exceptions={exceptions} onMarked={onMarked} stepper={stepper} />
      {review.findings.length > MANY && (
        <div className="filters">
          <SearchBox
            size="small"
            className="search"
            placeholder={text.search}
            aria-label={text.search}
            value={filter.query}
            onChange={(_event, { value }) => setFilter({ ...filter, query: value })}
          />
          <FormAndRule findings={review.findings.filter(({ level }) => levels.has(level))} filter={filter} onFilter={setFilter} />
        </div>
      )}
      {narrowed && listed.length > 1 && (
        <Acceptance label={`${text.acceptListed}${text.bracket}${listed.length}${text.bracketEnd}`} onAccept={acceptListed} />
      )}
      {found.length > 0 ? (
        <>
          <UndoButton undo={undo} />
          <FindingList
            findings={found}
            exceptions={exceptions}
            onAccept={onAccept}
            onAcceptAll={onAcceptAll}
            onFix={fix}
            stepper={stepper}
          />
          <p className="small-hint">{port.host === 'excel' ? text.keyboardExcel : text.keyboard}</p>
        </>
      ) : (
        <p className="empty">
          {emptySentence(
            review,
            levels,
            Object.values(filter).some((value) => value !== ''),
            text,
          )}
        </p>
      )}
      <ReasonsGiven review={withReasons(review, new Map(Object.entries(exceptions)))} onWithdraw={withdraw} />
      <Coverage review={review} />
    </>
  );
}

/** The button that was pressed is gone. */
function focusFirst(): void {
  setTimeout(() => document.querySelector<HTMLElement>('#view-validate .findings .card, #view-validate .same-rule')?.focus());
}

/** Why nothing is listed: nothing is wrong, or the filter hides it. */
function emptySentence({ findings }: Review, levels: ReadonlySet<Level>, filtered: boolean, text: Strings): string {
  const { rounding } = countsOf(findings);
  if (findings.length === 0) return text.noFindings;
  if (findings.length > rounding || filtered || levels.has('rounding')) return text.noMatches;
  return `${text.nothingToChange}${rounding} ${text.places}`;
}
