import type { Page } from 'playwright-core';
import { bundle } from '../support/bundle';
import { installExcel } from '../support/excel-host/browser';
import { ExcelHost } from '../support/excel-host/host';
import { dump, workbookOf } from '../support/excel-host/model';
import { readCase, small } from '../hosts/excel/support';
import type * as Entry from './excel-port.entry';
import { shared } from './served';

const CDN = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';
const PAGE = 'https://localhost:3000/port.html';

declare const window: { bundle: typeof Entry };
/** Of office.js, undocumented: what it uses for itself. */
declare const OfficeCore: {
  RequestContext: new () => { telemetry: { sendTelemetryEvent(...args: unknown[]): void }; sync(): Promise<void> };
};

let script: string;

beforeAll(() => {
  script = bundle('test/browser/excel-port.entry.ts');
}, 60_000);

/** A page with the whole of office.js and the Excel port, inside the stand-in. */
async function openPage(host: ExcelHost): Promise<Page> {
  const page = await shared.browser.newPage();
  await installExcel(page, host);
  await page.route(PAGE, (route) => route.fulfill({ contentType: 'text/html', body: `<!doctype html><script src="${CDN}"></script>` }));
  await page.goto(PAGE);
  await page.evaluate(() => Office.onReady());
  await page.addScriptTag({ content: script });
  return page;
}

// 1.18 is missing: the npm package of the client library ends before notes.
describe.each(['1.9', '1.14'])('the Excel port under the whole of office.js, ExcelApi %s', (version) => {
  test('passes its self-test and leaves its own sheet only', async () => {
    const host = new ExcelHost(workbookOf(await readCase('guyuan-2024')), version);
    const before = dump(host.workbook);
    const page = await openPage(host);
    const steps = await page.evaluate(() => window.bundle.selfTest(new window.bundle.ExcelPort()));
    expect(steps.filter(({ ok }) => !ok)).toEqual([]);
    expect(steps).toHaveLength(8);
    expect(host.workbook.sheets.pop()!.name).toBe('勾稽自检');
    expect(dump(host.workbook)).toEqual(before);
    expect(host.refusals).toEqual([]);
    await page.close();
  }, 30_000);

  test('what office.js asks of Excel for itself, whenever that is, is no concern of the stand-in', async () => {
    const host = new ExcelHost(workbookOf(small), version);
    const page = await openPage(host);
    const answer = await page.evaluate(async () => {
      const context = new OfficeCore.RequestContext();
      context.telemetry.sendTelemetryEvent({}, 'event', '', {}, []);
      return context.sync().then(
        () => 'an answer',
        ({ code }: { code: string }) => code,
      );
    });
    expect(answer).toBe('ApiNotFound');
    expect(host.refusals).toEqual([]);
    await page.close();
  }, 30_000);

  test('a host that cannot answer gives sentences for the user', async () => {
    const host = new ExcelHost(workbookOf(small), version);
    const page = await openPage(host);
    // Only the host that hangs is waited for in vain: a short limit for the others would fail on a slow machine.
    const read = (syncLimit = 20_000) =>
      page.evaluate(
        (limit) =>
          new window.bundle.ExcelPort({ syncLimit: limit }).read().then(
            () => '',
            (error: Error & { code: string }) => error.code,
          ),
        syncLimit,
      );
    host.faults.push({ code: 'InvalidOperationInCellEditMode' });
    expect(await read()).toBe('busy');
    host.faults.push({ code: '5004' });
    expect(await read()).toBe('busy');
    host.faults.push({ code: '5104' });
    expect(await read()).toBe(''); // Asked again for less.
    host.faults.push({ code: 'hang' });
    expect(await read(200)).toBe('timeout');
    expect(await read()).toBe('');
    await page.close();
  }, 30_000);
});
