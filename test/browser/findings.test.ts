import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { cellAt } from '../../src/author/places';
import { readWorkbook } from '../../src/hosts/file/read';
import { gotoWorkbench, openWorkbench, screenshot, shared, typeIntoGrid, watch } from './served';

/** Finding one's way among many findings, and what was not saved when the page went away. */

let page: Page;
let troubles: string[];

async function open(): Promise<void> {
  ({ page, troubles } = await openWorkbench());
}

/** Another page of the same browser, which keeps what the first one kept. */
async function openAgain(): Promise<void> {
  page = await page.context().newPage();
  troubles = watch(page);
  await gotoWorkbench(page, shared.url);
}

async function openCase(name: string): Promise<void> {
  await page.locator('.topbar input[type=file]').setInputFiles({
    name: `${name}.xlsx`,
    mimeType: 'application/octet-stream',
    buffer: readFileSync(`test/cases/${name}/workbook.xlsx`),
  });
  await page.waitForFunction((title) => document.title.startsWith(title), name);
}

async function validateNow(): Promise<void> {
  await page.locator('#view-validate .run').click();
  await page.locator('.verdict').waitFor();
}

afterEach(() => {
  expect(troubles).toEqual([]);
});

/** The cell that the grid shows as its active one, as its name box says. */
const activeCell = () => page.locator('[data-u-comp=defined-name] input').inputValue();

test('findings are filtered by form and by rule; a filter that hides all says so', async () => {
  await open();
  await openCase('yanbian-2024');
  await validateNow();
  const all = await page.locator('.card, .fold').count();
  const form = page.getByRole('combobox', { name: '全部表' });
  const second = (await form.locator('option').nth(2).getAttribute('value'))!;
  await form.selectOption(second);
  expect(await page.locator('.group-title').count()).toBe(1);
  expect(await page.locator('.group-title').textContent()).toContain(second);
  expect(await page.locator('.card, .fold').count()).toBeLessThan(all);
  await page.getByRole('searchbox').fill('没有这样的话');
  await page.getByText('没有符合筛选条件的结果').waitFor();
  await page.getByRole('searchbox').fill('');
  await form.selectOption('');
  const rule = page.getByRole('combobox', { name: '全部规则' });
  const chosen = (await rule.locator('option').nth(1).getAttribute('value'))!;
  await rule.selectOption(chosen);
  const rules = await page.locator('.card').evaluateAll((cards) => cards.map((card) => card.getAttribute('data-rule')));
  expect(new Set(rules)).toEqual(new Set([chosen]));
  await screenshot(page, 'findings-filtered');
}, 60_000);

test('F8 and Shift+F8 go through the findings from the grid, with every folded one, and the focus stays in the grid', async () => {
  await open();
  await openCase('yanbian-2024');
  await validateNow();
  await page.keyboard.press('F6');
  await page.keyboard.press('F6');
  const inGrid = () => page.evaluate(() => document.activeElement?.closest('.grid-area') !== null);
  const current = () => page.locator('.card[aria-current=true]').getAttribute('data-fingerprint');
  await page.waitForFunction(() => document.activeElement?.closest('.grid-area'));
  const total = await page
    .locator('.group-count')
    .evaluateAll((counts) => counts.reduce((sum, count) => sum + Number(count.textContent), 0));
  const seen: (string | null)[] = [];
  for (let at = 0; at < total; at++) {
    await page.keyboard.press('F8');
    await page.locator('.card[aria-current=true]').waitFor();
    seen.push(await current());
    expect(await inGrid()).toBe(true);
  }
  expect(new Set(seen).size).toBe(total);
  await page.keyboard.press('Shift+F8');
  expect(await current()).toBe(seen.at(-2));
  const address = await page.locator('.card[aria-current=true] .chip b').first().textContent();
  await page.waitForTimeout(300);
  expect(await activeCell()).toContain(address);
}, 60_000);

test('a total whose parts make something else shows them with the sum so far', async () => {
  await open();
  await openCase('wenxian-2024');
  await validateNow();
  const card = page.locator('.card[data-rule=X-SPLIT]').first();
  const expected = await card.locator('.values dd').first().textContent();
  const summary = card.locator('.sum summary');
  expect(await summary.textContent()).toContain(expected!);
  await summary.click();
  const sums = await card.locator('.sum-so-far').allTextContents();
  const values = await card.locator('.sum-value').allTextContents();
  const cents = (text: string) => Math.round(Number(text.replaceAll(',', '')) * 100);
  let sum = 0;
  expect(sums.map(cents)).toEqual(values.map((value) => (sum += cents(value))));
  await card.locator('.card-message').click();
  await page.waitForTimeout(400);
  // All cells are selected; the first is the one that is typed into, and the one that is named.
  expect(await activeCell()).toBe(await card.locator('.chip b').first().textContent());
  await screenshot(page, 'findings-sum');
}, 60_000);

/** Clicks into the grid and types. Gives the address of the cell. */
async function typeSomewhere(value: string): Promise<string> {
  const grid = (await page.locator('[id^=univer-sheet-main-canvas]').boundingBox())!;
  await page.mouse.click(grid.x + 400, grid.y + 140);
  const address = await activeCell();
  await typeIntoGrid(page, value);
  await page.keyboard.press('Enter');
  return address;
}

test('what was not saved when the page went away is offered, comes back, and is forgotten once it is saved', async () => {
  await open();
  const address = await typeSomewhere('777777.77');
  await page.waitForFunction(() => document.title.startsWith('● '));
  await page.waitForTimeout(2500);
  await page.close({ runBeforeUnload: false });
  await openAgain();
  const asked = page.getByRole('alertdialog');
  await asked.getByText('固原 2024 年决算公开表.xlsx').waitFor();
  await screenshot(page, 'recover');
  await asked.getByRole('button', { name: '恢复' }).click();
  await page.waitForFunction(() => document.title.startsWith('● '));
  await page.waitForTimeout(500);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '保存', exact: true }).click()]);
  const saved = await readWorkbook(new Uint8Array(readFileSync(await download.path())), 'saved.xlsx');
  expect(cellAt(saved, { sheet: saved.sheets[0]!.name, address })!.value).toBe(777777.77);
  await page.waitForFunction(() => !document.title.startsWith('● '));
  await page.waitForTimeout(500);
  await page.close({ runBeforeUnload: false });
  await openAgain();
  await page.waitForTimeout(1500);
  expect(await page.getByRole('alertdialog').count()).toBe(0);
}, 90_000);
