import type { Review } from '../../src/findings/review';
import { reasonsOf, reasonsSheet } from '../../src/report/reasons';
import { counted } from '../../taskpane/pane/strings';

const finding = (rule: string, accepted?: string) => ({
  rule,
  level: 'warning' as const,
  message: `${rule} 不符`,
  basis: '',
  form: '收支总表',
  cells: [{ sheet: '表1', address: 'B3', value: '1', role: 'total' as const }],
  fingerprint: rule,
  ...(accepted === undefined ? {} : { accepted }),
});

const review = { organization: '某局', year: 2024, kind: 'final', findings: [finding('A', '批复如此'), finding('B')] } as unknown as Review;

test('a line an accepted finding, with what it answers and where', () => {
  expect(reasonsOf(review)).toEqual({
    title: '某局　2024 年决算　核实说明',
    columns: ['序号', '级别', '表', '单元格', '问题', '核实说明'],
    rows: [['1', '核实', '收支总表', '表1!B3', 'A 不符', '批复如此']],
  });
  const { rows } = reasonsSheet(review, 'en');
  expect(rows).toHaveLength(3);
  expect(rows[2]![3]).toEqual({ value: '表1!B3', style: 'text', link: { sheet: '表1', address: 'B3' } });
});

test('an English phrase is in the number of what it counts', () => {
  expect([0, 1, 2].map((count) => counted(count, 'cell flagged|cells flagged'))).toEqual([
    '0 cells flagged',
    '1 cell flagged',
    '2 cells flagged',
  ]);
  expect(counted(1, '个单元格已标记')).toBe('1 个单元格已标记');
});
