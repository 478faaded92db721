import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { newSheets, newYear } from '../../src/engine';
import { newYearFile } from '../../src/hosts/file/new-year-file';
import { readWithPresentation } from '../../src/hosts/file/presentation';
import { readWorkbook } from '../../src/hosts/file/read';
import { parseAddress } from '../../src/workbook/address';
import { fillYear, openWorkbench, screenshot } from './served';

async function open(name: string, bytes: Uint8Array): Promise<{ page: Page; troubles: string[] }> {
  const { page, troubles } = await openWorkbench();
  await page.locator('.topbar input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
  await page.locator('.file-name', { hasText: name }).waitFor();
  await page.locator('.grid-busy').waitFor({ state: 'detached' });
  return { page, troubles };
}

/** Chooses a name of a subject from the list of a cell of the sheet that is shown; gives the address of the cell. */
async function choose(page: Page, name: string, picture: string): Promise<string> {
  await page.waitForTimeout(1500);
  // The arrow at the right end of a cell of 科目名称; which row it hits depends on what the sheet begins with.
  const grid = (await page.locator('[id^=univer-sheet-main-canvas]').boundingBox())!;
  await page.mouse.click(grid.x + 488, grid.y + 230);
  await page.waitForTimeout(300);
  const address = await page.locator('[data-u-comp="defined-name"] input').inputValue();
  const choice = page.getByText(name, { exact: true });
  await choice.waitFor();
  await screenshot(page, picture);
  await choice.click();
  await page.waitForTimeout(300);
  return address;
}

async function saved(page: Page) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '保存', exact: true }).click()]);
  const { snapshot, presentation } = await readWithPresentation(new Uint8Array(readFileSync(await file.path())), 'saved.xlsx');
  return (sheet: string) => {
    const at = snapshot.sheets.findIndex(({ name }) => name === sheet);
    return { rows: snapshot.sheets[at]!.rows, lists: presentation.sheets[at]!.lists };
  };
}

test('the grid offers the subjects of an authored workbook where codes and names are typed', async () => {
  const last = new Uint8Array(readFileSync('test/cases/guyuan-2024/workbook.xlsx'));
  const workbook = await readWorkbook(last, 'guyuan-2024.xlsx');
  const plan = newYear(workbook, 2025);
  const given = newYearFile(last, workbook, plan);
  const { page, troubles } = await open('2025.xlsx', given);
  const { sheet } = plan.choices[0]!;
  await page.getByText(sheet, { exact: true }).first().click();
  const address = await choose(page, '行政单位离退休', 'lists');
  expect(plan.choices).toContainEqual({ sheet, address, list: 'function names' });

  const now = (await saved(page))(sheet);
  const { row, column } = parseAddress(address);
  expect(now.rows[row]![column]!.value).toBe('行政单位离退休');
  // The lists are those of the file: saving leaves them as they are.
  const { presentation } = await readWithPresentation(given, '2025.xlsx');
  expect(now.lists).toEqual(presentation.sheets.find(({ name }) => name === sheet)!.lists);
  expect(troubles).toEqual([]);
}, 120_000);

test('sheets of a new year have their lists as soon as they are added to the open workbook', async () => {
  const last = new Uint8Array(readFileSync('test/cases/guyuan-2024/workbook.xlsx'));
  const plan = newSheets(await readWorkbook(last, 'guyuan-2024.xlsx'), 2025);
  const { page, troubles } = await open('guyuan-2024.xlsx', last);
  await page.locator('#tab-author').click();
  await fillYear(page, '2025');
  await page.locator('.year-plan').click();
  await page.locator('.year-add').click();
  await page.getByText('张工作表已加入本工作簿').waitFor();
  const { sheet } = plan.choices[0]!;
  await page.getByText(sheet, { exact: true }).first().click();
  const address = await choose(page, '行政单位离退休', 'lists-added');
  expect(plan.choices).toContainEqual({ sheet, address, list: 'function names' });

  const now = (await saved(page))(sheet);
  const { row, column } = parseAddress(address);
  expect(now.rows[row]![column]!.value).toBe('行政单位离退休');
  expect(now.lists.some(({ cells }) => cells.split(' ').includes(address))).toBe(true);
  expect(troubles).toEqual([]);
}, 120_000);
