import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Imports run one way: no file of the core is reached from itself, and a room knows only the rooms before it. */

const ORDER = [
  'workbook',
  'lexicon',
  'forms',
  'findings',
  'relations',
  'facts',
  'rules',
  'text',
  'proofread',
  'narrative',
  'packs',
] as const;
const SRC = path.resolve('src');

function filesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? filesOf(file) : file.endsWith('.ts') ? [file] : [];
  });
}

function importsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/(?:from|import\() ?'(\.[^']+)'/g)].flatMap(([, specifier]) => {
    const target = path.join(path.dirname(file), specifier!);
    return [target, `${target}.ts`, path.join(target, 'index.ts')]
      .filter((found) => existsSync(found) && statSync(found).isFile())
      .slice(0, 1);
  });
}

const FILES = ORDER.flatMap((room) => filesOf(path.join(SRC, room)));
const GRAPH = new Map(FILES.map((file) => [file, importsOf(file)]));

function roomOf(file: string): string {
  return path.relative(SRC, file).split(path.sep)[0]!;
}

/** The files a file reaches. */
function reach(file: string): Set<string> {
  const seen = new Set<string>();
  const open = [...(GRAPH.get(file) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(GRAPH.get(next) ?? []));
  }
  return seen;
}

test('no circle', () => {
  expect(FILES.length).toBeGreaterThan(100);
  expect(FILES.filter((file) => reach(file).has(file)).map((file) => path.relative(SRC, file))).toEqual([]);
});

test('no arrow upwards', () => {
  const upwards = FILES.flatMap((file) =>
    GRAPH.get(file)!
      .filter((target) => target.startsWith(SRC) && ORDER.indexOf(roomOf(target) as never) > ORDER.indexOf(roomOf(file) as never))
      .map((target) => `${path.relative(SRC, file)} -> ${path.relative(SRC, target)}`),
  );
  expect(upwards).toEqual([]);
});
