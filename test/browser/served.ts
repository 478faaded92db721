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
