/**
 * Prints manifest.xml with the address at which the pane is hosted: `node scripts/manifest.mjs --url https://example.gov.cn/gouji/`,
 * or writes it with `--out FILE`. Without --url the address stays that of the local server.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';

export const LOCAL = 'https://localhost:3000';

/** The manifest for another base address. Throws a TypeError for anything but an https address: Office loads nothing else. */
export function rewrite(manifest, url) {
  const base = new URL(url);
  if (base.protocol !== 'https:') throw new TypeError(`Office loads add-ins over https only: ${url}`);
  if (base.search || base.hash) throw new TypeError(`an address without ? and #, please: ${url}`);
  const folder = base.href.replace(/\/+$/, '');
  return manifest.replaceAll(`${LOCAL}/`, `${folder}/`).replaceAll(`>${LOCAL}<`, `>${base.origin}<`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const { values } = parseArgs({ options: { url: { type: 'string', default: LOCAL }, out: { type: 'string' } } });
    const manifest = rewrite(readFileSync(path.resolve(import.meta.dirname, '../manifest.xml'), 'utf8'), values.url);
    if (values.out) writeFileSync(values.out, manifest);
    else process.stdout.write(manifest);
  } catch (error) {
    process.stderr.write(`manifest: ${error.message}\n`);
    process.exitCode = 2;
  }
}
