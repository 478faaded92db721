import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/** Starts the browser that scripts/browser.mjs finds. */
export async function launchBrowser(): Promise<Browser> {
  // A command, because jest cannot import the module.
  const found = execFileSync(process.execPath, [path.resolve('scripts/browser.mjs')], { encoding: 'utf8' });
  return chromium.launch(JSON.parse(found) as { executablePath: string; args: string[] });
}
