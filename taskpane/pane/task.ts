import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReadOptions } from '../../src/hosts/port';
import { messageOf, usePane } from './context';

type TaskState =
  | { readonly status: 'idle' }
  | { readonly status: 'running'; readonly done: number; readonly total: number }
  | { readonly status: 'failed'; readonly message: string };

export interface Task {
  readonly state: TaskState;
  readonly running: boolean;
  readonly run: (work: (options: ReadOptions) => Promise<void>) => Promise<void>;
  readonly cancel: () => void;
}

/** One thing at a time that reads the workbook: with progress, to be cancelled, and with errors as sentences. */
export function useTask(): Task {
  const { language } = usePane();
  const [state, setState] = useState<TaskState>({ status: 'idle' });
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);

  const run = useCallback(
    async (work: (options: ReadOptions) => Promise<void>) => {
      if (controller.current) return;
      const current = new AbortController();
      controller.current = current;
      const from = document.activeElement;
      setState({ status: 'running', done: 0, total: 0 });
      try {
        await work({ signal: current.signal, onProgress: (done, total) => setState({ status: 'running', done, total }) });
        setState({ status: 'idle' });
      } catch (error) {
        setState(current.signal.aborted ? { status: 'idle' } : { status: 'failed', message: messageOf(error, language) });
      } finally {
        controller.current = null;
        setTimeout(() => giveBack(from));
      }
    },
    [language],
  );
  const cancel = useCallback(() => controller.current?.abort(), []);
  return { state, running: state.status === 'running', run, cancel };
}

/** Where the way out was pressed it is gone: the focus goes back to what was pressed before, never to the body. */
function giveBack(from: Element | null): void {
  if (document.activeElement === document.body && document.hasFocus() && from instanceof HTMLElement) from.focus();
}

/** What the engine said has to be asked anew when the user changes the language. */
export function useOnLanguage(again: () => void): void {
  const { language } = usePane();
  const said = useRef(language);
  useEffect(() => {
    if (said.current === language) return;
    said.current = language;
    again();
  });
}

export const loadReader = () => import('../../src/hosts/file/read');
