import { utils, write } from '@e965/xlsx';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { convertUnits } from '../../src/author/convert';
import { conversionWrites } from '../../src/author/writes';
import { narrate } from '../../src/engine';
import { readWorkbook } from '../../src/hosts/file/read';
import { readWordText } from '../../src/hosts/file/word';
import { writeCells } from '../../src/hosts/file/write-cells';
import { fileWith } from '../../taskpane/workbench/save/save';
import { openWorkbench, screenshot } from './served';

const TEXT = readFileSync('test/cases/bazhou-2024/narrative.txt', 'utf8');

let page: Page;
let troubles: string[];

beforeEach(async () => {
  ({ page, troubles } = await openWorkbench());
  await openSample('bazhou-2024');
}, 180_000);

afterEach(() => {
  expect(troubles).toEqual([]);
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

/** Last year's workbook in 元, with what the officer gave for the text of that year. */
async function priorInYuan(inputs: Record<string, string>): Promise<Buffer> {
  const bytes = new Uint8Array(readFileSync('assets/samples/bazhou-2023.xlsx'));
  const workbook = await readWorkbook(bytes, 'bazhou-2023.xlsx');
  const converted = writeCells(
    bytes,
    workbook,
    conversionWrites(convertUnits(workbook, '元'), () => undefined),
  );
  const state = new Map([['inputs', JSON.stringify(inputs)]]);
  return Buffer.from(fileWith(converted, { before: workbook, now: workbook, flags: [], reports: [], state }));
}

test('what was given last year stands beside each field and can be taken over; the unit of last year is said', async () => {
  await tab('narrate');
  const [now, last] = await Promise.all(
    ['2024', '2023'].map(async (year) => readWorkbook(readFileSync(`assets/samples/bazhou-${year}.xlsx`), year)),
  );
  const { input, label } = narrate(now!, { prior: last! }).asked[0]!;
  const field = page.locator(`.missing [data-field="${label}"]`);
  const prior = await priorInYuan({ [input]: '12.5', '补充资料/主要职能': '贯彻执行医疗保障法规。' });
  await choose('上年.xlsx', prior);
  await name().getByText('上年.xlsx').waitFor();
  await generate();
  await page.getByText('上年工作簿的金额单位是元，本年工作簿的是万元；各数已换算后再比较。').waitFor();
  await page.locator('.missing summary').click();
  expect(await field.locator('.input-last').textContent()).toContain('上年填的是 12.5');
  await field.getByRole('button', { name: `照填：${label}` }).click();
  await field.getByRole('button', { name: `照填：${label}` }).waitFor({ state: 'detached' });
  expect(await field.locator('input').inputValue()).toBe('12.5');

  // What the whole publication says of the unit, in as many paragraphs as it takes.
  const whole = page.locator('.for-whole');
  await whole.getByRole('button', { name: '照填：主要职能' }).click();
  await whole.getByLabel('机构设置').fill('内设办公室、规划科。\n下属单位2家。');
  await whole.getByLabel('机构设置').blur();
  await whole.scrollIntoViewIfNeeded();
  await screenshot(page, 'inputs-last-year');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('#view-narrate').getByRole('button', { name: '整本公开文本 .docx' }).click(),
  ]);
  const text = readWordText(new Uint8Array(readFileSync(await file.path())));
  const lines = text.split('\n');
  expect(lines).toEqual(expect.arrayContaining(['贯彻执行医疗保障法规。', '内设办公室、规划科。', '下属单位2家。']));
  expect(text).not.toContain('【待填写：主要职能】');
}, 180_000);

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
