import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { openWorkbench, screenshot, shared, typeIntoGrid, watch } from './served';

/** What an officer meets first: the verdict, the keyboard, the question before changes are lost. */

let page: Page;
let troubles: string[];

async function open(): Promise<void> {
  ({ page, troubles } = await openWorkbench());
}

afterEach(() => {
  expect(troubles).toEqual([]);
});

async function validateNow(): Promise<void> {
  await page.locator('#view-validate .run').click();
  await page.locator('.verdict').waitFor();
}

const SALARIES = '“工资福利支出·人员经费”为';
const cards = (text: string) => page.locator('.card', { hasText: text });
const errors = async () => Number(await page.locator('.count-error .count-number').textContent());

/** Goes to the cell of the wrong total and types the right one. */
async function correctTotal(): Promise<void> {
  await cards(SALARIES).locator('.chip', { hasText: 'C6' }).first().click();
  await page.waitForTimeout(400);
  const grid = (await page.locator('[id^=univer-sheet-main-canvas]').boundingBox())!;
  await page.mouse.click(grid.x + 400, grid.y + 110);
  await typeIntoGrid(page, '3613790.85');
  await page.keyboard.press('Enter');
}

test('the verdict stands first, and a finding within 250 pixels of the pane', async () => {
  await open();
  await validateNow();
  expect(await page.locator('.verdict').textContent()).toMatch(/^有 \d+ 处须改$/);
  const below = async () => (await page.locator('.card').first().boundingBox())!.y - (await page.locator('.pane').boundingBox())!.y;
  expect(await below()).toBeLessThan(250);
  await page.setViewportSize({ width: 350, height: 600 });
  await page.waitForTimeout(300);
  expect(await below()).toBeLessThan(250);
}, 60_000);

test('a reason takes a finding out of the verdict and the counts; Escape closes its form; the focus stays', async () => {
  await open();
  await validateNow();
  const before = await errors();
  const card = page.locator('.card-error').first();
  const accept = () => card.getByRole('button', { name: '核实说明…' }).click();
  await accept();
  await page.keyboard.press('Escape');
  await page.locator('.acceptance-form').waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement?.classList.contains('card'));
  await accept();
  await page.keyboard.type('口径不同');
  await page.keyboard.press('Enter');
  await page.locator('.card-accepted').waitFor();
  expect(await errors()).toBe(before - 1);
  await page.waitForFunction(() => document.activeElement !== document.body);
}, 60_000);

test('marks, counts and findings follow what is typed', async () => {
  await open();
  await validateNow();
  const before = await errors();
  await page.getByRole('button', { name: '标记单元格' }).click();
  await page.getByText(/个单元格已标记/).waitFor();
  await cards(SALARIES).locator('.chip', { hasText: 'C6' }).first().click();
  await page.waitForTimeout(500);
  const cell = async () => {
    const grid = (await page.locator('[id^=univer-sheet-main-canvas]').boundingBox())!;
    const picture = await page.screenshot({ clip: { x: grid.x + 372, y: grid.y + 106, width: 20, height: 12 } });
    return picture.toString('base64');
  };
  const marked = await cell();
  await correctTotal();
  await cards(SALARIES).waitFor({ state: 'detached' });
  expect(await errors()).toBe(before - 1);
  await page.waitForTimeout(800);
  expect(await cell()).not.toBe(marked);
}, 60_000);

test('unsaved changes stand in the title and are asked about before another workbook is opened', async () => {
  await open();
  await validateNow();
  expect(await page.title()).toBe('固原 2024 年决算公开表.xlsx - 勾稽工作台');
  await correctTotal();
  await page.waitForFunction(() => document.title.startsWith('● '));
  await page.locator('.topbar select').selectOption('bazhou-2024');
  await page.getByRole('alertdialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('alertdialog').waitFor({ state: 'detached' });
  expect(await page.title()).toContain('固原');
  await page.locator('.topbar select').selectOption('bazhou-2024');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '保存后打开' }).click()]);
  expect(
    readFileSync(await download.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
  await page.waitForFunction(() => document.title.startsWith('巴州 2024'));
}, 60_000);

test('the keyboard is not kept in the grid: not after opening, and F6 leads out of it and round', async () => {
  await open();
  await page.waitForFunction(() => document.activeElement?.classList.contains('run'));
  await page.waitForTimeout(1500);
  const place = () =>
    page.evaluate(() => ['.topbar', '.grid-area', '.pane-area'].find((region) => document.activeElement?.closest(region)) ?? 'nowhere');
  expect(await place()).toBe('.pane-area');
  const seen = [];
  for (let press = 0; press < 3; press++) {
    await page.keyboard.press('F6');
    seen.push(await place());
  }
  expect(seen).toEqual(['.topbar', '.grid-area', '.pane-area']);
  await page.keyboard.press('Shift+F6');
  expect(await place()).toBe('.grid-area');
}, 60_000);

test('the task pane outside Office says what it is and leads to the workbench', async () => {
  page = await shared.browser.newPage({ viewport: { width: 350, height: 600 }, locale: 'zh-CN' });
  troubles = [];
  await page.route('**/office.js', (route) => route.abort());
  await page.goto(`${shared.url}/taskpane.html`);
  await page.getByText('没有连上 Office').waitFor();
  await page.getByRole('link', { name: '打开工作台' }).click();
  await page.locator('.pane .run').first().waitFor();
  await page.context().close();
}, 60_000);

test('a browser in between gets the legacy build', async () => {
  ({ page, troubles } = await openWorkbench({ script: () => void Reflect.deleteProperty(AbortSignal, 'timeout') }));
  expect(await page.locator('script[src^="legacy/"]').count()).toBeGreaterThan(0);
  await validateNow();
  expect(await page.locator('.verdict').textContent()).toMatch(/^有 \d+ 处须改$/);
}, 60_000);

test('a browser that is too old is told which one to use', async () => {
  page = await shared.browser.newPage();
  troubles = watch(page);
  await page.addInitScript(() => {
    Reflect.deleteProperty(AbortSignal, 'timeout');
    Reflect.deleteProperty(Array.prototype, 'flat');
  });
  await page.goto(`${shared.url}/workbench.html`);
  await page.getByText('版本过低').waitFor();
  await page.context().close();
}, 60_000);

test('the guide is one click away and its pictures are there', async () => {
  await open();
  const [guide] = await Promise.all([page.waitForEvent('popup'), page.getByRole('link', { name: '使用说明' }).click()]);
  await guide.getByRole('heading', { name: '勾稽使用说明' }).waitFor();
  const widths = await guide.evaluate(async () => {
    await new Promise((resolve) => (document.readyState === 'complete' ? resolve(null) : window.addEventListener('load', resolve)));
    return [...document.images].map(({ naturalWidth }) => naturalWidth);
  });
  expect(widths.length).toBeGreaterThan(3);
  expect(widths.every((width) => width > 300)).toBe(true);
  await screenshot(guide, 'guide');
}, 60_000);
