import {
  Button,
  FluentProvider,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Spinner,
  webDarkTheme,
  webLightTheme,
} from '@fluentui/react-components';
import { useCallback, useEffect, useRef, useState, type DragEvent } from 'react';
import { messageOf } from '../pane/context';
import { rememberedLanguage } from '../pane/language';
import { Pane, useDark } from '../pane/Pane';
import { STRINGS, type Language, type Strings } from '../pane/strings';
import type { Grid } from './grid/grid';
import type { WorkbenchPort } from './port';
import { fetchSample, SAMPLES, type Sample } from './samples';
import { SidePane } from './SidePane';
import { TopBar } from './TopBar';
import './workbench.css';

interface Opened {
  readonly port: WorkbenchPort;
  readonly name: string;
  readonly sample: string;
  /** Counts the workbooks opened, so that the pane begins anew with each. */
  readonly id: number;
}

interface Source {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly sample?: string;
}

export function Workbench() {
  const dark = useDark();
  const [language, setLanguage] = useState<Language>(rememberedLanguage);
  const [message, setMessage] = useState<Said | null>(null);
  const [dragging, setDragging] = useState(false);
  const container = useRef<HTMLDivElement>(null);
  const text = STRINGS[language];
  const fail = useCallback((error: unknown) => setMessage({ intent: 'error', text: messageOf(error, rememberedLanguage()) }), []);
  const refused = useCallback(() => setMessage({ intent: 'info', text: STRINGS[rememberedLanguage()].onlyValues }), []);
  const { opened, busy, open } = useOpener(container, fail, refused, () => setMessage(null));

  const openFile = (file: File) => void open(async () => ({ bytes: new Uint8Array(await file.arrayBuffer()), name: file.name }));
  const openSample = useCallback(
    (sample: Sample) => void open(async () => ({ ...(await fetchSample(sample)), sample: sample.id })),
    [open],
  );
  useEffect(() => openSample(SAMPLES[0]), [openSample]);

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setDragging(false);
    if (event.dataTransfer.files[0]) openFile(event.dataTransfer.files[0]);
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
      lang={language === 'zh' ? 'zh-CN' : 'en'}
    >
      <TopBar
        text={text}
        language={language}
        name={opened?.name ?? ''}
        sample={opened?.sample ?? ''}
        busy={busy}
        onFile={openFile}
        onSample={openSample}
        onSave={() => void opened?.port.save().catch(fail)}
      />
      <Message message={message} text={text} onClose={() => setMessage(null)} />
      <div className="workbench-body">
        <div className="grid-area" aria-label={text.grid} role="region">
          <div ref={container} className="grid-container" />
          {busy && (
            <div className="grid-busy">
              <Spinner label={text.loading} />
            </div>
          )}
          {dragging && <div className="drop-hint">{text.drop}</div>}
        </div>
        <SidePane label={text.resize}>{opened && <Pane key={opened.id} port={opened.port} onLanguage={setLanguage} />}</SidePane>
      </div>
    </FluentProvider>
  );
}

interface Said {
  readonly intent: 'error' | 'info';
  readonly text: string;
}

function Message({ message, text, onClose }: { message: Said | null; text: Strings; onClose: () => void }) {
  return (
    <div className="workbench-message" aria-live="polite">
      {message && (
        <MessageBar intent={message.intent} layout="multiline">
          <MessageBarBody>{message.text}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" appearance="subtle" onClick={onClose}>
              {text.close}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
    </div>
  );
}

/** Reads a workbook and puts it into the grid. What cannot be opened leaves the workbook that is shown. */
function useOpener(
  container: React.RefObject<HTMLDivElement | null>,
  fail: (error: unknown) => void,
  refused: () => void,
  begin: () => void,
) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [busy, setBusy] = useState(false);
  const grid = useRef<Grid | null>(null);
  const shown = useRef<Opened | null>(null);
  const latest = useRef(0);
  const again = useRef<(source: () => Promise<Source>) => Promise<void>>(() => Promise.resolve());
  const callbacks = useRef({ fail, refused, begin });
  useEffect(() => {
    callbacks.current = { fail, refused, begin };
  });

  const open = useCallback(
    async (source: () => Promise<Source>) => {
      const turn = ++latest.current;
      setBusy(true);
      callbacks.current.begin();
      try {
        const { bytes, name, sample = '' } = await source();
        const { createGrid, OpenFile, toGrid, WorkbenchPort: Port } = await import('./parts');
        const file = await OpenFile.read(bytes, name);
        if (turn !== latest.current || !container.current) return;
        grid.current ??= createGrid(container.current, () => callbacks.current.refused());
        shown.current?.port.dispose();
        grid.current.open(toGrid(file.snapshot, file.presentation, `workbook-${turn}`));
        shown.current = {
          port: new Port(grid.current, file, (more, called) => again.current(() => Promise.resolve({ bytes: more, name: called }))),
          name,
          sample,
          id: turn,
        };
        setOpened(shown.current);
      } catch (error) {
        if (turn === latest.current) callbacks.current.fail(error);
      } finally {
        if (turn === latest.current) setBusy(false);
      }
    },
    [container],
  );
  useEffect(() => {
    again.current = open;
  }, [open]);
  return { opened, busy, open };
}
