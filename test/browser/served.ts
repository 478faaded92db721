import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser';

export interface Served {
  readonly url: string;
  stop(): void;
}

/** Starts `npm start` on a free port; it builds the pages where they are missing or older than their sources. */
export function serve(): Promise<Served> {
  const server: ChildProcess = spawn(process.execPath, [path.resolve('scripts/start.mjs'), '--port', '0', '--no-open'], { stdio: 'pipe' });
  return new Promise((resolve, reject) => {
    let output = '';
    const listen = (chunk: Buffer) => {
      output += chunk.toString();
      const url = /http:\/\/localhost:\d+/.exec(output)?.[0];
      if (url) resolve({ url, stop: () => server.kill() });
    };
    server.stdout!.on('data', listen);
    server.stderr!.on('data', listen);
    server.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${output}`)));
  });
}

/** A server and a browser for the tests of a file, from the first of them to the last. */
export function useBrowser(): { readonly browser: Browser; readonly url: string } {
  let served: Served;
  let browser: Browser;
  beforeAll(async () => {
    mkdirSync('test/browser/screenshots', { recursive: true });
    served = await serve();
    browser = await launchBrowser();
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    served?.stop();
  });
  return {
    get browser() {
      return browser;
    },
    get url() {
      return served.url;
    },
  };
}

/** What must not happen on a page: requests to other hosts, violations of the policy, errors of scripts. */
export function watch(page: Page): string[] {
  const troubles: string[] = [];
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== 'localhost') troubles.push(`request to ${request.url()}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  return troubles;
}

export const screenshot = (page: Page, name: string) => page.screenshot({ path: `test/browser/screenshots/${name}.png` });

interface Opening {
  readonly width?: number;
  readonly height?: number;
  readonly locale?: string;
  /** Whether the page may read and write the clipboard. */
  readonly clipboard?: boolean;
  /** What is done to the page before it is opened. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

/** The page that the tests of a file use one after another, and what tells it from a page that another test asks for. */
let kept: { readonly page: Page; readonly manner: string } | undefined;

/**
 * The workbench as on its first day, ready to be used, and what must not happen on its page (`watch`).
 * A page loaded again has its scripts compiled already, which is most of what opening costs; so the tests of a file share one,
 * and none of them closes it. With `prepare` the page is the test's own.
 */
export async function openWorkbench(
  { browser, url }: { readonly browser: Browser; readonly url: string },
  { width = 1440, height = 900, locale = 'zh-CN', clipboard = false, prepare }: Opening = {},
): Promise<{ page: Page; troubles: string[] }> {
  const manner = prepare ? undefined : `${locale} ${clipboard}`;
  if (manner && kept?.manner === manner && !kept.page.isClosed()) {
    return { page: kept.page, troubles: await loadAgain(kept.page, url, { width, height }) };
  }
  const context = await browser.newContext({ viewport: { width, height }, locale });
  if (clipboard) await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: url });
  const page = await context.newPage();
  if (manner) kept = { page, manner };
  const troubles = watch(page);
  await prepare?.(page);
  await gotoWorkbench(page, url);
  return { page, troubles };
}

/** Runs before the page's own scripts: nothing that an earlier test stored is there for them. */
function forget(): void {
  localStorage.clear();
  sessionStorage.clear();
  // Requests to one database are served in order: the page opens it when it is gone.
  indexedDB.deleteDatabase('gouji');
}

async function loadAgain(page: Page, url: string, size: { readonly width: number; readonly height: number }): Promise<string[]> {
  for (const event of ['request', 'console', 'pageerror', 'dialog', 'download'] as const) page.removeAllListeners(event);
  await page.unrouteAll();
  await page.setViewportSize(size);
  await page.emulateMedia({ media: null, colorScheme: null, forcedColors: null, reducedMotion: null, contrast: null });
  const troubles = watch(page);
  const forgetting = await page.addInitScript(forget);
  await gotoWorkbench(page, url);
  await forgetting.dispose();
  return troubles;
}

export async function gotoWorkbench(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/workbench.html`);
  await page.locator('.pane .run').first().waitFor();
}

/** Types where the grid's selection is: the grid takes the focus a moment after a click, and a key pressed before is lost. */
export async function typeIntoGrid(page: Page, value: string): Promise<void> {
  await page.waitForFunction(() => document.activeElement?.closest('.grid-area'));
  await page.keyboard.type(value);
}

/** Types the new year once the one that is proposed stands in its field: proposed in the middle of it, both would stand there. */
export async function fillYear(page: Page, year: string): Promise<void> {
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('.year input')?.value);
  await page.locator('.year input').fill(year);
}
