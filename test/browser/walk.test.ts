import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { readReasons, REASONS_KEY } from '../../src/findings/accepted';
import { readState } from '../../src/hosts/file/kept-state';
import { openWorkbench, screenshot } from './served';

/** A first-time officer's walk, in clicks: open, verdict, first correction, recheck, accept, narrate, proofread, save. */

/** Counts the clicks of each step; what is typed or chosen in a dialog of the system is none. */
class Walk {
  readonly clicks = new Map<string, number>();
  constructor(readonly page: Page) {}

  async click(step: string, target: Locator): Promise<void> {
    await target.click();
    this.clicks.set(step, (this.clicks.get(step) ?? 0) + 1);
  }
}

test('from opening a workbook to saving it', async () => {
  const { page, troubles } = await openWorkbench();
  const walk = new Walk(page);
  const button = (name: string | RegExp) => page.locator('.view:not([hidden])').getByRole('button', { name });
  const verdict = () => page.locator('.verdict').textContent();
  const began = Date.now();

  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    walk.click('open', page.getByRole('button', { name: '打开文件…' })),
  ]);
  await chooser.setFiles({ name: '本单位.xlsx', mimeType: '', buffer: readFileSync('test/cases/guyuan-2024/workbook.xlsx') });
  await page.waitForFunction(() => document.title.startsWith('本单位.xlsx'));

  await walk.click('verdict', page.locator('#view-validate .run'));
  await page.locator('.verdict').waitFor();
  expect(await verdict()).toBe('有 2 处须改');

  // The recheck comes by itself.
  await walk.click('first correction', page.locator('.card-error').first().getByRole('button', { name: /^改为/ }));
  await page.waitForFunction(() => document.querySelector('.verdict')?.textContent === '有 1 处须改');
  await page.waitForFunction(() => document.activeElement?.classList.contains('card'));

  await walk.click('accept', page.locator('.card-error').first().getByRole('button', { name: '核实说明…' }));
  await page.keyboard.type('与主管部门核对无误');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('.verdict')?.textContent === '没有须改的错误，有 4 处待核实');

  await walk.click('narrate', page.getByRole('tab', { name: '情况说明' }));
  await walk.click('narrate', page.locator('#view-narrate .run'));
  await page.locator('.narrative .number').first().waitFor();

  await walk.click('proofread', page.getByRole('tab', { name: '核对文字' }));
  await page.locator('#view-proofread textarea').fill(readFileSync('test/cases/guyuan-2024/narrative.txt', 'utf8'));
  await walk.click('proofread', button('核对').and(page.getByRole('button', { name: '核对', exact: true })));
  await page.locator('.proof-text .claim').first().waitFor();

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    walk.click('save', page.getByRole('button', { name: '保存', exact: true })),
  ]);
  const seconds = (Date.now() - began) / 1000;
  const bytes = new Uint8Array(readFileSync(await download.path()));
  expect([...readReasons(readState(bytes).get(REASONS_KEY)).values()]).toEqual(['与主管部门核对无误']);
  await screenshot(page, 'walk');

  expect(Object.fromEntries(walk.clicks)).toEqual({
    open: 1,
    verdict: 1,
    'first correction': 1,
    accept: 1,
    narrate: 2,
    proofread: 2,
    save: 1,
  });
  expect(seconds).toBeLessThan(60);
  process.stdout.write(`walk: ${[...walk.clicks.values()].reduce((sum, count) => sum + count, 0)} clicks, ${seconds.toFixed(1)} s\n`);
  expect(troubles).toEqual([]);
}, 120_000);
