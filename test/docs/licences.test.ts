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

/** What npm asks of a range of versions; it comes with the tools that check the sources. */
interface Semver {
  readonly minVersion: (range: string) => { readonly version: string };
  readonly satisfies: (version: string, range: string) => boolean;
}

test('every package of the lock takes the oldest Node of each line that is stated: npm ci has nothing to warn of', () => {
  const { minVersion, satisfies } = jest.requireActual<Semver>('semver');
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { engines?: { node?: string } }>;
  };
  const oldest = packages['']!.engines!.node!.split('||').map((line) => minVersion(line).version);
  const refused = Object.entries(packages).flatMap(([name, { engines }]) =>
    oldest.filter((version) => engines?.node !== undefined && !satisfies(version, engines.node)).map((version) => `${name} ${version}`),
  );
  expect(oldest).toHaveLength(3);
  expect(refused).toEqual([]);
});
