import type { Disclosure } from '../../forms/disclosure';
import { accusedCells as accusedBy } from '../../rules/accused';
import { cellName, type Accused } from './roller';

/** The cells of this year's forms that cannot be written: those an error names as the culprit, and blank totals of filled parts. */
export function accusedCells(disclosure: Disclosure): Accused {
  const accused = new Map(accusedBy(disclosure));
  for (const { panels, title } of disclosure.forms)
    for (const { lines } of panels)
      for (const line of lines.filter(({ role }) => role === 'total'))
        line.amounts.forEach(({ value, cell }, column) => {
          const filled = lines.some(({ role, amounts }) => role === 'item' && amounts[column]?.value && !amounts[column].value.isZero());
          if (value === null && filled) accused.set(cellName(cell), `《${title}》的合计没有填，而其各项有数`);
        });
  return accused;
}
