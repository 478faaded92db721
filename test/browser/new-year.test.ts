import { utils, write } from '@e965/xlsx';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { cellAt } from '../../src/author/places';
import { readState } from '../../src/hosts/file/kept-state';
import { readWorkbook } from '../../src/hosts/file/read';
import type { WorkbookSnapshot } from '../../src/workbook/snapshot';
import { fileWith } from '../../taskpane/workbench/save/save';
import { installExcel } from '../support/excel-host/browser';
import { ExcelHost } from '../support/excel-host/host';
import { workbookOf } from '../support/excel-host/model';
import { fillYear, openWorkbench, screenshot, shared } from './served';

/** The new year in 编制: this year's amounts stand in the columns of last year, and the rest is to be typed. */

const INCOME = [
  ['2024年部门收入总表'],
  ['编制单位：某县档案馆', '', '单位：元'],
  ['科目编码', '科目名称', '合计'],
  ['', '合计', 180],
  ['2080505', '机关事业单位基本养老保险缴费支出', 110],
  ['2101101', '行政单位医疗', 70],
];
const SPENDING = [
  ['2024年部门支出总表'],
  ['编制单位：某县档案馆', '', '', '单位：元'],
  ['科目编码', '科目名称', '2023年预算数', '2024年预算数'],
  ['', '合计', 150, 180],
  ['2080505', '机关事业单位基本养老保险缴费支出', 100, 110],
  ['2101101', '行政单位医疗', 50, 70],
];
const GIVEN = '{"补充资料/车辆/辆数":"3"}';

let bytes: Uint8Array;
let workbook: WorkbookSnapshot;

beforeAll(async () => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(INCOME), '1收入');
  utils.book_append_sheet(book, utils.aoa_to_sheet(SPENDING), '2支出');
  const plain = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
  workbook = await readWorkbook(plain, '2024.xlsx');
  bytes = fileWith(plain, { before: workbook, now: workbook, flags: [], reports: [], state: new Map([['inputs', GIVEN]]) });
}, 240_000);

async function planned(page: Page): Promise<void> {
  await fillYear(page, '2025');
  await page.locator('.year-plan').click();
  const line = page.locator('.preview li', { hasText: '2支出' });
  // What moves where is said before anything is written.
  expect(await line.locator('.preview-why').textContent()).toBe('2 格清空待填，1 格由公式计算，上年数填入 2024年预算数');
}

async function openAndPlan(): Promise<{ page: Page; troubles: string[] }> {
  const { page, troubles } = await openWorkbench();
  await page
    .locator('.topbar input[type=file]')
    .setInputFiles({ name: '2024.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
  await page.locator('.file-name', { hasText: '2024.xlsx' }).waitFor();
  await page.locator('#tab-author').click();
  await planned(page);
  return { page, troubles };
}

async function saved(page: Page): Promise<Uint8Array> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '保存', exact: true }).click()]);
  return new Uint8Array(readFileSync(await download.path()));
}

/** The lines of a form from its headings on: values, and formulas as such. */
function body(book: WorkbookSnapshot, sheet: string): unknown[][] {
  return [3, 4, 5, 6].map((row) =>
    ['C', 'D'].map((column) => {
      const cell = cellAt(book, { sheet, address: `${column}${row}` });
      return cell?.formula === undefined ? (cell?.value ?? null) : `=${cell.formula}`;
    }),
  );
}

const MOVED = [
  ['2024年预算数', '2025年预算数'],
  [180, '=SUM(D5:D6)'],
  [110, null],
  [70, null],
];

test('a new workbook opens with last year’s amounts in their columns, and asks the officer anew', async () => {
  const { page, troubles } = await openAndPlan();
  await page.locator('.year-open').click();
  await page.locator('.file-name', { hasText: '2025.xlsx' }).waitFor();
  // It is in no file of the user yet, and the workbook it was made from is last year's at once.
  await page.waitForFunction(() => document.title.startsWith('● 2025.xlsx'));
  expect(await page.locator('.prior').textContent()).toContain('2024.xlsx');
  expect(await page.locator('.prior-made').textContent()).toContain('已用作上年工作簿');
  const file = await saved(page);
  expect(body(await readWorkbook(file, 'n.xlsx'), '2支出')).toEqual(MOVED);
  expect(readState(file).get('inputs.last')).toBe(GIVEN);
  expect(readState(file).get('inputs') ?? '').toBe('');
  await screenshot(page, 'new-year-opened');
  await page.getByRole('button', { name: '移除' }).click();
  await page.locator('.prior').getByText('选择上年工作簿').waitFor();
  expect(await page.locator('.prior-made').count()).toBe(0);
  expect(troubles).toEqual([]);
}, 120_000);

test('new sheets of the open workbook have them too; its own sheets stay, and all can be taken back', async () => {
  const { page, troubles } = await openAndPlan();
  await page.locator('.year-add').click();
  await page.getByText('张工作表已加入本工作簿').waitFor();
  const file = await saved(page);
  const next = await readWorkbook(file, 'n.xlsx');
  expect(body(next, '2支出 2025年')).toEqual(MOVED);
  expect(body(next, '2支出')).toEqual(body(workbook, '2支出'));
  expect(readState(file).get('inputs.last')).toBe(GIVEN);

  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await page.getByText('已撤销。').waitFor();
  const undone = await saved(page);
  expect((await readWorkbook(undone, 'u.xlsx')).sheets.map(({ name }) => name)).toEqual(['1收入', '2支出']);
  expect(readState(undone).get('inputs')).toBe(GIVEN);
  expect(troubles).toEqual([]);
}, 120_000);

test('in Excel the new sheets are written the same', async () => {
  const host = new ExcelHost(workbookOf(workbook), '1.14');
  const page = await shared.browser.newPage({ viewport: { width: 350, height: 900 } });
  await installExcel(page, host);
  await page.goto('https://localhost:3000/taskpane.html?view=author');
  await page.locator('.year-plan').waitFor();
  await planned(page);
  await page.locator('.year-add').click();
  await page.getByText('张工作表已加入本工作簿').waitFor();
  const sheet = host.workbook.sheets.find(({ name }) => name === '2支出 2025年')!;
  const cells = [2, 3, 4, 5].map((row) => [2, 3].map((column) => sheet.rows[row]?.[column]));
  expect(cells.map((row) => row.map((cell) => (cell?.formula ? `=${cell.formula}` : (cell?.value ?? ''))))).toEqual(
    MOVED.map((row) => row.map((value) => value ?? '')),
  );
  await page.context().close();
}, 60_000);
