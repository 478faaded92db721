import { createRoot } from 'react-dom/client';
import { ExcelPort } from '../src/hosts/excel/port';
import { Pane, VIEWS, type View } from './pane/Pane';
import { rememberedLanguage } from './pane/language';
import { STRINGS } from './pane/strings';

const parameters = new URLSearchParams(window.location.search);

async function start(): Promise<void> {
  const root = createRoot(document.getElementById('root')!);
  const { host } = await Office.onReady();
  if (host !== Office.HostType.Excel) {
    root.render(<p className="selftest">{STRINGS[rememberedLanguage()].notExcel}</p>);
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
