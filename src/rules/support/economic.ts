import type { Form, FormKind } from '../../forms/disclosure';
import { bind, formOf, linesFor, type LineQuery } from '../../facts/bind';
import { isBlank, sumOf, term, type Term, type Draft } from '../../relations/relation';
import { byEconomic, byFunction, type Cross } from './cross';

/** 功能—经济对应: what a functional subject pays must stand under the economic items it is paid with. Only basic expenditure is compared. */

/** Basic expenditure of the functional subjects = the economic items. */
export function paidWith(functions: readonly string[], items: readonly string[]): (cross: Cross) => Draft[] {
  return (cross) => {
    const left = basicOf(cross, functions);
    const right = itemsOf(cross, items);
    return left && right && !left.every(isBlank) && !sumOf(left).isZero() ? [cross.between(left, right)] : [];
  };
}

/** Functional subjects that are paid with a part of economic items: the items cover at least them. */
export function coveredBy(functions: readonly string[], items: readonly string[]): (cross: Cross) => Draft[] {
  return (cross) => {
    const left = itemsOf(cross, items);
    const right = basicOf(cross, functions);
    return bothFilled(left, right) ? [cross.between(left!, right!, { comparison: '≥' })] : [];
  };
}

/** The basic expenditure of functional subjects; null where the form does not list one of them. */
export function basicOf(cross: Cross, codes: readonly string[]): Term[] | null {
  const form = formOf(cross.disclosure, '一般公共预算支出表') ?? formOf(cross.disclosure, '支出总表');
  if (!form) return null;
  const terms = codes.flatMap((code) => bind(form, { line: byFunction(code), facets: { nature: '基本' } }, 'total') ?? []);
  return terms.length > 0 ? terms : null;
}

export function itemsOf(cross: Cross, codes: readonly string[], kind: FormKind = '一般公共预算基本支出表'): Term[] | null {
  const form = formOf(cross.disclosure, kind);
  if (!form) return null;
  const terms = codes.flatMap((code) => bind(form, { line: byEconomic(code) }, 'counterpart') ?? []);
  return terms.length > 0 ? terms : null;
}

/** Where one side is entirely blank the unit may be outside the scheme; that is not for these relations to say. */
export function bothFilled(left: readonly Term[] | null, right: readonly Term[] | null): boolean {
  return left !== null && right !== null && !left.every(isBlank) && !right.every(isBlank);
}

/** The items of “三公”经费 with the economic items that pay them. */
export const PUBLIC_ITEMS: readonly (readonly [item: string, code: string])[] = [
  ['因公出国（境）费', '30212'],
  ['公务用车购置费', '31013'],
  ['公务用车运行费', '30231'],
  ['公务接待费', '30217'],
];

/** An item of the 三公 or procurement form, whether it is a line or a column; of two stages the 决算 counts. */
export function itemTerms(form: Form, item: string): Term[] | null {
  const line: LineQuery = { type: 'item', item };
  if (form.panels.some((panel) => linesFor(panel, line) !== null)) return bind(form, { line }, 'total');
  const final = form.panels.some(({ columns }) => columns.some(({ facets }) => facets.stage === '决算'));
  for (const panel of form.panels) {
    const column = panel.columns.findIndex(
      ({ facets, beside }) => facets.item === item && beside === undefined && (!final || facets.stage === '决算'),
    );
    const line = panel.lines.length === 1 ? panel.lines[0]! : panel.lines.find(({ role }) => role === 'total');
    if (column >= 0 && line) return [term(form, line.amounts[column]!, item, 'total')];
  }
  return null;
}
