import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { fillTotals } from '../../src/author/fill';
import { cellAt } from '../../src/author/places';
import { recognise } from '../../src/forms/recognise';
import { readWithPresentation } from '../../src/hosts/file/presentation';
import { readWorkbook } from '../../src/hosts/file/read';
import { writeCells } from '../../src/hosts/file/write-cells';
import { caseBytes, leavesOnly, partsOf, totalsOf } from '../author/support';
import { readCase } from '../hosts/excel/support';
import { installExcel } from '../support/excel-host/browser';
import { oneIn } from '../support/thorough';
import { ExcelHost } from '../support/excel-host/host';
import { dump, newSheet, workbookOf, type HostWorkbook } from '../support/excel-host/model';
import { fillYear, openWorkbench, screenshot, shared } from './served';

/** The file of a case with nothing but its leaves. */
async function leavesFile(): Promise<{ bytes: Uint8Array; totals: number }> {
  const bytes = caseBytes('guyuan-2024');
  const published = await readWorkbook(bytes, 'w.xlsx');
  const cells = [...totalsOf(published).values()].map(([by]) => ({ ...by!.target.amount.cell, value: null }));
  const leaves = writeCells(bytes, published, cells);
  return { bytes: leaves, totals: fillTotals(await readWorkbook(leaves, 'w.xlsx')).cells.length };
}

async function saved(page: Page): Promise<Uint8Array> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '保存', exact: true }).click()]);
  return new Uint8Array(readFileSync(await download.path()));
}

test('the workbench lists the totals, fills them, saves them and takes them back in one step', async () => {
  const { page, troubles } = await openWorkbench();
  const { bytes, totals } = await leavesFile();
  await page
    .locator('.topbar input[type=file]')
    .setInputFiles({ name: 'l.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
  await page.getByText('l.xlsx').first().waitFor();
  await page.getByRole('tab', { name: '编制' }).click();
  await page.locator('.fill-find').click();
  await page.locator('.fill-apply').waitFor();
  expect(await page.locator('.fill-apply').textContent()).toBe(`填入 ${totals}`);
  await screenshot(page, 'author-workbench');
  await page.locator('.preview .chip').first().click();
  await page.locator('.fill-apply').click();
  await page.getByText(`${totals} 个单元格已写入`).waitFor();
  const filled = await readWorkbook(await saved(page), 'f.xlsx');
  expect(fillTotals(filled).cells).toEqual([]);
  const published = await readWorkbook(caseBytes('guyuan-2024'), 'w.xlsx');
  const key = [...totalsOf(published)].find(([, [by]]) => by!.target.form.kind === '支出总表')![1][0]!.target.amount.cell;
  expect(cellAt(filled, key)!.value).toBe(cellAt(published, key)!.value);
  await page.getByRole('button', { name: '撤销' }).click();
  await page.getByText('已撤销。').waitFor();
  const undone = await readWorkbook(await saved(page), 'f.xlsx');
  expect(fillTotals(undone).cells.length).toBe(totals);
  expect(troubles).toEqual([]);
}, 120_000);

test('改为 on a finding writes the value, checks again and goes on to the next', async () => {
  const { page, troubles } = await openWorkbench();
  await page.locator('#view-validate .run').click();
  const finding = page.locator('.card', { hasText: '“工资福利支出·人员经费”为 3614846.85元' });
  await finding.waitFor();
  await finding.getByRole('button', { name: '改为 3613790.85' }).click();
  await finding.waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement?.classList.contains('card'));
  const fixed = await readWorkbook(await saved(page), 'f.xlsx');
  const sheet = 'GK06一般公共预算财政拨款基本支出决算表';
  expect(cellAt(fixed, { sheet, address: 'C6' })?.value).toBe(3613790.85);
  await page.getByRole('button', { name: '撤销' }).click();
  await finding.waitFor();
  expect(troubles).toEqual([]);
}, 60_000);

test('units change after a look, and a new year and blank forms open as workbooks', async () => {
  const { page, troubles } = await openWorkbench();
  const { bytes } = await leavesFile();
  await page
    .locator('.topbar input[type=file]')
    .setInputFiles({ name: 'l.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
  await page.getByText('l.xlsx').first().waitFor();
  await page.getByRole('tab', { name: '编制' }).click();
  await page.getByRole('button', { name: '换算为万元' }).click();
  await page.locator('.unit-apply').waitFor();
  await page.locator('.unit-apply').click();
  await page.getByText('个单元格已写入').waitFor();
  expect(recognise(await readWorkbook(await saved(page), 'f.xlsx')).unit).toBe('万元');

  await fillYear(page, '2026');
  await page.locator('.year-plan').click();
  await page.locator('.year-counts').waitFor();
  await page.locator('.year-open').click();
  await page.getByText('2026.xlsx').first().waitFor();
  const next = recognise(await readWorkbook(await saved(page), 'n.xlsx'));
  expect([next.year, next.forms.length]).toEqual([2026, 13]);

  await page.getByRole('tab', { name: '编制' }).click();
  await fillYear(page, '2027');
  await page.getByRole('button', { name: '预算公开表', exact: true }).click();
  await page.getByText('2027 预算公开表.xlsx').first().waitFor();
  const blank = recognise(await readWorkbook(await saved(page), 'b.xlsx'));
  expect([blank.year, blank.kind, blank.forms.length]).toEqual([2027, 'budget', 10]);
  await page.waitForTimeout(500);
  await screenshot(page, 'author-blank');
  expect(troubles).toEqual([]);
}, 120_000);

test('the pane in Excel fills totals as formulas, in two requests, and takes them back', async () => {
  const host = new ExcelHost(workbookOf(leavesOnly(await readCase('guyuan-2024'))), '1.14');
  const page = await shared.browser.newPage({ viewport: { width: 350, height: 900 } });
  await installExcel(page, host);
  await page.goto('https://localhost:3000/taskpane.html?view=author');
  await page.locator('.fill-find').click();
  await page.locator('.fill-apply').waitFor();
  await page.getByLabel('写成公式').check();
  await screenshot(page, 'author-excel');
  const [before, requests] = [dump(host.workbook), host.requests.length];
  await page.locator('.fill-apply').click();
  await page.getByText('个单元格已写入').waitFor();
  expect(host.requests.length - requests).toBe(2);
  const formulas = host.workbook.sheets.flatMap(({ rows }) =>
    rows.flatMap((row) => row?.filter((cell) => cell?.formula !== undefined) ?? []),
  );
  expect(formulas.length).toBeGreaterThan(100);
  expect(dump(host.workbook)).not.toEqual(before);
  await page.getByRole('button', { name: '撤销' }).click();
  await page.getByText('已撤销。').waitFor();
  const left = host.workbook.sheets.flatMap(({ rows }) => rows.flatMap((row) => row?.filter((cell) => cell?.formula !== undefined) ?? []));
  expect(left).toEqual([]);
  await page.context().close();
}, 60_000);

/** What a sheet shows, cell by cell, with its formulas. */
function shownIn(sheet: HostWorkbook['sheets'][number]): unknown[] {
  return sheet.rows.map((row) => row?.map((cell) => cell?.formula ?? cell?.value));
}

/** The first cell that is to be typed in. */
function firstInput(sheets: HostWorkbook['sheets']): { name: string; row: number; column: number } {
  for (const { name, rows } of sheets)
    for (const [row, cells] of rows.entries()) {
      const column = cells?.findIndex((cell) => cell?.style?.['Fill.Color'] !== undefined) ?? -1;
      if (column >= 0) return { name, row, column };
    }
  throw new Error('no cell is to be typed in');
}

/** The pane over a host, with the sheets of 2025 listed and nothing written. */
async function plannedYear(host: ExcelHost): Promise<Page> {
  const page = await shared.browser.newPage({ viewport: { width: 350, height: 900 } });
  await installExcel(page, host);
  await page.goto('https://localhost:3000/taskpane.html?view=author');
  await fillYear(page, '2025');
  await page.locator('.year-plan').click();
  await page.locator('.year-add').waitFor();
  return page;
}

test.each(oneIn(2, ['1.9', '1.14']))(
  'the pane in Excel %s adds the sheets of a new year behind the others, in nine requests, and takes them out again',
  async (version) => {
    const host = new ExcelHost(workbookOf(await readCase('guyuan-2024')), version);
    const before = dump(host.workbook);
    const old = host.workbook.sheets.map(shownIn);
    const page = await plannedYear(host);
    expect(dump(host.workbook)).toEqual(before);
    await screenshot(page, `author-excel-year-${version}`);
    const asked = host.requests.length;
    const [names, told] = [host.workbook.sheets.length, await page.locator('.year-add').textContent()];
    await page.locator('.year-add').click();
    await page.getByText('张工作表已加入本工作簿').waitFor();
    // Marks 1, copies 3, cells 2, lists 3; the officer's inputs are looked for (1), the workbook with the new sheets is read once (up to 4) and the first is shown (1).
    await page.waitForTimeout(500);
    expect(host.requests.length - asked).toBeLessThanOrEqual(9 + 6);
    const lists = host.workbook.sheets.at(-1)!;
    expect([lists.name, lists.visibility]).toEqual(['编制清单', 'VeryHidden']);
    const sheets = host.workbook.sheets.slice(0, -1);
    expect(told).toBe(`新增工作表 ${sheets.length - names}`);
    // What was there is untouched, and comes first.
    expect(sheets.slice(0, names).map(shownIn)).toEqual(old);
    const added = sheets.slice(names);
    expect(added.filter(({ validations }) => validations.length > 0).length).toBeGreaterThan(3);
    expect(added.every(({ name }) => / 2025年$/.test(name))).toBe(true);
    const formulas = added.flatMap(({ rows }) => rows.flatMap((row) => row?.flatMap((cell) => cell?.formula ?? []) ?? []));
    expect(formulas.length).toBeGreaterThan(150);
    // A formula that looks at another sheet looks at that of the new year.
    for (const formula of formulas) expect(formula.replaceAll(/'[^']* 2025年'!/g, '')).not.toContain('!');

    // Typed into since: asked before it is lost.
    const { name, row, column } = firstInput(added);
    host.type(name, row, column, 12.5);
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByText('撤销会一并删除').waitFor();
    expect(host.workbook.sheets.length).toBe(sheets.length + 1);
    await page.getByRole('button', { name: '仍要删除' }).click();
    await page.getByText('已撤销。').waitFor();
    expect(dump(host.workbook)).toEqual(before);
    expect(host.refusals.filter((refusal) => !String(refusal).includes('Telemetry'))).toEqual([]);
    await page.context().close();
  },
  60_000,
);

test('names that are taken meanwhile, and protected workbooks, are said before anything is written', async () => {
  const host = new ExcelHost(workbookOf(await readCase('guyuan-2024')), '1.14');
  const page = await plannedYear(host);
  host.workbook.protected = true;
  await page.locator('.year-add').click();
  await page.getByText('请撤销保护后重试').waitFor();
  host.workbook.protected = false;
  host.workbook.sheets[0]!.protected = true;
  await page.locator('.year-add').click();
  await page.waitForTimeout(500);
  await page.getByText('请撤销保护后重试').waitFor();
  host.workbook.sheets[0]!.protected = false;
  host.workbook.sheets.push(newSheet((await page.locator('.preview strong').first().textContent())!));
  const count = host.workbook.sheets.length;
  await page.locator('.year-add').click();
  await page.getByText('已有同名工作表').waitFor();
  expect(host.workbook.sheets.length).toBe(count);
  host.workbook.sheets.pop();
  // A write that fails half-way leaves no sheet behind.
  host.faults.push({ code: 'GeneralException', when: (action) => action.Name === 'Formulas' });
  await page.locator('.year-add').click();
  await page.getByText('Excel 报告错误').waitFor();
  expect(host.workbook.sheets.length).toBe(count - 1);
  await page.context().close();
}, 60_000);

test('the workbench adds the sheets of a new year, saves them with their layout, and takes them out again', async () => {
  const { page, troubles } = await openWorkbench();
  await page.getByRole('tab', { name: '编制' }).click();
  await fillYear(page, '2025');
  await page.locator('.year-plan').click();
  await page.locator('.year-add').waitFor();
  await screenshot(page, 'author-year');
  await page.locator('.year-add').click();
  await page.getByText('张工作表已加入本工作簿').waitFor();
  await page.waitForTimeout(500);
  await screenshot(page, 'author-added');
  const bytes = caseBytes('guyuan-2024');
  const before = await readWithPresentation(bytes, 'w.xlsx');
  const file = await saved(page);
  // Codes and names are chosen from lists in the file; the grid shows them when it is opened again.
  const withLists = [...partsOf(file)].filter(([part, xml]) => part.includes('worksheets/gouji') && xml.includes('type="list"'));
  expect(withLists.length).toBeGreaterThan(3);
  const after = await readWithPresentation(file, 's.xlsx');
  const count = before.snapshot.sheets.length;
  expect(after.snapshot.sheets.slice(0, count).map(({ name, rows }) => [name, rows])).toEqual(
    before.snapshot.sheets.map(({ name, rows }) => [name, rows]),
  );
  const disclosure = recognise(after.snapshot);
  expect([disclosure.year, disclosure.forms.length]).toEqual([2025, recognise(before.snapshot).forms.length]);
  expect(after.snapshot.sheets.at(-1)).toMatchObject({ name: '编制清单', visibility: 'veryHidden' });
  after.snapshot.sheets.slice(count, -1).forEach(({ name, merges }, at) => {
    const source = before.snapshot.sheets.findIndex((sheet) => `${sheet.name} 2025年`.startsWith(name.replace(/ 2025年.*$/, '')));
    expect(merges).toEqual(before.snapshot.sheets[source]!.merges);
    expect(after.presentation.sheets[count + at]!.columns).toEqual(before.presentation.sheets[source]!.columns);
  });
  await page.getByRole('button', { name: '撤销' }).click();
  await page.getByText('已撤销。').waitFor();
  const undone = await readWorkbook(await saved(page), 's.xlsx');
  expect(undone.sheets.map(({ name, rows }) => [name, rows])).toEqual(before.snapshot.sheets.map(({ name, rows }) => [name, rows]));
  expect(troubles).toEqual([]);
}, 120_000);

test('the view 编制 is walked with the keyboard alone; the focus never falls to the body', async () => {
  const { page, troubles } = await openWorkbench();
  const lost: string[] = [];
  const press = async (key: string): Promise<void> => {
    await page.keyboard.press(key);
    await page.waitForTimeout(60);
    if (await page.evaluate(() => document.activeElement === null || document.activeElement === document.body)) lost.push(key);
  };
  const focused = () => page.evaluate(() => document.activeElement?.className ?? '');
  const until = async (name: string, key = 'Tab'): Promise<void> => {
    for (let steps = 0; steps < 40 && !(await focused()).split(' ').includes(name); steps++) await press(key);
    expect(await focused()).toContain(name);
  };
  // The sample is laid out first: the pane begins anew with it.
  await page.locator('canvas').first().waitFor();
  await page.waitForTimeout(1500);
  await page.locator('#tab-author').click();
  // The view comes with its own part of the program.
  await page.locator('.fill-find').waitFor();
  await until('fill-find');
  await press('Enter');
  await page.getByText('没有需要填列').or(page.locator('.view:not([hidden]) .preview')).first().waitFor();
  await until('year-plan');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('2025');
  await until('year-plan');
  await press('Enter');
  await page.locator('.year-add').waitFor();
  await until('year-add');
  await press('Enter');
  await page.getByText('张工作表已加入本工作簿').waitFor();
  await page.waitForTimeout(800);
  expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
  // Between the grid, the bar and the pane.
  for (let round = 0; round < 4; round++) await press('F6');
  await press('Escape');
  expect(lost).toEqual([]);
  expect(troubles).toEqual([]);
}, 120_000);

test.each([
  [350, 600],
  [1440, 900],
] as const)(
  'the view 编制 fits %i × %i',
  async (width, height) => {
    const host = new ExcelHost(workbookOf(await readCase('guyuan-2024')), '1.14');
    const page = await shared.browser.newPage({ viewport: { width, height } });
    await installExcel(page, host);
    await page.goto('https://localhost:3000/taskpane.html?view=author');
    await page.locator('.fill-find').waitFor();
    await screenshot(page, `author-${width}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    await page.context().close();
  },
  60_000,
);
