import type { Amount, Form } from '../../forms/disclosure';

/** Cells of columns of amounts that say something and are no number. */
export function unreadAmounts(form: Form): Amount[] {
  const found: Amount[] = [];
  for (const { lines, columns } of form.panels)
    for (const { amounts } of lines)
      for (let column = 0; column < amounts.length; column++)
        if (amounts[column]!.unread !== undefined && !isRate(columns[column]!.path)) found.push(amounts[column]!);
  return found;
}

/** Rates stand beside amounts and are none. */
function isRate(path: readonly string[]): boolean {
  return /率|比例|占比|比重|幅度|%/.test(path.at(-1) ?? '');
}
