import type { Page } from 'playwright-core';
import { installExcel } from '../support/excel-host/browser';
import { ExcelHost } from '../support/excel-host/host';
import { workbookOf } from '../support/excel-host/model';
import { small } from '../hosts/excel/support';
import { shared } from './served';

const CDN = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';

let page: Page;
let host: ExcelHost;

beforeAll(async () => {
  page = await shared.browser.newPage();
  host = new ExcelHost(workbookOf(small), '1.14');
  await installExcel(page, host);
  await page.route('https://localhost:3000/blank.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<!doctype html><script src="${CDN}"></script>` }),
  );
  await page.goto('https://localhost:3000/blank.html');
}, 60_000);

test('office.js as a whole believes to be in Excel on Windows', async () => {
  const info = await page.evaluate(() => Office.onReady());
  expect(info).toMatchObject({ host: 'Excel', platform: 'PC' });
  const supported = await page.evaluate(() =>
    ['1.9', '1.14', '1.18'].map((v) => Office.context.requirements.isSetSupported('ExcelApi', v)),
  );
  expect(supported).toEqual([true, true, false]);
});

test('requests reach the stand-in host and events come back', async () => {
  const names = await page.evaluate(async () => {
    const context = new Excel.RequestContext();
    const { worksheets } = context.workbook;
    worksheets.load('items/name');
    (window as unknown as { changes: string[] }).changes = [];
    worksheets.onChanged.add((event) => Promise.resolve(void (window as unknown as { changes: string[] }).changes.push(event.address)));
    await context.sync();
    return worksheets.items.map(({ name }) => name);
  });
  expect(names).toEqual(['收支总表', '支出总表']);
  host.type('支出总表', 0, 1, 61);
  await page.waitForFunction(() => (window as unknown as { changes: string[] }).changes.length > 0);
  expect(await page.evaluate(() => (window as unknown as { changes: string[] }).changes)).toEqual(['B1']);
  expect(host.refusals).toEqual([]);
});
