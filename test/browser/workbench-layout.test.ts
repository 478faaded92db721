import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { openWorkbench, screenshot, typeIntoGrid } from './served';

let page: Page;
let troubles: string[];

beforeEach(async () => {
  ({ page, troubles } = await openWorkbench());
}, 60_000);

afterEach(() => {
  expect(troubles).toEqual([]);
});

const paneWidth = async () => Math.round((await page.locator('.pane-area').boundingBox())!.width);

test('the pane is made wider by dragging and by keys', async () => {
  const splitter = page.getByRole('separator', { name: '窗格宽度' });
  const before = await paneWidth();
  const { x, y, height } = (await splitter.boundingBox())!;
  await page.mouse.move(x + 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x - 98, y + height / 2, { steps: 4 });
  await page.mouse.up();
  expect(Math.abs((await paneWidth()) - before - 100)).toBeLessThan(8);
  const dragged = await paneWidth();
  await splitter.focus();
  await page.keyboard.press('ArrowRight');
  expect(await paneWidth()).toBe(dragged - 40);
  await page.mouse.move(x, y + height / 2);
  for (let press = 0; press < 20; press++) await page.keyboard.press('ArrowRight');
  expect(await paneWidth()).toBe(320);
}, 60_000);

test.each([
  [1440, true],
  [1024, false],
  [350, false],
])(
  'at %i pixels nothing stands over the names of the sheets, and sums are shown where there is room',
  async (width, sums) => {
    await page.setViewportSize({ width, height: 700 });
    await page.locator('#view-validate .run').click();
    // The cells of a finding are selected together.
    await page.locator('.card .card-message').first().click();
    await page.waitForTimeout(600);
    const footer = page.locator('section[data-range-selector]').filter({ has: page.locator('[data-u-comp="slide-tab-bar"]') });
    const boxes = await footer
      .locator(':scope > *:visible')
      .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().toJSON() as DOMRect));
    expect(boxes[0]!.width).toBeGreaterThan(120);
    boxes.slice(1).forEach(({ left }, at) => expect(left).toBeGreaterThanOrEqual(boxes[at]!.right - 1));
    expect(await footer.getByText('求和').isVisible()).toBe(sums);
  },
  60_000,
);

test('the name of the sheet that is shown stays in sight where sums take room from it', async () => {
  await page.locator('#view-validate .run').click();
  await page.getByRole('button', { name: '标记单元格' }).click();
  await page.getByText(/个单元格已标记/).waitFor();
  await page.locator('.card .card-message').first().click();
  await page
    .locator('.notice')
    .getByText(/已标记/)
    .waitFor({ state: 'detached' });
  await page.waitForFunction(() => {
    const tab = document.querySelector('[role=tab][aria-selected=true]');
    const bar = tab?.closest('[role=tablist]')?.getBoundingClientRect();
    if (!tab || !bar) return false;
    const { left, right } = tab.getBoundingClientRect();
    return tab.textContent.startsWith('GK06') && left < bar.right && right > bar.left;
  });
}, 60_000);

test('a narrative whose sheets changed says so, paragraph by paragraph, and can be generated anew', async () => {
  await page.getByRole('tab', { name: '情况说明' }).click();
  await page.locator('#view-narrate .run').click();
  const number = page.locator('.narrative .number[title^="GK06一般公共预算财政拨款基本支出决算表!C6"]').first();
  await number.waitFor();
  expect(await page.locator('.paragraph-stale').count()).toBe(0);
  await number.focus();
  await page.keyboard.press('Enter');
  await page.waitForTimeout(500);

  const grid = (await page.locator('[id^=univer-sheet-main-canvas]').boundingBox())!;
  await page.mouse.click(grid.x + 400, grid.y + 110);
  await typeIntoGrid(page, '1');
  await page.keyboard.press('Enter');
  await page.locator('#view-narrate .stale').waitFor();
  const stale = await page.locator('.paragraph-stale').count();
  expect(stale).toBeGreaterThan(0);
  expect(stale).toBeLessThan(await page.locator('.narrative p').count());
  await screenshot(page, 'narrative-stale');
  await page.locator('#view-narrate .run').click();
  await page.locator('#view-narrate .stale').waitFor({ state: 'detached' });
  expect(await page.locator('.paragraph-stale').count()).toBe(0);
}, 60_000);

test('the narrative can be had as a Word file', async () => {
  await page.getByRole('tab', { name: '情况说明' }).click();
  await page.locator('#view-narrate .run').click();
  await page.locator('.narrative .number').first().waitFor();
  const button = page.getByRole('button', { name: '下载 .docx' });
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  expect(download.suggestedFilename()).toBe('情况说明.docx');
  expect(
    readFileSync(await download.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
}, 60_000);
