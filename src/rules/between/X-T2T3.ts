import { formOf } from '../../facts/bind';
import type { Disclosure } from '../../forms/disclosure';
import { and, LAW_TRUE, SAME_DATUM } from '../basis';
import { defineRule } from '../rule';
import { linesOf } from '../support/check';
import { both, closingAccount, INCOME_LIKE, pair, SPENDING } from '../support/forms';
import { bySubject } from '../support/subjects';

/** Whether final accounts say that nothing was carried over at either end of the year, nor taken from or put to balances. */
function carriesNothing(disclosure: Disclosure): boolean {
  const form = disclosure.kind === 'final' ? formOf(disclosure, '收支总表') : null;
  const balances = form ? linesOf(form).filter(({ name }) => BALANCE.test(name)) : [];
  return balances.length > 1 && balances.every(({ amounts }) => amounts.every(({ value }) => value === null || value.isZero()));
}

const BALANCE = /结转|结余/;

/** Final accounts that open and close with nothing. */
const SETTLED = closingAccount(2024, '0', '125.35', '0').replaceAll('100.25', '125.35');

export default defineRule({
  id: 'X-T2T3',
  level: 'error',
  basis: and(LAW_TRUE, SAME_DATUM),
  text: {
    zh: {
      name: '收入按科目与支出按科目',
      statement: '部门收入总表与部门支出总表，同一项级科目相等',
      remark: '决算中有年初、年末结转结余或结余分配的，不逐科目相等，不比；两表合计不等的也不比',
    },
    en: {
      name: 'income and spending by subject',
      statement: 'the same subject has the same amount in 收入总表 and 支出总表',
      remark: 'final accounts with balances and forms with other totals are not compared',
    },
  },
  relations: (cross) =>
    cross.disclosure.kind === 'budget' || carriesNothing(cross.disclosure)
      ? bySubject(cross, { left: '收入总表', right: '支出总表', wider: true })
      : [],
  examples: [
    {
      ...pair(
        both(INCOME_LIKE, SPENDING),
        ['2080505 | 机关事业单位基本养老保险缴费支出 | 20.1 | 20.1', '2080505 | 机关事业单位基本养老保险缴费支出 | 21.1 | 21.1'],
        ['2080506 | 机关事业单位职业年金缴费支出 | 10.05 | 10.05', '2080599 | 其他行政事业单位养老支出 | 9.05 | 9.05'],
      ),
      first: '收入总表!C7',
    },
    {
      ...pair(
        both(SETTLED, INCOME_LIKE.replaceAll('收入总表', '收入决算表'), SPENDING.replaceAll('支出总表', '支出决算表')),
        ['2080505 | 机关事业单位基本养老保险缴费支出 | 20.1 | 20.1', '2080505 | 机关事业单位基本养老保险缴费支出 | 21.1 | 21.1'],
        ['2080506 | 机关事业单位职业年金缴费支出 | 10.05 | 10.05', '2080599 | 其他行政事业单位养老支出 | 9.05 | 9.05'],
      ),
      first: '收入决算表!C7',
    },
  ],
});
