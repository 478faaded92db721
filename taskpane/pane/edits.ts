import { useEffect, useRef, useState } from 'react';
import type { WorkbookPort } from '../../src/hosts/port';
import { usePane } from './context';

/** One thing that was written into the workbook, and how it is taken back. */
export interface Done {
  /** The part of the pane that did it. */
  readonly by: string;
  readonly undo: () => Promise<void>;
}

/**
 * Everything that changes the forms while the pane is open: what the user types, which the host tells, and what the pane itself writes,
 * which the host leaves out. What was found before a change is outdated whoever made it.
 */
export class Edits {
  private readonly listeners = new Set<(sheet: string) => void>();

  constructor(private readonly port: Pick<WorkbookPort, 'onChanged'>) {}

  /** Calls back after cells changed, with the sheet where it is known; gives a function that ends it. */
  onEdited(listener: (sheet: string) => void): () => void {
    const end = this.port.onChanged(listener);
    this.listeners.add(listener);
    return () => {
      end();
      this.listeners.delete(listener);
    };
  }

  /** Tells that the pane has written. */
  written(): void {
    for (const listener of this.listeners) listener('');
  }
}

/** Whether the workbook changed after something was read from it. */
export function useChanges() {
  const { edits } = usePane();
  const count = useRef(0);
  const [stale, setStale] = useState(false);
  useEffect(
    () =>
      edits.onEdited(() => {
        count.current++;
        setStale(true);
      }),
    [edits],
  );
  return { stale, changes: () => count.current, see: (read: number) => setStale(count.current !== read) };
}
