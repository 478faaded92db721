import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Finding } from '../../../src/findings/finding';
import { withReasons } from '../../../src/findings/accepted';
import type { Review } from '../../../src/findings/review';
import { reviewSheet } from '../../../src/report/sheet';
import { messageOf, usePane, type Notice } from '../context';
import type { Texts } from '../kept-texts';
import type { Stepper } from './FindingList';
import { flagsOf, openFindings } from './open-findings';
import { counted } from '../strings';

interface ActionsProps {
  readonly review: Review;
  readonly findings: readonly Finding[];
  readonly exceptions: Texts;
  /** Hears whether the workbook shows marks now. */
  readonly onMarked: (marked: boolean) => void;
  readonly stepper: Stepper;
}

/** What is done with the findings that are shown; accepted ones are not flagged. */
export function Actions({ review, findings, exceptions, onMarked, stepper }: ActionsProps) {
  const { port, text, language, notify } = usePane();
  const [busy, setBusy] = useState(false);
  const act = (work: () => Promise<Notice>) => async () => {
    setBusy(true);
    await work().then(notify, (error: unknown) => notify({ intent: 'error', message: messageOf(error, language) }));
    setBusy(false);
  };
  const flag = act(async () => {
    const flags = flagsOf(openFindings(findings, exceptions));
    if (flags.length === 0) return { intent: 'info', message: text.nothingToFlag };
    const { flagged, skipped } = await port.flag(flags);
    onMarked(true);
    return { intent: skipped.length > 0 ? 'warning' : 'success', message: counted(flagged, text.flagged), details: skipped };
  });
  const clear = act(async () => {
    const removed = await port.clearFlags();
    onMarked(false);
    return { intent: removed > 0 ? 'success' : 'info', message: removed > 0 ? counted(removed, text.cleared) : text.noMarks };
  });
  const report = act(async () => {
    // The whole review, as the command line writes it: a report that follows a filter would contradict its own counts.
    const name = await port.writeSheet(reviewSheet(withReasons(review, new Map(Object.entries(exceptions))), language));
    return { intent: 'success', message: `${text.written} ${name}` };
  });
  return (
    <div className="buttons actions">
      <Button size="small" disabled={busy} onClick={() => void flag()}>
        {text.flag}
      </Button>
      <Button size="small" disabled={busy} onClick={() => void clear()}>
        {text.clear}
      </Button>
      <Button size="small" disabled={busy} onClick={() => void report()}>
        {text.report}
      </Button>
      {/* Where the host keeps the keys that are pressed in its grid, these are the way. */}
      {findings.length > 0 && (
        <span className="steps">
          <Button size="small" appearance="subtle" title={text.previous} aria-label={text.previous} onClick={() => stepper.current?.(-1)}>
            ↑
          </Button>
          <Button size="small" appearance="subtle" title={text.next} aria-label={text.next} onClick={() => stepper.current?.(1)}>
            ↓
          </Button>
        </span>
      )}
    </div>
  );
}
