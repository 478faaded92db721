import { Button, FluentProvider, Spinner, Tab, TabList, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { lazy, Suspense, useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import type { LastYear, WorkbookPort } from '../../src/hosts/port';
import type { CellRef } from '../../src/workbook/snapshot';
import { messageOf, PaneProvider, type Notice, type PaneContext } from './context';
import { Edits, type Done } from './edits';
import { NoticeBar } from './NoticeBar';
import { PriorChoice } from './PriorChoice';
import { rememberedLanguage, rememberLanguage } from './language';
import { STRINGS, type Language, type Strings } from './strings';
import { ValidateView } from './validate/ValidateView';
import './pane.css';

export const VIEWS = ['validate', 'narrate', 'proofread', 'author'] as const;
export type View = (typeof VIEWS)[number];

const NarrateView = lazy(() => import('./narrate/NarrateView'));
const ProofreadView = lazy(() => import('./proofread/ProofreadView'));
const AuthorView = lazy(() => import('./author/AuthorView'));

type Prior = Pick<PaneContext, 'prior' | 'priorInputs'>;
const NO_PRIOR: Prior = { prior: null, priorInputs: {} };

const priorOf = (from: LastYear | undefined): Prior => (from ? { prior: from.workbook, priorInputs: from.inputs } : NO_PRIOR);

interface PaneProps {
  readonly port: WorkbookPort;
  readonly view?: View;
  /** The workbook that the one in the port was made from: last year's until another is chosen. */
  readonly from?: LastYear;
  /** Hears of the language that the user chose. */
  readonly onLanguage?: (language: Language) => void;
}

/** The pane, the same in Excel and in the workbench. It knows the workbook through the port only. */
export function Pane({ port, view = 'validate', from, onLanguage }: PaneProps) {
  const [language, setLanguage] = useState<Language>(rememberedLanguage);
  const [shown, setShown] = useState<View>(view);
  const [visited, setVisited] = useState<ReadonlySet<View>>(new Set([view]));
  const [notice, notify] = useState<Notice | null>(null);
  const [{ prior, priorInputs }, setPrior] = useState<Prior>(() => priorOf(from));
  const [pack, choosePack] = useState<string | null>(null);
  const choices = useMemo(() => ({ prior, pack }), [prior, pack]);
  const [done, setDone] = useState<readonly Done[]>([]);
  const edits = useMemo(() => new Edits(port), [port]);
  const dark = useDark();
  const text = STRINGS[language];
  const select = useCallback(
    (cells: readonly CellRef[]) => {
      const first = cells[0];
      if (!first) return;
      port
        .select(cells.filter(({ sheet }) => sheet === first.sheet))
        .catch((error: unknown) => notify({ intent: 'error', message: messageOf(error, language) }));
    },
    [port, language],
  );
  const context = useMemo(
    () => ({ port, language, text, select, notify, prior, priorInputs, choices, choosePack, edits, done, setDone }),
    [port, language, text, select, prior, priorInputs, choices, edits, done],
  );
  // After the click: a change of state in the midst of it would put a checkbox back.
  const forget = (said: Notice | null) => void setTimeout(() => notify((now) => (now === said ? null : now)));
  const open = (next: View) => {
    setShown(next);
    setVisited((before) => new Set([...before, next]));
    notify(null);
  };
  const toggle = () => {
    const next = language === 'zh' ? 'en' : 'zh';
    rememberLanguage(next);
    setLanguage(next);
    onLanguage?.(next);
  };

  return (
    <FluentProvider
      theme={dark ? webDarkTheme : webLightTheme}
      className={`pane ${dark ? 'dark' : 'light'}`}
      lang={language === 'zh' ? 'zh-CN' : 'en'}
    >
      <PaneProvider value={context}>
        <PaneHeader shown={shown} text={text} other={language === 'zh' ? 'en' : 'zh-CN'} onOpen={open} onLanguage={toggle} />
        <main className="pane-main" onClickCapture={({ target }) => isAction(target) && forget(notice)}>
          <div className="pane-body">
            <PriorChoice isMadeFrom={prior !== null && prior === from?.workbook} onPrior={(next) => setPrior(next ?? NO_PRIOR)} />
            {VIEWS.map((name) => (
              <section
                key={name}
                id={`view-${name}`}
                role="tabpanel"
                aria-labelledby={`tab-${name}`}
                hidden={name !== shown}
                className="view"
              >
                <Suspense fallback={<Spinner size="small" label={text.loading} />}>{visited.has(name) && viewOf(name)}</Suspense>
              </section>
            ))}
            <p className="pane-foot">
              <a href="guide.html" target="_blank" rel="noreferrer">
                {text.guide}
              </a>
            </p>
          </div>
          <NoticeBar className="notice" notice={notice} text={text} onClose={() => notify(null)} />
        </main>
      </PaneProvider>
    </FluentProvider>
  );
}

/** What was said of the action before is gone with the next one. */
export const isAction = (target: EventTarget): boolean =>
  target instanceof Element &&
  target.closest('button, summary, a, input, .card, [role=button]') !== null &&
  target.closest('.notice, .workbench-messages') === null;

interface HeaderProps {
  readonly shown: View;
  readonly text: Strings;
  /** The language to change to. */
  readonly other: string;
  readonly onOpen: (view: View) => void;
  readonly onLanguage: () => void;
}

function PaneHeader({ shown, text, other, onOpen, onLanguage }: HeaderProps) {
  return (
    <section className="pane-header" aria-label={text.product}>
      <TabList selectedValue={shown} onTabSelect={(_event, { value }) => onOpen(value as View)} size="small" aria-label={text.views}>
        {VIEWS.map((name) => (
          <Tab key={name} value={name} id={`tab-${name}`} aria-controls={`view-${name}`}>
            {text[name]}
          </Tab>
        ))}
      </TabList>
      <Button appearance="subtle" size="small" onClick={onLanguage} title={text.languageHint} lang={other} className="language">
        {text.language}
      </Button>
    </section>
  );
}

function viewOf(view: View) {
  if (view === 'narrate') return <NarrateView />;
  if (view === 'author') return <AuthorView />;
  return view === 'proofread' ? <ProofreadView /> : <ValidateView />;
}

const query = () => window.matchMedia('(prefers-color-scheme: dark)');

function subscribe(listener: () => void): () => void {
  const media = query();
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}

/** Whether the system asks for dark colours. */
export function useDark(): boolean {
  return useSyncExternalStore(subscribe, () => query().matches);
}
