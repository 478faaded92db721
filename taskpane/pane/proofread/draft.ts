import { useCallback, useEffect, useRef, useState } from 'react';
import { PROOF_TEXT_KEY } from '../../../src/proofread/kept';
import { messageOf, usePane } from '../context';

/** Milliseconds without a key after which the text is kept. */
const QUIET = 800;
/** A longer text is not kept: the workbook would grow by it. In characters; a full 情况说明 has some 10,000. */
const LONGEST = 300_000;

/**
 * The text to be compared, kept in the workbook as what is given for the narrative is: it is there again when the pane was closed.
 * What is typed before the kept text was read wins over it.
 */
export function useDraft() {
  const { port, notify, language } = usePane();
  const [draft, show] = useState('');
  const timer = useRef<number | undefined>(undefined);
  const latest = useRef<string | null>(null);
  const kept = useRef<string | null>(null);

  const keep = useCallback(() => {
    window.clearTimeout(timer.current);
    const text = latest.current;
    if (text === null) return;
    const next = text === '' || text.length > LONGEST ? null : text;
    if (next === kept.current) return;
    kept.current = next;
    port.saveState(PROOF_TEXT_KEY, next).catch((error: unknown) => {
      kept.current = null;
      notify({ intent: 'error', message: messageOf(error, language) });
    });
  }, [port, notify, language]);
  useEffect(() => {
    // What cannot be read now is no reason to say anything: the field is empty as it always was.
    port.loadState(PROOF_TEXT_KEY).then(
      (text) => {
        kept.current = text;
        if (text !== null && latest.current === null) show(text);
      },
      () => undefined,
    );
  }, [port]);
  const latestKeep = useRef(keep);
  useEffect(() => {
    latestKeep.current = keep;
  }, [keep]);
  // Leaving the page or the view is the last chance.
  useEffect(() => {
    const leave = () => latestKeep.current();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, []);

  const setDraft = useCallback(
    (text: string, now = false) => {
      latest.current = text;
      show(text);
      window.clearTimeout(timer.current);
      if (now) keep();
      else timer.current = window.setTimeout(() => latestKeep.current(), QUIET);
    },
    [keep],
  );
  return { draft, setDraft, isTooLong: draft.length > LONGEST };
}
