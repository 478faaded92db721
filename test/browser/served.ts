import type { Page } from 'playwright-core';
import type { Shared } from './shared';

/** The server and the browser of this process. */
export const shared: Shared = globalThis.shared;

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
  /** Runs before the page's own scripts. */
  readonly script?: () => void;
}

/**
 * The workbench as on its first day, ready to be used, and what must not happen on its page (`watch`).
 * A page loaded again has its scripts compiled already, which is most of what opening costs: no test closes it.
 */
export async function openWorkbench({
  width = 1440,
  height = 900,
  locale = 'zh-CN',
  clipboard = false,
  script = () => undefined,
}: Opening = {}): Promise<{ page: Page; troubles: string[] }> {
  const page = await keptPage(locale, clipboard);
  await page.setViewportSize({ width, height });
  const troubles = watch(page);
  const before = [await page.addInitScript(forget), await page.addInitScript(script)];
  await gotoWorkbench(page, shared.url);
  for (const added of before) await added.dispose();
  return { page, troubles };
}

/** The page that is kept, as if nothing had been done to it; where the test asks for another manner, a new one. */
async function keptPage(locale: string, clipboard: boolean): Promise<Page> {
  const manner = `${locale} ${clipboard}`;
  if (shared.kept?.manner === manner && !shared.kept.page.isClosed()) {
    const { page } = shared.kept;
    for (const other of page.context().pages()) if (other !== page) await other.close();
    for (const event of ['request', 'console', 'pageerror', 'dialog', 'download'] as const) page.removeAllListeners(event);
    await page.unrouteAll();
    await page.emulateMedia({ media: null, colorScheme: null, forcedColors: null, reducedMotion: null, contrast: null });
    return page;
  }
  await shared.kept?.page.context().close();
  const context = await shared.browser.newContext({ locale });
  if (clipboard) await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: shared.url });
  const page = await context.newPage();
  shared.kept = { page, manner };
  return page;
}

/** Runs before the page's own scripts: nothing that an earlier test stored is there for them. */
function forget(): void {
  localStorage.clear();
  sessionStorage.clear();
  // Requests to one database are served in order: the page opens it when it is gone.
  indexedDB.deleteDatabase('gouji');
}

export async function gotoWorkbench(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/workbench.html`);
  await page.locator('.pane .run').first().waitFor();
}

/** Whether the grid takes the focus within two seconds. */
export function gridHasFocus(page: Page): Promise<boolean> {
  const taken = page.waitForFunction(() => document.activeElement?.closest('.grid-area'), undefined, { timeout: 2_000 });
  return taken.then(
    () => true,
    () => false,
  );
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
