import type { Amount, Form } from '../../forms/disclosure';
import { isRateHeading } from '../../forms/vocabulary';

/** Cells of columns of amounts that say something and are no number. */
export function unreadAmounts(form: Form): Amount[] {
  const found: Amount[] = [];
  for (const { lines, columns } of form.panels)
    for (const { amounts } of lines)
      for (let column = 0; column < amounts.length; column++)
        if (amounts[column]!.unread !== undefined && !isRateHeading(columns[column]!.path.at(-1) ?? '')) found.push(amounts[column]!);
  return found;
}
