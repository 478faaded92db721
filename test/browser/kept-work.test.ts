import { utils, write } from '@e965/xlsx';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { readState } from '../../src/hosts/file/kept-state';
import { PROOF_TEXT_KEY } from '../../src/proofread/kept';
import { openWorkbench } from './served';

/** What the officer did is not lost, and what was said or listed before is not taken for what holds now. */

const FORM = [
  ['2024年部门支出总表'],
  ['编制单位：某县档案馆', '', '', '单位：万元'],
  ['科目编码', '科目名称', '2024年预算数', '2023年预算数'],
  ['', '合计', '', ''],
  ['2080505', '机关事业单位基本养老保险缴费支出', 110, 100],
  ['2101101', '行政单位医疗', 70, 50],
];
const TEXT = '2024年部门支出合计180万元，其中：机关事业单位基本养老保险缴费支出111万元。';

let page: Page;
let troubles: string[];

function workbook(rows: unknown[][]): Buffer {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), '支出');
  return Buffer.from(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}

async function open(name: string, buffer: Buffer): Promise<void> {
  await page.locator('.topbar input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await page.locator('.file-name', { hasText: name }).waitFor();
}

async function save(): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('.topbar').getByRole('button', { name: '保存' }).click()]);
  return readFileSync(await file.path());
}

beforeAll(async () => {
  ({ page, troubles } = await openWorkbench());
}, 60_000);

afterAll(() => {
  expect(troubles).toEqual([]);
});

const proof = () => page.locator('#view-proofread');
const author = () => page.locator('#view-author');

test('the text that is compared and what was corrected in it are there again; clearing takes them out of the workbook', async () => {
  await open('支出.xlsx', workbook(FORM.map((row) => (row[1] === '合计' ? ['', '合计', 180, 150] : row))));
  // Opened over another workbook the focus goes into the new pane.
  await page.waitForFunction(() => document.activeElement?.matches('#view-validate .run'));
  await page.locator('#tab-proofread').click();
  await proof().locator('textarea').fill(TEXT);
  await proof().getByRole('button', { name: '核对', exact: true }).click();
  await proof().getByRole('button', { name: '改为 110万元' }).first().click();
  await proof().getByRole('button', { name: '重新核对' }).click();
  await proof().locator('.verdict', { hasText: '没有发现不符之处' }).waitFor();
  const kept = await save();
  expect(readState(kept).get(PROOF_TEXT_KEY)).toBe(TEXT.replace('111', '110'));

  await open('再开.xlsx', kept);
  await page.locator('#tab-proofread').click();
  await page.waitForFunction(
    (text) => document.querySelector<HTMLTextAreaElement>('#view-proofread textarea')?.value === text,
    TEXT.replace('111', '110'),
  );
  await proof().getByRole('button', { name: '清空文字' }).click();
  await page.waitForFunction(() => document.activeElement?.matches('#view-proofread textarea'));
  expect(readState(await save()).get(PROOF_TEXT_KEY) ?? '').toBe('');
}, 60_000);

test('a list made before the workbook changed is not written, writes are undone in order, and a notice goes with the next action', async () => {
  await open('待填.xlsx', workbook(FORM));
  await page.locator('#tab-author').click();
  await author().getByRole('button', { name: '换算为元' }).click();
  await author().locator('.unit-apply').waitFor();
  await author().locator('.fill-find').click();
  await author().locator('.fill-apply').click();
  await page.locator('.notice').getByText('2 个单元格已写入').waitFor();
  await author().getByText('列出之后工作簿有改动').waitFor();
  expect(await author().locator('.unit-apply').getAttribute('aria-disabled')).toBe('true');
  await author().getByRole('button', { name: '换算为元' }).click();
  await author().getByText('列出之后工作簿有改动').waitFor({ state: 'detached' });
  expect(await page.locator('.notice').textContent()).toBe('');
  await author().locator('.unit-apply').click();
  await page.locator('.notice').getByText('个单元格已写入').waitFor();

  const undo = author().getByRole('button', { name: '撤销' });
  expect(await undo.count()).toBe(1);
  await author().getByRole('region', { name: '元与万元' }).getByRole('button', { name: '撤销' }).click();
  await author().getByRole('region', { name: '填列合计' }).getByRole('button', { name: '撤销' }).click();
  await undo.waitFor({ state: 'detached' });
  await author().locator('.fill-find').click();
  await author().locator('.fill-apply', { hasText: '填入 2' }).waitFor();
}, 60_000);

test('of a workbook without forms nothing is written; of two files dropped the first is opened, and that is said', async () => {
  await save();
  await open('别的.xlsx', workbook([['通讯录'], ['姓名', '电话']]));
  await page.locator('#tab-narrate').click();
  await page.locator('#view-narrate .run').click();
  await page.locator('#view-narrate').getByText('没有识别出任何预算、决算表').waitFor();
  expect(await page.locator('#view-narrate .narrative').count()).toBe(0);
  await page.locator('#tab-author').click();
  await author().locator('.fill-find').click();
  await author().getByText('没有识别出任何预算、决算表').waitFor();

  const files = await page.evaluateHandle(
    (bytes) => {
      const transfer = new DataTransfer();
      for (const name of ['甲.xlsx', '乙.xlsx']) transfer.items.add(new File([new Uint8Array(bytes)], name));
      return transfer;
    },
    [...workbook(FORM)],
  );
  await page.dispatchEvent('.grid-area', 'drop', { dataTransfer: files });
  await page.locator('.file-name', { hasText: '甲.xlsx' }).waitFor();
  await page.getByText('一次打开一个文件，只打开第一个：甲.xlsx').waitFor();
}, 60_000);
