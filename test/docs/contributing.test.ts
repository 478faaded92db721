import { existsSync, readFileSync } from 'node:fs';
import { FAMILIES, ruleFiles } from '../support/rule-files';
import { codesNamed } from '../../src/forms/classification';
import { RULES } from '../../src/rules';

const PAGE = readFileSync('docs/contributing.md', 'utf8');

test('every file the page names is there', () => {
  const named = [...PAGE.matchAll(/`((?:src|test|assets|docs|scripts)\/[\w./-]+)`/g)].map(([, file]) => file!);
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((file) => !existsSync(file))).toEqual([]);
});

test('every family the page names holds rules, and no other folder does', () => {
  const families = /Families: ([^.]*)\./s
    .exec(PAGE)![1]!
    .match(/`[a-z-]+`/g)!
    .map((name) => name.slice(1, -1));
  expect([...families].sort()).toEqual([...FAMILIES].sort());
});

test('a rule is its file and a line of the list', () => {
  expect(ruleFiles().length).toBe(RULES.length);
});

test('a name means its subject in the years it holds, by its former name too', () => {
  const codes = (name: string, year: number): string[] => codesNamed('function', name, year).map(({ subject }) => subject.code);
  expect(codes('卫生健康支出', 2024)).toContain('210');
  expect(codes('医疗卫生与计划生育支出', 2024)).toContain('210');
  expect(codesNamed('function', '医疗卫生与计划生育支出', 2024)[0]!.former).toEqual({ name: '医疗卫生与计划生育支出', until: 2018 });
  expect(codes('人力资源事务', 2024)).not.toContain('20110');
});
