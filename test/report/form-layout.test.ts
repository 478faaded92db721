import fc from 'fast-check';
import type { FormTable, TableCell } from '../../src/narrative/publication/form-table';
import { layoutOf } from '../../src/report/docx-forms';

const cell = (text: string, column: number, align: TableCell['align'] = 'center'): TableCell => ({
  text,
  column,
  columnSpan: 1,
  rowSpan: 1,
  align,
  address: 'A1',
});

/** A table of one heading and one line. */
const tableOf = (headings: readonly string[], line: readonly string[]): FormTable => ({
  title: '表',
  number: '',
  above: { left: '', right: '' },
  columns: headings.length,
  headings: 1,
  rows: [headings.map((text, column) => cell(text, column)), line.map((text, column) => cell(text, column, 'right'))],
  notes: [],
});

const PAGE = 16838 - 2 * 1134;

test('many columns have their headings broken into more lines, not set too small to read', () => {
  const columns = Array.from({ length: 24 }, (_, index) => index);
  const { size, widths } = layoutOf(
    tableOf(
      columns.map(() => '国有资本经营预算'),
      columns.map((index) => (index < 6 ? '7,895.93' : '')),
    ),
  );
  expect(size).toBeGreaterThanOrEqual(15);
  expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(PAGE);
});

test('a table is as wide as the page, whatever is in it, and each column has room', () => {
  const text = fc.string({ unit: fc.constantFrom(...'一二三1.,') });
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 30 }), (columns) => {
      const { widths } = layoutOf(
        tableOf(
          columns.map(([heading]) => heading),
          columns.map(([, line]) => line),
        ),
      );
      const sum = widths.reduce((total, width) => total + width, 0);
      expect(Math.min(...widths)).toBeGreaterThan(0);
      expect(sum).toBeLessThanOrEqual(PAGE);
      expect(sum).toBeGreaterThan(PAGE - 2 * columns.length);
    }),
  );
});

test('letters are set smaller where notes would otherwise be left over for a page of their own', () => {
  const own = tableOf(['科目', '金额'], ['工资', '1.00']);
  const rows = [own.rows[0]!, ...Array.from({ length: 31 }, () => own.rows[1]!)];
  const notes = Array.from({ length: 6 }, () => '注：本表反映本年度支出情况。');
  expect(layoutOf({ ...own, rows, notes }).size).toBeLessThan(layoutOf({ ...own, rows }).size);
});
