import { Button, MessageBar, MessageBarBody, SearchBox } from '@fluentui/react-components';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Finding, Level } from '../../../src/findings/finding';
import type { Review } from '../../../src/review';
import type { WorkbookSnapshot } from '../../../src/workbook/snapshot';
import { usePane, withPrior } from '../context';
import { ask } from '../engine/engine';
import { useOnLanguage, useTask } from '../task';
import { TaskStatus } from '../TaskStatus';
import type { Strings } from '../strings';
import { UndoButton } from '../author/written';
import { Actions } from './Actions';
import { useFixing } from './fixing';
import { useKeptTexts } from '../kept-texts';
import { FindingList } from './FindingList';
import { coverageSentence } from './report';
import { Counts, Coverage } from './Summary';

/** What the results were made of. */
interface Given {
  readonly workbook: WorkbookSnapshot;
  readonly prior: WorkbookSnapshot | null;
}

export function ValidateView() {
  const { port, language, text, prior } = usePane();
  const task = useTask();
  const { run } = task;
  // 核实说明 by fingerprint. A fingerprint contains the values, so that a reason lapses by itself when they change.
  const { texts: exceptions, load, put } = useKeptTexts('exceptions');
  const [given, setGiven] = useState<Given | null>(null);
  const [review, setReview] = useState<Review | null>(null);
  const [stale, setStale] = useState(false);
  const changes = useRef(0);

  const start = useCallback(
    () =>
      run(async (options) => {
        const workbook = await port.read(options);
        const read = changes.current;
        const found = await ask('validate', [workbook, { language, ...withPrior(prior) }], options.signal);
        await load();
        setReview(found);
        setGiven({ workbook, prior });
        // An edit made while the engine was at work is not in what it found.
        setStale(changes.current !== read);
      }),
    [run, port, language, load, prior],
  );
  useEffect(
    () =>
      port.onChanged(() => {
        changes.current++;
        setStale(true);
      }),
    [port],
  );
  useOnLanguage(() => {
    if (!given) return;
    ask('validate', [given.workbook, { language, ...withPrior(given.prior) }]).then(setReview, () => undefined);
  });
  useShortcut(start);

  return (
    <>
      {!review && <p className="intro">{text.introValidate}</p>}
      {stale && review && (
        <MessageBar intent="warning" layout="multiline" className="stale">
          <MessageBarBody>{text.stale}</MessageBarBody>
        </MessageBar>
      )}
      {review && given?.prior !== prior && (
        <MessageBar intent="warning" layout="multiline" className="stale-prior">
          <MessageBarBody>{text.stalePrior}</MessageBarBody>
        </MessageBar>
      )}
      <Button
        appearance="primary"
        className="run"
        disabled={task.running}
        onClick={() => void start()}
        aria-keyshortcuts="Alt+V"
        title={text.shortcut}
      >
        {review ? text.runAgain : text.run}
      </Button>
      <TaskStatus task={task} result={review ? resultSentence(review, text) : ''} />
      {review && given && (
        <Results
          review={review}
          workbook={given.workbook}
          exceptions={exceptions}
          onAccept={(fingerprint, reason) => void put(fingerprint, reason)}
          onRecheck={start}
        />
      )}
    </>
  );
}

function resultSentence(review: Review, text: Strings): string {
  const { error, warning, hint, rounding } = review.summary;
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
  readonly onRecheck: () => Promise<void>;
}

function Results({ review, workbook, exceptions, onAccept, onRecheck }: ResultsProps) {
  const { text } = usePane();
  const { fix, undo } = useFixing(workbook, onRecheck);
  const [levels, setLevels] = useState<ReadonlySet<Level>>(new Set<Level>(['error', 'warning', 'hint']));
  const [query, setQuery] = useState('');
  const toggle = (level: Level) =>
    setLevels((before) => new Set(before.has(level) ? [...before].filter((other) => other !== level) : [...before, level]));
  const found = review.findings.filter((finding) => levels.has(finding.level) && matches(finding, query));
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
      <Counts counts={review.summary} shown={levels} onToggle={toggle} />
      <Coverage review={review} />
      <Actions review={review} findings={found} exceptions={exceptions} />
      {review.findings.length > 0 && (
        <SearchBox
          size="small"
          className="search"
          placeholder={text.search}
          aria-label={text.search}
          value={query}
          onChange={(_event, { value }) => setQuery(value)}
        />
      )}
      {found.length > 0 ? (
        <>
          <p className="keyboard-hint">{text.keyboard}</p>
          <UndoButton undo={undo} />
          <FindingList findings={found} exceptions={exceptions} onAccept={onAccept} onFix={fix} />
        </>
      ) : (
        <p className="empty">{review.findings.length > 0 ? text.noMatches : text.noFindings}</p>
      )}
    </>
  );
}

function matches({ message, rule, basis, form = '', cells, witnesses = [] }: Finding, query: string): boolean {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return true;
  const places = cells.map(({ sheet, address, value }) => `${sheet}!${address} ${value}`);
  return [message, rule, basis, form, ...places, ...witnesses].some((text) => text.toLowerCase().includes(wanted));
}
