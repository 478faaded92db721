import { ARITHMETIC } from '../basis';
import { defineRule } from '../rule';
import { SPENDING, pair } from '../support/forms';

export default defineRule({
  id: 'A-TOTROW',
  level: 'error',
  basis: ARITHMETIC,
  text: {
    zh: { name: '合计行', statement: '合计行 = Σ顶层各行，每列', remark: '续页重复的合计行只算一次' },
    en: {
      name: 'the total line',
      statement: 'the total line = Σ top lines in every column',
      remark: 'a total repeated on a continued page counts once',
    },
  },
  structural: true,
  examples: [{ ...pair(SPENDING, ['合计 | 125.35 | 85.35', '合计 | 125.35 | 95.35']), first: '支出总表!D4' }],
});
