import { strFromU8, unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { proofread } from '../../src/engine';
import { readWorkbook } from '../../src/hosts/file/read';
import { readWordText } from '../../src/hosts/file/word';
import { wordFile } from '../support/word';
import { openWorkbench, screenshot, typeIntoGrid } from './served';

const TEXT = readFileSync('test/cases/guyuan-2024/narrative.txt', 'utf8').replaceAll('\r\n', '\n').trim();
const FORM = 'GK03支出决算表';

let page: Page;
let troubles: string[];

beforeEach(async () => {
  ({ page, troubles } = await openWorkbench({ clipboard: true }));
  await page.getByRole('tab', { name: '核对文字' }).click();
  await field().waitFor();
}, 180_000);

afterEach(() => {
  expect(troubles).toEqual([]);
});

const view = () => page.locator('#view-proofread');
const field = () => view().locator('textarea');
const button = (name: string | RegExp) => view().getByRole('button', { name, exact: true });
const claim = (text: string) => view().locator('.proof-text .claim', { hasText: text }).first();
const detail = () => view().locator('.claim-detail');

async function openFile(name: string, buffer: Buffer): Promise<void> {
  await view().locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
}

async function check(): Promise<void> {
  await button(/^(重新)?核对$/).click();
  await view().locator('.coverage-sentence').waitFor();
  await page.locator('[role=status]').waitFor({ state: 'detached' });
}

async function paste(text: string): Promise<void> {
  await field().fill(text);
  await check();
}

async function expectSheet(sheet: string): Promise<void> {
  await page.locator('[data-u-comp="slide-tab-item"][aria-selected=true]', { hasText: sheet }).waitFor();
}

test('a Word file is corrected number by number and saved with tracked changes', async () => {
  const original = wordFile(TEXT);
  expect(readWordText(original)).toBe(TEXT);
  await openFile('情况说明.docx', original);
  await page.getByText('已读入文字，可以核对：情况说明.docx').waitFor();
  expect(await field().inputValue()).toBe(TEXT);
  await check();
  await screenshot(page, 'proofread-word');

  // Stated and expected side by side, and the cell in the grid.
  await claim('76%').click();
  await detail().locator('dd', { hasText: '67%' }).waitFor();
  expect(await detail().locator('dd').allTextContents()).toEqual(['76%', '67%']);
  await expectSheet(FORM);
  await detail().getByRole('button', { name: '改为 67%' }).click();
  await claim('76%').locator('ins', { hasText: '67%' }).waitFor();
  await screenshot(page, 'proofread-claim');

  const [file] = await Promise.all([page.waitForEvent('download'), button('保存 Word 文件（修订）').click()]);
  expect(file.suggestedFilename()).toBe('情况说明-修订.docx');
  await page.getByText('已保存为 情况说明-修订.docx').waitFor();
  const saved = readFileSync(await file.path());
  expect(readWordText(saved)).toBe(TEXT.replace('76%', '67%'));
  const xml = strFromU8(unzipSync(saved)['word/document.xml']!);
  expect(xml).toMatch(/<w:del [^>]*>(?:(?!<\/w:del>).)*<w:delText[^>]*>76%?</);
  expect(xml).toMatch(/<w:ins [^>]*w:author="勾稽"[^>]*>(?:(?!<\/w:ins>).)*<w:t[^>]*>67%?</);

  // All that can be corrected; what is saved has nothing left to correct.
  await button(/^全部改正/).click();
  const [all] = await Promise.all([page.waitForEvent('download'), button('保存 Word 文件（修订）').click()]);
  const corrected = readWordText(readFileSync(await all.path()));
  const workbook = await readWorkbook(readFileSync('assets/samples/guyuan-2024.xlsx'), 'a.xlsx');
  expect(proofread(workbook, TEXT).findings.filter(({ correction }) => correction).length).toBeGreaterThan(1);
  expect(proofread(workbook, corrected).findings.filter(({ correction }) => correction)).toEqual([]);
  await button('复制改后文字').click();
  await page.getByText('已复制').waitFor();
  expect((await page.evaluate(() => navigator.clipboard.readText())).replaceAll('\r\n', '\n')).toBe(corrected);
}, 240_000);

test('a text of another year is one row with its places, which opens to each of them', async () => {
  await paste(readFileSync('test/cases/guyuan-2024/narrative.txt', 'utf8').replace(/2024(?= ?年)/g, '2023'));
  const row = view().locator('.fold', { hasText: '疑似上年文字没有改' }).first();
  const count = Number(/(\d+) 处/.exec((await row.locator('.card-level').textContent())!)![1]);
  expect(count).toBeGreaterThan(3);
  const place = row.locator('.chip').last();
  const paragraph = Number(/第 (\d+) 段/.exec((await place.textContent())!)![1]);
  await place.click();
  await page.waitForFunction((line) => {
    const box = document.querySelector(`#view-proofread [data-line="${line}"]`)!.getBoundingClientRect();
    return box.top >= 0 && box.bottom <= window.innerHeight;
  }, paragraph - 1);
  const cards = await view().locator('.card').count();
  await row.locator('.same-rule').click();
  await page.waitForFunction((more) => document.querySelectorAll('#view-proofread .card').length === more, cards + count);
  await row.scrollIntoViewIfNeeded();
  await screenshot(page, 'proofread-another-year');
}, 120_000);

test('a number that agrees shows the cells it agrees with, one that is not checked says why', async () => {
  await paste(`新建便民驿站12.34万元。\n${TEXT}`);
  const agreeing = view().locator('.proof-text .claim-cell', { hasText: '5627314.43' }).first();
  await agreeing.click();
  await detail().locator('.chip').first().waitFor();
  expect(await detail().locator('dd').allTextContents()).toEqual([expect.stringContaining('5627314.43'), '5627314.43元']);
  expect(await agreeing.getAttribute('aria-pressed')).toBe('true');
  await view().locator('.proof-text .claim-unclear').first().click();
  await detail().getByText('没有核对').waitFor();
  expect((await detail().locator('p').first().textContent())!.length).toBeGreaterThan(4);
  // Once more closes it.
  await view().locator('.proof-text .claim-unclear').first().click();
  await detail().locator('dl').waitFor({ state: 'detached' });
}, 180_000);

test('the keyboard is enough', async () => {
  await field().focus();
  await page.keyboard.insertText(TEXT);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await view().locator('.coverage-sentence').waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-claim'));
  for (let tab = 0; tab < 12 && (await focused()) === null; tab++) await page.keyboard.press('Tab');
  const first = await focused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  expect(await focused()).not.toBe(first);
  await page.keyboard.press('Enter');
  await detail().locator('dd').first().waitFor();
  // The next stops are in what was opened and in the findings, not the hundred other numbers.
  await page.keyboard.press('Tab');
  expect(await focused()).toBeNull();
  await button('修改文字').focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
  expect(await field().inputValue()).toBe(TEXT);
}, 180_000);

test('what is no text is refused with a sentence each, and nothing is lost', async () => {
  await paste('支出总计5627314.43元。');
  for (const [name, bytes, sentence] of [
    ['坏.docx', wordFile(TEXT).subarray(0, 700), '坏.docx 不是 Word 文件，或已损坏'],
    ['旧.doc', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), '旧.doc 是旧版 Word 的 .doc'],
    ['表.docx', readFileSync('assets/samples/guyuan-2024.xlsx'), '表.docx 不是 Word 文件，或已损坏'],
    ['文.pdf', Buffer.from('%PDF-1.7'), '文.pdf 不是文字文件'],
    ['空.docx', wordFile(''), '空.docx 里没有文字'],
  ] as const) {
    await openFile(name, bytes);
    await page.getByText(sentence).waitFor();
    expect(await view().locator('.proof-text').textContent()).toBe('支出总计5627314.43元。');
  }
  await button('修改文字').click();
  expect(await field().inputValue()).toBe('支出总计5627314.43元。');
}, 180_000);

test('a .txt in UTF-8, GB 18030 and UTF-16 is read', async () => {
  for (const [name, bytes] of [
    ['UTF-8.txt', Buffer.from('\ufeff支出总计5627314.43元。')],
    ['GB 18030.txt', Buffer.from([0xd6, 0xa7, 0xb3, 0xf6, 0xd7, 0xdc, 0xbc, 0xc6, ...Buffer.from('5627314.43'), 0xd4, 0xaa, 0xa1, 0xa3])],
    ['UTF-16.txt', Buffer.from('\ufeff支出总计5627314.43元。', 'utf16le')],
  ] as const) {
    await field().fill('');
    await openFile(name, bytes);
    await page.getByText('已读入文字').waitFor();
    expect([name, await field().inputValue()]).toEqual([name, '支出总计5627314.43元。']);
    await check();
    await claim('5627314.43').waitFor();
    expect(await button('保存 Word 文件（修订）').count()).toBe(0);
    await button('修改文字').click();
  }
}, 180_000);

test('an empty text, a text without numbers and one of another unit are told apart', async () => {
  await button('核对').click();
  await page.getByText('请先粘贴文字或打开文件').waitFor();
  await paste('我单位没有下属单位。\n机构设置没有变化。');
  expect(await view().locator('.coverage-sentence').textContent()).toBe('文中没有读到任何带单位的数，什么都没有核对：请确认文件。');
  expect(await view().getByText('没有发现不符之处').count()).toBe(0);
  await button('修改文字').click();
  await paste('现有在职人员12人。');
  expect(await view().locator('.coverage-sentence').textContent()).toBe('文中没有可与表核对的数。');
  await button('修改文字').click();
  await paste('天气晴，气温上升12.5元。');
  expect(await view().locator('.empty').count()).toBe(0);
}, 180_000);

test('a text of a thousand paragraphs is checked, and the last of them can be reached', async () => {
  const lines = Array.from({ length: 1000 }, (_, index) => `${index}. 本年支出总计5627314.43元。`);
  await paste(lines.join('\n'));
  expect(await view().locator('.proof-text p').count()).toBe(1000);
  const last = view().locator('.proof-text p').last().locator('.claim');
  await last.evaluate((claim) => claim.scrollIntoView({ block: 'nearest' }));
  await last.click();
  await detail().locator('dd').first().waitFor();
}, 240_000);

test('a change of the workbook and of last year’s workbook says that the result is old', async () => {
  await paste('工资福利支出3614846.85元。本年支出总计5627314.43元。');
  expect(await view().locator('.stale').count()).toBe(0);
  await claim('5627314.43').click();
  await detail().locator('.chip').first().waitFor();
  const grid = (await page.locator('[id^=univer-sheet-main-canvas]').boundingBox())!;
  await page.mouse.click(grid.x + 400, grid.y + 110);
  await typeIntoGrid(page, '1');
  await page.keyboard.press('Enter');
  await view().locator('.stale').waitFor();
  await check();
  await view().locator('.stale').waitFor({ state: 'detached' });
  await page.locator('.prior input[type=file]').setInputFiles('assets/samples/bazhou-2023.xlsx');
  await view().locator('.stale-prior').waitFor();
  await check();
  await view().locator('.stale-prior').waitFor({ state: 'detached' });
}, 180_000);

test('in English the findings are English too, also those that were there', async () => {
  await paste(TEXT);
  await view().locator('.card-message', { hasText: '表中' }).first().waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await view().locator('.card-message', { hasText: 'not 76%' }).first().waitFor();
  await claim('76%').click();
  await detail().locator('dt', { hasText: 'Expected' }).waitFor();
  await screenshot(page, 'proofread-english');
}, 180_000);
