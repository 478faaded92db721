import type { Page } from 'playwright-core';
import { openWorkbench } from './served';

const { largeWorkbook } = jest.requireActual<{ largeWorkbook: (lines: number) => Uint8Array }>('../bench/large-workbook.cjs');

const run = (page: Page) => page.locator('#view-validate .run');

test('thousands of lines are checked beside the page, which stays alive and can give up', async () => {
  const { page, troubles } = await openWorkbench();
  await page
    .locator('.topbar input[type=file]')
    .setInputFiles({ name: 'large.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(largeWorkbook(5000)) });
  await page.locator('.file-name', { hasText: 'large.xlsx' }).waitFor();

  await run(page).click();
  await page.getByText('正在核对').waitFor();
  await page.getByRole('button', { name: '取消' }).click();
  await page.locator('[role=status]').waitFor({ state: 'detached' });
  expect(await page.locator('.coverage-sentence').count()).toBe(0);

  await page.evaluate(() => {
    const counter = Object.assign(window, { beats: 0 });
    setInterval(() => (counter.beats += 1), 10);
  });
  await run(page).click();
  await page.getByText('正在核对').waitFor();
  // A page whose thread computes would answer only when the result is there.
  const beat = await page.evaluate(() => (window as unknown as { beats: number }).beats);
  await page.waitForFunction((before) => (window as unknown as { beats: number }).beats > before + 10, beat);
  expect(await page.locator('.progress').count()).toBe(1);
  await page.locator('.coverage-sentence').waitFor({ timeout: 60_000 });
  expect(troubles).toEqual([]);
}, 120_000);

test.each([
  ['are refused', () => Object.assign(window, { Worker: class { constructor() { throw new Error('forbidden'); } } })], // prettier-ignore
  ['cannot be loaded', () => Object.assign(window, { Worker: class extends Worker { constructor() { super('/nowhere.js'); } } })], // prettier-ignore
])(
  'where workers %s the page computes itself',
  async (_what, forbid) => {
    const { page } = await openWorkbench({ script: forbid });
    await run(page).click();
    await page.locator('.card').first().waitFor();
    expect(await page.locator('.card').count()).toBeGreaterThan(3);
  },
  60_000,
);
