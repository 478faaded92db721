import { execFileSync } from 'node:child_process';
import path from 'node:path';

type Case = readonly [file: string, code: string];

/** The rules that each snippet breaks. In a process of its own: jest cannot load ESLint's module config. */
function lint(cases: readonly Case[]): string[][] {
  const input = JSON.stringify(cases.map(([file, code]) => ({ file, code })));
  const output = execFileSync(process.execPath, [path.resolve('test/support/lint-snippets.mjs')], { input, encoding: 'utf8' });
  return JSON.parse(output) as string[][];
}

const forbidden: readonly Case[] = [
  ['src/forms/probe.ts', "import { readFileSync } from 'node:fs'; export const x = readFileSync;"],
  ['src/forms/probe.ts', "import { join } from 'path'; export const x = join;"],
  ['src/forms/probe.ts', "import type { WorkbookPort } from '../hosts/port'; export type X = WorkbookPort;"],
  ['src/relations/probe.ts', "export * from '../report/text';"],
  ['src/relations/deep/probe.ts', "export const x = import('../../hosts/file/read');"],
  ['src/narrative/probe.ts', "export type X = import('../cli/main').X;"],
  ['src/engine.ts', "import { x } from './hosts/file/read'; export const y = x;"],
  ['src/engine.ts', "import { x } from '../taskpane/app'; export const y = x;"],
  ['src/packs/probe.ts', "import React from 'react'; export const x = React;"],
  ['src/report/probe.ts', "import { x } from '../hosts/port'; export const y = x;"],
  ['src/report/probe.ts', "import fs from 'fs/promises'; export const y = fs;"],
  ['src/hosts/excel/probe.ts', "import { x } from '../../../taskpane/app'; export const y = x;"],
  ['src/hosts/file/probe.ts', "import { x } from '../../cli/main'; export const y = x;"],
  ['taskpane/probe.tsx', "import { x } from '../src/cli/main'; export const y = x;"],
];

const forbiddenGlobals: readonly Case[] = [
  ['src/forms/probe.ts', 'export const x = document.title;'],
  ['src/workbook/probe.ts', 'export const x = process.env;'],
  ['src/relations/probe.ts', 'export const x = () => Excel.run;'],
  ['src/proofread/probe.ts', 'export const x = name;'],
  ['src/report/probe.ts', 'export const x = window.location;'],
  ['src/hosts/excel/probe.ts', "export const x = () => alert('');"],
];

const allowed: readonly Case[] = [
  ['src/forms/probe.ts', "import { Decimal } from 'decimal.js'; import { x } from '../workbook/address'; export const y = [Decimal, x];"],
  ['src/forms/probe.ts', 'export const x = (name: string, document: string) => name + document;'],
  ['src/relations/probe.ts', "import { x } from './report'; export const y = x;"],
  ['src/engine.ts', "import { x } from './relations/engine'; export const y = x;"],
  [
    'src/hosts/excel/probe.ts',
    "import { HostError } from '../port'; import { x } from '../../workbook/address'; export const y = [HostError, x];",
  ],
  ['src/cli/probe.ts', "import fs from 'node:fs'; import { x } from '../hosts/file/read'; export const y = [fs, x, process.argv];"],
  ['taskpane/probe.tsx', "import { x } from '../src/hosts/excel/port'; export const y = x;"],
];

describe('the dependency rule', () => {
  const results = lint([...forbidden, ...forbiddenGlobals, ...allowed]);
  const resultOf = (list: readonly Case[], offset: number) => list.map(([file, code], i) => [file, code, results[offset + i]!] as const);

  test.each(resultOf(forbidden, 0))('%s may not: %s', (_file, _code, broken) => {
    expect(broken).toContain('gouji/arrows');
  });
  test.each(resultOf(forbiddenGlobals, forbidden.length))('%s may not: %s', (_file, _code, broken) => {
    expect(broken).toContain('no-restricted-globals');
  });
  test.each(resultOf(allowed, forbidden.length + forbiddenGlobals.length))('%s may: %s', (_file, _code, broken) => {
    expect(broken).toEqual([]);
  });
});
