import { useCallback, useEffect, useState } from 'react';
import { NARRATIVE_KEY, type StoredNarrative } from '../../../src/narrative/stored';
import { messageOf, usePane } from '../context';

/** What the workbook remembers of the narrative that was written from it; null where none was, or where it cannot be understood. */
export function readWritten(state: string | null): StoredNarrative | null {
  if (!state) return null;
  try {
    const read = JSON.parse(state) as Partial<StoredNarrative> | null;
    const isWhole = read?.version === 1 && typeof read.target?.name === 'string' && Array.isArray(read.lines);
    return isWhole ? (read as StoredNarrative) : null;
  } catch {
    return null;
  }
}

export function useWritten() {
  const { port, notify, language } = usePane();
  const [written, setWritten] = useState<StoredNarrative | null>(null);
  useEffect(() => {
    let shown = true;
    port.loadState(NARRATIVE_KEY).then(
      (state) => shown && setWritten(readWritten(state)),
      (error: unknown) => notify({ intent: 'error', message: messageOf(error, language) }),
    );
    return () => {
      shown = false;
    };
  }, [port, notify, language]);
  const remember = useCallback(
    async (stored: StoredNarrative) => {
      setWritten(stored);
      await port.saveState(NARRATIVE_KEY, JSON.stringify(stored));
    },
    [port],
  );
  return { written, remember };
}
