import type { Amount, Form } from '../../forms/disclosure';

/** Cells of columns of amounts that say something and are no number. */
export function unreadAmounts(form: Form): Amount[] {
  return form.panels.flatMap(({ lines, columns }) =>
    lines.flatMap(({ amounts }) => amounts.filter(({ unread }, column) => unread !== undefined && !isRate(columns[column]!.path))),
  );
}

/** Rates stand beside amounts and are none. */
function isRate(path: readonly string[]): boolean {
  return /率|比例|占比|比重|幅度|%/.test(path.at(-1) ?? '');
}
