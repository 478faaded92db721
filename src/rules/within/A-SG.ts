import { ARITHMETIC, DISCLOSURE, and } from '../basis';
import { defineRule } from '../rule';
import { EXPENSES, EXPENSES_BY_STAGE, pair } from '../support/forms';

export default defineRule({
  id: 'A-SG',
  level: 'error',
  basis: and(DISCLOSURE, ARITHMETIC),
  text: {
    zh: { name: '“三公”经费表', statement: '合计 = 因公出国（境）费 + 公务用车购置及运行费 + 公务接待费；公务用车 = 购置费 + 运行费' },
    en: { name: 'the three public expenses', statement: '合计 = travel abroad + official cars + receptions; cars = purchase + running' },
  },
  structural: true,
  examples: [
    { ...pair(EXPENSES, ['4.05', '4.5']), first: '三公!A5' },
    { ...pair(EXPENSES_BY_STAGE, ['4.05 | 3.5', '4.05 | 3.8']), first: '三公!B6' },
  ],
});
