import { strFromU8, unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { readWorkbook } from '../../src/hosts/file/read';
import { readWordText } from '../../src/hosts/file/word';
import { rollForward } from '../../src/narrative/roll/roll';
import { readCase } from '../hosts/excel/support';
import { installExcel } from '../support/excel-host/browser';
import { ExcelHost } from '../support/excel-host/host';
import { workbookOf } from '../support/excel-host/model';
import { wordFile } from '../support/word';
import { openWorkbench, screenshot, shared } from './served';

const PRIOR = readFileSync('assets/samples/bazhou-2023.xlsx');
const PUBLISHED = readFileSync('test/cases/bazhou-2024/narrative.txt', 'utf8').replaceAll('\r\n', '\n').trim();

/** Last year's text: the one that was published, a year back. */
let text: string;

beforeAll(async () => {
  const [now, last] = [await readWorkbook(readFileSync('assets/samples/bazhou-2024.xlsx'), 'n'), await readWorkbook(PRIOR, 'l')];
  text = rollForward(last, now, PUBLISHED, { priorAsGiven: true }).text.replace(/【待填写：[^】]*上年 ([^】]*)】/g, '$1');
}, 240_000);

const roll = (page: Page) => page.locator('#view-narrate .roll');
const press = (page: Page, name: string | RegExp) => roll(page).getByRole('button', { name, exact: true }).click();
const choose = (page: Page, place: string, name: string, buffer: Buffer) =>
  page.locator(`${place} input[type=file]`).setInputFiles({ name, mimeType: 'application/octet-stream', buffer });

async function run(page: Page): Promise<void> {
  await roll(page).locator('.roll-run').click();
  await roll(page).locator('.roll-text ins').first().waitFor();
  await page.locator('[role=status]').waitFor({ state: 'detached' });
}

describe('in the workbench', () => {
  let page: Page;
  let troubles: string[];

  beforeEach(async () => {
    ({ page, troubles } = await openWorkbench({ height: 1000, clipboard: true }));
    await page.locator('.topbar select').selectOption('bazhou-2024');
    await page.locator('.grid-busy').waitFor({ state: 'detached' });
    await page.locator('#tab-narrate').click();
    await roll(page).waitFor();
  }, 180_000);

  afterEach(() => {
    expect(troubles).toEqual([]);
  });

  test('last year’s Word file comes back with this year’s numbers as tracked changes', async () => {
    await press(page, '续写');
    await page.getByText('请先选择上年的情况说明').waitFor();
    await choose(page, '.roll', '2023年情况说明.docx', wordFile(text));
    await roll(page).getByText('2023年情况说明.docx').waitFor();
    await press(page, '续写');
    await page.getByText('请先在上面选择上年工作簿').waitFor();
    await choose(page, '.prior', 'bazhou-2023.xlsx', PRIOR);
    await page.locator('.prior-name', { hasText: 'bazhou-2023.xlsx' }).waitFor();
    await run(page);

    // What was and what is, side by side; the number leads to its cell.
    const changed = roll(page).locator('.roll-text p', { hasText: '363.51' }).first();
    expect(await changed.locator('del').allTextContents()).toEqual(expect.arrayContaining([expect.stringContaining('363.51')]));
    expect(await changed.locator('ins').allTextContents()).toEqual(expect.arrayContaining([expect.stringContaining('479.47')]));
    await changed.locator('ins[title]', { hasText: '479.47' }).click();
    await screenshot(page, 'roll-workbench');
    // Another pack reads the forms anew, which is said; the words stay those of last year's text.
    const said = await roll(page).locator('.roll-text').textContent();
    await page.locator('#view-narrate .pack-choice select').selectOption({ label: '全国通用 部门预算' });
    await roll(page).locator('.roll-stale', { hasText: '模板包' }).waitFor();
    await run(page);
    await roll(page).locator('.roll-stale').waitFor({ state: 'detached' });
    expect(await roll(page).locator('.roll-text').textContent()).toBe(said);
    const asked = roll(page).locator('.roll-notes').first();
    await asked.locator('summary').waitFor();
    const whole = await roll(page).locator('.roll-text p').count();
    await roll(page).getByLabel('显示全文').check();
    expect(await roll(page).locator('.roll-text p').count()).toBeGreaterThan(whole);

    const [file] = await Promise.all([page.waitForEvent('download'), press(page, '保存 Word 文件（修订）')]);
    expect(file.suggestedFilename()).toBe('2023年情况说明-本年.docx');
    const saved = readFileSync(await file.path());
    const rolled = readWordText(saved);
    expect(rolled).toContain('基本支出 479.47 万元，占 62.37%，比上年预算增加 115.96 万元，增长 31.90%');
    expect(strFromU8(unzipSync(saved)['word/document.xml']!)).toMatch(/<w:ins [^>]*w:author="勾稽"/);
    await press(page, '复制');
    await page.getByText('已复制').waitFor();
    expect((await page.evaluate(() => navigator.clipboard.readText())).replaceAll('\r\n', '\n')).toBe(rolled);
  }, 180_000);

  test('a workbook that is not last year’s is used only when that is confirmed', async () => {
    await choose(page, '.roll', '去年.txt', Buffer.from(text));
    await choose(page, '.prior', 'bazhou-2024.xlsx', readFileSync('assets/samples/bazhou-2024.xlsx'));
    await page.locator('.prior-name', { hasText: 'bazhou-2024.xlsx' }).waitFor();
    await press(page, '续写');
    await roll(page).getByText('应为 2023 年').waitFor();
    await screenshot(page, 'roll-refused');
    expect(await roll(page).locator('.roll-text').count()).toBe(0);
    await press(page, '仍用它作上年工作簿');
    await roll(page).locator('.roll-summary').waitFor();
    expect(await roll(page).locator('.prior-refused').count()).toBe(0);
  }, 120_000);
});

test('in Excel the new text goes to a sheet', async () => {
  const host = new ExcelHost(workbookOf(await readCase('bazhou-2024')), '1.14');
  const page = await shared.browser.newPage({ viewport: { width: 350, height: 900 } });
  await installExcel(page, host);
  await page.goto('https://localhost:3000/taskpane.html?view=narrate');
  await roll(page).waitFor();
  await choose(page, '.prior', 'bazhou-2023.xlsx', PRIOR);
  await page.locator('.prior-name', { hasText: 'bazhou-2023.xlsx' }).waitFor();
  await choose(page, '.roll', '去年.txt', Buffer.from(text));
  await run(page);
  await screenshot(page, 'roll-excel');
  await press(page, '写入工作表');
  await page.getByText('已写入工作表 情况说明').waitFor();
  const rows = host.workbook.sheets
    .find(({ name }) => name === '情况说明')!
    .rows.map(([cell]) => (typeof cell?.value === 'string' ? cell.value : ''));
  expect(rows.some((row) => row.includes('比上年预算增加 115.96 万元'))).toBe(true);
  // Writing it makes it no older.
  expect(await roll(page).locator('.roll-stale').count()).toBe(0);
  await page.close();
}, 120_000);
