import { strFromU8, unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { readWorkbook } from '../../src/hosts/file/read';
import { parseAddress } from '../../src/workbook/address';
import { readCase } from '../hosts/excel/support';
import { installExcel } from '../support/excel-host/browser';
import { ExcelHost } from '../support/excel-host/host';
import { workbookOf } from '../support/excel-host/model';
import { openWorkbench, screenshot, shared, typeIntoGrid } from './served';

const view = (page: Page) => page.locator('#view-narrate');
const press = (page: Page, name: string | RegExp) => view(page).getByRole('button', { name }).first().click();

async function generate(page: Page): Promise<void> {
  await view(page).locator('.run').click();
  await page.locator('.narrative .number').first().waitFor();
  await page.locator('[role=status]').waitFor({ state: 'detached' });
}

/** The sheet, row and column of the first cell that a number of the text names, and that number. */
async function firstNumber(page: Page): Promise<{ place: string; sheet: string; row: number; column: number; shown: string }> {
  const number = page.locator('.narrative .number').first();
  const place = (await number.getAttribute('title'))!.split(/[、\n]/)[0]!;
  const [sheet, address] = place.split('!') as [string, string];
  return { place, sheet, ...parseAddress(address), shown: (await number.textContent())! };
}

const staleParagraphs = (page: Page) => page.locator('.narrative .paragraph-stale').allTextContents();

/** The paragraphs in which a number names the cell. */
const paragraphsFrom = (page: Page, place: string) =>
  page.evaluate(
    (wanted) =>
      [...document.querySelectorAll('.narrative p')]
        .filter((paragraph) =>
          [...paragraph.querySelectorAll('.number')].some((number) =>
            number.getAttribute('title')!.split('\n')[0]!.split('、').includes(wanted),
          ),
        )
        .map(({ textContent }) => textContent),
    place,
  );

/** Waits for what no element of the page says. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`never came true: ${holds.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const REASON = '按照国家关于过“紧日子”的有关要求';

describe('in Excel', () => {
  async function openPane(): Promise<{ page: Page; host: ExcelHost }> {
    const host = new ExcelHost(workbookOf(await readCase('guyuan-2024')), '1.14');
    const page = await shared.browser.newPage({ viewport: { width: 350, height: 900 } });
    await installExcel(page, host);
    await page.goto('https://localhost:3000/taskpane.html?view=narrate');
    await view(page).locator('.run').waitFor();
    return { page, host };
  }
  const textsOf = (host: ExcelHost, name: string) =>
    host.workbook.sheets
      .find((sheet) => sheet.name === name)!
      .rows.map((row) => row.map(({ value }) => (typeof value === 'object' ? '' : String(value))));
  const rowWith = (rows: string[][], text: string) => rows.findIndex((row) => row.some((value) => value.includes(text)));

  test('a cell whose finding is accepted with a reason is marked in the text no longer', async () => {
    const { page, host } = await openPane();
    await generate(page);
    await page.locator('.accused-cells').waitFor();
    await page.getByRole('tab', { name: '校验' }).click();
    await page.locator('#view-validate .run').click();
    const card = page.locator('.card-error', { hasText: '“工资福利支出·人员经费”为' });
    await card.getByRole('button', { name: '核实说明…' }).click();
    await page.getByLabel(/说明为什么此处无误/).fill(REASON);
    await page.locator('.acceptance-form').getByRole('button', { name: '保存', exact: true }).click();
    await page.locator('.card-accepted').waitFor();
    await page.getByRole('tab', { name: '情况说明' }).click();
    await generate(page);
    await page.locator('.accused-cells').waitFor({ state: 'detached' });
    expect(await page.locator('.narrative').textContent()).not.toContain('表中此数有误');
    expect(host.refusals).toEqual([]);
    await page.close();
  });

  test('a text on a sheet is brought up to date where its cells changed, and keeps what the officer wrote', async () => {
    const { page, host } = await openPane();
    await generate(page);
    const { place, sheet, row, column, shown } = await firstNumber(page);
    await press(page, '写入工作表');
    await page.getByText('已写入工作表 情况说明').waitFor();
    await page.locator('.written', { hasText: '其中的数与单元格一致' }).waitFor();

    const at = rowWith(textsOf(host, '情况说明'), shown);
    const edited = textsOf(host, '情况说明')[at]![0]!.replace(/【待填写：[^】]*原因】/, REASON);
    expect(edited).toContain(REASON);
    host.type('情况说明', at, 0, edited);
    host.type(sheet, row, column, 6000000);
    await page.locator('.written-stale').waitFor();
    await page.locator('.written .chip', { hasText: '→ 6000000' }).first().waitFor();
    expect(await page.locator('.paragraph-stale .number-stale').count()).toBeGreaterThan(0);
    // The paragraphs with a number from that cell, and only those.
    expect(await staleParagraphs(page)).toEqual(await paragraphsFrom(page, place));
    expect((await staleParagraphs(page)).length).toBeGreaterThan(0);
    await screenshot(page, 'excel-narrative-stale');

    await press(page, '更新…');
    await page.locator('.update').waitFor();
    expect(await page.locator('.update ins', { hasText: '6000000' }).count()).toBeGreaterThan(0);
    await screenshot(page, 'excel-narrative-update');
    const before = textsOf(host, '情况说明');
    await page
      .locator('.update')
      .getByRole('button', { name: /更新所选/ })
      .click();
    await page.getByText(/段已更新/).waitFor();
    const after = textsOf(host, '情况说明');
    expect(after[at]![0]).toContain('6000000');
    expect(after[at]![0]).toContain(REASON);
    expect(after.length).toBe(before.length);
    expect(host.refusals.filter((refusal) => !String(refusal).includes('Telemetry'))).toEqual([]);

    // The workbook remembers: another pane on it knows of the text.
    await page.reload();
    await page.locator('.written', { hasText: '情况说明' }).waitFor();
    host.type(sheet, row, column, 7000000);
    await page.locator('.written .chip', { hasText: '→ 7000000' }).first().waitFor();
    await page.close();
  }, 90_000);

  test('inputs typed in the pane go to the sheet 补充资料, and come back from it', async () => {
    const { page, host } = await openPane();
    await generate(page);
    await page.locator('.missing summary').click();
    const field = page.getByLabel(/^车辆/).first();
    const label = (await page.locator('.input-fields label', { hasText: /^车辆/ }).first().textContent())!;
    // From the field to where the text asks for it, and back.
    await page.getByRole('button', { name: `查看在文中的位置：${label}`, exact: true }).click();
    const asked = page.locator(`.narrative .asked[data-asked="${label}"]`).first();
    expect(await asked.evaluate((element) => element === document.activeElement)).toBe(true);
    await asked.press('Enter');
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    await field.fill('3');
    await field.blur();
    await press(page, '写入补充资料表');
    await page.getByText(/已写入工作表 补充资料/).waitFor();
    const rows = textsOf(host, '补充资料');
    const line = rowWith(rows, label);
    expect(rows[line]![1]).toBe('3');
    await page.locator('.missing').evaluate((list) => list.scrollIntoView({ block: 'nearest' }));
    await screenshot(page, 'excel-inputs');

    host.type('补充资料', line, 1, '5');
    await generate(page);
    await until(async () => (await field.inputValue()) === '5');
    // What is typed now goes to its line.
    await field.fill('4');
    await field.blur();
    await until(() => textsOf(host, '补充资料')[line]![1] === '4');
    await page.close();
  }, 60_000);
});

describe('in the workbench', () => {
  let page: Page;
  let troubles: string[];
  beforeEach(async () => {
    ({ page, troubles } = await openWorkbench());
    await page.locator('#tab-narrate').click();
  }, 60_000);
  afterEach(() => {
    expect(troubles).toEqual([]);
  });

  const nameBox = () => page.locator('[data-u-comp="defined-name"] input');

  /** Types over the cell of 工资福利支出, where a click on its number in the text shows it. */
  async function typeOver(value: string): Promise<void> {
    await page.locator('.narrative .number[title^="GK06一般公共预算财政拨款基本支出决算表!C6"]').first().click();
    await until(async () => (await nameBox().inputValue()) === 'C6');
    // Typing goes into the cell once the grid has the focus.
    const grid = (await page.locator('[id^=univer-sheet-main-canvas]').boundingBox())!;
    await page.mouse.click(grid.x + 400, grid.y + 110);
    await until(async () => (await nameBox().inputValue()) === 'C6');
    await typeIntoGrid(page, value);
    await page.keyboard.press('Enter');
  }

  test('a written text and its inputs survive saving, and a change of a cell is shown beside them', async () => {
    await generate(page);
    await page.locator('.missing summary').click();
    await press(page, '写入补充资料表');
    await page.getByText(/已写入工作表 补充资料/).waitFor();
    await press(page, '写入工作表');
    await page.getByText('已写入工作表 情况说明').waitFor();
    await typeOver('1');
    await page.locator('.written-stale').waitFor();
    await screenshot(page, 'workbench-narrative-stale');
    await press(page, '更新…');
    await page.locator('.update').waitFor();
    await screenshot(page, 'workbench-narrative-update');
    await page
      .locator('.update')
      .getByRole('button', { name: /更新所选/ })
      .click();
    await page.getByText(/段已更新/).waitFor();

    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '保存', exact: true }).click()]);
    const bytes = readFileSync(await file.path());
    const names = (await readWorkbook(bytes, 'a.xlsx')).sheets.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['补充资料', '情况说明']));
    await page
      .locator('.topbar input[type=file]')
      .setInputFiles({ name: 'saved.xlsx', mimeType: 'application/octet-stream', buffer: bytes });
    await page.locator('.file-name', { hasText: 'saved.xlsx' }).waitFor();
    await page.locator('#tab-narrate').click();
    await page.locator('.written', { hasText: '情况说明' }).waitFor();
    await page.locator('.written', { hasText: '其中的数与单元格一致' }).waitFor();
  }, 90_000);

  test('the whole publication can be had as a Word file, in the unit that was chosen', async () => {
    await page.locator('.unit-choice select').selectOption('元');
    await generate(page);
    const [file] = await Promise.all([page.waitForEvent('download'), press(page, '整本公开文本 .docx')]);
    expect(file.suggestedFilename()).toMatch(/20[0-9]{2}年.*部门(?:预算|决算)\.docx$/);
    const document = strFromU8(unzipSync(readFileSync(await file.path()))['word/document.xml']!);
    expect(document).toContain('w:orient="landscape"');
    expect(document).toContain('第一部分 单位概况');
    await page
      .locator('.narrative .number', { hasText: /[0-9]元$/ })
      .first()
      .waitFor();
    expect(await page.locator('.narrative .number', { hasText: '万元' }).count()).toBe(0);
    await page.locator('.unit-choice select').selectOption('');
  }, 120_000);

  test('a text that went to a file is compared with the cells too', async () => {
    await generate(page);
    const [file] = await Promise.all([page.waitForEvent('download'), press(page, '下载 .docx')]);
    expect(file.suggestedFilename()).toBe('情况说明.docx');
    const parts = unzipSync(readFileSync(await file.path()));
    expect(strFromU8(parts['word/document.xml']!)).toContain('<w:tbl>');
    expect(Object.keys(parts).filter((part) => /^word\/charts\/chart/.test(part)).length).toBeGreaterThan(0);
    await page.locator('.written', { hasText: '情况说明已下载为 情况说明.docx' }).waitFor();
    await typeOver('1');
    await page.locator('.written-stale').waitFor();
    await press(page, '更新…');
    await page
      .locator('.update')
      .getByRole('button', { name: /已在文件中改好/ })
      .click();
    await page.locator('.written', { hasText: '其中的数与单元格一致' }).waitFor();
  }, 60_000);
});
