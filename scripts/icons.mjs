/** Draws the PNG icons in assets/icons from the shapes below: `node scripts/icons.mjs`. The PNGs are committed; run after a change. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { browser } from './browser.mjs';

const folder = path.resolve(import.meta.dirname, '../assets/icons');
const green = '#0e6e5c';

const badge = (shape) => `<rect width="32" height="32" rx="7" fill="${green}"/>${shape}`;
const stroke = (width, d, colour = '#fff') =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;

// A ledger whose columns tick: the faint lines would only blur the smallest size.
const tick = (width) => stroke(width, 'M7.5 17 L13.5 23 L25 10');
const ledger = stroke(1.4, 'M6 8 H26 M6 24.5 H26 M19.5 8 V24.5', '#ffffff66');

const icons = {
  icon: (size) => badge(size > 16 ? ledger + tick(4) : tick(5)),
  validate: () => stroke(2.4, 'M5 6 H27 V26 H5 Z M5 12 H27', '#5b6770') + stroke(3.6, 'M10 19 L14.5 23 L22.5 14.5', green),
  narrate: () => stroke(2.4, 'M7 4 H20 L26 10 V28 H7 Z', '#5b6770') + stroke(2.6, 'M11.5 13 H21.5 M11.5 18 H21.5 M11.5 23 H17', green),
  pane: () => stroke(2.4, 'M4 6 H28 V26 H4 Z M19 6 V26', '#5b6770') + stroke(2.6, 'M22.5 11 H24.5 M22.5 16 H24.5 M22.5 21 H24.5', green),
};
const sizes = { icon: [16, 32, 64, 80, 128], validate: [16, 32, 80], narrate: [16, 32, 80], pane: [16, 32, 80] };

mkdirSync(folder, { recursive: true });
const chrome = await chromium.launch(await browser());
try {
  const page = await chrome.newPage();
  for (const [name, shape] of Object.entries(icons)) {
    for (const size of sizes[name]) {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="${size}" height="${size}" style="display:block">${shape(size)}</svg>`;
      await page.setViewportSize({ width: size, height: size });
      await page.setContent(`<body style="margin:0">${svg}</body>`);
      writeFileSync(path.join(folder, `${name}-${size}.png`), await page.screenshot({ omitBackground: true }));
    }
  }
} finally {
  await chrome.close();
}
