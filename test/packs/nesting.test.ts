import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseInputs } from '../../src/cli/inputs';
import { checkPack } from '../../src/packs/check';
import { tooDeepAt } from '../../src/packs/nesting';
import { packIds, readPack } from '../../src/packs/packs';

/** What is nested without bound takes the parser's stack: it is refused before, wherever YAML of a person is read. */

const stairs = (levels: number): string => Array.from({ length: levels }, (_, i) => `${'  '.repeat(i)}a:`).join('\n');

describe.each([
  ['lists in brackets', `a: 1\nb: ${'['.repeat(20_000)}`, 2],
  ['maps in brackets', 'a: {'.repeat(5_000), 1],
  ['lists by dashes', '- '.repeat(5_000), 1],
  ['keys set further in', stairs(500), 202],
])('%s without end', (_, yaml, line) => {
  test('are refused with their line', async () => {
    expect(tooDeepAt(yaml)).toBe(line);
    expect(checkPack(yaml)).toEqual([expect.objectContaining({ line, message: expect.stringContaining('嵌套过深') as string })]);
    expect(() => readPack(yaml, '包')).toThrow(`模板包 包 第 ${line} 行嵌套过深`);
    await expect(parseInputs('数.yaml', Buffer.from(yaml))).rejects.toThrow(`数.yaml 第 ${line} 行：不是有效的 YAML（嵌套过深）`);
  });
});

test.each([
  ['ten levels', stairs(10)],
  ['many lists, one after the other', 'a: [1]\nb: {c: 1}\n'.repeat(1_000)],
  ['what closes more than it opens', ']}'.repeat(1_000)],
  ...packIds().map((id) => [id, readFileSync(path.resolve('assets/packs', `${id}.yaml`), 'utf8')]),
])('%s are read', (_, yaml) => expect(tooDeepAt(yaml)).toBeNull());
