import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';

/** How many times slower than this machine the pages run (`SLOW=8 npm run browser`): what depends on haste fails here, not elsewhere. */
const SLOW = Number(process.env['SLOW'] ?? 1);

/** Starts the browser that scripts/browser.mjs finds. */
export async function launchBrowser(): Promise<Browser> {
  // A command, because jest cannot import the module.
  const found = execFileSync(process.execPath, [path.resolve('scripts/browser.mjs')], { encoding: 'utf8' });
  const browser = await chromium.launch(JSON.parse(found) as { executablePath: string; args: string[] });
  if (SLOW > 1) browser.on('context', (context) => context.on('page', (page) => void slow(page)));
  return browser;
}

async function slow(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW });
}
