import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** One script, for a page, that gives the exports of a TypeScript module the name `bundle`. */
export function bundle(entry: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'gouji-bundle-'));
  const webpack = path.resolve('node_modules/webpack/bin/webpack.js');
  const config = path.resolve('test/support/bundle.config.cjs');
  try {
    execFileSync(process.execPath, [webpack, '--config', config, '--env', `entry=${entry}`, '--env', `folder=${folder}`], {
      stdio: 'pipe',
    });
    return readFileSync(path.join(folder, 'bundle.js'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
