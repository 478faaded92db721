import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

test('docs/licences.md lists the packages of the lock', () => {
  expect(spawnSync(process.execPath, ['scripts/licences.mjs', '--check']).status).toBe(0);
});

/** Packages of the grid whose licence is free; the others that come with its presets state none. */
const FREE =
  /^@univerjs\/(?:sheets\/facade|presets(?:\/(?:lib\/styles\/)?preset-sheets-(?:core|data-validation|note)(?:\.css|\/locales\/(?:zh-CN|en-US))?)?)$/;

test('of the grid only parts with a free licence are imported', () => {
  const files = readdirSync('taskpane', { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
  const sources = files.map((name) => readFileSync(join('taskpane', name), 'utf8'));
  const imported = sources.flatMap((source) => [...source.matchAll(/'(@univerjs[^']*)'/g)].map(([, name]) => name!));
  expect(imported.length).toBeGreaterThan(5);
  expect(imported.filter((name) => !FREE.test(name))).toEqual([]);
});
