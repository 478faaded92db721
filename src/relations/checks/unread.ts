import type { Amount, Form } from '../../forms/disclosure';
import { isMeantAsAmount } from '../../workbook/number';
import type { Finding } from '../finding';
import { place, report, type Check, type CheckContext } from './check';

/** Cells of columns of amounts that say something and are no number, form by form. */
export function unreadAmounts(form: Form): Amount[] {
  return form.panels.flatMap(({ lines, columns }) =>
    lines.flatMap(({ amounts }) => amounts.filter(({ unread }, column) => unread !== undefined && !isRate(columns[column]!.path))),
  );
}

/** Rates stand beside amounts and are none. */
function isRate(path: readonly string[]): boolean {
  return /率|比例|占比|比重|幅度|%/.test(path.at(-1) ?? '');
}

/** More cells of a form than this are one finding: they have one cause. */
const MANY = 3;

/** A-NUM: where an amount was meant, a number stands. */
export const numbers: Check = (context) => {
  const wrong = context.disclosure.forms.map((form) => ({ form, amounts: unreadAmounts(form).filter(isMeant) }));
  const count = wrong.reduce((sum, { amounts }) => sum + amounts.length, 0);
  const level = count > numericAmounts(context) ? 'error' : 'warning';
  return wrong.flatMap(({ form, amounts }): Finding[] => {
    const groups = amounts.length > MANY ? [amounts] : amounts.map((amount) => [amount]);
    return groups.map((group) =>
      report(context, {
        rule: 'A-NUM',
        level,
        zh: sentence(group),
        en: `${names(group)} ${group.length === 1 ? 'is' : 'are'} text and no number; what depends on it was not checked.`,
        cells: group.map(({ cell, unread }) => place(cell, unread!, 'culprit')),
        form,
      }),
    );
  });
};

function isMeant({ unread }: Amount): boolean {
  return isMeantAsAmount(unread!);
}

function numericAmounts({ disclosure }: CheckContext): number {
  return disclosure.forms.reduce(
    (sum, form) =>
      sum +
      form.panels.reduce(
        (all, { lines }) => all + lines.reduce((n, { amounts }) => n + amounts.filter(({ value }) => value !== null).length, 0),
        0,
      ),
    0,
  );
}

function sentence(amounts: readonly Amount[]): string {
  const [first] = amounts;
  if (amounts.length === 1)
    return `${first!.cell.address} 填的“${first!.unread}”是文本，不是数，没有读出，与它有关的勾稽关系没有核对；请改填数字。`;
  return `${names(amounts)}填的是文本（如“${first!.unread}”），不是数，没有读出，与它们有关的勾稽关系没有核对；请改填数字。`;
}

function names(amounts: readonly Amount[]): string {
  const shown = amounts.slice(0, 5).map(({ cell }) => cell.address);
  return `${shown.join('、')}${amounts.length > shown.length ? ` 等 ${amounts.length} 格` : ''} `;
}
