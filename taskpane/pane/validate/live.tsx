import { Checkbox } from '@fluentui/react-components';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { LiveCheck } from '../../../src/author/incremental';
import type { Review } from '../../../src/findings/review';
import type { WorkbookSnapshot } from '../../../src/workbook/snapshot';
import { usePane, withChoices } from '../context';
import { ask } from '../engine/engine';
import { editsBetween } from './edits-between';
import type { Given } from './ValidateView';
import { countsOf } from './open-findings';

/** The pause after the last key before anything is checked, in milliseconds. */
const PAUSE = 400;
/** More edits than these at once (a sheet pasted) are a matter for the whole check. */
const FEW = 50;
const KEY = 'gouji.live';

type OnFound = (review: Review, workbook: WorkbookSnapshot, final: boolean) => void;

/**
 * Checks while the user types: what an edit touches at once, the whole workbook right after, so that nothing differs from a
 * validation by hand. What cannot be read (a cell is being edited) is tried again with the next change.
 */
export function useLive(given: Given | null, onFound: OnFound) {
  const { port, language } = usePane();
  const [on, setOn] = useState(() => window.localStorage.getItem(KEY) !== 'off');
  const latest = useRef({ given, onFound });
  const check = useRef<{ of: WorkbookSnapshot; check: LiveCheck } | null>(null);
  const timer = useRef<number | undefined>(undefined);
  const turn = useRef(0);
  useEffect(() => {
    latest.current = { given, onFound };
  });
  useEffect(() => () => window.clearTimeout(timer.current), []);

  const recheck = useCallback(async () => {
    const mine = ++turn.current;
    const before = latest.current.given;
    if (!before) return;
    const workbook = await port.read();
    const quick = await quickly(before, workbook, check, language);
    if (quick && mine === turn.current) latest.current.onFound(quick, workbook, false);
    const found = await ask('validate', [workbook, { language, ...withChoices(before.choices) }]);
    if (mine === turn.current) latest.current.onFound(found, workbook, true);
  }, [port, language]);
  const edited = useCallback(() => {
    window.clearTimeout(timer.current);
    if (on) timer.current = window.setTimeout(() => void recheck().catch(() => undefined), PAUSE);
  }, [on, recheck]);
  /** Gives up what was to be checked: a whole check begins. */
  const rest = useCallback(() => {
    window.clearTimeout(timer.current);
    turn.current++;
  }, []);
  const turnTo = (now: boolean) => {
    window.localStorage.setItem(KEY, now ? 'on' : 'off');
    setOn(now);
    if (now) void recheck().catch(() => undefined);
  };
  return { on, edited, rest, turn: turnTo };
}

/** What the edits touch, laid over what was found before; null where only a whole check can tell. */
async function quickly(
  given: Given,
  workbook: WorkbookSnapshot,
  known: { current: { of: WorkbookSnapshot; check: LiveCheck } | null },
  language: 'zh' | 'en',
): Promise<Review | null> {
  const edits = editsBetween(given.workbook, workbook);
  if (given.choices.prior || given.choices.pack !== null || !edits || edits.length === 0 || edits.length > FEW) return null;
  const { LiveCheck: Check } = await import('../../../src/author/incremental');
  if (known.current?.of !== given.workbook) known.current = { of: given.workbook, check: new Check(given.workbook, language) };
  const recheck = known.current.check.edit(edits);
  if (!recheck) return null;
  const review = given.review;
  const kept = review.findings.filter(
    ({ difference, cells }) => difference === undefined || !cells.some(({ sheet, address }) => recheck.cells.has(`${sheet}!${address}`)),
  );
  const findings = [...recheck.findings, ...kept];
  return { ...review, findings, summary: countsOf(findings) };
}

export function LiveSwitch({ on, onSwitch }: { readonly on: boolean; readonly onSwitch: (on: boolean) => void }) {
  const { text } = usePane();
  return <Checkbox className="live" checked={on} label={text.live} onChange={(_event, { checked }) => onSwitch(checked === true)} />;
}
