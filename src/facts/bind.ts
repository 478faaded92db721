import { coversAll } from '../forms/covers';
import type { Facets, Form, FormKind, Disclosure, Line, Panel } from '../forms/disclosure';
import { headingFacets } from '../forms/vocabulary';
import type { CellRole } from '../findings/finding';
import { termAt, type Term } from '../relations/relation';
import { columnsFor } from './columns';
import { linesFor, type LineQuery } from './lines';

export { columnsFor, linesFor, type LineQuery };

/** Finds amounts by meaning: the form, the line, what the column says. Nothing here knows an address. */

export interface Query {
  readonly line: LineQuery;
  readonly facets?: Facets;
  readonly side?: '收入' | '支出';
  /** Leaves 上级 funds out of a source that a form splits. */
  readonly ownFundsOnly?: boolean;
}

const TOTAL: LineQuery = { type: 'total' };
export const yearTotal: LineQuery = { type: 'yearTotal' };
export const total = TOTAL;

/**
 * The form of a kind, where there is exactly one with lines; two candidates bind nothing, but that a form of 一般公共预算 goes before one of
 * all 财政拨款.
 */
export function formOf(disclosure: Disclosure, kind: FormKind): Form | null {
  let known = FORMS.get(disclosure);
  if (!known) FORMS.set(disclosure, (known = new Map<FormKind, Form | null>()));
  let form = known.get(kind);
  if (form === undefined) known.set(kind, (form = findForm(disclosure, kind)));
  return form;
}

/** Every relation asks for its forms. */
const FORMS = new WeakMap<Disclosure, Map<FormKind, Form | null>>();

function findForm(disclosure: Disclosure, kind: FormKind): Form | null {
  const forms = disclosure.forms.filter((form) => form.kind === kind && form.panels.some(({ lines }) => lines.length > 0));
  const own = forms.length > 1 && kind.startsWith('一般公共预算') ? forms.filter(({ title }) => /一般公共预算/.test(title)) : forms;
  return own.length === 1 ? own[0]! : null;
}

/** The amounts whose sum is what the query asks for; null where the form does not give it. */
export function bind(form: Form, query: Query, role: CellRole): Term[] | null {
  const parts = query.line.type === 'total' ? partsOfTotal(form, query) : null;
  if (parts) {
    const found = parts.map((part) => termsOf(form, part.panel, [part.line], part.query, role));
    return found.length > 0 && found.every((terms) => terms !== null) ? found.flat() : null;
  }
  for (const panel of form.panels) {
    if (query.side && panel.side && panel.side !== query.side) continue;
    if (query.facets?.funds !== undefined && (headingFacets(panel.heading).funds ?? query.facets.funds) !== query.facets.funds) continue;
    const lines = linesFor(panel, query.line);
    const terms = lines && termsOf(form, panel, lines, query, role);
    if (terms) return terms;
  }
  return null;
}

function termsOf(form: Form, panel: Panel, lines: readonly Line[], query: Query, role: CellRole): Term[] | null {
  const columns = columnsFor(form, panel, query.facets ?? ALL, query.ownFundsOnly);
  if (!columns) return null;
  const terms = (line: Line): Term[] => columns.map((column) => termAt(form, panel, line, column, role));
  const [line] = lines;
  return line && lines.length === 1 ? terms(line) : lines.flatMap(terms);
}

const ALL: Facets = {};

interface Part {
  readonly panel: Panel;
  readonly line: Line;
  /** What is asked of its columns: without what the total itself is limited to. */
  readonly query: Query;
}

/** What totals of a form can be limited to, with the halves that make up a whole. */
const HALVES = [
  ['funds', ['人员', '公用']],
  ['nature', ['基本', '项目']],
] as const;

/**
 * Totals that cover a part each: the one whose part is asked for, or both halves where no total covers both. Null where the form
 * has none such; empty where a half is missing, so that the whole cannot be told.
 */
function partsOfTotal(form: Form, query: Query): readonly Part[] | null {
  if (!hasLimitedTotals(form)) return null;
  for (const [dimension, halves] of HALVES) {
    const limited = halves.flatMap((half) => totalCovering(form, dimension, half, query) ?? []);
    if (limited.length === 0) continue;
    const asked = query.facets?.[dimension];
    if (asked !== undefined) {
      const own = limited.filter(({ line }) => line.key.type === 'total' && line.key.covers[dimension] === asked);
      if (own.length > 0) return own;
    } else if (!form.panels.some((panel) => closesAll(form, panel))) return limited.length === halves.length ? limited : [];
  }
  return null;
}

/** Whether a total of the form covers one half alone (人员经费合计). */
export function hasLimitedTotals(form: Form): boolean {
  let has = LIMITED.get(form);
  if (has === undefined) {
    const isLimited = ({ role, key }: Line): boolean =>
      role === 'total' && key.type === 'total' && HALVES.some(([dimension]) => key.covers[dimension] !== undefined);
    LIMITED.set(form, (has = form.panels.some(({ lines }) => lines.some(isLimited))));
  }
  return has;
}

/** Few forms have such totals. */
const LIMITED = new WeakMap<Form, boolean>();

function closesAll(form: Form, panel: Panel): boolean {
  return panel.lines.some((line) => line.role === 'total' && coversAll(line, form.facets));
}

/** The lines that make up all of a form which prints a total of each half and none of both; empty for other forms. */
export function halvesOf(form: Form): readonly { readonly panel: Panel; readonly line: Line }[] {
  return partsOfTotal(form, { line: TOTAL }) ?? [];
}

function totalCovering(form: Form, dimension: 'funds' | 'nature', value: string, query: Query): Part | null {
  if (form.facets[dimension] === value) return null;
  const { [dimension]: _, ...rest } = query.facets ?? {};
  for (const panel of form.panels) {
    if (query.side && panel.side && panel.side !== query.side) continue;
    const line = panel.lines.find(({ role, key }) => role === 'total' && key.type === 'total' && key.covers[dimension] === value);
    if (line) return { panel, line, query: { ...query, facets: rest } };
  }
  return null;
}
