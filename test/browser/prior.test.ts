import { utils, write } from '@e965/xlsx';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser';
import { screenshot, serve, watch, type Served } from './served';

const TEXT = readFileSync('test/cases/bazhou-2024/narrative.txt', 'utf8');

let browser: Browser;
let served: Served;
let page: Page;
let troubles: string[];

beforeAll(async () => {
  served = await serve();
  browser = await launchBrowser();
}, 240_000);

afterAll(async () => {
  await browser?.close();
  served?.stop();
});

beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  troubles = watch(page);
  await page.goto(`${served.url}/workbench.html`);
  await page.locator('.pane .run').first().waitFor();
  await openSample('bazhou-2024');
}, 180_000);

afterEach(async () => {
  expect(troubles).toEqual([]);
  await page.close();
});

async function openSample(id: string): Promise<void> {
  await page.locator('.topbar select').selectOption(id);
  await page.locator('.grid-busy').waitFor({ state: 'detached' });
}

const name = () => page.locator('.prior-name');
const tab = (view: string) => page.locator(`#tab-${view}`).click();
const choose = (file: string, buffer: Buffer) =>
  page.locator('.prior input[type=file]').setInputFiles({ name: file, mimeType: 'application/octet-stream', buffer });

async function finish(view: string, sign: string): Promise<void> {
  await page.locator(`#view-${view} ${sign}`).first().waitFor();
  await page.locator('[role=status]').waitFor({ state: 'detached' });
}

async function validateNow(): Promise<string> {
  await page.locator('#view-validate .run').click();
  await finish('validate', '.coverage-sentence');
  return (await page.locator('#view-validate').textContent())!;
}

async function generate(): Promise<number> {
  await page.locator('#view-narrate .run').click();
  await finish('narrate', '.narrative .number');
  return Number(/(\d+) 项待填写/.exec((await page.locator('.missing summary').textContent())!)![1]);
}

async function check(): Promise<number> {
  await page.locator('#view-proofread').getByRole('button', { name: /核对$/ }).first().click();
  await finish('proofread', '.coverage-sentence');
  await page.locator('#view-proofread .stale-prior').waitFor({ state: 'detached' });
  return page.locator('.proof-text .claim-unclear').count();
}

test('last year’s workbook is chosen once, and every view uses it and says when its result did not', async () => {
  expect(await validateNow()).not.toContain('X-PRIOR');
  await tab('narrate');
  const asked = await generate();
  await tab('proofread');
  await page.locator('#view-proofread textarea').fill(TEXT);
  const unchecked = await check();

  await choose('bazhou-2023.xlsx', readFileSync('assets/samples/bazhou-2023.xlsx'));
  await name().getByText('bazhou-2023.xlsx').waitFor();
  for (const view of ['proofread', 'narrate', 'validate']) {
    await tab(view);
    expect(await name().isVisible()).toBe(true);
    await page.locator(`#view-${view} .stale-prior`).waitFor();
  }
  await screenshot(page, 'prior');
  // These forms have no columns of last year: that is said, not passed over.
  expect(await validateNow()).toContain('X-PRIOR');
  await tab('narrate');
  expect(await generate()).toBeLessThan(asked);
  await tab('proofread');
  expect(await check()).toBeLessThanOrEqual(unchecked);
  expect(await page.locator('.stale-prior').count()).toBe(0);

  await page.locator('.prior').getByRole('button', { name: '移除' }).click();
  await page.locator('#view-proofread .stale-prior').waitFor();
  await page.waitForFunction(() => document.activeElement?.textContent === '选择上年工作簿…');
}, 300_000);

test('it goes with the workbook it belongs to', async () => {
  await choose('bazhou-2023.xlsx', readFileSync('assets/samples/bazhou-2023.xlsx'));
  await name().getByText('bazhou-2023.xlsx').waitFor();
  await openSample('guyuan-2024');
  await page.locator('.prior').getByRole('button', { name: '选择上年工作簿…' }).waitFor();
  expect(await name().textContent()).toBe('');
}, 180_000);

test.each([
  ['a damaged workbook', '坏.xlsx', readFileSync('assets/samples/bazhou-2023.xlsx').subarray(0, 3000), '坏.xlsx：文件已损坏'],
  ['a workbook without forms', '无表.xlsx', workbookWithoutForms(), '无表.xlsx 里没有识别出预决算公开表'],
])(
  '%s is refused with a sentence',
  async (_what, file, buffer, sentence) => {
    await choose(file, buffer);
    await page.getByText(sentence).waitFor();
    expect(await name().textContent()).toBe('');
  },
  60_000,
);

function workbookWithoutForms(): Buffer {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([['通讯录'], ['张三', '0954']]), 'Sheet1');
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}
