import { isAsLargeAs } from '../workbook/number';
import type { RawPanel } from './headings';
import type { Layout } from './layout';

/** Whether most amounts of a thousand and more are shown with separators of thousands: by their format, or typed so. */
export function showsSeparators({ grid }: Layout, panels: readonly RawPanel[]): boolean {
  let balance = 0;
  for (const { amounts, body } of panels)
    for (const row of body)
      for (const { column } of amounts) {
        const amount = grid.amount(row, column);
        if (!amount || !isAsLargeAs(amount, 1000)) continue;
        const cell = grid.cell(row, column);
        const shows = typeof cell?.value === 'string' ? /[,，]/.test(cell.value) : /#,#/.test(cell?.format ?? '');
        balance += shows ? 1 : -1;
      }
  return balance > 0;
}
