import { useCallback, useEffect, useMemo, useState } from 'react';
import type { WorkbookPort } from '../../src/hosts/port';
import { messageOf, usePane } from './context';

/** Texts by key: what the officer gives besides the forms, the reasons of accepted findings. */
export type Texts = Readonly<Record<string, string>>;

/** A kept text as it was read; `sound` is false where it could not be understood as a whole. */
export interface ReadTexts {
  readonly texts: Texts;
  readonly sound: boolean;
}

export function readTexts(state: string | null): ReadTexts {
  if (state === null || state === '') return { texts: {}, sound: true };
  const read = parsed(state);
  if (typeof read !== 'object' || read === null || Array.isArray(read)) return { texts: {}, sound: false };
  const entries = Object.entries(read);
  const texts = entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return { texts: Object.fromEntries(texts), sound: texts.length === entries.length };
}

function parsed(state: string): unknown {
  try {
    return JSON.parse(state);
  } catch {
    return null;
  }
}

/**
 * Texts kept in the workbook under one key of its state. Every change reads what is kept first and waits for the one before, so
 * that nothing another change (or another user of the workbook) kept meanwhile is lost. What cannot be understood is never
 * overwritten: before the first change it is moved to a key beside, `<key>.unreadable`.
 */
export class KeptTexts {
  private queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly port: Pick<WorkbookPort, 'loadState' | 'saveState'>,
    readonly key: string,
  ) {}

  load(): Promise<ReadTexts> {
    return this.next(async () => readTexts(await this.port.loadState(this.key)));
  }

  /** Gives what is kept afterwards. @throws what the port throws; then nothing was changed */
  change(edit: (texts: Texts) => Texts): Promise<Texts> {
    return this.next(async () => {
      const state = await this.port.loadState(this.key);
      const { texts, sound } = readTexts(state);
      const next = edit(texts);
      if (!sound) await this.setAside(state!);
      await this.port.saveState(this.key, Object.keys(next).length > 0 ? JSON.stringify(next) : null);
      return next;
    });
  }

  private async setAside(state: string): Promise<void> {
    const key = `${this.key}.unreadable`;
    const before = await this.port.loadState(key);
    if (before !== state) await this.port.saveState(key, before ? `${before}\n${state}` : state);
  }

  private next<T>(work: () => Promise<T>): Promise<T> {
    const result = this.queue.then(work, work);
    this.queue = result.catch(() => undefined);
    return result;
  }
}

/** The texts kept under a key, for a view. An empty text forgets its entry. */
export function useKeptTexts(key: string) {
  const { port, notify, language, text } = usePane();
  const [texts, setTexts] = useState<Texts>({});
  const kept = useMemo(() => new KeptTexts(port, key), [port, key]);
  const load = useCallback(async () => {
    const read = await kept.load();
    setTexts(read.texts);
    if (!read.sound) notify({ intent: 'warning', message: text.unreadableState });
    return read.texts;
  }, [kept, notify, text]);
  // What cannot be read now is read again before it is used or changed.
  useEffect(() => {
    load().catch(() => undefined);
  }, [load]);
  const change = useCallback(
    (edit: (texts: Texts) => Texts) =>
      kept.change(edit).then(setTexts, (error: unknown) => notify({ intent: 'error', message: messageOf(error, language) })),
    [kept, notify, language],
  );
  const put = useCallback((entry: string, value: string | null) => change((before) => withEntry(before, entry, value)), [change]);
  return { texts, load, put, change };
}

export function withEntry(texts: Texts, entry: string, value: string | null): Texts {
  const { [entry]: _old, ...others } = texts;
  const trimmed = value?.trim() ?? '';
  return trimmed === '' ? others : { ...others, [entry]: trimmed };
}
