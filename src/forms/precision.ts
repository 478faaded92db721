import { isZero } from '../workbook/number';
import type { Unit } from './disclosure';
import type { RawPanel } from './headings';
import type { Layout } from './layout';

/** A table of the workbook before its lines are read. */
interface Table {
  readonly layout: Layout;
  readonly panels: readonly RawPanel[];
}

/** The unit that most tables state. */
export function commonUnit(drafts: readonly Table[]): Unit {
  const counts = new Map<Unit, number>();
  for (const { layout } of drafts) if (layout.unit) counts.set(layout.unit, (counts.get(layout.unit) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '万元';
}

/**
 * The decimals amounts of a unit are printed with: the most that at least one amount in fifty has, so that a single cell with
 * stray digits does not make every other amount look more precise than it is.
 */
export function decimalsByUnit(drafts: readonly Table[], fallback: Unit): ReadonlyMap<Unit, number> {
  const counts = new Map<Unit, number[]>();
  for (const { layout, panels } of drafts) {
    const unit = layout.unit ?? fallback;
    const histogram = counts.get(unit) ?? [];
    for (const { amounts, body } of panels)
      for (const row of body)
        for (const { column } of amounts) {
          const number = layout.grid.amount(row, column);
          if (number && (number.unit ?? unit) === unit && !isZero(number))
            histogram[number.decimals] = (histogram[number.decimals] ?? 0) + 1;
        }
    counts.set(unit, histogram);
  }
  return new Map([...counts].map(([unit, histogram]) => [unit, usualDecimals(histogram)]));
}

function usualDecimals(histogram: readonly (number | undefined)[]): number {
  const total = histogram.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  let decimals = 0;
  histogram.forEach((count, index) => {
    if ((count ?? 0) * 50 >= total) decimals = index;
  });
  return decimals;
}
