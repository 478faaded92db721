import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { validate } from '../../src/engine';
import { readWorkbook } from '../../src/hosts/file/read';
import { writeCells } from '../../src/hosts/file/write-cells';
import { gridHasFocus, openWorkbench, screenshot, typeIntoGrid } from './served';

const SHEET = 'GK06一般公共预算财政拨款基本支出决算表';

let page: Page;
let troubles: string[];

beforeEach(async () => {
  ({ page, troubles } = await openWorkbench());
}, 60_000);

afterEach(() => {
  expect(troubles).toEqual([]);
});

const button = (name: string) => page.getByRole('button', { name, exact: true });
const cards = (text: string) => page.locator('.card', { hasText: text });
const nameBox = () => page.locator('[data-u-comp="defined-name"] input');

async function validateNow(): Promise<void> {
  await page.locator('#view-validate .run').click();
  await page.locator('#view-validate .coverage-sentence').waitFor();
  await page.locator('[role=status]').waitFor({ state: 'detached' });
}

async function openBytes(bytes: Buffer, name: string): Promise<void> {
  await page.locator('.topbar input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: bytes });
}

/** The bytes that 保存 downloads. */
async function saved(): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), button('保存').click()]);
  return readFileSync(await download.path());
}

test('validates the sample, leads to the cell, flags and clears, and follows an edit', async () => {
  await validateNow();
  const finding = cards('“工资福利支出·人员经费”为 3614846.85元');
  expect(await finding.count()).toBe(1);
  await finding.locator('.chip', { hasText: 'C6' }).first().click();
  await expectSelected('C6', SHEET);
  await button('标记单元格').click();
  await page.getByText(/个单元格已标记/).waitFor();
  await page.waitForTimeout(500);
  await screenshot(page, 'workbench');
  const marked = await gridPixels();
  await button('清除标记').click();
  await page.getByText(/个标记已清除/).waitFor();
  await page.waitForTimeout(300);
  expect(await gridPixels()).not.toBe(marked);

  await typeInto('C6', '3613790.85');
  // Checked while typing: nobody presses 重新校验.
  await cards('“工资福利支出·人员经费”为').waitFor({ state: 'detached' });
  await page.getByLabel('边改边查').uncheck();
  await typeInto('C7', '1');
  await page.locator('.stale').waitFor();
  await validateNow();
  await page.locator('.stale').waitFor({ state: 'detached' });
  // Clicks that the grid takes no notice of are made again, which takes long on a busy machine; what went on would type into the next test.
}, 150_000);

test('finds in the grid what the engine finds in the file', async () => {
  for (const sample of ['guyuan-2024', 'bazhou-2024']) {
    await page.locator('.topbar select').selectOption(sample);
    await page.locator('.grid-busy').waitFor({ state: 'detached' });
    await validateNow();
    for (const level of await page.locator('.count[aria-pressed=false]').all()) await level.click();
    for (const folded = page.locator('.same-rule[aria-expanded=false]'); (await folded.count()) > 0;) await folded.first().click();
    const shown = await page.locator('.card .card-message').allTextContents();
    const workbook = await readWorkbook(readFileSync(`assets/samples/${sample}.xlsx`), `${sample}.xlsx`);
    expect(shown.sort()).toEqual(
      validate(workbook)
        .findings.map(({ message }) => message)
        .sort(),
    );
  }
}, 90_000);

test('saves edited values, marks and reasons into the original file, and reads them again', async () => {
  const original = readFileSync('assets/samples/guyuan-2024.xlsx');
  expect((await saved()).equals(original)).toBe(true);

  await validateNow();
  await cards('职工基本医疗保险缴费').first().getByRole('button', { name: '核实说明…' }).click();
  await page.getByLabel(/说明为什么此处无误/).fill('口径不同，已与财政核对');
  await page.locator('.acceptance-form').getByRole('button', { name: '保存', exact: true }).click();
  await page.locator('.card-accepted').waitFor();
  await screenshot(page, 'accepted');
  await cards('“工资福利支出·人员经费”为').locator('.chip', { hasText: 'C6' }).first().click();
  await expectSelected('C6', SHEET);
  await typeInto('C6', '3613790.85');
  await button('写入报告表').click();
  await page.getByText('已写入工作表 勾稽校验报告').waitFor();
  const bytes = await saved();

  const before = await readWorkbook(original, 'a.xlsx');
  const after = await readWorkbook(bytes, 'a.xlsx');
  const own = after.sheets.filter(({ name }) => name !== '勾稽校验报告');
  expect(own.map(({ name }) => name)).toEqual(before.sheets.map(({ name }) => name));
  for (const [index, sheet] of before.sheets.entries()) {
    if (sheet.name !== SHEET) expect(own[index]).toEqual(sheet);
    else expect(Number(own[index]!.rows[5]![2]!.value)).toBe(3613790.85);
  }
  expect(after.sheets).toHaveLength(before.sheets.length + 1);

  await openBytes(bytes, 'saved.xlsx');
  await page.locator('.file-name', { hasText: 'saved.xlsx' }).waitFor();
  await validateNow();
  await page.locator('.card-accepted', { hasText: '口径不同，已与财政核对' }).waitFor();
  expect(await cards('“工资福利支出·人员经费”为').count()).toBe(0);
}, 90_000);

test('what is no workbook gives a sentence and leaves the open one', async () => {
  await openBytes(Buffer.from('这不是工作簿'), 'broken.xlsx');
  await page.locator('.workbench-message', { hasText: '文件是文本文件' }).waitFor();
  await openBytes(readFileSync('assets/samples/guyuan-2024.xlsx').subarray(0, 9000), 'cut.xlsx');
  await page.locator('.workbench-message', { hasText: '损坏' }).waitFor();
  await validateNow();
  expect(await page.locator('.card').count()).toBeGreaterThan(0);
}, 60_000);

test('writes a narrative whose numbers lead to their cells', async () => {
  await page.locator('.topbar select').selectOption('bazhou-2024');
  await page.locator('.grid-busy').waitFor({ state: 'detached' });
  await page.getByRole('tab', { name: '情况说明' }).click();
  await page
    .locator('.prior input[type=file]')
    .setInputFiles('assets/samples/bazhou-2023.xlsx')
    .then(() => page.locator('.prior-name', { hasText: 'bazhou-2023.xlsx' }).waitFor());
  await button('生成').click();
  await page.locator('.narrative .number').first().waitFor();
  expect(await page.locator('.narrative .number').count()).toBeGreaterThan(20);
  await page.locator('.narrative .number').first().click();
  await page.waitForTimeout(400);
  await screenshot(page, 'narrative');
  expect(await nameBox().inputValue()).toMatch(/^[A-Z]+\d+/);
  await button('写入工作表').click();
  await page.getByText('已写入工作表 情况说明').waitFor();
}, 60_000);

test('proofreads a pasted text', async () => {
  await page.getByRole('tab', { name: '核对文字' }).click();
  await page.locator('#view-proofread textarea').fill(readFileSync('test/cases/guyuan-2024/narrative.txt', 'utf8'));
  await button('核对').click();
  await page.locator('.claim-cell').nth(3).waitFor();
  expect(await page.locator('.proof-text .claim-wrong').count()).toBeGreaterThan(0);
  await screenshot(page, 'proofread');
  await page.locator('#view-proofread .card').first().locator('.chip').first().click();
}, 60_000);

test('the keyboard is enough: Alt+V, arrows, Enter', async () => {
  await page.keyboard.press('Alt+v');
  await page.locator('.card').first().waitFor();
  await page.locator('.card').first().focus();
  await page.keyboard.press('ArrowDown');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-index'))).toBe('1');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expectSelected('C6', SHEET);
}, 60_000);

test.each(['light', 'dark'] as const)(
  'the sheet is light on dark too, %s',
  async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await validateNow();
    await page.locator('.card').first().waitFor();
    await screenshot(page, colorScheme);
    expect((await brightness()) > 0.5).toBe(colorScheme === 'light');
  },
  60_000,
);

test('fits into 320 pixels, in both languages', async () => {
  await page.setViewportSize({ width: 320, height: 900 });
  await validateNow();
  await page.locator('.card').first().waitFor();
  await screenshot(page, 'narrow');
  const overflow = () =>
    page.evaluate(() =>
      ['.pane-body', 'html'].map((selector) => document.querySelector(selector)!).map((e) => e.scrollWidth - e.clientWidth),
    );
  expect(await overflow()).toEqual([0, 0]);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByText('Recognised forms').waitFor();
  expect(await overflow()).toEqual([0, 0]);
  // In a pane of 350 pixels, which Excel opens, the names of the views stand in one line.
  await page.setViewportSize({ width: 350, height: 600 });
  const tops = await page.locator(".pane-header [role='tab']").evaluateAll((tabs) => tabs.map((tab) => tab.getBoundingClientRect().top));
  expect(new Set(tops).size).toBe(1);
}, 60_000);

test('the grid speaks the language of the pane', async () => {
  await validateNow();
  await page.locator('.card .card-message').first().click();
  const sum = (word: string) => page.locator('section[data-range-selector]').getByText(word, { exact: false });
  await sum('求和').waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await sum('Sum').waitFor();
  await page.getByRole('button', { name: '中文' }).click();
  await sum('求和').waitFor();
}, 60_000);

/** The mean of the grid's pixels, 0 black to 1 white. */
function brightness(): Promise<number> {
  return page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.grid-container canvas')!;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    return data.reduce((sum, value, index) => (index % 4 === 3 ? sum : sum + value), 0) / (data.length * 0.75 * 255);
  });
}

async function expectSelected(address: string, sheet: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.querySelector<HTMLInputElement>('[data-u-comp="defined-name"] input')?.value === wanted,
    address,
  );
  expect(await nameBox().inputValue()).toBe(address);
  expect(await page.locator('[data-u-comp="slide-tab-item"][aria-selected=true]').textContent()).toBe(sheet);
}

/** Types into a selected cell that is in view. On a busy machine a click can come while the grid is drawn anew, which takes no notice of it. */
async function typeInto(address: string, value: string): Promise<void> {
  let tries = 5;
  do await select(address);
  while (!(await gridHasFocus(page)) && --tries > 0);
  expect(await nameBox().inputValue()).toBe(address);
  await typeIntoGrid(page, value);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(300);
}

/** Selects a cell that is in view, from another one: the grid can take no notice of a click on the cell that is selected already. */
async function select(address: string): Promise<void> {
  const grid = (await page.locator('[id^=univer-sheet-main-canvas]').boundingBox())!;
  const click = (below: number): Promise<void> => page.mouse.click(grid.x + 400, grid.y + below);
  for (let tries = 5; tries > 0; tries--) {
    await click(260);
    if (!(await staysAt(address))) break;
  }
  // Rows are 20 px high or more; where the cell stands depends on what the sheet begins with.
  for (let below = 110; below <= 190; below += 16) {
    await click(below);
    if (await comesTo(address)) break;
  }
}

/** Whether the name box shows the address within a moment. */
function comesTo(address: string): Promise<boolean> {
  return happens(
    (wanted) => document.querySelector<HTMLInputElement>('[data-u-comp="defined-name"] input')?.value === wanted,
    address,
    300,
  );
}

async function staysAt(address: string): Promise<boolean> {
  const left = (wanted: string): boolean =>
    document.querySelector<HTMLInputElement>('[data-u-comp="defined-name"] input')?.value !== wanted;
  return !(await happens(left, address, 1_000));
}

function happens(test: (wanted: string) => boolean, wanted: string, timeout: number): Promise<boolean> {
  return page.waitForFunction(test, wanted, { timeout }).then(
    () => true,
    () => false,
  );
}

async function gridPixels(): Promise<string> {
  return (await page.locator('.grid-container').screenshot()).toString('base64');
}

test('formulas that the grid cannot take apart are shown as values, which is said; saving keeps them', async () => {
  const bytes = new Uint8Array(readFileSync('test/cases/guyuan-2024/workbook.xlsx'));
  const before = await readWorkbook(bytes, 'w.xlsx');
  const total = before.sheets.find(({ name }) => name === SHEET)!.rows[5]![2]!;
  const formula = Array(20_000).fill('D6').join('+');
  const long = writeCells(bytes, before, [{ sheet: SHEET, address: 'C6', value: total.value as number, formula }]);
  await openBytes(Buffer.from(long), '长公式.xlsx');
  await page.getByText('1 个单元格的公式过长').waitFor();
  await screenshot(page, 'long-formula');
  const [now] = [await readWorkbook(new Uint8Array(await saved()), 'w.xlsx')];
  expect(now.sheets.find(({ name }) => name === SHEET)!.rows[5]![2]).toMatchObject({ formula, value: total.value });
}, 60_000);
