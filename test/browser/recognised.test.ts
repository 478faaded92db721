import { read, utils, write } from '@e965/xlsx';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { reviewSheet } from '../../src/report/sheet';
import { readWorkbook } from '../../src/hosts/file/read';
import { validate } from '../../src/engine';
import { openWorkbench, screenshot } from './served';

/** What the workbook was taken for, with which pack; what is said of an action moves nothing; the report is the command line's. */

let page: Page;
let troubles: string[];

beforeEach(async () => {
  ({ page, troubles } = await openWorkbench());
}, 60_000);

afterEach(() => {
  expect(troubles).toEqual([]);
});

async function validateNow(): Promise<void> {
  await page.locator('#view-validate .run').click();
  await page.locator('.recognised').getByText('·').first().waitFor();
  await page.locator('[role=status]').waitFor({ state: 'detached' });
}

async function openFile(name: string, buffer: Buffer): Promise<void> {
  await page.locator('.topbar input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
}

const summary = () => page.locator('.recognised summary').textContent();

test('unit, year, kind and pack stand under the verdict; another pack is chosen for every view', async () => {
  await validateNow();
  await page.locator('.recognised', { hasText: '宁夏固原市 部门决算' }).waitFor();
  expect(await summary()).toMatch(/^固原市医疗保障服务中心 · 2024 年 ?决算 · 元 · 宁夏固原市 部门决算$/);
  await page.locator('.recognised summary').click();
  await page.locator('#view-validate .pack-choice select').selectOption({ label: '全国通用 部门决算' });
  await page.locator('.recognised summary', { hasText: '全国通用 部门决算' }).waitFor();
  await screenshot(page, 'recognised');

  await page.locator('#tab-narrate').click();
  await page.locator('#view-narrate .run').click();
  await page.locator('.narrative .number').first().waitFor();
  const neutral = await page.locator('.narrative').textContent();
  // What was made with another choice says so, until it is made again.
  await page.locator('#view-narrate .pack-choice select').selectOption('');
  await page.locator('#view-narrate .stale-prior').waitFor();
  await page.locator('#view-narrate .run').click();
  await page.locator('#view-narrate .stale-prior').waitFor({ state: 'detached' });
  expect(await page.locator('.narrative').textContent()).not.toBe(neutral);
}, 90_000);

test('what is said of an action lies over what is there, and goes with the next one', async () => {
  await validateNow();
  const place = async () => (await page.locator('.card').first().boundingBox())!.y;
  const before = await place();
  await page.getByRole('button', { name: '标记单元格' }).click();
  await page.locator('.notice').getByText('个单元格已标记').waitFor();
  expect(await place()).toBe(before);
  await screenshot(page, 'notice');
  await page.locator('.count').first().click();
  await page.waitForFunction(() => document.querySelector('.notice')?.textContent === '');
});

test('a file that is refused is named, and so is the workbook that is still shown; nothing moves', async () => {
  await validateNow();
  const place = async () => (await page.locator('.verdict').boundingBox())!.y;
  const before = await place();
  await openFile('坏了.xlsx', Buffer.from('PK\u0003\u0004 no more than this'));
  const said = page.locator('.workbench-messages');
  await said.getByText('没有打开 坏了.xlsx：').waitFor();
  expect(await said.textContent()).toContain('现在显示的仍是 固原 2024 年决算公开表.xlsx');
  expect(await place()).toBe(before);
  await screenshot(page, 'refused');
  await page.locator('#view-validate .run').click();
  await page.waitForFunction(() => document.querySelector('.workbench-message')?.textContent === '');
});

test('the report sheet is the one that the command line writes, whatever is filtered', async () => {
  await validateNow();
  await page.locator('.count-hint').click();
  await page.getByRole('button', { name: '写入报告表' }).click();
  await page.locator('.notice').getByText('已写入工作表').waitFor();
  await screenshot(page, 'report-sheet');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '保存', exact: true }).click()]);
  const saved = await readWorkbook(new Uint8Array(readFileSync(await download.path())), 'saved.xlsx');
  const sheet = saved.sheets.find(({ name }) => name === '勾稽校验报告')!;
  const written = sheet.rows.map((row) => (row ?? []).map((cell) => cell?.value ?? ''));
  const bytes = new Uint8Array(readFileSync('test/cases/guyuan-2024/workbook.xlsx'));
  const expected = reviewSheet(validate(await readWorkbook(bytes, 'x.xlsx'))).rows;
  expect(written.map((row) => row.slice(0, 9))).toEqual(expected.map((row) => row.slice(0, 9).map((cell) => cell?.value ?? '')));
});

/** The workbook with a cover, an explanation and a sheet of notes before its forms. */
function mixed(): Buffer {
  const book = read(readFileSync('test/cases/guyuan-2024/workbook.xlsx'));
  const forms = [...book.SheetNames];
  const sheet = (name: string, ...rows: string[]) => utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [row])), name);
  sheet('封面', '固原市医疗保障服务中心', '2024年度部门决算公开', '单位负责人：　　财务负责人：');
  sheet('编报说明', '一、本套报表由财政部统一制发。', '二、金额单位为元。');
  sheet('Sheet3', '待办：再核一遍');
  book.SheetNames = [...book.SheetNames.slice(forms.length), ...forms];
  return Buffer.from(write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array);
}

test('sheets without a form are named in sight, covers and explanations as such, and a click goes there', async () => {
  await openFile('混合.xlsx', mixed());
  await page.waitForFunction(() => document.title.startsWith('混合'));
  await validateNow();
  const named = page.locator('.unrecognised .chip');
  expect(await named.allTextContents()).toEqual(['Sheet3']);
  expect(await page.locator('.not-forms .chip').allTextContents()).toEqual(['封面', '编报说明（编制说明）']);
  await named.last().click();
  await page.waitForTimeout(500);
  await screenshot(page, 'unrecognised');
  expect(await page.locator('.count-error .count-number').textContent()).toBe('2');
}, 60_000);

test('by how much is said in words of the cell, and not by signs', async () => {
  await validateNow();
  const card = page
    .locator('.card', { hasText: 'FE-MED' })
    .or(page.locator('.card', { hasText: '“事业单位医疗·基本支出”' }))
    .first();
  expect(await card.locator('.values').textContent()).toMatch(/相差[多少] [\d,]+\.\d\d/);
  expect(await page.locator('.values').allTextContents()).not.toContainEqual(expect.stringMatching(/相差-/));
});
