import { useCallback, useEffect, useRef, useState } from 'react';
import { usePane } from '../context';

const NONE: ReadonlySet<string> = new Set();

/** The sheets that the user changed since the narrative was written. */
export function useChangedSheets() {
  const { port } = usePane();
  const [changed, setChanged] = useState(NONE);
  const fresh = useRef(NONE);
  useEffect(
    () =>
      port.onChanged((sheet) => {
        fresh.current = new Set([...fresh.current, sheet]);
        setChanged((before) => new Set([...before, sheet]));
      }),
    [port],
  );
  /** Call when the workbook was read, and `begin` when what was made of it is shown: changes in between count. */
  const since = useCallback(() => {
    fresh.current = NONE;
    return { begin: () => setChanged(fresh.current) };
  }, []);
  return { changed, since };
}
