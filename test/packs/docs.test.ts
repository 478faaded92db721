import fs from 'node:fs';
import { DEFAULT_CONVENTIONS } from '../../src/narrative/phrases';
import { WORD_NAMES } from '../../src/narrative/templates';

const page = fs.readFileSync('docs/packs.md', 'utf8');

test.each(WORD_NAMES)('docs/packs.md explains %s', (word) => {
  expect(page).toMatch(new RegExp(`^\\|[^|]*\`${word}\``, 'm'));
});

test.each(Object.keys(DEFAULT_CONVENTIONS))('docs/packs.md explains the convention %s', (name) => {
  expect(page).toMatch(new RegExp(`^\\|[^|]*\`${name}\``, 'm'));
});
