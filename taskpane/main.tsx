import { createRoot } from 'react-dom/client';
import { ExcelPort } from '../src/hosts/excel/port';
import { Pane, VIEWS, type View } from './pane/Pane';
import { rememberedLanguage } from './pane/language';
import { STRINGS } from './pane/strings';

const parameters = new URLSearchParams(window.location.search);

/** The time after which a user who sees nothing is told what this page is, in milliseconds. */
const PATIENCE = 6000;

/** Whether office.js came: it is not there where Microsoft's site is blocked. */
function officeScript(): Promise<boolean> {
  if ('Office' in window) return Promise.resolve(true);
  const script = document.getElementById('office');
  return new Promise((resolve) => {
    if (document.readyState === 'complete') return resolve(false);
    script?.addEventListener('load', () => resolve(true));
    script?.addEventListener('error', () => resolve(false));
    window.addEventListener('load', () => resolve('Office' in window));
  });
}

/** Outside Excel: what this page is, and where to go. */
function Outside() {
  const text = STRINGS[rememberedLanguage()];
  return (
    <main className="outside">
      <h1>{text.product}</h1>
      <p>{text.officeMissing}</p>
      <p>
        <a href="workbench.html">{text.openWorkbench}</a>
      </p>
    </main>
  );
}

async function start(): Promise<void> {
  const root = createRoot(document.getElementById('root')!);
  const slow = window.setTimeout(() => root.render(<Outside />), PATIENCE);
  const reached = await officeScript();
  const { host } = reached ? await Office.onReady() : { host: null };
  window.clearTimeout(slow);
  if (!reached || host !== Office.HostType.Excel) {
    root.render(<Outside />);
    return;
  }
  const port = new ExcelPort();
  if (parameters.has('selftest')) {
    const { SelfTest } = await import('./pane/SelfTest');
    root.render(<SelfTest port={port} />);
    return;
  }
  const view = VIEWS.find((name) => name === parameters.get('view'));
  root.render(<Pane port={port} {...(view ? { view: view satisfies View } : {})} />);
}

void start();
