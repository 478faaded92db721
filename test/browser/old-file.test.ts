import { read, write } from '@e965/xlsx';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { readWorkbook } from '../../src/hosts/file/read';
import type { WorkbookSnapshot } from '../../src/workbook/snapshot';
import { openWorkbench, screenshot } from './served';

/** An .xls, as many units still have them: said to be one when it is opened, corrected, and saved as an .xlsx that holds the same. */

const FIXED = { sheet: 'GK06一般公共预算财政拨款基本支出决算表', address: 'C6' };

/** A published workbook in the format of Excel 97, with a formula. */
function oldFile(): Buffer {
  const book = read(readFileSync('test/cases/guyuan-2024/workbook.xlsx'), { cellStyles: true, cellNF: true });
  book.Sheets[FIXED.sheet]!['C39'] = { t: 'n', v: 3_614_846.85, f: 'C6+C20', z: '0.00' };
  return write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer;
}

/** Everything that a reader of the forms sees of the cells, but for the one that is corrected. */
const seen = ({ sheets }: WorkbookSnapshot): unknown =>
  sheets.map(({ name, rows, merges }) => ({
    name,
    merges,
    cells: rows,
  }));

const cell = (book: WorkbookSnapshot) => book.sheets.find(({ name }) => name === FIXED.sheet)!.rows[5]![2]!;

async function open(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.locator('.topbar input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await page.locator('.file-name', { hasText: name }).waitFor();
}

const verdict = (page: Page, said: string) =>
  page.waitForFunction((wanted) => document.querySelector('.verdict')?.textContent === wanted, said);

test('an .xls is corrected and saved as an .xlsx with the same cells', async () => {
  const { page, troubles } = await openWorkbench();
  const bytes = oldFile();
  await open(page, '决算.xls', bytes);
  await page.getByText('这是旧式 .xls 文件：改动将另存为 .xlsx').waitFor();
  await screenshot(page, 'old-file');

  await page.locator('#view-validate .run').click();
  await verdict(page, '有 2 处须改');
  await page.locator('.card-error').first().getByRole('button', { name: /^改为/ }).click();
  await verdict(page, '有 1 处须改');
  expect(await page.title()).toBe('● 决算.xls - 勾稽工作台');

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '保存', exact: true }).click()]);
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
  const saved = readFileSync(await download.path());
  expect(saved.subarray(0, 2).toString()).toBe('PK');
  const [before, after] = [await readWorkbook(bytes, '决算.xls'), await readWorkbook(saved, '决算.xlsx')];
  expect(cell(after).value).toBe(3_613_790.85);
  Object.assign(cell(before), { value: 3_613_790.85 });
  expect(seen(after)).toEqual(seen(before));

  await open(page, '决算.xlsx', saved);
  expect(await page.getByText('这是旧式 .xls 文件').count()).toBe(0);
  await page.locator('#view-validate .run').click();
  await verdict(page, '有 1 处须改');
  expect(troubles).toEqual([]);
}, 120_000);
