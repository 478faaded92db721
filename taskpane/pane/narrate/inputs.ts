import { useCallback, useEffect, useState } from 'react';
import { messageOf, usePane } from '../context';
import { parseTexts } from '../validate/exceptions';

export type Texts = Readonly<Record<string, string>>;

const KEY = 'inputs';

/** What the officer gives besides the forms, kept in the workbook. */
export function useInputs() {
  const { port, notify, language } = usePane();
  const [inputs, setInputs] = useState<Texts>({});
  const load = useCallback(async () => {
    const kept = parseTexts(await port.loadState(KEY));
    setInputs(kept);
    return kept;
  }, [port]);
  useEffect(() => {
    load().catch(() => undefined);
  }, [load]);
  const put = useCallback(
    (key: string, value: string) => {
      const { [key]: _old, ...others } = inputs;
      const next = value.trim() === '' ? others : { ...others, [key]: value.trim() };
      setInputs(next);
      port
        .saveState(KEY, Object.keys(next).length > 0 ? JSON.stringify(next) : null)
        .catch((error: unknown) => notify({ intent: 'error', message: messageOf(error, language) }));
    },
    [port, inputs, notify, language],
  );
  return { inputs, load, put };
}
