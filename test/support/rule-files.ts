import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '../../src/rules');

/** The folders of src/rules that hold rules. */
export const FAMILIES: readonly string[] = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'support')
  .map(({ name }) => name);

/** The ids that files give themselves. */
export function ruleFiles(families = FAMILIES): string[] {
  return families.flatMap((family) => readdirSync(join(FOLDER, family)).map((file) => file.replace(/\.ts$/, '')));
}
