import { readFileSync } from 'node:fs';
import { openWorkbench } from './served';

/** A text of 360 KB, a whole department’s that is pasted by mistake: it is pasted, given up and compared while the pane answers. */

const SIZE = 120_000;
/** Milliseconds without an answer, on a busy machine; the engine itself is at work for some seconds. */
const PATIENCE = 8_000;

const TEXT = readFileSync('test/cases/guyuan-2024/narrative.txt', 'utf8');

test('comparing an enormous text shows its progress, can be given up at once, and comes to its end', async () => {
  const { page, troubles } = await openWorkbench({ clipboard: true });
  await page.locator('.topbar select').selectOption('guyuan-2024');
  await page.locator('.grid-busy').waitFor({ state: 'detached' });
  await page.locator('#tab-proofread').click();
  // The longest time in which the page did nothing for its user.
  await page.evaluate(() => {
    const heart = Object.assign(window, { longest: 0 });
    let last = performance.now();
    setInterval(() => {
      heart.longest = Math.max(heart.longest, performance.now() - last);
      last = performance.now();
    }, 20);
  });
  const blocked = () =>
    page.evaluate(() => {
      const heart = window as unknown as { longest: number };
      const { longest } = heart;
      heart.longest = 0;
      return longest;
    });
  const view = page.locator('#view-proofread');
  const field = view.locator('textarea');
  const run = view.getByRole('button', { name: '核对', exact: true });
  const text = TEXT.repeat(Math.ceil(SIZE / TEXT.length));

  // As a person pastes; what a script inserts takes the browser the square of its lines.
  await page.evaluate((value) => navigator.clipboard.writeText(value), text);
  await field.focus();
  await page.keyboard.press('Control+V');
  await page.waitForFunction((length) => document.querySelector('textarea')?.value.length === length, text.length);
  expect(await blocked()).toBeLessThan(PATIENCE);

  await run.click();
  await view.locator('.progress').waitFor();
  await page.waitForTimeout(500);
  await view.getByRole('button', { name: '取消' }).click();
  await view.locator('.progress').waitFor({ state: 'detached' });
  expect(await blocked()).toBeLessThan(PATIENCE / 4);
  expect((await field.inputValue()).length).toBe(text.length);

  await run.click();
  await view.locator('.proof-text .claim').first().waitFor({ timeout: 120_000 });
  expect(await view.locator('.proof-text .claim').count()).toBeGreaterThan(1_500);
  expect(await blocked()).toBeLessThan(PATIENCE);
  await view.locator('.proof-text .claim').nth(3).click();
  await view.locator('.claim-detail').getByText(/./).first().waitFor();
  expect(await view.locator('.claim[aria-pressed=true]').count()).toBe(1);
  expect(await blocked()).toBeLessThan(PATIENCE / 2);
  expect(troubles).toEqual([]);
}, 240_000);
