import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { ExcelHost, Request } from './host';

/*
 * Route B of PLATFORM.md: a page in Chromium in which the whole of office.js believes to be inside Excel on Windows.
 *
 *     const host = new ExcelHost(workbookOf(snapshot), '1.14');
 *     const page = await browser.newPage();
 *     await installExcel(page, host);
 *     await page.goto('https://localhost:3000/taskpane.html');   // dist/ of the build, served from disk
 *
 * The page gets the `window.external` that Excel for Windows gives; requests cross to the stand-in host, which stays in the test's
 * process, so that a test looks at its workbook directly. Microsoft's CDN is answered from node_modules, everything else is refused.
 * The client library of the npm package has no notes: use a requirement set below 1.18 here.
 */

const OFFICE = path.resolve('node_modules/@microsoft/office-js/dist');
const DIST = path.resolve('dist');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

/** Requests that left the page for somewhere else than Microsoft's CDN or the pane's own server; tests assert that it is empty. */
export interface Excursions {
  readonly urls: string[];
}

/** Makes the page one inside Excel. Call before the page loads anything. */
export async function installExcel(page: Page, host: ExcelHost): Promise<Excursions> {
  const urls: string[] = [];
  await page.exposeFunction('goujiExecute', (request: string) => {
    const response = host.execute(JSON.parse(request) as Request);
    return response && JSON.stringify(response);
  });
  host.onEvent = (entry) => void page.evaluate((event) => (window as unknown as Emulation).goujiEvent(event), entry).catch(() => undefined);
  await page.addInitScript(emulate, host.version);
  await page.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    const file = fileOf(url);
    if (!file) {
      urls.push(url.href);
      return route.abort();
    }
    const body = await readFile(file).catch(() => null);
    return body
      ? route.fulfill({ body, contentType: TYPES[path.extname(file)] ?? 'application/octet-stream' })
      : route.fulfill({ status: 404 });
  });
  return { urls };
}

function fileOf({ hostname, pathname }: URL): string | null {
  const within = (folder: string, name: string) => {
    const file = path.join(folder, path.normalize(decodeURIComponent(name)));
    return file.startsWith(folder) ? file : null;
  };
  if (hostname === 'localhost') return within(DIST, pathname);
  const cdn = /^\/lib\/(?:1|beta)\/hosted(\/.*)$/.exec(pathname);
  return hostname.startsWith('appsforoffice.') && cdn ? within(OFFICE, cdn[1]!) : null;
}

interface Emulation {
  goujiExecute(request: string): Promise<string | null>;
  goujiEvent(entry: unknown): void;
  external: unknown;
}

/** Runs in the page, before everything else: the COM object of Excel for Windows, as far as office.js looks at it. */
function emulate(version: string): void {
  const EXECUTE = 93;
  const EVENTS = 33;
  const frame = window as unknown as Emulation;
  const array = (...items: unknown[]) => ({ toArray: () => items });
  const handlers: ((id: number, payload: unknown) => void)[] = [];
  const context: Record<string, () => unknown> = {
    GetAppType: () => 1,
    GetSolutionRef: () => '7a1c3c52-5f0e-4a35-9a52-2e6f0b7d9c41',
    GetAppVersionMajor: () => 16,
    GetAppVersionMinor: () => 1,
    GetAppUILocale: () => 2052,
    GetAppDataLocale: () => 2052,
    GetDocUrl: () => 'C:\\workbook.xlsx',
    GetAppCapabilities: () => 0,
    GetActivationMode: () => 2,
    GetControlIntegrationLevel: () => 1,
    GetSolutionToken: () => '',
    GetSupportedMatrix: () => JSON.stringify({ ExcelApi: version }),
    GetHostFullVersion: () => '16.0.17932.20000',
    GetSettings: () => ({ Read: () => undefined, Write: () => undefined }),
    GetOfficeThemeInfo: () => '{}',
  };
  frame.goujiEvent = (entry) => {
    const { messageCategory, messageType, targetId, message, id } = entry as Record<string, unknown>;
    for (const handler of handlers) handler(EVENTS, array([messageCategory, messageType, targetId, message, id, false]));
  };
  const external = {
    GetHostInfo: () => 'Excel$Win32$16.01$zh-CN$stand-in',
    GetContext: () => context,
    Execute(id: number, parameters: unknown[], callback: (response: unknown) => void) {
      // Settings, telemetry and so on: nothing of it is asked of the stand-in.
      if (id !== EXECUTE) return callback(array(0, []));
      const message = (parameters[0] ?? []) as unknown[];
      const request = message.find((part): part is string => typeof part === 'string' && part.startsWith('{'));
      void frame.goujiExecute(request ?? '{}').then((response) => {
        if (response === null) return;
        // Errors of office.js itself, such as 5004 while a cell is edited, come as a status instead of a body.
        const status = Number((JSON.parse(response) as { Error: { Code: string } | null }).Error?.Code);
        callback(status > 0 ? array(status, 'stand-in') : array(0, 200, [], response));
      });
    },
    RegisterEvent(_id: number, _target: string, handler: (id: number, payload: unknown) => void, callback: (response: unknown) => void) {
      if (_id === EVENTS) handlers.push(handler);
      callback(array(0));
    },
    UnregisterEvent(_id: number, _target: string, callback: (response: unknown) => void) {
      callback(array(0));
    },
  };
  Object.defineProperty(window, 'external', { value: external, configurable: true });
}
