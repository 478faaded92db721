import type { Page } from 'playwright-core';
import { openWorkbench, screenshot } from './served';

/** A user who reads English: found at once, remembered, and no sentence is left in Chinese when the language is changed. */

const CHINESE = /[\u3000-\u303f\uff00-\uffef]|[\u4e00-\u9fff]{4,}/;

/** The sentences of a view without the words of the workbook, which stand in quotation marks, in chips and behind the name of a sheet. */
async function sentences(page: Page, selector: string): Promise<string[]> {
  const texts = await page.locator(selector).allInnerTexts();
  return texts.map((text) => text.replace(/“[^”]*”|《[^》]*》/g, ''));
}

test('the language is changed with one click, is remembered, and takes along what was listed before', async () => {
  const { page, troubles } = await openWorkbench({ locale: 'en-US' });
  await page.locator('#tab-author').click();
  await page.locator('.fill-find').click();
  await page.getByText('未改').first().waitFor();
  await page.getByRole('button', { name: '换算为万元' }).click();
  await page.locator('.unit-apply').waitFor();

  await page.getByRole('button', { name: 'English' }).click();
  await page.getByText('left as it is').first().waitFor();
  await page.getByText('keep the unit they state').waitFor();
  for (const sentence of await sentences(page, '#view-author .preview-why')) expect(sentence).not.toMatch(CHINESE);
  await screenshot(page, 'author-english');

  await page.reload();
  await page.getByRole('button', { name: 'Validate', exact: true }).waitFor();
  await page.locator('#view-validate .run').click();
  await page.locator('.recognised', { hasText: '2024 final accounts' }).waitFor();
  await page.getByRole('button', { name: 'Flag cells' }).click();
  await page.locator('.notice').getByText('8 cells flagged').waitFor();
  for (const button of await page
    .locator('.grid-container button')
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? '')))
    expect(button).not.toMatch(CHINESE);
  await screenshot(page, 'validate-english');
  // As narrow as the pane is in Excel.
  await page.setViewportSize({ width: 350, height: 600 });
  await page.waitForTimeout(300);
  await page.locator('.pane-main').evaluate((main) => main.querySelectorAll('*').forEach((part) => part.scrollTo(0, 0)));
  expect((await page.locator('.card').first().boundingBox())!.y - (await page.locator('.pane').boundingBox())!.y).toBeLessThan(250);
  await screenshot(page, 'validate-english-narrow');
  expect(troubles).toEqual([]);
}, 120_000);
