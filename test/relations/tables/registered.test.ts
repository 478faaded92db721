import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOGUE } from '../../../src/relations/catalogue';
import { EXAMPLES } from '../../../src/relations/catalogue/examples';

/** A rule without a table is a rule that nobody has seen to work. Rules of texts have theirs in test/proofread. */
test('every rule of the catalogue has a table', () => {
  const folders = [__dirname, join(__dirname, '../../proofread')];
  const sources = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.ts') && file !== 'registered.test.ts')
      .map((file) => readFileSync(join(folder, file), 'utf8')),
  );
  const tabled = new Set([
    ...Object.keys(EXAMPLES),
    ...sources.flatMap((source) => [...source.matchAll(/'((?:T|C)-[A-Z]+(?:-[A-Z]+)?)/g)].map(([, id]) => id!)),
  ]);
  expect([...CATALOGUE.keys()].filter((id) => !tabled.has(id))).toEqual([]);
});
