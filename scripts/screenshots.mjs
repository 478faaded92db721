/** `npm run screenshots`: makes the pictures of docs/guide.zh-CN.md from the built pages, so that they stay true. */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { browser } from './browser.mjs';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'docs/guide');

const server = spawn(process.execPath, [path.join(root, 'scripts/start.mjs'), '--port', '0', '--no-open'], {
  stdio: ['ignore', 'pipe', 2],
});
const url = await new Promise((resolve) => {
  server.stdout.on('data', (chunk) => {
    const found = /http:\/\/localhost:\d+/.exec(chunk.toString());
    if (found) resolve(found[0]);
  });
});
const chrome = await chromium.launch(await browser());

async function workbench(width, height) {
  const page = await chrome.newPage({ viewport: { width, height }, locale: 'zh-CN' });
  await page.goto(`${url}/workbench.html`);
  await page.locator('.pane .run').first().waitFor();
  return page;
}

async function shoot(page, name) {
  await page.waitForTimeout(600);
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

async function validated(width, height) {
  const page = await workbench(width, height);
  await page.locator('#view-validate .run').click();
  await page.locator('.card').first().waitFor();
  return page;
}

const VIEWS = {
  narrate: async (page) => {
    await page.locator('#view-narrate .run').click();
    await page.locator('.narrative .number').first().waitFor();
  },
  proofread: async (page) => {
    const text = readFileSync(path.join(root, 'test/cases/guyuan-2024/narrative.txt'), 'utf8');
    await page.locator('#view-proofread textarea').fill(text);
    await page.locator('#view-proofread').getByRole('button', { name: '核对', exact: true }).click();
    await page.locator('.proof-text .claim-wrong').first().click();
  },
  author: async (page) => {
    await page.locator('#view-author button').first().waitFor();
  },
};

mkdirSync(folder, { recursive: true });
try {
  const wide = await validated(1280, 800);
  await wide.getByRole('button', { name: '标记单元格' }).click();
  await wide.getByText(/个单元格已标记/).waitFor();
  await wide.locator('.notice button').click();
  await wide.locator('.card .card-message').first().click();
  await shoot(wide, 'validate');
  await shoot(await validated(350, 800), 'narrow');
  for (const [view, fill] of Object.entries(VIEWS)) {
    const page = await workbench(1280, 800);
    await page.locator(`#tab-${view}`).click();
    await fill(page);
    await shoot(page, view);
  }
} finally {
  await chrome.close();
  server.kill();
}
