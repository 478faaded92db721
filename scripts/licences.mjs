/**
 * `npm run licences`: writes docs/licences.md, the packages that are part of what is built, each with its version and licence.
 * `-- --check` ends with 1 where the file is not what it would be.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const target = path.join(root, 'docs/licences.md');
const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));

function licenceOf(place, entry) {
  const file = path.join(root, place, 'package.json');
  const own = entry.license ?? (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).license : undefined);
  return typeof own === 'string' ? own : (own?.type ?? licenceInFile(path.join(root, place, 'LICENSE')) ?? 'not stated');
}

/** Some packages have the text of their licence and no name of it. */
function licenceInFile(file) {
  const text = existsSync(file) ? readFileSync(file, 'utf8').slice(0, 200) : '';
  return /Apache License\s+Version 2\.0/.test(text) ? 'Apache-2.0' : /MIT License/.test(text) ? 'MIT' : undefined;
}

/** Packages for other platforms are not installed here, and types are no part of what is built. */
const isShipped = ([place, { dev, optional }]) => place !== '' && !dev && !optional && !place.startsWith('node_modules/@types/');

const lines = Object.entries(packages)
  .filter(isShipped)
  .map(([place, entry]) => `| ${place.slice(place.lastIndexOf('node_modules/') + 13)} | ${entry.version} | ${licenceOf(place, entry)} |`);
const all = [...new Set(lines)].sort();
const counts = new Map();
for (const line of all) counts.set(line.split(' | ')[2].replace(' |', ''), (counts.get(line.split(' | ')[2].replace(' |', '')) ?? 0) + 1);
const summary = [...counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b, 'en')).map(([name, count]) => `${name} ${count}`);

const text = `# Licences of dependencies

Written by \`npm run licences\` from package-lock.json: the packages that the pane, the workbench and the command line may contain. Those that
state no licence come with \`@univerjs/presets\`; nothing imports them (a test looks at that), so that they are in no file that is built. In all ${all.length}: ${summary.join(', ')}.

<!-- oxfmt-ignore -->
| package | version | licence |
| --- | --- | --- |
${all.join('\n')}
`;

if (process.argv.includes('--check')) process.exitCode = existsSync(target) && readFileSync(target, 'utf8') === text ? 0 : 1;
else writeFileSync(target, text);
