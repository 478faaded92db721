import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { oneIn } from '../support/thorough';
import { openWorkbench } from './served';

/** Everything that takes long can be given up: what was there before is still there, and it can be done again. */

const TEXT = readFileSync('test/cases/bazhou-2024/narrative.txt', 'utf8');

let page: Page;
let troubles: string[];

/** The engine takes as long as the test says, on a machine of any speed: what is asked meanwhile reaches its thread later. */
const slowEngine = () => {
  const slow = Object.assign(window, { isSlow: false, held: [] as (() => void)[] });
  slow.Worker = class extends Worker {
    override postMessage(...message: unknown[]): void {
      const post = () => super.postMessage(...(message as [unknown]));
      if (slow.isSlow) slow.held.push(post);
      else post();
    }
  };
};

beforeEach(async () => {
  ({ page, troubles } = await openWorkbench({ script: slowEngine }));
  await page.locator('.topbar select').selectOption('bazhou-2024');
  await page.locator('.grid-busy').waitFor({ state: 'detached' });
}, 180_000);

afterEach(() => expect(troubles).toEqual([]));

const slowDown = () => page.evaluate(() => void Object.assign(window, { isSlow: true }));
const goOn = () =>
  page.evaluate(() => {
    const { held } = Object.assign(window as unknown as { held: (() => void)[] }, { isSlow: false });
    held.splice(0).forEach((post) => post());
  });
const choose = (place: string, name: string, content: Buffer) =>
  page.locator(`${place} input[type=file]`).setInputFiles({ name, mimeType: 'application/octet-stream', buffer: content });

interface Work {
  readonly view: 'validate' | 'narrate' | 'proofread' | 'author';
  /** The button that begins it. */
  readonly button: string;
  /** What its result shows. */
  readonly result: string;
  readonly prepare?: () => Promise<void>;
  /** What the user gave, which must not be lost either. */
  readonly kept?: string;
}

const WORKS: [string, Work][] = [
  ['a validation', { view: 'validate', button: '.run', result: '.coverage-sentence' }],
  [
    'a comparison of a text',
    {
      view: 'proofread',
      button: '.buttons button',
      result: '.coverage-sentence',
      prepare: () => page.locator('#view-proofread textarea').fill(TEXT),
      kept: 'textarea',
    },
  ],
  [
    'a text rolled forward',
    {
      view: 'narrate',
      button: '.roll-run',
      result: '.roll-summary',
      prepare: async () => {
        await choose('.roll', '上年.txt', Buffer.from(TEXT));
        await page.locator('.roll-name', { hasText: '上年.txt' }).waitFor();
        await choose('.prior', 'bazhou-2023.xlsx', readFileSync('assets/samples/bazhou-2023.xlsx'));
        await page.locator('.prior-name', { hasText: 'bazhou-2023.xlsx' }).waitFor();
      },
      kept: '.roll-name',
    },
  ],
  ['a generated text', { view: 'narrate', button: '.run', result: '.narrative .number' }],
  ['totals', { view: 'author', button: '.fill-find', result: '.empty, .preview' }],
];

test.each(oneIn(2, WORKS))(
  '%s can be given up before and after its first result',
  async (_what, { view, button, result, prepare, kept }) => {
    await page.locator(`#tab-${view}`).click();
    const root = page.locator(`#view-${view}`);
    const start = root.locator(button).first();
    await start.waitFor();
    await prepare?.();
    const shown = () => root.locator(result).first();
    const begin = async () => {
      await slowDown();
      await start.click();
      await root.getByRole('status').getByText('正在核对').waitFor();
    };
    const giveUp = async () => {
      await begin();
      await root.getByRole('button', { name: '取消', exact: true }).click();
      await root.getByRole('status').waitFor({ state: 'detached' });
      await goOn();
      // The focus is where it can be done again.
      await page.waitForFunction((place) => document.activeElement === document.querySelector(place), `#view-${view} ${button}`);
    };
    const finish = async () => {
      await begin();
      await goOn();
      await root.getByRole('status').waitFor({ state: 'detached' });
      await shown().waitFor();
    };
    const content = () =>
      root
        .locator(kept ?? result)
        .first()
        .evaluate((element) => ('value' in element ? element.value : element.textContent));

    const given = kept ? await content() : null;
    await giveUp();
    expect(await shown().count()).toBe(0);
    if (kept) expect(await content()).toBe(given);

    await finish();
    const before = await root.textContent();
    await giveUp();
    expect(await root.textContent()).toBe(before);
    await finish();
    expect(await root.textContent()).toBe(before);
  },
  120_000,
);
