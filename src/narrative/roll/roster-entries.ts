import type { Decimal } from 'decimal.js';
import type { Disclosure, Line } from '../../forms/disclosure';
import { yuanPer } from '../../relations/relation';
import type { CellRef } from '../../workbook/snapshot';
import { plain } from './project-names';

/** A unit or a project that a form lists, with what it has. */
export interface Entry {
  readonly name: string;
  readonly yuan: Decimal;
  readonly cell: CellRef;
}

export const SHORTEST_NAME = 2;

/** What a count of projects stands before. */
export const PROJECTS = /^(?:预算|支出|财政|本级|部门)*项目/;

/** The projects that a form lists with an amount. */
export function projectsOf(disclosure: Disclosure): Entry[] {
  const forms = disclosure.forms.filter(({ kind }) => kind === '项目支出表');
  const lines = forms.flatMap(({ panels }) => panels.flatMap((panel) => panel.lines));
  return entriesOf(
    lines.filter(({ key, children }) => key.type === 'project' && children.length === 0),
    disclosure,
  );
}

/** Those with an amount and a name that can be told from other words; none at all where two have one name. */
export function entriesOf(lines: readonly Line[], { unit }: Disclosure): Entry[] {
  const entries = lines
    .flatMap(({ key, name, amounts: [first] }): Entry[] =>
      first?.value && !first.value.isZero()
        ? [{ name: plain(key.type === 'project' ? key.name : name), yuan: first.value.times(yuanPer(unit)), cell: first.cell }]
        : [],
    )
    .filter(({ name }) => name.length >= SHORTEST_NAME);
  return new Set(entries.map(({ name }) => name)).size === entries.length ? entries : [];
}
