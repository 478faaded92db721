import type { Page } from 'playwright-core';
import { installExcel, type Excursions } from '../support/excel-host/browser';
import { ExcelHost } from '../support/excel-host/host';
import { parseAddress } from '../../src/workbook/address';
import { dump, workbookOf } from '../support/excel-host/model';
import { readCase } from '../hosts/excel/support';
import { screenshot, shared } from './served';

const PAGE = 'https://localhost:3000/taskpane.html';

const SHEET = 'GK06一般公共预算财政拨款基本支出决算表';

interface Opened {
  readonly page: Page;
  readonly host: ExcelHost;
  readonly excursions: Excursions;
  readonly violations: string[];
}

async function openPane(version: string, query = ''): Promise<Opened> {
  const host = new ExcelHost(workbookOf(await readCase('guyuan-2024')), version);
  const page = await shared.browser.newPage({ viewport: { width: 350, height: 900 } });
  const violations: string[] = [];
  page.on('console', (message) => {
    // office.js sets style attributes of its own, which the policy refuses without harm.
    const ours = !message.location().url.startsWith('https://appsforoffice.');
    if (ours && message.text().includes('Content Security Policy')) violations.push(`${message.location().url}: ${message.text()}`);
  });
  const excursions = await installExcel(page, host);
  await page.goto(PAGE + query);
  return { page, host, excursions, violations };
}

describe.each(['1.9', '1.14'])('the built pane under the whole of office.js, ExcelApi %s', (version) => {
  test('validates, selects, flags and clears', async () => {
    const { page, host, excursions, violations } = await openPane(version);
    const before = dump(host.workbook);
    await page.locator('#view-validate .run').click();
    const finding = page.locator('.card', { hasText: '“工资福利支出·人员经费”为 3614846.85元' });
    await finding.waitFor();
    expect(await finding.count()).toBe(1);
    await finding.locator('.chip', { hasText: 'C6' }).first().click();
    await until(() => host.workbook.selection?.sheet === SHEET);
    expect(host.workbook.selection).toMatchObject({ sheet: SHEET, area: { top: 5, left: 2, bottom: 5, right: 2 } });
    await page.getByRole('button', { name: '标记单元格' }).click();
    await page.getByText(/个单元格已标记/).waitFor();
    expect(violations).toEqual([]);
    await screenshot(page, `excel-${version}`);
    expect(dump(host.workbook)).not.toEqual(before);
    await page.getByRole('button', { name: '清除标记' }).click();
    await page.getByText(/个标记已清除/).waitFor();
    expect(dump(host.workbook)).toEqual(before);
    // office.js itself asks for telemetry, which the stand-in does not have.
    expect(host.refusals.filter((refusal) => !String(refusal).includes('Telemetry'))).toEqual([]);
    expect(excursions.urls).toEqual([]);
    await page.close();
  }, 60_000);
});

test('opens the view that the ribbon asks for', async () => {
  const { page } = await openPane('1.14', '?view=narrate');
  await page.locator('#view-narrate .run').waitFor();
  await page.locator('#view-narrate .run').click();
  await page.locator('.narrative .number').first().waitFor();
  await screenshot(page, 'excel-narrative');
  await page.close();
}, 60_000);

test('runs the self-test', async () => {
  const { page } = await openPane('1.14', '?selftest');
  await page.getByText(/✓ 保存与读取状态/).waitFor();
  expect(await page.locator('pre').textContent()).not.toContain('✗');
  await page.close();
}, 60_000);

test('findings are gone through with buttons and with F8, and the sheet goes with them; no key of the grid is promised', async () => {
  const { page, host } = await openPane('1.14');
  await page.locator('#view-validate .run').click();
  await page.locator('.card').first().waitFor();
  const current = () => page.locator('.card[aria-current=true]').getAttribute('data-fingerprint');
  const cards = await page.locator('.card').evaluateAll((all) => all.map((card) => card.getAttribute('data-fingerprint')));
  const [first, second] = cards as [string, string];
  await page.getByRole('button', { name: '下一处（F8）' }).click();
  await page.locator(`.card[aria-current=true][data-fingerprint="${first}"]`).waitFor();
  await page.keyboard.press('F8');
  await page.locator(`.card[aria-current=true][data-fingerprint="${second}"]`).waitFor();
  const address = (await page.locator('.card[aria-current=true] .chip b').first().textContent())!;
  const { row, column } = parseAddress(address);
  await until(() => host.workbook.selection?.area.top === row && host.workbook.selection.area.left === column);
  await page.getByRole('button', { name: '上一处（Shift+F8）' }).click();
  await page.locator(`.card[aria-current=true][data-fingerprint="${first}"]`).waitFor();
  expect(await current()).toBe(first);
  await page.locator('.view:not([hidden]) .small-hint', { hasText: '光标在窗格里时 F8' }).waitFor();

  // The filters are those of the workbench.
  await page.getByRole('button', { name: /错误$/ }).first().click();
  await page.locator('.card-error').first().waitFor({ state: 'detached' });
  await screenshot(page, 'excel-stepped');
  await page.close();
}, 60_000);

/** Waits for what the host knows and the page does not show. */
async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 10_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`never came true: ${holds.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
