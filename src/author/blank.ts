import { SheetBuilder } from './blank/builder';
import { withFormulas } from './blank/formulas';
import type { BlankSet } from './blank/set';
import { sourceOf } from './blank/source';

export { snapshotOf, type BlankCell, type BlankSet, type BlankSheet, type Look } from './blank/set';

/** The national set of blank forms of a year, with what relations say as formulas. */
export function blankSet(kind: 'budget' | 'final', year: number, options: { unit?: '元' | '万元'; organization?: string } = {}): BlankSet {
  const source = sourceOf(kind);
  const context = { in: year, year: `${year}${source.yearWord}`, unit: options.unit ?? '万元', organization: options.organization ?? '' };
  return { sheets: source.sheets.map((sheet) => withFormulas(new SheetBuilder(sheet, context).build())) };
}
