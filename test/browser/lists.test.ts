import { readFileSync } from 'node:fs';
import { newYear } from '../../src/engine';
import { newYearFile } from '../../src/hosts/file/new-year-file';
import { readWithPresentation } from '../../src/hosts/file/presentation';
import { readWorkbook } from '../../src/hosts/file/read';
import { parseAddress } from '../../src/workbook/address';
import { screenshot, useBrowser, watch } from './served';

const shared = useBrowser();

test('the grid offers the subjects of an authored workbook where codes and names are typed', async () => {
  const last = new Uint8Array(readFileSync('test/cases/guyuan-2024/workbook.xlsx'));
  const workbook = await readWorkbook(last, 'guyuan-2024.xlsx');
  const plan = newYear(workbook, 2025);
  const given = newYearFile(last, workbook, plan);
  const page = await shared.browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  const troubles = watch(page);
  await page.goto(`${shared.url}/workbench.html`);
  await page.locator('.pane .run').first().waitFor();
  await page.locator('.topbar input[type=file]').setInputFiles({
    name: '2025.xlsx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(given),
  });
  await page.locator('.file-name', { hasText: '2025.xlsx' }).waitFor();
  await page.locator('.grid-busy').waitFor({ state: 'detached' });
  const { sheet } = plan.choices[0]!;
  await page.getByText(sheet, { exact: true }).first().click();
  await page.waitForTimeout(1500);
  // The arrow at the right end of a cell of 科目名称; which row it hits depends on what the sheet begins with.
  const grid = (await page.locator('[id^=univer-sheet-main-canvas]').boundingBox())!;
  await page.mouse.click(grid.x + 488, grid.y + 230);
  await page.waitForTimeout(300);
  const address = await page.locator('[data-u-comp="defined-name"] input').inputValue();
  expect(plan.choices).toContainEqual({ sheet, address, list: 'function names' });
  const choice = page.getByText('行政单位离退休', { exact: true });
  await choice.waitFor();
  await screenshot(page, 'lists');
  await choice.click();
  await page.waitForTimeout(300);

  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '保存', exact: true }).click()]);
  const saved = new Uint8Array(readFileSync(await file.path()));
  const { snapshot, presentation } = await readWithPresentation(saved, '2025.xlsx');
  const at = snapshot.sheets.findIndex(({ name }) => name === sheet);
  const { row, column } = parseAddress(address);
  expect(snapshot.sheets[at]!.rows[row]![column]!.value).toBe('行政单位离退休');
  // The lists are those of the file: saving leaves them as they are.
  expect(presentation.sheets[at]!.lists).toEqual((await readWithPresentation(given, '2025.xlsx')).presentation.sheets[at]!.lists);
  expect(troubles).toEqual([]);
  await page.close();
}, 120_000);
