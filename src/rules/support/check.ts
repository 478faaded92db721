import { isZeroOrBlank } from '../../forms/amount';
import type { Form, Line } from '../../forms/disclosure';
import type { CellRole, FindingCell } from '../../findings/finding';
import { isNoDataStatement } from '../../forms/caption';
import type { CellRef } from '../../workbook/snapshot';
import { normalize } from '../../workbook/text';

export function place(cell: CellRef, value: string, role: CellRole = 'place'): FindingCell {
  return { sheet: cell.sheet, address: cell.address, value, role };
}

/** Where a form as a whole is meant. */
export function head(form: Form): FindingCell {
  return place({ sheet: form.sheet, address: 'A1' }, form.title);
}

export function linesOf(form: Form): readonly Line[] {
  let lines = LINES.get(form);
  if (!lines) LINES.set(form, (lines = form.panels.flatMap((panel) => panel.lines)));
  return lines;
}

/** Every check goes over the same lines. */
const LINES = new WeakMap<Form, readonly Line[]>();

/** No amount, or none but 0. */
export function isEmpty(form: Form): boolean {
  return linesOf(form).every(({ amounts }) => amounts.every(isZeroOrBlank));
}

/** Share of characters two names have in common, in order (longest common subsequence over the longer name). */
export function likeness(a: string, b: string): number {
  const row = new Array<number>(b.length + 1).fill(0);
  for (const letter of a.slice(0, 60)) {
    let diagonal = 0;
    for (let at = 1; at <= b.length; at++) {
      const above = row[at]!;
      row[at] = letter === b[at - 1] ? diagonal + 1 : Math.max(above, row[at - 1]!);
      diagonal = above;
    }
  }
  return row[b.length]! / Math.max(a.length, b.length, 1);
}

/** The note of a form that says it holds no data. */
export function noDataStatement(form: Form): Form['notes'][number] | undefined {
  if (!['政府性基金表', '国有资本经营表', '“三公”经费表'].includes(form.kind)) return undefined;
  return form.notes.find(({ text }) => isNoDataStatement(normalize(text)) && !/四舍五入|不得删除/.test(text));
}
