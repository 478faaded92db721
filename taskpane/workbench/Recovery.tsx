import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Language, Strings } from '../pane/strings';
import type { WorkbenchPort } from './port';
import { UnsavedStore, type UnsavedWorkbook } from './unsaved-store';

/** From a change to its being kept, in milliseconds: what a crash can cost at most. */
const DELAY = 1500;

export type RecoverChoice = 'recover' | 'discard' | 'later';

/** Keeps the unsaved state of the open workbook, forgets it when it was saved, and finds what an earlier page left behind. */
export function useRecovery(
  opened: { readonly port: WorkbenchPort; readonly name: string } | null,
  unsaved: boolean,
  open: (bytes: Uint8Array, name: string) => Promise<void>,
) {
  const store = useMemo(() => new UnsavedStore(), []);
  const [found, setFound] = useState<UnsavedWorkbook | null>(null);
  const isUnsaved = useRef(unsaved);
  // A browser that keeps nothing (private windows) is no reason to say anything: everything else works.
  useEffect(() => void store.find().then(setFound, () => undefined), [store]);
  useEffect(() => {
    isUnsaved.current = unsaved;
    if (!unsaved) void store.forget().catch(() => undefined);
  }, [store, unsaved, opened]);
  useEffect(() => {
    if (!opened) return;
    let timer: number | undefined;
    const keep = async () => {
      timer = undefined;
      const bytes = await opened.port.unsavedBytes();
      if (isUnsaved.current) await store.keep(opened.name, bytes);
    };
    const start = () => (timer ??= window.setTimeout(() => void keep().catch(() => undefined), DELAY));
    const end = opened.port.onTouched(start);
    if (isUnsaved.current) start();
    return () => {
      end();
      window.clearTimeout(timer);
    };
  }, [store, opened]);

  const answer = async (choice: RecoverChoice) => {
    setFound(null);
    if (!found || choice === 'later') return;
    if (choice === 'recover') {
      await open(found.bytes, found.name);
      await store.keep(found.name, found.bytes);
    }
    await store.forget(found.page);
  };
  return { found, answer };
}

interface RecoverProps {
  readonly found: UnsavedWorkbook;
  readonly text: Strings;
  readonly language: Language;
  readonly onAnswer: (choice: RecoverChoice) => void;
}

/** Asks what to do with a workbook whose changes were not saved. */
export function Recover({ found, text, language, onAnswer }: RecoverProps) {
  const when = new Date(found.at).toLocaleString(language === 'zh' ? 'zh-CN' : 'en', { dateStyle: 'short', timeStyle: 'short' });
  return (
    <div role="alertdialog" aria-label={text.recoverAsk} onKeyDown={({ key }) => key === 'Escape' && onAnswer('later')}>
      <MessageBar intent="info" layout="multiline" className="recover">
        <MessageBarBody>
          {text.recoverAsk} <b>{found.name}</b>
          {text.bracket}
          {when}
          {text.bracketEnd}
        </MessageBarBody>
        <MessageBarActions>
          <Button size="small" appearance="primary" onClick={() => onAnswer('recover')}>
            {text.recover}
          </Button>
          <Button size="small" onClick={() => onAnswer('discard')}>
            {text.recoverNot}
          </Button>
          <Button size="small" onClick={() => onAnswer('later')}>
            {text.recoverLater}
          </Button>
        </MessageBarActions>
      </MessageBar>
    </div>
  );
}
