import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Flag } from '../../../src/hosts/port';
import type { Finding } from '../../../src/findings/finding';
import type { Review } from '../../../src/review';
import { messageOf, usePane, type Notice } from '../context';
import type { Texts } from '../kept-texts';
import { reportSheet } from './report';

/** What is done with the findings that are shown; accepted ones are not flagged. */
export function Actions({ review, findings, exceptions }: { review: Review; findings: readonly Finding[]; exceptions: Texts }) {
  const { port, text, language, notify } = usePane();
  const [busy, setBusy] = useState(false);
  const act = (work: () => Promise<Notice>) => async () => {
    setBusy(true);
    await work().then(notify, (error: unknown) => notify({ intent: 'error', message: messageOf(error, language) }));
    setBusy(false);
  };
  const flag = act(async () => {
    const flags = flagsOf(findings.filter(({ fingerprint }) => exceptions[fingerprint] === undefined));
    if (flags.length === 0) return { intent: 'info', message: text.nothingToFlag };
    const { flagged, skipped } = await port.flag(flags);
    return { intent: skipped.length > 0 ? 'warning' : 'success', message: `${flagged} ${text.flagged}`, details: skipped };
  });
  const clear = act(async () => {
    const removed = await port.clearFlags();
    return { intent: removed > 0 ? 'success' : 'info', message: removed > 0 ? `${removed} ${text.cleared}` : text.noMarks };
  });
  const report = act(async () => {
    const name = await port.writeSheet(reportSheet(review, findings, exceptions, text));
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
    </div>
  );
}

/** The likely culprit of every finding. */
function flagsOf(findings: readonly Finding[]): Flag[] {
  return findings.flatMap(({ cells: [cell], level, message }) =>
    cell ? [{ sheet: cell.sheet, address: cell.address, level, text: message }] : [],
  );
}
