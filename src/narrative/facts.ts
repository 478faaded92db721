import { Decimal } from 'decimal.js';
import type { Disclosure, Facets, Form, FormKind, Line, Panel, Unit } from '../forms/disclosure';
import { headingFacets, isTotal, itemOf, sourceOf } from '../forms/vocabulary';
import { subjectName } from '../forms/subjects';
import { bind, columnsFor, formOf, linesFor, type LineQuery } from '../relations/bind';
import { headingTree, type HeadingNode } from '../relations/columns';
import { term, yuanPer, type Term } from '../relations/relation';
import { nameOf } from '../relations/structure/rows';
import type { CellRef } from '../workbook/snapshot';
import { normalize } from '../workbook/text';

/** A value with the cells it is derived from. */
export interface Fact {
  /** 表/行/栏: how it was asked for, and the key of its reason. */
  readonly path: string;
  readonly name: string;
  /** In 元; null where the form does not give it. */
  readonly yuan: Decimal | null;
  readonly unit: Unit;
  readonly cells: readonly CellRef[];
}

/** Reads facts by paths such as `支出总表/合计/基本支出`, `一般公共预算支出表/2080505`, `“三公”经费表/公务接待费`. */
export class FactReader {
  constructor(readonly disclosure: Disclosure) {}

  fact(path: string): Fact {
    const [kind = '', row = '合计', ...columns] = path.split('/');
    const form = this.form(kind);
    const terms = form ? termsAt(form, row, columns.join('/')) : null;
    return factOf(path, row, form, terms, this.disclosure.unit);
  }

  form(kind: string): Form | null {
    return formOf(this.disclosure, kind.replace(/^三公/, '“三公”') as FormKind);
  }

  has(kind: string): boolean {
    return this.form(kind) !== null;
  }

  /** The lines of subjects with codes of `digits` digits, in form order. */
  subjects(kind: string, digits: number): { code: string; name: string }[] {
    const form = this.form(kind);
    const found = new Map<string, string>();
    for (const line of linesOf(form)) if ('code' in line.key && line.key.type !== 'unit' && line.key.code.length === digits && /^[0-9]+$/.test(line.key.code)) found.set(line.key.code, line.name);
    return [...found].map(([code, name]) => ({ code, name }));
  }

  /** The name a form of this disclosure prints for a code, else that of the classification. */
  nameOfCode(code: string): string {
    for (const form of this.disclosure.forms) for (const line of linesOf(form)) if ('code' in line.key && line.key.code === code && line.key.type === 'function') return line.name;
    return subjectName(code);
  }
}

function linesOf(form: Form | null): readonly Line[] {
  return form ? form.panels.flatMap(({ lines }) => lines) : [];
}

function factOf(path: string, row: string, form: Form | null, terms: readonly Term[] | null, unit: Unit): Fact {
  const filled = terms?.filter(({ amount }) => amount.value !== null) ?? [];
  const yuan = filled.reduce((sum, found) => sum.plus(found.amount.value!.times(yuanPer(found.unit))), new Decimal(0));
  return { path, name: row, yuan: filled.length > 0 ? yuan : null, unit: form?.unit ?? unit, cells: (terms ?? []).map(({ amount }) => amount.cell) };
}

function termsAt(form: Form, row: string, column: string): readonly Term[] | null {
  const side = /^收入/.test(row) ? '收入' : /^支出/.test(row) ? '支出' : undefined;
  const query = lineQuery(form, row);
  for (const panel of form.panels) {
    if (side && panel.side && panel.side !== side) continue;
    const lines = query ? linesFor(panel, query) : named(panel, row);
    if (lines) {
      const columns = column === '' ? (columnsFor(form, panel, {}) ?? [0]) : columnsAt(form, panel, column);
      return columns && lines.flatMap((line) => columns.map((at) => term(form, line.amounts[at]!, nameOf(line.label, panel.columns[at]!.path), 'counterpart')));
    }
  }
  return query?.type === 'item' ? itemColumn(form, query.item, column) : null;
}

function lineQuery(form: Form, row: string): LineQuery | null {
  if (isTotal(row)) return { type: 'total' };
  if (/^[0-9]+$/.test(row)) return { type: row.startsWith('2') ? 'function' : 'economic', code: row };
  const item = form.kind === '“三公”经费表' || form.kind === '政府采购表' ? itemOf(row) : null;
  if (item) return { type: 'item', item };
  const { source } = form.kind === '收支总表' || form.kind === '财政拨款收支总表' ? sourceOf(row) : {};
  return source ? { type: 'source', source } : null;
}

function named(panel: Panel, row: string): readonly Line[] | null {
  const lines = panel.lines.filter(({ name }) => name === normalize(row));
  return lines.length > 0 ? lines.slice(0, 1) : null;
}

/** A heading of exactly this text, else the columns of what the text means. */
function columnsAt(form: Form, panel: Panel, column: string): readonly number[] | null {
  const wanted = normalize(column);
  const exact = flatten(headingTree(panel)).filter(({ heading }) => heading !== '' && (normalize(heading) === wanted || normalize(heading).replace(/(?:小计|合计)$/, '') === wanted));
  if (exact.length === 1) return exact[0]!.value;
  const facets = column.split('/').reduce<Facets>((sum, part) => ({ ...sum, ...headingFacets(part) }), {});
  return Object.keys(facets).length > 0 ? columnsFor(form, panel, facets) : null;
}

function flatten(node: HeadingNode): HeadingNode[] {
  return [node, ...node.children.flatMap(flatten)];
}

/** “三公” forms with the items as columns. */
function itemColumn(form: Form, item: string, column: string): readonly Term[] | null {
  const stage = /决算/.test(column) ? '决算' : /预算/.test(column) ? '预算' : undefined;
  for (const panel of form.panels) {
    const at = panel.columns.findIndex(({ facets }) => facets.item === item && (stage === undefined || facets.stage === stage));
    const line = panel.lines.find(({ role }) => role === 'total') ?? panel.lines[0];
    if (at >= 0 && line) return [term(form, line.amounts[at]!, item, 'counterpart')];
  }
  return bind(form, { line: { type: 'item', item } }, 'counterpart');
}
