import fs from 'node:fs';
import path from 'node:path';
import { recognise } from '../../src/forms/recognise';
import { nationalPack, pack, PackError, packFor, packIds, readPack } from '../../src/packs/packs';
import { CASES, workbookOf } from '../narrative/support';

const sourceOf = (id: string): string => fs.readFileSync(path.resolve('assets/packs', `${id}.yaml`), 'utf8');

test('every pack file is registered under its own id', () => {
  const files = fs.readdirSync('assets/packs').map((file) => path.basename(file, '.yaml'));
  expect([...packIds()].sort()).toEqual(files.sort());
  for (const id of packIds()) expect(pack(id).id).toBe(id);
});

test.each(packIds())('%s follows the schema and its templates can be read', (id) => {
  expect(readPack(sourceOf(id), id).narrative?.sections.length).toBeGreaterThan(5);
});

test.each(packIds())('%s names no cell, no unit and no amount of a case', (id) => {
  const text = sourceOf(id);
  expect(text).not.toMatch(/[A-Z]{1,2}[0-9]+(?![0-9])|[0-9]+\.[0-9]{2}/);
  expect(text).not.toMatch(/医疗保障(?:局|服务中心)/);
});

test.each([
  ['bazhou-2024', 'xinjiang-bazhou-budget'],
  ['guyuan-2024', 'ningxia-guyuan-final'],
  ['linxia-2024', 'gansu-linxia-budget'],
  ['wenxian-2024', 'henan-jiaozuo-wenxian-budget'],
  ['yanbian-2024', 'jilin-yanbian-budget'],
] as const)('%s is known as %s', async (name, id) => {
  expect(packFor(recognise(await workbookOf(name)))?.id).toBe(id);
});

test('a locality nobody has written a pack for gets none, and the national one for its narrative', async () => {
  for (const name of CASES) {
    const disclosure = recognise(await workbookOf(name));
    const elsewhere = { ...disclosure, organization: '某县档案馆', forms: disclosure.forms.map((form) => ({ ...form, title: '表' })) };
    expect(packFor(elsewhere)).toBeNull();
    expect(nationalPack(elsewhere.kind).kind).toBe(elsewhere.kind);
  }
});

test('a pack of final accounts is never taken for a budget', async () => {
  const disclosure = recognise(await workbookOf('guyuan-2024'));
  expect(packFor({ ...disclosure, kind: 'budget' })).toBeNull();
});

const HEAD = 'id: a\nname: 甲\nkind: budget\nmatch: {}\n';

test.each([
  ['no YAML', 'a: [', /不是有效的 YAML/],
  ['an unknown key', `${HEAD}colour: red\n`, /colour/],
  ['a wrong kind', 'id: a\nname: 甲\nkind: monthly\nmatch: {}\n', /kind/],
  ['an unknown convention', `${HEAD}narrative:\n  conventions: {flat: never}\n  sections: []\n`, /narrative\.conventions\.flat/],
  ['a section without text', `${HEAD}narrative:\n  sections:\n    - title: 一\n`, /narrative\.sections\.0\.text/],
  [
    'an unknown word',
    `${HEAD}narrative:\n  sections:\n    - {title: 一, text: '{{ "收支总表" | 金颚 }}'}\n`,
    /narrative\.sections\.0\.text.*金颚/s,
  ],
  [
    'an open tag',
    `${HEAD}narrative:\n  sections:\n    - {title: 一, text: 好}\n    - {title: 二, text: '{% if x %}'}\n`,
    /narrative\.sections\.1\.text/,
  ],
  [
    'a wrong condition',
    `${HEAD}narrative:\n  sections:\n    - {title: 一, when: '"a" | 没有', text: 好}\n`,
    /narrative\.sections\.0\.when/,
  ],
  ['a wrong title', `${HEAD}narrative:\n  title: '{{ 年'\n  sections: []\n`, /narrative\.title/],
])('%s gives an error that names the place', (_name, source, message) => {
  expect(() => readPack(source, 'a')).toThrow(PackError);
  expect(() => readPack(source, 'a')).toThrow(message);
});

test('an id no pack has is answered with those there are', () => {
  expect(() => pack('nowhere')).toThrow(/xinjiang-bazhou-budget/);
  expect(() => pack('constructor')).toThrow(PackError);
});
