import type { Amount } from '../../forms/disclosure';
import { isMeantAsAmount } from '../../workbook/number';
import { ARITHMETIC } from '../basis';
import { defineRule, type CheckContext, type Report } from '../rule';
import { linesOf, place } from '../support/check';
import { pair, SPENDING } from '../support/forms';
import { unreadAmounts } from '../support/unread';

/** More cells of a form than this are one finding: they have one cause. */
const MANY = 3;

/** A-NUM: where an amount was meant, a number stands. */
const numbers = (context: CheckContext): Report[] => {
  const wrong = context.disclosure.forms.map((form) => ({ form, amounts: unreadAmounts(form).filter(isMeant) }));
  const count = wrong.reduce((sum, { amounts }) => sum + amounts.length, 0);
  const graver = count > numericAmounts(context) ? { level: 'error' as const } : {};
  return wrong.flatMap(({ form, amounts }): Report[] => {
    const groups = amounts.length > MANY ? [amounts] : amounts.map((amount) => [amount]);
    return groups.map((group) => ({
      ...graver,
      zh: sentence(group),
      en: `${names(group)} ${group.length === 1 ? 'is' : 'are'} text and no number; what depends on it was not checked.`,
      cells: group.map(({ cell, unread }) => place(cell, unread!, 'culprit')),
      form,
    }));
  });
};

function isMeant({ unread }: Amount): boolean {
  return isMeantAsAmount(unread!);
}

function numericAmounts({ disclosure }: CheckContext): number {
  let count = 0;
  for (const form of disclosure.forms) for (const { amounts } of linesOf(form)) for (const { blank } of amounts) if (!blank) count++;
  return count;
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

export default defineRule({
  id: 'A-NUM',
  level: 'warning',
  basis: ARITHMETIC,
  text: {
    zh: {
      name: '金额应为数字',
      statement: '金额栏填数字；“￥683.30”“683.30万元”照读，读不准的文本不参加核对',
      remark: '全套表多数金额读不出的为错误级',
    },
    en: {
      name: 'amounts are numbers',
      statement: 'a column of amounts holds numbers; what is certain is read, other text is reported and never taken for a blank',
      remark: 'an error where most amounts of the workbook could not be read',
    },
  },
  check: numbers,
  examples: [{ ...pair(SPENDING, ['行政运行 | 55.2 | 55.2', '行政运行 | 55。2 | 55.2']), first: '支出总表!C11' }],
});
