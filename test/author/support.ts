import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync, strFromU8 } from 'fflate';
import type { Decimal } from 'decimal.js';
import { definitionsOf, type Definition } from '../../src/author/definitions';
import { keyOf, withCells } from '../../src/author/places';
import { recognise } from '../../src/forms/recognise';
import type { WorkbookSnapshot } from '../../src/workbook/snapshot';
import type { CaseName } from '../support/forms';

export function caseBytes(name: CaseName, file = 'workbook.xlsx'): Uint8Array {
  return new Uint8Array(readFileSync(join(__dirname, '../cases', name, file)));
}

/** The filled totals of a workbook by cell, each with what defines it. */
export function totalsOf(workbook: WorkbookSnapshot): Map<string, readonly Definition[]> {
  return new Map(
    [...definitionsOf(recognise(workbook))].filter(([, [first]]) => first!.kind === 'sum' && first!.target.amount.value !== null),
  );
}

/** The same workbook with nothing but its leaves. */
export function leavesOnly(workbook: WorkbookSnapshot): WorkbookSnapshot {
  return withCells(workbook, new Map([...totalsOf(workbook).keys()].map((key) => [key, null])));
}

/** Totals that are not exactly the sum of their parts as published (roundings, mistakes), and totals of such totals. */
export function contradicted(totals: ReadonlyMap<string, readonly Definition[]>): Set<string> {
  const off = new Set<string>();
  const exact = ({ target, parts }: Definition): boolean =>
    parts.reduce<Decimal>((rest, part) => rest.minus((part.amount.value ?? rest.times(0)).times(part.sign)), target.amount.value!).isZero();
  for (const [key, definitions] of totals) if (!definitions.every(exact)) off.add(key);
  for (let before = -1; before !== off.size;) {
    before = off.size;
    for (const [key, definitions] of totals)
      if (definitions.some(({ parts }) => parts.some((part) => off.has(keyOf(part.amount.cell))))) off.add(key);
  }
  return off;
}

export function partsOf(bytes: Uint8Array): Map<string, string> {
  return new Map(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content, true)]));
}
