import { Button, FluentProvider, Spinner, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { useCallback, useEffect, useRef, useState, type DragEvent } from 'react';
import type { LastYear } from '../../src/hosts/port';
import { messageOf } from '../pane/context';
import { rememberedLanguage } from '../pane/language';
import { NoticeBar } from '../pane/NoticeBar';
import { isAction, Pane, useDark } from '../pane/Pane';
import { counted, STRINGS, type Language, type Strings } from '../pane/strings';
import type { Grid } from './grid/grid';
import type { WorkbenchPort } from './port';
import { Unsaved, type Said } from './Messages';
import { fetchSample, fileNameOf, SAMPLES, type Sample } from './samples';
import { Recover, useRecovery } from './Recovery';
import { SidePane } from './SidePane';
import { TopBar } from './TopBar';
import './workbench.css';

interface Opened {
  readonly port: WorkbenchPort;
  readonly name: string;
  readonly sample: string;
  /** The workbook it was made from. */
  readonly from?: LastYear;
  /** Counts the workbooks opened, so that the pane begins anew with each. */
  readonly id: number;
}

interface Source {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly sample?: string;
  /** It was recovered or made here and is in no file of the user. */
  readonly unsaved?: boolean;
  readonly from?: LastYear;
}

export function Workbench() {
  const dark = useDark();
  const [language, setLanguage] = useState<Language>(rememberedLanguage);
  const [message, setMessage] = useState<Said | null>(null);
  const [dragging, setDragging] = useState(false);
  const container = useRef<HTMLDivElement>(null);
  const text = STRINGS[language];
  const fail = useCallback((error: unknown) => setMessage({ intent: 'error', message: messageOf(error, rememberedLanguage()) }), []);
  const notOpened = useCallback((error: unknown, name: string, shown: string | undefined) => {
    const language = rememberedLanguage();
    const { notOpened: said, colon, stillShown } = STRINGS[language];
    const left = shown === undefined ? '' : ` ${stillShown}${shown}`;
    setMessage({ intent: 'error', message: `${said}${name}${colon}${messageOf(error, language)}${left}` });
  }, []);
  const refused = useCallback(() => setMessage({ intent: 'info', brief: true, message: STRINGS[rememberedLanguage()].onlyValues }), []);
  const [unsaved, setUnsaved] = useState(false);
  const asked = useRef<(() => void) | null>(null);
  const [asking, setAsking] = useState(false);
  const said = useCallback(({ isXls, long }: { readonly isXls: boolean; readonly long: number }) => {
    const { xlsOpened, longFormulas } = STRINGS[rememberedLanguage()];
    const sentences = [...(isXls ? [xlsOpened] : []), ...(long > 0 ? [counted(long, longFormulas)] : [])];
    if (sentences.length > 0) setMessage({ intent: 'info', message: sentences.join(' ') });
  }, []);
  const { opened, busy, open, cancel } = useOpener(container, {
    fail: notOpened,
    refused,
    said,
    unsaved: setUnsaved,
    begin: () => setMessage(null),
    dark,
    language,
    made: (source) => guarded(() => void open(source.name, () => Promise.resolve(source))),
  });
  useUnsaved(unsaved, opened?.name ?? '', text);
  const { found, answer: onRecover } = useRecovery(opened, unsaved, (bytes, name) =>
    open(name, () => Promise.resolve({ bytes, unsaved: true })),
  );
  // After the new pane stands: the focus goes into it.
  useEffect(() => {
    if (opened) leaveGrid();
  }, [opened]);
  useRegions();
  /** Does it at once, or after the user was asked about the changes that it would lose. */
  const guarded = (work: () => void) => {
    if (!unsaved) return work();
    asked.current = work;
    setAsking(true);
  };
  const answer = async (choice: 'save' | 'open' | 'cancel') => {
    setAsking(false);
    if (choice === 'save') await opened?.port.save().catch(fail);
    if (choice !== 'cancel') asked.current?.();
    else document.querySelector<HTMLElement>('.topbar button')?.focus();
  };

  /** What was said of the action before is gone with the next one. */
  const forget = (said: Said | null) => void setTimeout(() => setMessage((now) => (now === said ? null : now)));

  const openFile = (file: File) => guarded(() => void open(file.name, async () => ({ bytes: new Uint8Array(await file.arrayBuffer()) })));
  const openSample = useCallback(
    (sample: Sample) => void open(fileNameOf(sample), async () => ({ bytes: await fetchSample(sample), sample: sample.id })),
    [open],
  );
  useEffect(() => openSample(SAMPLES[0]), [openSample]);

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setDragging(false);
    const [file, ...others] = event.dataTransfer.files;
    if (!file) return;
    openFile(file);
    if (others.length > 0) setMessage({ intent: 'info', message: `${text.onlyOneFile}${file.name}` });
  };
  return (
    <FluentProvider
      theme={dark ? webDarkTheme : webLightTheme}
      className={`workbench${dragging ? ' dragging' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setDragging(true);
      }}
      onDragLeave={({ currentTarget, target }) => currentTarget === target && setDragging(false)}
      onDrop={drop}
      onClickCapture={({ target }) => (message?.brief || isAction(target)) && forget(message)}
      lang={language === 'zh' ? 'zh-CN' : 'en'}
    >
      <TopBar
        text={text}
        language={language}
        name={opened?.name ?? ''}
        sample={opened?.sample ?? ''}
        busy={busy}
        onFile={openFile}
        onSample={(sample) => guarded(() => openSample(sample))}
        onSave={() => void opened?.port.save().catch(fail)}
      />
      <div className="workbench-body">
        <div className="grid-area" aria-label={text.grid} role="region">
          <div className="workbench-messages">
            {found && <Recover found={found} text={text} language={language} onAnswer={(choice) => void onRecover(choice).catch(fail)} />}
            {asking && <Unsaved text={text} onAnswer={(choice) => void answer(choice)} />}
            <NoticeBar className="workbench-message" notice={message} text={text} onClose={() => setMessage(null)} />
          </div>
          <div ref={container} className="grid-container" />
          {busy && (
            <div className="grid-busy">
              <Spinner label={text.loading} />
              <Button size="small" onClick={cancel}>
                {text.cancel}
              </Button>
            </div>
          )}
          {dragging && <div className="drop-hint">{text.drop}</div>}
        </div>
        <SidePane label={text.resize}>
          {opened && <Pane key={opened.id} port={opened.port} onLanguage={setLanguage} {...(opened.from ? { from: opened.from } : {})} />}
        </SidePane>
      </div>
    </FluentProvider>
  );
}

/** The name of the file, and whether it has unsaved changes, in the title; the browser asks before the page is left. */
function useUnsaved(unsaved: boolean, name: string, text: Strings): void {
  useEffect(() => {
    document.title = name === '' ? text.workbench : `${unsaved ? '● ' : ''}${name} - ${text.workbench}`;
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved, name, text]);
}

/** What F6 goes to in each part of the page. */
const REGIONS = [
  ['.topbar', '.topbar button'],
  ['.grid-area', '.grid-container [contenteditable=true]'],
  ['.pane-area', '.pane-area [role=tab][aria-selected=true]'],
] as const;

/** F6 moves between toolbar, grid and pane, Shift+F6 back. In the capturing phase: the grid keeps every key that reaches it. */
function useRegions(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F6') return;
      event.preventDefault();
      event.stopPropagation();
      letGridBe();
      const now = REGIONS.findIndex(([region]) => document.activeElement?.closest(region));
      const next = (now + (event.shiftKey ? REGIONS.length - 1 : 1) + (now < 0 && event.shiftKey ? 1 : 0)) % REGIONS.length;
      document.querySelector<HTMLElement>(REGIONS[next]![1])?.focus();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
}

/** Reads a workbook and puts it into the grid. What cannot be opened leaves the workbook that is shown. */
function useOpener(
  container: React.RefObject<HTMLDivElement | null>,
  heard: {
    readonly fail: (error: unknown, name: string, shown: string | undefined) => void;
    readonly refused: () => void;
    /** What has to be known of a file that was opened. */
    readonly said: (of: { readonly isXls: boolean; readonly long: number }) => void;
    readonly unsaved: (unsaved: boolean) => void;
    readonly begin: () => void;
    readonly dark: boolean;
    readonly language: Language;
    /** The pane made a workbook that is to be shown. */
    readonly made: (source: Source) => void;
  },
) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [busy, setBusy] = useState(false);
  const grid = useRef<Grid | null>(null);
  const shown = useRef<Opened | null>(null);
  const latest = useRef(0);
  const callbacks = useRef(heard);
  useEffect(() => {
    callbacks.current = heard;
    grid.current?.setDark(heard.dark);
    grid.current?.setLanguage(heard.language);
  });

  const open = useCallback(
    async (name: string, source: () => Promise<Omit<Source, 'name'>>) => {
      const turn = ++latest.current;
      setBusy(true);
      callbacks.current.begin();
      try {
        const { bytes, sample = '', unsaved = false, from } = await source();
        const { createGrid, keepLongFromGrid, OpenFile, toGrid, WorkbenchPort: Port } = await import('./parts');
        const file = await OpenFile.read(bytes, name);
        if (turn !== latest.current || !container.current) return;
        const long = keepLongFromGrid(file.snapshot);
        grid.current ??= createGrid(container.current, () => callbacks.current.refused());
        grid.current.setDark(callbacks.current.dark);
        grid.current.setLanguage(callbacks.current.language);
        shown.current?.port.dispose();
        grid.current.open(toGrid(file.snapshot, file.presentation, `workbook-${turn}`));
        shown.current = {
          port: new Port(
            grid.current,
            file,
            (more, called, before) =>
              callbacks.current.made({ bytes: more, name: called, unsaved: true, ...(before ? { from: before } : {}) }),
            (unsaved) => shown.current?.id === turn && callbacks.current.unsaved(unsaved),
          ),
          name,
          sample,
          ...(from ? { from } : {}),
          id: turn,
        };
        setOpened(shown.current);
        callbacks.current.unsaved(false);
        if (unsaved) shown.current.port.markUnsaved();
        callbacks.current.said({ isXls: file.isXls, long });
      } catch (error) {
        if (turn === latest.current) callbacks.current.fail(error, name, shown.current?.name);
      } finally {
        if (turn === latest.current) setBusy(false);
      }
    },
    [container],
  );
  const cancel = useCallback(() => {
    latest.current++;
    setBusy(false);
  }, []);
  return { opened, busy, open, cancel };
}

/** Ends what keeps the focus out of the grid. */
let letGridBe = (): void => undefined;

/**
 * The grid takes the focus some time after a workbook was opened and keeps every key, Tab too: the pane's first action has it
 * instead, unless the user has done something meanwhile.
 */
function leaveGrid(): void {
  letGridBe();
  const home = () => document.querySelector<HTMLElement>('.pane-area .view:not([hidden]) .run')?.focus();
  const onFocus = ({ target }: FocusEvent) => target instanceof Element && target.closest('.grid-container') && home();
  const events = ['pointerdown', 'keydown'] as const;
  const end = () => {
    document.removeEventListener('focusin', onFocus);
    for (const event of events) document.removeEventListener(event, end, true);
  };
  document.addEventListener('focusin', onFocus);
  for (const event of events) document.addEventListener(event, end, true);
  letGridBe = end;
  setTimeout(end, 5000);
  if (document.activeElement === document.body || document.activeElement?.closest('.grid-container')) home();
}
