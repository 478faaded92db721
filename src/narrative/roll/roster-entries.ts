import { Decimal } from 'decimal.js';
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

/** All that a form lists, or all that it lists of one source of money. */
export interface Roster {
  /** Null for whatever source. */
  readonly source: string | null;
  readonly entries: readonly Entry[];
}

/** The projects of a form, and those that each source pays where its form has more than one: 共5个项目 may be said of either. */
export function projectRosters(disclosure: Disclosure): Roster[] {
  const panels = disclosure.forms.flatMap(({ kind, panels: own }) => (kind === '项目支出表' ? own : []));
  const sources = new Set(panels.flatMap(({ columns }) => columns.flatMap(({ facets: { source } }) => source ?? [])));
  const ofSource = (source: string): Roster => ({
    source,
    entries: entriesOf(
      panels.flatMap(({ lines, columns }) => {
        const at = columns.findIndex(({ facets }) => facets.source === source);
        return at < 0
          ? []
          : lines.flatMap((line) =>
              line.key.type === 'project' && line.children.length === 0 ? [{ ...line, amounts: [line.amounts[at]!] }] : [],
            );
      }),
      disclosure,
    ),
  });
  return [{ source: null, entries: projectsOf(disclosure) }, ...[...sources].map(ofSource)].filter(({ entries }) => entries.length > 0);
}

export function totalOf(entries: readonly Entry[]): Decimal {
  return entries.reduce((sum, { yuan }) => sum.plus(yuan), new Decimal(0));
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
