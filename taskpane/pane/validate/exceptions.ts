import { useCallback, useEffect, useState } from 'react';
import { messageOf, usePane } from '../context';

/** Reasons for which findings were accepted, by the fingerprint of the finding. */
export type Exceptions = Readonly<Record<string, string>>;

const KEY = 'exceptions';

export function parseTexts(state: string | null): Exceptions {
  if (state === null) return {};
  try {
    const read: unknown = JSON.parse(state);
    if (typeof read !== 'object' || read === null) return {};
    return Object.fromEntries(Object.entries(read).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return {};
  }
}

/** 核实说明, kept in the workbook. A fingerprint contains the values, so that a reason lapses by itself when they change. */
export function useExceptions() {
  const { port, notify, language } = usePane();
  const [exceptions, setExceptions] = useState<Exceptions>({});
  const load = useCallback(async () => setExceptions(parseTexts(await port.loadState(KEY))), [port]);
  useEffect(() => {
    load().catch(() => undefined);
  }, [load]);
  const put = useCallback(
    async (fingerprint: string, reason: string | null) => {
      try {
        // What another user of the same workbook accepted meanwhile stays.
        const { [fingerprint]: _old, ...others } = parseTexts(await port.loadState(KEY));
        const next = reason === null ? others : { ...others, [fingerprint]: reason };
        await port.saveState(KEY, Object.keys(next).length > 0 ? JSON.stringify(next) : null);
        setExceptions(next);
      } catch (error) {
        notify({ intent: 'error', message: messageOf(error, language) });
      }
    },
    [port, notify, language],
  );
  return { exceptions, load, put };
}
