import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { readReasons, REASONS_KEY } from '../../src/findings/accepted';
import { readState } from '../../src/hosts/file/kept-state';
import { readWorkbook } from '../../src/hosts/file/read';
import { openWorkbench, screenshot } from './served';

/** Several findings accepted for one reason, and all the reasons at once on a sheet and on paper. */

let page: Page;
let troubles: string[];

beforeEach(async () => {
  ({ page, troubles } = await openWorkbench());
  await page.locator('#view-validate .run').click();
  await page.locator('.verdict').waitFor();
  await page.locator('[role=status]').waitFor({ state: 'detached' });
}, 60_000);

afterEach(() => {
  expect(troubles).toEqual([]);
});

/** Leaves 核实 only, and accepts what is listed. */
async function acceptToVerify(reason: string): Promise<void> {
  await page.locator('.count-error').click();
  await page.locator('.count-hint').click();
  await page.getByRole('button', { name: '下面列出的各处，一并核实说明（4）…' }).click();
  await page.keyboard.type(reason);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('.count-warning .count-number')?.textContent === '0');
}

test('what a filter leaves is accepted together, and never a whole workbook by one click', async () => {
  expect(await page.getByRole('button', { name: /一并核实说明/ }).count()).toBe(0);
  await acceptToVerify('已与主管部门核对');
  await page.waitForFunction(() => document.activeElement?.classList.contains('card'));
  expect(await page.locator('.card-accepted').count()).toBe(4);
  expect(await page.getByRole('button', { name: /一并核实说明/ }).count()).toBe(0);
  await screenshot(page, 'accepted-together');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '保存', exact: true }).click()]);
  const state = readState(new Uint8Array(readFileSync(await download.path())));
  expect([...readReasons(state.get(REASONS_KEY)).values()]).toEqual(Array(4).fill('已与主管部门核对'));
}, 90_000);

test('a reviewer with the command line sees the reasons that were given, in every format, and they do not count', async () => {
  await acceptToVerify('口径不同，见批复');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '保存', exact: true }).click()]);
  const folder = mkdtempSync(path.join(tmpdir(), 'gouji-reasons-'));
  const file = path.join(folder, '本单位.xlsx');
  copyFileSync(await download.path(), file);
  const gouji = (...more: string[]) => spawnSync(process.execPath, ['dist/cli.js', 'validate', file, ...more], { encoding: 'utf8' }).stdout;

  const text = gouji('--flagged', path.join(folder, '标出.xlsx'));
  expect(text).toContain('结论：有 2 处须改（错误 2、核实 0、提示 2、尾差 0）');
  expect(text).toContain('已作核实说明 4 处，不计入上面的数：');
  expect(text.match(/核实说明：口径不同，见批复/g)).toHaveLength(4);

  const json = JSON.parse(gouji('--format', 'json')) as {
    files: { summary: object; accepted: number; findings: { accepted?: string }[] }[];
  };
  const [only] = json.files;
  expect(only).toMatchObject({ summary: { error: 2, warning: 0, hint: 2 }, accepted: 4 });
  expect(only!.findings.filter(({ accepted }) => accepted === '口径不同，见批复')).toHaveLength(4);

  const sarif = JSON.parse(gouji('--format', 'sarif')) as { runs: { results: { suppressions?: { justification: string }[] }[] }[] };
  const suppressed = sarif.runs[0]!.results.flatMap(({ suppressions = [] }) => suppressions.map(({ justification }) => justification));
  expect(suppressed).toEqual(Array(4).fill('口径不同，见批复'));

  const flagged = await readWorkbook(readFileSync(path.join(folder, '标出.xlsx')), '标出.xlsx');
  const report = flagged.sheets.find(({ name }) => /报告/.test(name))!;
  const told = report.rows.flatMap((row) => row?.map((cell) => (typeof cell?.value === 'string' ? cell.value : '')) ?? []);
  expect(told.filter((said) => said.includes('口径不同，见批复'))).toHaveLength(4);
  rmSync(folder, { recursive: true });
}, 90_000);

test('the reasons given are written to a sheet with what they answer, and printed in place of the page', async () => {
  expect(await page.locator('.reasons-given').count()).toBe(0);
  await acceptToVerify('口径不同，见批复');
  await page.locator('.reasons-given').getByText('4 处已作核实说明').waitFor();
  await page.getByRole('button', { name: '写入核实说明表' }).click();
  await page.locator('.notice').getByText('已写入工作表 勾稽核实说明').waitFor();
  await screenshot(page, 'reasons-sheet');

  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.workbench').isVisible()).toBe(false);
  expect(await page.locator('.on-paper tbody tr').count()).toBe(4);
  expect(await page.locator('.on-paper caption').textContent()).toBe('固原市医疗保障服务中心　2024 年决算　核实说明');
  expect(await page.locator('.on-paper').isVisible()).toBe(true);
  await screenshot(page, 'reasons-on-paper');
  const paper = await page.pdf({ format: 'A4', path: 'test/browser/screenshots/reasons.pdf' });
  // One sheet of paper: nothing of the page behind it is printed.
  expect(paper.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
  await page.emulateMedia({ media: 'screen' });

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '保存', exact: true }).click()]);
  const saved = await readWorkbook(new Uint8Array(readFileSync(await download.path())), 'saved.xlsx');
  // A sheet of gouji's own is no form, and not read as one.
  expect(saved.sheets.some(({ name }) => name === '勾稽核实说明')).toBe(true);
  await page.locator('#view-validate .run').click();
  await page.locator('[role=status]').waitFor({ state: 'detached' });
  expect(await page.locator('.unrecognised').count()).toBe(0);
  expect(await page.locator('.not-forms').count()).toBe(0);
}, 90_000);

test('reasons are withdrawn one by one and all at once, which is asked first; what they answered counts again', async () => {
  const toVerify = () => page.locator('.count-warning .count-number').textContent();
  await acceptToVerify('已与主管部门核对');
  const accepted = page.locator('.card-accepted');
  await accepted.first().getByRole('button', { name: '撤回说明' }).click();
  await page.locator('.reasons-given').getByText('3 处已作核实说明').waitFor();
  expect(await toVerify()).toBe('1');

  const all = page.locator('.withdraw-all');
  await all.getByRole('button', { name: '全部撤回…' }).click();
  await all.getByText('说明文字不再保留').waitFor();
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.activeElement?.textContent === '全部撤回…');
  expect(await accepted.count()).toBe(3);
  await page.keyboard.press('Enter');
  await all.getByText('说明文字不再保留').waitFor();
  await screenshot(page, 'withdraw-all');
  await page.keyboard.press('Enter');
  await page.locator('.reasons-given').waitFor({ state: 'detached' });
  expect(await toVerify()).toBe('4');
  await page.waitForFunction(() => document.activeElement?.matches('.card, .same-rule'));

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '保存', exact: true }).click()]);
  expect(readReasons(readState(new Uint8Array(readFileSync(await download.path()))).get(REASONS_KEY)).size).toBe(0);
}, 90_000);
