import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser';

/**
 * A browser, and the page of the workbench that the tests use one after another: what they cost to start is most of what a short
 * test costs, so a process of jest's has one of each, whichever files it is given.
 */

export interface Shared {
  /** Where `npm start` serves. */
  readonly url: string;
  readonly browser: Browser;
  /** The page that is kept from test to test, and what tells it from a page that another test asks for. */
  kept?: { readonly page: Page; readonly manner: string };
}

let shared: Promise<Shared> | undefined;

export function share(): Promise<Shared> {
  mkdirSync('test/browser/screenshots', { recursive: true });
  shared ??= launchBrowser().then((browser) => ({ url: process.env['WORKBENCH_URL']!, browser }));
  return shared;
}

/** Closes what a file of tests has opened, but for the page that the next one uses. */
export async function tidy(): Promise<void> {
  const open = await shared;
  const kept = open?.kept?.page.context();
  for (const context of open?.browser.contexts() ?? []) if (context !== kept) await context.close();
}

export async function close(): Promise<void> {
  await (await shared)?.browser.close();
}
