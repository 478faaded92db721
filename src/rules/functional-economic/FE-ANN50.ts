import { defineRule, type CheckContext, type Report } from '../rule';
import { place } from '../support/check';
import { Cross } from '../support/cross';
import { basicOf } from '../support/economic';
import { sumOf } from '../../relations/relation';
import { PAIRED, pair } from '../support/forms';

const half = ({ disclosure }: CheckContext): Report[] => {
  if (disclosure.kind !== 'budget') return [];
  const cross = new Cross(disclosure);
  const [pension, annuity] = [basicOf(cross, ['2080505']), basicOf(cross, ['2080506'])];
  if (!pension || !annuity || sumOf(pension).isZero() || sumOf(annuity).isZero()) return [];
  const share = sumOf(annuity).div(sumOf(pension));
  if (share.gte(LEAST) && share.lte(MOST)) return [];
  return [
    {
      zh: `职业年金是养老保险缴费的 ${share.times(100).toFixed(1)}%，一般约为 50%；请核对两项的缴费基数。`,
      en: `The annuity is ${share.times(100).toFixed(1)}% of the pension contributions, not about half.`,
      cells: [...annuity, ...pension].map(({ amount }) => place(amount.cell, amount.value?.toString() ?? '')),
      form: annuity[0]!.form,
    },
  ];
};

const LEAST = '0.45';
const MOST = '0.55';

export default defineRule({
  id: 'FE-ANN50',
  level: 'hint',
  basis: { zh: '《政府收支分类科目》2080505、2080506；单位缴费比例 16% 与 8%', en: '2080505 and 2080506: rates of 16% and 8%' },
  text: {
    zh: { name: '职业年金与养老保险的比例', statement: '预算中 2080506 约为 2080505 的一半（45%–55%）', remark: '决算含补记、清算，不比' },
    en: {
      name: 'annuity and pension',
      statement: 'in a budget 2080506 is about half of 2080505 (45% to 55%)',
      remark: 'final accounts hold settlements',
    },
  },
  check: half,
  examples: [
    {
      ...pair(PAIRED, ['2080506 | 机关事业单位职业年金缴费支出 | 10.05 | 10.05', '2080506 | 机关事业单位职业年金缴费支出 | 20.05 | 20.05']),
      first: '一般公共预算支出表!D11',
    },
  ],
});
